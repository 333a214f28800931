import { type At, repeated } from '../at.js';
import { isOn } from '../gates.js';
import { validateLabels } from '../labels.js';
import { validatePort } from '../pod/probes.js';
import { endpointAddress, isIpv4, isIpv6, looseAddress, looseRange } from '../text/addresses.js';
import { dnsLabel, qualifiedName, subdomain } from '../text/names.js';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const DAY = 86_400;

export function validateService(at: At): void {
  const spec = at.open('spec');
  const type = spec.text('type') || 'ClusterIP';
  const ips = clusterIps(spec);
  const headless = ips.length === 1 && ips[0] === 'None';
  spec.oneOfOrEmpty('type', TYPES);
  if (spec.values('ports').length === 0 && !headless && type !== 'ExternalName') spec.refuse('must be given', 'ports');
  if (headless && (type === 'LoadBalancer' || type === 'NodePort'))
    spec.refuse(`must not be None for the type ${type}`, 'clusterIP');
  if (type === 'ExternalName') validateExternalName(spec);
  else validateAddresses(spec, ips);
  validatePorts(spec, type);
  validateLabels(spec, 'selector');
  validateAffinity(spec);
  validateExternal(at, type);
  validatePolicies(spec, type);
  const annotations = at.open('metadata').map('annotations');
  const [hints, mode] = ['service.kubernetes.io/topology-aware-hints', 'service.kubernetes.io/topology-mode'];
  if (annotations.has(hints) && annotations.has(mode) && annotations.get(hints) !== annotations.get(mode))
    at.refuse(`must equal ${hints}`, 'metadata', 'annotations', mode);
}

function clusterIps(spec: At): readonly string[] {
  if (spec.values('clusterIPs').length > 0) return spec.texts('clusterIPs');
  return spec.text('clusterIP') === '' ? [] : [spec.text('clusterIP')];
}

function validateExternalName(spec: At): void {
  const why = 'must not be given for the type ExternalName';
  if (clusterIps(spec).length > 0) spec.refuse(why, spec.values('clusterIPs').length > 0 ? 'clusterIPs' : 'clusterIP');
  if (spec.values('ipFamilies').length > 0) spec.refuse(why, 'ipFamilies');
  spec.bar(why, 'ipFamilyPolicy');
  const name = spec.text('externalName').replace(/\.$/, '');
  if (name === '') spec.refuse('must be given for the type ExternalName', 'externalName');
  else spec.judge(name, subdomain, 'externalName');
}

function validateAddresses(spec: At, ips: readonly string[]): void {
  const first = spec.text('clusterIP');
  if (spec.values('clusterIPs').length > 0 && first !== ips[0]) spec.refuse('must begin with clusterIP', 'clusterIPs');
  const families = spec.texts('ipFamilies');
  for (const [index, family] of families.entries()) {
    if (family !== 'IPv4' && family !== 'IPv6') spec.refuse('must be IPv4 or IPv6', 'ipFamilies', index);
    if (families.indexOf(family) < index) spec.refuse('must not stand here twice', 'ipFamilies', index);
  }
  spec.oneOf('ipFamilyPolicy', ['PreferDualStack', 'RequireDualStack', 'SingleStack']);
  const strict = looseAddress(isOn('StrictIPCIDRValidation', spec));
  const path = (index: number) => (spec.values('clusterIPs').length > 0 ? ['clusterIPs', index] : ['clusterIP']);
  let sound = true;
  for (const [index, ip] of ips.entries()) {
    if (index === 0 && ip === 'None') {
      if (ips.length > 1) spec.refuse('None must stand alone', 'clusterIPs');
      sound &&= ips.length === 1;
      continue;
    }
    const why = strict(ip);
    if (why !== undefined) spec.refuse(why, ...path(index));
    sound &&= why === undefined;
  }
  if (ips.length > 2) spec.refuse('must hold two addresses at most', 'clusterIPs');
  if (!sound) return;
  if (ips.length > 1 && !(ips.some(isIpv4) && ips.some(isIpv6)))
    spec.refuse('must hold one address of each family at most', 'clusterIPs');
  for (const [index, ip] of ips.entries()) {
    const family =
      families[index] ?? (families.length === 0 && index === 0 && ips.length === 1 ? undefined : families[index]);
    if (ip === 'None' || family === undefined) continue;
    if (family === 'IPv4' ? isIpv6(ip) : family === 'IPv6' && !isIpv6(ip))
      spec.refuse(`must be an address of ${family}, as ipFamilies says`, ...path(index));
  }
}

