import type { At } from '../at.js';

const WINDOWS_POD = ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'];
const WINDOWS_SECURITY = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
];
const WINDOWS_CONTAINER = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

/** What goes with the operating system that a pod names. */
export function validateOs(pod: At): void {
  validateHostProcess(pod);
  const os = pod.child('os');
  if (!os) return;
  const name = os.text('name');
  if (name !== 'linux' && name !== 'windows') {
    os.refuse('must be linux or windows', 'name');
    return;
  }
  const security = [pod, ...containersOf(pod)].map(at => at.open('securityContext'));
  if (name === 'linux') {
    for (const at of security) at.bar('is not for a pod of Linux', 'windowsOptions');
    return;
  }
  const why = 'is not for a pod of Windows';
  for (const key of WINDOWS_POD)
    if (pod.has(key) && pod.get(key) !== (/^hostU|^share/.test(key) ? null : false)) pod.refuse(why, key);
  const [own, ...others] = security;
  own?.bar(why, ...WINDOWS_SECURITY, ...(pod.minor >= 33 ? ['seLinuxChangePolicy'] : []));
  if (own && own.values('sysctls').length > 0) own.refuse(why, 'sysctls');
  for (const at of others) at.bar(why, ...WINDOWS_CONTAINER);
}

export const containersOf = (pod: At): readonly At[] => [...pod.list('initContainers'), ...pod.list('containers')];

/** Containers of Windows as processes of the node: all of a pod, or none. */
function validateHostProcess(pod: At): void {
  const own = pod.open('securityContext').open('windowsOptions').get('hostProcess');
  const containers = containersOf(pod);
  let processes = 0;
  for (const container of containers) {
    const options = container.open('securityContext').open('windowsOptions');
    const value = options.get('hostProcess');
    if (typeof own === 'boolean' && typeof value === 'boolean' && own !== value)
      options.refuse('must be as for the pod', 'hostProcess');
    if ((value ?? own) === true) processes += 1;
  }
  if (processes === 0) return;
  if (processes !== containers.length) pod.refuse('must have all containers be host processes, or none');
  if (!pod.flag('hostNetwork')) pod.refuse('must be true for host processes', 'hostNetwork');
}
