import type { At } from '../at.js';
import { containersOf } from '../pod/os.js';

/** Ports of a pod that are given twice, or so that nobody can tell them apart. */
export function warnOfPorts(pod: At): void {
  const known: At[] = [];
  const names = new Set<string>();
  // Each is held against all before it: no more than a pod can have.
  for (const port of containersOf(pod)
    .flatMap(container => container.list('ports'))
    .slice(0, 2000)) {
    const [ip, host] = [port.text('hostIP'), port.number('hostPort') ?? 0];
    if (ip !== '' && host === 0) port.refuse('has no effect without hostPort', 'hostIP');
    for (const other of known.filter(each => identity(each) === identity(port))) warnOfPair(port, other);
    known.push(port);
    const name = port.text('name');
    if (name !== '' && names.has(name))
      port.refuse(`"${name}" is the name of an earlier port, which Services and probes use`, 'name');
    names.add(name);
  }
}

const identity = (port: At): string => `${port.number('containerPort')}/${port.text('protocol') || 'TCP'}`;

function warnOfPair(port: At, other: At): void {
  const [ip, otherIp] = [port.text('hostIP'), other.text('hostIP')];
  const [host, otherHost] = [port.number('hostPort') ?? 0, other.number('hostPort') ?? 0];
  if (ip === otherIp && host === otherHost) port.refuse('is the same as an earlier port');
  else if (host === 0 || otherHost === 0) port.refuse('overlaps an earlier port');
  else if (host === otherHost && (ip === '') !== (otherIp === '')) port.refuse('cannot be told from an earlier port');
}
