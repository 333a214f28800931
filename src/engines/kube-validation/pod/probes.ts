import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { headerName, portName } from '../text/names.js';

/** A number of a port, or the name that a port has. */
export function validatePort(at: At, key: string): void {
  const port = at.get(key);
  if (typeof port === 'string') at.judge(port, text => (text === '' ? 'must name a port' : portName(text)), key);
  else if (typeof port === 'number') at.range(key, 1, 65_535);
  else at.refuse('must be given', key);
}

/** Hooks and probes of a container that runs as long as the pod does. */
export function validateRunning(container: At, { pod }: { pod: At }): void {
  const lifecycle = container.child('lifecycle');
  if (lifecycle) {
    for (const hook of ['postStart', 'preStop']) {
      const at = lifecycle.child(hook);
      if (at) validateHandler(at, { pod, keys: ['exec', 'httpGet', 'tcpSocket', 'sleep'] });
    }
  }
  for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container.child(key);
    if (!probe) continue;
    validateProbe(probe, pod);
    if (key === 'readinessProbe') probe.bar('must not be given for a readiness probe', 'terminationGracePeriodSeconds');
    else if ((probe.number('successThreshold') || 1) !== 1) probe.refuse('must be 1', 'successThreshold');
  }
}

function validateProbe(at: At, pod: At): void {
  validateHandler(at, { pod, keys: ['exec', 'httpGet', 'tcpSocket', 'grpc'] });
  for (const key of ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'])
    at.least(key, 0);
  at.least('terminationGracePeriodSeconds', 1);
}

function validateHandler(at: At, { pod, keys }: { pod: At; keys: readonly string[] }): void {
  const known = keys.filter(key => key !== 'sleep' || isOn('PodLifecycleSleepAction', at));
  const [first, ...others] = known.filter(key => at.has(key));
  if (first === undefined) at.refuse(`must have one of ${known.join(', ')}`);
  else validateAction(at.open(first), { kind: first, pod });
  for (const other of others) at.refuse(`must not be given beside ${first}`, other);
}

function validateAction(at: At, { kind, pod }: { kind: string; pod: At }): void {
  if (kind === 'exec' && at.values('command').length === 0) at.refuse('must be given', 'command');
  if (kind === 'httpGet') {
    validatePort(at, 'port');
    at.oneOfOrEmpty('scheme', ['HTTP', 'HTTPS']);
    for (const header of at.list('httpHeaders')) header.judge(header.text('name'), headerName, 'name');
  }
  if (kind === 'tcpSocket') validatePort(at, 'port');
  if (kind === 'grpc') {
    if (at.has('port')) at.range('port', 1, 65_535);
    else at.refuse('must be given', 'port');
  }
  if (kind === 'sleep') {
    const grace = pod.number('terminationGracePeriodSeconds') ?? 30;
    const least = isOn('PodLifecycleSleepActionAllowZero', at) ? 0 : 1;
    const seconds = at.number('seconds') ?? 0;
    if (seconds < least || seconds > grace)
      at.refuse(`must be between ${least} and the pod's grace period of ${grace} seconds`, 'seconds');
  }
}
