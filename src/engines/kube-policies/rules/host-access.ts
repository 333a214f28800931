import { posix } from 'node:path';
import { field, textField } from '../../kube-yaml/value.js';
import { type Complaint, type ContainerPolicy, docs, type PodPolicy } from '../policy.js';
import { listed, type Workload } from '../workload.js';

const STANDARDS = docs('concepts/security/pod-security-standards');
const VOLUMES = docs('concepts/storage/volumes');

const hostPidIpc: PodPolicy = {
  id: 'host-pid-ipc',
  level: 'error',
  reason:
    'a pod that shares process ids or inter-process communication with its node: it sees and ends any process there',
  remedy: 'Remove hostPID and hostIPC.',
  link: STANDARDS,
  on: 'pod',
  check: ({ spec, path }) =>
    ['hostPID', 'hostIPC'].flatMap(name =>
      field(spec, name) === true ? [{ path: [...path, name], message: `the pod sets ${name}: true` }] : [],
    ),
};

const hostNetwork: PodPolicy = {
  id: 'host-network',
  level: 'error',
  reason: 'a pod in the network of its node: it reaches what listens on loopback there, and no NetworkPolicy holds it',
  remedy: 'Remove hostNetwork, and reach the pod through a Service.',
  link: STANDARDS,
  on: 'pod',
  check: ({ spec, path }) =>
    field(spec, 'hostNetwork') === true
      ? [{ path: [...path, 'hostNetwork'], message: 'the pod sets hostNetwork: true' }]
      : [],
};

const hostPort: ContainerPolicy = {
  id: 'host-port',
  level: 'warning',
  reason:
    'a container that takes a port of its node: only one such pod fits on a node, and the port is open to its network',
  remedy: 'Remove hostPort, and reach the pod through a Service.',
  link: STANDARDS,
  on: 'container',
  check: ({ value, path, title, pod }) =>
    // In the node's network every port is one of the node's, which is another rule's affair.
    field(pod.spec, 'hostNetwork') === true
      ? []
      : listed(value, path, 'ports').flatMap(port => {
          const number = field(port.value, 'hostPort');
          if (number === undefined || number === null || number === 0) return [];
          return [{ path: [...port.path, 'hostPort'], message: `${title} takes port ${number} of its node` }];
        }),
};

const SOCKETS = /\/(?:docker|dockershim|containerd|crio|cri-dockerd|podman|buildkitd)\.sock$/;
/** Nobody mounts these by oversight and harmlessly. */
const EXACT: ReadonlySet<string> = new Set(
  '/ /bin /dev /etc /lib /lib64 /run /sbin /usr /var /var/lib /var/run'.split(' '),
);
const BELOW =
  /^\/(?:boot|proc|sys|root|etc\/(?:kubernetes|shadow|passwd|ssh|cron[^/]*|systemd)|var\/lib\/(?:kubelet|docker|containerd|etcd|containers|rancher))(?:\/|$)/;

/** Each hostPath volume of a pod, its path without detours such as `//` and `..`. */
function hostPaths({
  spec,
  path,
}: Workload): readonly { readonly host: string; readonly path: readonly (string | number)[] }[] {
  return listed(spec, path, 'volumes').flatMap(volume => {
    const given = textField(volume.value, 'hostPath', 'path');
    if (given === undefined) return [];
    const host = posix.normalize(given).replace(/(?<=.)\/$/, '');
    return [{ host, path: [...volume.path, 'hostPath', 'path'] }];
  });
}

function mounts(pod: Workload, isMeant: (host: string) => boolean): readonly Complaint[] {
  return hostPaths(pod)
    .filter(({ host }) => isMeant(host))
    .map(({ host, path }) => ({ path, message: `the pod mounts ${host} of its node`, actual: host }));
}

const dockerSock: PodPolicy = {
  id: 'docker-sock',
  level: 'error',
  reason: "a pod that mounts the container runtime's socket: it can start any container, as root, on its node",
  remedy: 'Remove the volume; build images with a tool that needs no daemon.',
  link: VOLUMES,
  on: 'pod',
  check: pod => mounts(pod, host => SOCKETS.test(host)),
};

const sensitiveHostPath: PodPolicy = {
  id: 'sensitive-host-path',
  level: 'error',
  reason: "a pod that mounts a directory of its node's own system, such as /, /etc or /proc",
  remedy: 'Remove the volume, or mount only the one directory that it needs.',
  link: VOLUMES,
  on: 'pod',
  check: pod => mounts(pod, host => !SOCKETS.test(host) && (EXACT.has(host) || BELOW.test(host))),
};

export const hostAccessPolicies: readonly (PodPolicy | ContainerPolicy)[] = [
  hostPidIpc,
  hostNetwork,
  hostPort,
  dockerSock,
  sensitiveHostPath,
];
