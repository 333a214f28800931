import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { descendingPath, subdomain } from '../text/names.js';

const MAX_ID = 2 ** 31 - 1;

/** Who a container runs as, and what it may do. */
export function validateSecurityContext(at: At, pod: At): void {
  for (const key of ['runAsUser', 'runAsGroup']) at.range(key, 0, MAX_ID);
  validateProcMount(at, pod);
  validateSeccomp(at);
  if (at.get('allowPrivilegeEscalation') === false) {
    if (at.flag('privileged')) at.refuse('must not be false with privileged: true', 'allowPrivilegeEscalation');
    if (at.open('capabilities').texts('add').includes('CAP_SYS_ADMIN'))
      at.refuse('must not be false with the capability CAP_SYS_ADMIN', 'allowPrivilegeEscalation');
  }
  validateWindowsOptions(at);
  if (at.minor >= 30) validateAppArmor(at);
}

function validateProcMount(at: At, pod: At): void {
  if (!at.has('procMount') || !isOn('ProcMountType', at)) return;
  at.oneOf('procMount', ['Default', 'Unmasked']);
  if (at.text('procMount') === 'Unmasked' && pod.get('hostUsers') !== false)
    at.refuse('must not be Unmasked unless hostUsers is false', 'procMount');
}

export function validateSeccomp(security: At): void {
  const at = security.child('seccompProfile');
  if (!at) return;
  at.needOneOf('type', ['Localhost', 'RuntimeDefault', 'Unconfined']);
  if (at.text('type') !== 'Localhost') at.bar('must not be given unless type is Localhost', 'localhostProfile');
  else if (!at.has('localhostProfile')) at.refuse('must be given where type is Localhost', 'localhostProfile');
  else at.judge(at.text('localhostProfile'), descendingPath, 'localhostProfile');
}

export function validateAppArmor(security: At): void {
  const at = security.child('appArmorProfile');
  if (!at) return;
  at.needOneOf('type', ['Localhost', 'RuntimeDefault', 'Unconfined']);
  if (at.text('type') !== 'Localhost') {
    at.bar('must not be given unless type is Localhost', 'localhostProfile');
    return;
  }
  const profile = at.text('localhostProfile');
  if (profile.trim() === '') at.refuse('must be given where type is Localhost', 'localhostProfile');
  else if (profile !== profile.trim()) at.refuse('must not begin or end with blanks', 'localhostProfile');
  else if (profile.length > 4095) at.refuse('must be no longer than 4095 characters', 'localhostProfile');
}

const DOMAIN_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DOMAIN = new RegExp(`^${DOMAIN_PART}(?:\\.${DOMAIN_PART})*$`);
const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;

export function validateWindowsOptions(security: At): void {
  const at = security.child('windowsOptions');
  if (!at) return;
  if (at.has('gmsaCredentialSpecName'))
    at.judge(at.text('gmsaCredentialSpecName'), subdomain, 'gmsaCredentialSpecName');
  if (at.has('gmsaCredentialSpec')) {
    const size = Buffer.byteLength(at.text('gmsaCredentialSpec'));
    if (size === 0) at.refuse('must not be empty', 'gmsaCredentialSpec');
    if (size > 65_536) at.refuse('must be no larger than 64 KiB', 'gmsaCredentialSpec');
  }
  if (at.has('runAsUserName')) at.judge(at.text('runAsUserName'), badUserName, 'runAsUserName');
}

function badUserName(name: string): string | undefined {
  if (name === '') return 'must not be empty';
  if (/[\0-\x1f\x7f]/.test(name)) return 'must not contain control characters';
  const parts = name.split('\\');
  if (parts.length > 2) return 'must have one backslash at most';
  const [user = '', domain] = parts.reverse();
  if (domain !== undefined && (domain.length >= 256 || !(NETBIOS.test(domain) || DOMAIN.test(domain))))
    return 'what stands before the backslash must be a domain';
  if (user === '') return 'must name a user';
  if (user.length > 104) return 'must be no longer than 104 characters';
  if (/^[. ]+$/.test(user)) return 'must not be dots and blanks alone';
  return /["/\\:;|=,+*?<>@[\]]/.test(user) ? 'must not contain any of "/\\:;|=,+*?<>@[]' : undefined;
}
