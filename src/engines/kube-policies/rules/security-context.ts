import { field, isSequence, type KubeValue, textField } from '../../kube-yaml/value.js';
import { type ContainerPolicy, docs } from '../policy.js';
import { type Container, isWindows } from '../workload.js';

const STANDARDS = docs('concepts/security/pod-security-standards');
const CONTEXT = docs('tasks/configure-pod-container/security-context');

/** The container's own setting, else the pod's. */
const inherited = ({ value, pod }: Container, name: string): KubeValue | undefined =>
  field(value, 'securityContext', name) ?? field(pod.spec, 'securityContext', name);

const at = ({ path }: Container, ...rest: readonly (string | number)[]) => [...path, 'securityContext', ...rest];

const privileged: ContainerPolicy = {
  id: 'privileged',
  level: 'error',
  reason: 'a privileged container: it is root on its node',
  remedy: 'Remove securityContext.privileged, and add the one capability that it needs.',
  link: STANDARDS,
  on: 'container',
  check: container =>
    field(container.value, 'securityContext', 'privileged') === true
      ? [{ path: at(container, 'privileged'), message: `${container.title} is privileged` }]
      : [],
};

const privilegeEscalation: ContainerPolicy = {
  id: 'privilege-escalation',
  level: 'error',
  reason: 'a container whose processes can gain more privileges than they began with, which is the default',
  remedy: 'Set securityContext.allowPrivilegeEscalation: false on the container.',
  link: CONTEXT,
  on: 'container',
  check: container => {
    const given = field(container.value, 'securityContext', 'allowPrivilegeEscalation');
    if (given === false || isWindows(container.pod)) return [];
    const why = given === true ? '' : ': it does not set allowPrivilegeEscalation: false';
    return [
      {
        path: at(container, 'allowPrivilegeEscalation'),
        message: `${container.title} allows privilege escalation${why}`,
      },
    ];
  },
};

const runAsRoot: ContainerPolicy = {
  id: 'run-as-root',
  level: 'error',
  reason: 'a container that runs as root, or may: whoever breaks out of it is root on the node',
  remedy: 'Set runAsNonRoot: true, or runAsUser above 0, on the container or the pod.',
  link: CONTEXT,
  on: 'container',
  check: container => {
    const user = inherited(container, 'runAsUser');
    if (user === 0)
      return [{ path: runAs(container, 'runAsUser'), message: `${container.title} runs as root`, actual: '0' }];
    if (typeof user === 'number' || inherited(container, 'runAsNonRoot') === true) return [];
    const message = `${container.title} may run as root: neither runAsNonRoot: true nor runAsUser is set`;
    return [{ path: runAs(container, 'runAsNonRoot'), message }];
  },
};

/** Where the setting is written: in the container, else in the pod. */
function runAs(container: Container, name: string) {
  const own = field(container.value, 'securityContext', name) !== undefined;
  const pod = field(container.pod.spec, 'securityContext', name) !== undefined;
  return own || !pod ? at(container, name) : [...container.pod.path, 'securityContext', name];
}

/** What the Baseline level of the Pod Security Standards lets containers add. */
const HARMLESS: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const capabilities = (container: Container, side: 'add' | 'drop'): readonly string[] => {
  const names = field(container.value, 'securityContext', 'capabilities', side);
  return isSequence(names) ? names.map(name => String(name).toUpperCase().replace(/^CAP_/, '')) : [];
};

const dangerousCapabilities: ContainerPolicy = {
  id: 'dangerous-capabilities',
  level: 'error',
  reason: 'a container that adds a capability beyond the Baseline level, such as SYS_ADMIN or NET_ADMIN',
  remedy: 'Remove it from securityContext.capabilities.add.',
  link: STANDARDS,
  on: 'container',
  check: container =>
    capabilities(container, 'add').flatMap((name, index) =>
      HARMLESS.has(name)
        ? []
        : [{ path: at(container, 'capabilities', 'add', index), message: `${container.title} adds ${name}` }],
    ),
};

const dropAllCapabilities: ContainerPolicy = {
  id: 'drop-all-capabilities',
  level: 'warning',
  reason: 'a container that keeps capabilities which hardly any program needs',
  remedy: 'Set securityContext.capabilities.drop: [ALL], and add back what it needs.',
  link: STANDARDS,
  on: 'container',
  check: container =>
    capabilities(container, 'drop').includes('ALL') || isWindows(container.pod)
      ? []
      : [{ path: at(container, 'capabilities', 'drop'), message: `${container.title} does not drop all capabilities` }],
};

const readOnlyRoot: ContainerPolicy = {
  id: 'read-only-root',
  level: 'warning',
  reason: 'a container that can write to its own root file system, as can whoever breaks into it',
  remedy: 'Set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where it writes.',
  link: CONTEXT,
  on: 'container',
  check: container =>
    field(container.value, 'securityContext', 'readOnlyRootFilesystem') === true || isWindows(container.pod)
      ? []
      : [
          {
            path: at(container, 'readOnlyRootFilesystem'),
            message: `${container.title} can write to its root file system`,
          },
        ],
};

const seccomp: ContainerPolicy = {
  id: 'seccomp',
  level: 'warning',
  reason: 'a container that may make any system call',
  remedy: 'Set securityContext.seccompProfile.type: RuntimeDefault on the pod.',
  link: docs('tutorials/security/seccomp'),
  on: 'container',
  check: container => {
    const type = textField(inherited(container, 'seccompProfile'), 'type');
    if (type === 'RuntimeDefault' || type === 'Localhost' || isWindows(container.pod)) return [];
    const message = `${container.title} has ${type === undefined ? 'no seccomp profile' : `the seccomp profile ${type}`}`;
    return [{ path: at(container, 'seccompProfile'), message }];
  },
};

export const securityContextPolicies: readonly ContainerPolicy[] = [
  privileged,
  privilegeEscalation,
  runAsRoot,
  dangerousCapabilities,
  dropAllCapabilities,
  readOnlyRoot,
  seccomp,
];
