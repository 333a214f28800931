import { type At, repeated } from '../at.js';
import { isOn } from '../gates.js';
import { validateAppArmor, validateSeccomp, validateWindowsOptions } from './security-context.js';

const MAX_ID = 2 ** 31 - 1;
const SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;
const IPC = /^(?:kernel\.(?:sem|shmall|shmmax|shmmni|shm_rmid_forced|shm|msgmax|msgmnb|msgmni|msg)$|fs\.mqueue\.)/;

/** Who the containers of a pod run as, and what of the node they share. */
export function validatePodSecurity(pod: At): void {
  if (pod.flag('hostPID') && pod.flag('shareProcessNamespace'))
    pod.refuse('must not be true with hostPID', 'shareProcessNamespace');
  validateHostUsers(pod);
  const at = pod.child('securityContext');
  if (!at) return;
  for (const key of ['fsGroup', 'runAsUser', 'runAsGroup']) at.range(key, 0, MAX_ID);
  for (const [index, group] of at.values('supplementalGroups').entries())
    if (typeof group === 'number' && (group < 0 || group > MAX_ID))
      at.refuse(`must be between 0 and ${MAX_ID}`, 'supplementalGroups', index);
  at.oneOf('fsGroupChangePolicy', ['Always', 'OnRootMismatch']);
  if (isOn('SupplementalGroupsPolicy', at)) at.oneOf('supplementalGroupsPolicy', ['Merge', 'Strict']);
  if (isOn('SELinuxChangePolicy', at)) at.oneOf('seLinuxChangePolicy', ['MountOption', 'Recursive']);
  validateSysctls(at, pod);
  validateSeccomp(at);
  validateWindowsOptions(at);
  if (at.minor >= 30) validateAppArmor(at);
}

function validateSysctls(at: At, pod: At): void {
  const sysctls = at.list('sysctls');
  for (const sysctl of sysctls) {
    const name = sysctl.text('name');
    sysctl.need('name', text =>
      text.length <= 253 && SYSCTL.test(text)
        ? undefined
        : 'must be parts of lower-case letters, digits, "-" and "_" with dots between',
    );
    const dotted = normalised(name);
    if (pod.flag('hostNetwork') && dotted.startsWith('net.'))
      sysctl.refuse('must not be of the network where hostNetwork is true', 'name');
    if (pod.flag('hostIPC') && IPC.test(dotted)) sysctl.refuse('must not be of IPC where hostIPC is true', 'name');
  }
  for (const again of repeated(sysctls, sysctl => sysctl.text('name')))
    if (SYSCTL.test(again.text('name'))) again.refuse('must not stand here twice', 'name');
}

/** With "/" between its parts as with ".": the first of the two decides, as for sysctl(8). */
function normalised(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  return first === '/' ? name.replace(/[./]/g, sign => (sign === '/' ? '.' : '/')) : name;
}

function validateHostUsers(pod: At): void {
  if (pod.get('hostUsers') !== false || !isOn('UserNamespacesSupport', pod)) return;
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC'])
    if (pod.flag(key)) pod.refuse('must not be true where hostUsers is false', key);
  for (const container of [...pod.list('initContainers'), ...pod.list('containers')])
    if (container.values('volumeDevices').length > 0 && container.minor >= 34)
      container.refuse('must not be given where hostUsers is false', 'volumeDevices');
}
