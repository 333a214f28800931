import type { At } from '../at.js';
import { containersOf } from '../pod/os.js';
import { validateRestricted } from './restricted.js';

const CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
/** Sysctls that are safe, by the minor version since which. */
const SYSCTLS: Readonly<Record<string, number>> = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.ip_unprivileged_port_start': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 0,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_wmem': 32,
};
const SELINUX = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** Refuses what a pod must not do by the Pod Security Standard of a level. `owner` has its metadata and specification. */
export function validateStandard(owner: At, level: 'baseline' | 'restricted'): void {
  const pod = owner.open('spec');
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) if (pod.flag(key)) pod.refuse('must not be true', key);
  for (const volume of pod.list('volumes')) if (volume.has('hostPath')) volume.refuse('must not be given', 'hostPath');
  validateSecurity(pod.open('securityContext'));
  for (const sysctl of pod.open('securityContext').list('sysctls')) {
    const name = sysctl.text('name').replaceAll('/', '.');
    if (!Object.hasOwn(SYSCTLS, name) || (SYSCTLS[name] ?? 0) > pod.minor) sysctl.refuse('is no safe sysctl', 'name');
  }
  for (const [key, value] of owner.open('metadata').map('annotations'))
    if (key.startsWith(APP_ARMOR) && value !== '' && value !== 'runtime/default' && !value.startsWith('localhost/'))
      owner.refuse('must not turn AppArmor off', 'metadata', 'annotations', key);
  for (const container of containersOf(pod)) validateContainer(container);
  if (level === 'restricted') validateRestricted(pod);
}

function validateContainer(container: At): void {
  const security = container.open('securityContext');
  validateSecurity(security);
  if (security.flag('privileged')) security.refuse('must not be true', 'privileged');
  if (security.has('procMount') && security.text('procMount') !== 'Default')
    security.refuse('must be Default', 'procMount');
  const capabilities = security.open('capabilities');
  for (const [index, name] of capabilities.texts('add').entries())
    if (!CAPABILITIES.has(name)) capabilities.refuse(`must not add ${name}`, 'add', index);
  for (const port of container.list('ports'))
    if ((port.number('hostPort') ?? 0) !== 0) port.refuse('must not be given', 'hostPort');
  if (container.minor >= 34) validateHosts(container);
}

function validateSecurity(at: At): void {
  if (at.open('windowsOptions').flag('hostProcess')) at.refuse('must not be true', 'windowsOptions', 'hostProcess');
  if (at.open('seccompProfile').text('type') === 'Unconfined')
    at.refuse('must not be Unconfined', 'seccompProfile', 'type');
  if (at.open('appArmorProfile').text('type') === 'Unconfined')
    at.refuse('must not be Unconfined', 'appArmorProfile', 'type');
  const options = at.open('seLinuxOptions');
  if (!SELINUX.includes(options.text('type'))) options.refuse(`must be ${SELINUX.slice(1).join(', ')}`, 'type');
  for (const key of ['user', 'role']) if (options.text(key) !== '') options.refuse('must not be given', key);
}

/** Probes and hooks go to the pod itself. */
function validateHosts(container: At): void {
  const lifecycle = container.open('lifecycle');
  const handlers = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map(key => container.open(key)),
    ...['postStart', 'preStop'].map(key => lifecycle.open(key)),
  ];
  for (const handler of handlers)
    for (const key of ['httpGet', 'tcpSocket'])
      if (handler.open(key).text('host') !== '') handler.refuse('must not be given', key, 'host');
}
