import { type At, repeated } from '../at.js';
import { portName } from '../text/names.js';

export function validateContainerPorts(container: At): void {
  const names = new Set<string>();
  for (const port of container.list('ports')) {
    const name = port.text('name');
    if (name !== '') {
      const why = portName(name);
      if (why !== undefined) port.refuse(why, 'name');
      else if (names.has(name)) port.refuse('must not be the name of two ports', 'name');
      names.add(name);
    }
    if ((port.number('containerPort') ?? 0) === 0) port.refuse('must be given', 'containerPort');
    else port.range('containerPort', 1, 65_535);
    if ((port.number('hostPort') ?? 0) !== 0) port.range('hostPort', 1, 65_535);
    port.oneOfOrEmpty('protocol', ['TCP', 'UDP', 'SCTP']);
  }
}

/** A port of the node is for one container. */
export function validateHostPorts(containers: readonly At[]): void {
  const ports = containers
    .flatMap(container => container.list('ports'))
    .filter(port => (port.number('hostPort') ?? 0) !== 0);
  const again = repeated(ports, port =>
    [port.text('protocol') || 'TCP', port.text('hostIP'), port.number('hostPort')].join('/'),
  );
  for (const port of again) port.refuse('must not be taken twice', 'hostPort');
}

/** In the network of the node a container's port is the node's. */
export function validateHostNetworkPorts(pod: At): void {
  if (!pod.flag('hostNetwork')) return;
  for (const port of pod.list('containers').flatMap(container => container.list('ports'))) {
    const host = port.number('hostPort') ?? 0;
    if (host !== 0 && host !== (port.number('containerPort') ?? 0))
      port.refuse('must equal containerPort where hostNetwork is true', 'hostPort');
  }
}
