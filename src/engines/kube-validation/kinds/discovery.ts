import { type At, repeated } from '../at.js';
import { isOn } from '../gates.js';
import { validateTaints } from '../pod/scheduling.js';
import {
  endpointAddress,
  isIpv4,
  isIpv6,
  looseAddress,
  looseRange,
  readRange,
  strictAddress,
} from '../text/addresses.js';
import { dnsLabel, fullDomain, labelValue, qualifiedName, subdomain } from '../text/names.js';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

export function validateEndpointSlice(at: At): void {
  const type = at.text('addressType');
  at.needOneOf('addressType', ['FQDN', 'IPv4', 'IPv6']);
  const ports = at.list('ports');
  if (ports.length > 20_000) at.refuse('must hold 20000 ports at most', 'ports');
  for (const port of ports) {
    port.check('name', dnsLabel);
    port.oneOf('protocol', PROTOCOLS);
    if (port.has('appProtocol')) port.judge(port.text('appProtocol'), qualifiedName, 'appProtocol');
  }
  for (const again of repeated(ports, port => port.text('name')))
    again.refuse('must not be the name of two ports', 'name');
  const endpoints = at.list('endpoints');
  if (endpoints.length > 1000) at.refuse('must hold 1000 endpoints at most', 'endpoints');
  for (const endpoint of endpoints) validateEndpoint(endpoint, type);
}

function validateEndpoint(at: At, type: string): void {
  const addresses = at.texts('addresses');
  if (addresses.length === 0) at.refuse('must hold an address', 'addresses');
  if (addresses.length > 100) at.refuse('must hold 100 addresses at most', 'addresses');
  const strict = isOn('StrictIPCIDRValidation', at);
  for (const [index, address] of addresses.entries()) {
    const why =
      type === 'IPv4'
        ? (looseAddress(strict)(address) ?? (isIpv4(address) ? endpointAddress(address) : 'must be an address of IPv4'))
        : type === 'IPv6'
          ? (strictAddress(address) ?? (isIpv6(address) ? endpointAddress(address) : 'must be an address of IPv6'))
          : type === 'FQDN'
            ? fullDomain(address)
            : undefined;
    if (why !== undefined) at.refuse(why, 'addresses', index);
  }
  if (at.has('nodeName')) at.judge(at.text('nodeName'), subdomain, 'nodeName');
  if (at.has('hostname')) at.judge(at.text('hostname'), dnsLabel, 'hostname');
  const hints = at.child('hints');
  if (hints) validateHints(hints);
}

function validateHints(hints: At): void {
  for (const [key, rule] of [
    ['forZones', labelValue],
    ['forNodes', subdomain],
  ] as const) {
    if (key === 'forNodes' && !isOn('PreferSameTrafficDistribution', hints)) continue;
    const items = hints.list(key);
    if (items.length > 8) hints.refuse('must hold 8 at most', key);
    for (const item of items) item.judge(item.text('name'), rule, 'name');
    for (const again of repeated(items, item => item.text('name'))) again.refuse('must not stand here twice', 'name');
  }
}

export function validateEndpoints(at: At): void {
  for (const subset of at.list('subsets')) {
    const addresses = [...subset.list('addresses'), ...subset.list('notReadyAddresses')];
    if (addresses.length === 0) subset.refuse('must have addresses or notReadyAddresses');
    for (const address of addresses) {
      const strict = looseAddress(isOn('StrictIPCIDRValidation', address));
      address.judge(address.text('ip'), text => strict(text) ?? endpointAddress(text), 'ip');
      address.check('hostname', dnsLabel);
      if (address.has('nodeName')) address.judge(address.text('nodeName'), subdomain, 'nodeName');
    }
    const ports = subset.list('ports');
    for (const port of ports) {
      if (ports.length > 1 && port.text('name') === '')
        port.refuse('must be given where there are several ports', 'name');
      port.check('name', dnsLabel);
      if (port.has('port')) port.range('port', 1, 65_535);
      else port.refuse('must be given', 'port');
      port.oneOfOrEmpty('protocol', PROTOCOLS);
      if (port.has('appProtocol')) port.judge(port.text('appProtocol'), qualifiedName, 'appProtocol');
    }
  }
}

export function validateNode(at: At): void {
  const spec = at.open('spec');
  validateTaints(spec);
  const [first, given] = [spec.text('podCIDR'), spec.texts('podCIDRs')];
  const ranges = first !== '' && given[0] !== first ? [first] : given;
  const rule = looseRange(isOn('StrictIPCIDRValidation', spec));
  for (const [index, range] of ranges.entries())
    spec.judge(range, rule, ...(ranges === given ? ['podCIDRs', index] : ['podCIDR']));
  const families = ranges.map(range => readRange(range)?.network.length);
  if (ranges.length > 2 || (ranges.length === 2 && families[0] === families[1]))
    spec.refuse('must hold one range of each family at most', 'podCIDRs');
}
