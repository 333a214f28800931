import type { At } from '../at.js';
import { containersOf } from '../pod/os.js';

/** Paths of the node are the baseline's affair. */
const VOLUMES = new Set(
  'name hostPath configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' '),
);
const PROFILES = ['RuntimeDefault', 'Localhost'];

/** What the restricted Pod Security Standard asks beyond the baseline. */
export function validateRestricted(pod: At): void {
  const own = pod.open('securityContext');
  const windows = pod.open('os').text('name') === 'windows';
  for (const volume of pod.list('volumes'))
    for (const key of Object.keys(volume.value))
      if (!VOLUMES.has(key) && volume.has(key)) volume.refuse('is no kind of volume that is allowed', key);
  if (own.number('runAsUser') === 0) own.refuse('must not be 0', 'runAsUser');
  if (own.get('runAsNonRoot') === false) own.refuse('must be true', 'runAsNonRoot');
  for (const container of containersOf(pod)) {
    const at = container.open('securityContext');
    if (at.number('runAsUser') === 0) at.refuse('must not be 0', 'runAsUser');
    if ((at.get('runAsNonRoot') ?? own.get('runAsNonRoot')) !== true) at.refuse('must be true', 'runAsNonRoot');
    if (!windows) validateLinux(at, own);
  }
}

function validateLinux(at: At, own: At): void {
  if (at.get('allowPrivilegeEscalation') !== false) at.refuse('must be false', 'allowPrivilegeEscalation');
  const profile = at.has('seccompProfile') ? at.open('seccompProfile') : own.open('seccompProfile');
  if (!PROFILES.includes(profile.text('type'))) at.refuse(`must be ${PROFILES.join(' or ')}`, 'seccompProfile', 'type');
  const capabilities = at.open('capabilities');
  if (!capabilities.texts('drop').includes('ALL')) capabilities.refuse('must hold ALL', 'drop');
  for (const [index, name] of capabilities.texts('add').entries())
    if (name !== 'NET_BIND_SERVICE') capabilities.refuse(`must not add ${name}`, 'add', index);
}