function validatePorts(spec: At, type: string): void {
  const ports = spec.list('ports');
  const names = new Set<string>();
  for (const port of ports) {
    const name = port.text('name');
    if (name === '' && ports.length > 1) port.refuse('must be given where there are several ports', 'name');
    port.check('name', dnsLabel);
    if (name !== '' && names.has(name)) port.refuse('must not be the name of two ports', 'name');
    names.add(name);
    if (port.has('port')) port.range('port', 1, 65_535);
    else port.refuse('must be given', 'port');
    port.oneOfOrEmpty('protocol', ['SCTP', 'TCP', 'UDP']);
    const target = port.get('targetPort');
    if (target !== null && target !== 0 && target !== '') validatePort(port, 'targetPort');
    if (port.has('appProtocol')) port.judge(port.text('appProtocol'), qualifiedName, 'appProtocol');
    const node = port.number('nodePort') ?? 0;
    if (node !== 0 && type === 'ClusterIP') port.refuse('must not be given for the type ClusterIP', 'nodePort');
  }
  const protocol = (port: At) => port.text('protocol') || 'TCP';
  const nodePorts = ports.filter(port => (port.number('nodePort') ?? 0) !== 0);
  for (const again of repeated(nodePorts, port => `${protocol(port)} ${port.number('nodePort')}`))
    again.refuse('must not be taken twice', 'nodePort');
  for (const again of repeated(ports, port => `${protocol(port)} ${port.number('port') ?? 0}`))
    again.refuse('must not repeat a port with the same protocol', 'port');
}

function validateAffinity(spec: At): void {
  spec.oneOfOrEmpty('sessionAffinity', ['ClientIP', 'None']);
  if (spec.text('sessionAffinity') !== 'ClientIP') return;
  spec.open('sessionAffinityConfig').open('clientIP').range('timeoutSeconds', 1, DAY);
}

function validateExternal(at: At, type: string): void {
  const spec = at.open('spec');
  const strict = isOn('StrictIPCIDRValidation', spec);
  for (const [index, ip] of spec.texts('externalIPs').entries())
    spec.judge(ip, text => looseAddress(strict)(text) ?? endpointAddress(text), 'externalIPs', index);
  const balanced = type === 'LoadBalancer';
  const ranges = spec.texts('loadBalancerSourceRanges');
  const key = 'service.beta.kubernetes.io/load-balancer-source-ranges';
  const annotation = at.open('metadata').map('annotations').get(key);
  const why = 'must not be given unless the type is LoadBalancer';
  if (ranges.length > 0) {
    if (!balanced) spec.refuse(why, 'loadBalancerSourceRanges');
    for (const [index, range] of ranges.entries())
      spec.judge(range.trim(), looseRange(strict), 'loadBalancerSourceRanges', index);
  } else if (annotation !== undefined) {
    if (!balanced) at.refuse(why, 'metadata', 'annotations', key);
    for (const range of annotation.trim() === '' ? [] : annotation.split(','))
      at.judge(range.trim(), looseRange(strict), 'metadata', 'annotations', key);
  }
  if (!balanced) spec.bar(why, 'allocateLoadBalancerNodePorts', 'loadBalancerClass');
  else if (spec.has('loadBalancerClass'))
    spec.judge(spec.text('loadBalancerClass'), qualifiedName, 'loadBalancerClass');
}

function validatePolicies(spec: At, type: string): void {
  const open =
    type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && spec.values('externalIPs').length > 0);
  if (open) spec.oneOfOrEmpty('externalTrafficPolicy', ['Cluster', 'Local']);
  else if (spec.text('externalTrafficPolicy') !== '')
    spec.refuse('must not be given for a Service that is not reached from outside', 'externalTrafficPolicy');
  const port = spec.number('healthCheckNodePort') ?? 0;
  if (port !== 0) {
    if (type === 'LoadBalancer' && spec.text('externalTrafficPolicy') === 'Local')
      spec.range('healthCheckNodePort', 1, 65_535);
    else
      spec.refuse(
        'must not be given unless the type is LoadBalancer and externalTrafficPolicy is Local',
        'healthCheckNodePort',
      );
  }
  spec.oneOf('internalTrafficPolicy', ['Cluster', 'Local']);
  if (!isOn('ServiceTrafficDistribution', spec)) return;
  const near = isOn('PreferSameTrafficDistribution', spec)
    ? ['PreferClose', 'PreferSameNode', 'PreferSameZone']
    : ['PreferClose'];
  spec.oneOf('trafficDistribution', near);
}
