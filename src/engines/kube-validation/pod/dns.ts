import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { looseAddress } from '../text/addresses.js';
import { subdomain, underscoredSubdomain } from '../text/names.js';

const POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/** Whom a pod asks for names. */
export function validateDns(pod: At): void {
  pod.oneOfOrEmpty('dnsPolicy', POLICIES);
  const isNone = pod.text('dnsPolicy') === 'None';
  const at = pod.child('dnsConfig');
  if (!at) {
    if (isNone) pod.refuse('must be given where dnsPolicy is None', 'dnsConfig');
    return;
  }
  const servers = at.values('nameservers').length;
  if (isNone && servers === 0) {
    at.refuse('must hold a server where dnsPolicy is None', 'nameservers');
    return;
  }
  if (servers > 3) at.refuse('must hold 3 servers at most', 'nameservers');
  at.each('nameservers', looseAddress(isOn('StrictIPCIDRValidation', at)));
  const searches = at.texts('searches');
  if (searches.length > 32) at.refuse('must hold 32 domains at most', 'searches');
  if (searches.join(' ').length > 2048) at.refuse('must be no longer than 2048 characters together', 'searches');
  const relaxed = isOn('RelaxedDNSSearchValidation', at);
  for (const [index, search] of searches.entries()) {
    if (relaxed && search === '.') continue;
    at.judge(search.replace(/\.$/, ''), relaxed ? underscoredSubdomain : subdomain, 'searches', index);
  }
  for (const option of at.list('options')) option.need('name');
}

/** Lines of /etc/hosts, and what the pod itself is called. */
export function validateHosts(pod: At): void {
  for (const alias of pod.list('hostAliases')) {
    alias.judge(alias.text('ip'), looseAddress(isOn('StrictIPCIDRValidation', alias)), 'ip');
    alias.each('hostnames', subdomain);
  }
  if (!pod.has('hostnameOverride') || !isOn('HostnameOverride', pod)) return;
  const name = pod.text('hostnameOverride');
  if (pod.flag('setHostnameAsFQDN')) pod.refuse('must not be given with setHostnameAsFQDN', 'hostnameOverride');
  if (pod.flag('hostNetwork')) pod.refuse('must not be given with hostNetwork', 'hostnameOverride');
  if (name.length > 64) pod.refuse('must be no longer than 64 characters', 'hostnameOverride');
  pod.judge(name, subdomain, 'hostnameOverride');
}
