import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { validateSelector, validateSelectorAt } from '../labels.js';
import { isWithin, looseRange, readAddress, readRange, strictAddress, strictRange } from '../text/addresses.js';
import {
  dnsLabel,
  dnsLabel1035,
  domainPath,
  pathSegment,
  portName,
  subdomain,
  wildcardSubdomain,
} from '../text/names.js';

export function validateNetworkPolicy(at: At): void {
  const spec = at.open('spec');
  validateSelectorAt(spec.open('podSelector'));
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const rule of spec.list(direction)) {
      for (const port of rule.list('ports')) validatePolicyPort(port);
      for (const peer of rule.list(peers)) validatePeer(peer);
    }
  }
  const types = spec.texts('policyTypes');
  if (types.length > 2) spec.refuse('must hold two types at most', 'policyTypes');
  for (const [index, type] of types.entries())
    if (type !== 'Ingress' && type !== 'Egress') spec.refuse('must be Ingress or Egress', 'policyTypes', index);
}

function validatePolicyPort(at: At): void {
  at.oneOf('protocol', ['TCP', 'UDP', 'SCTP']);
  const port = at.get('port');
  const end = at.number('endPort');
  if (typeof port === 'number') {
    at.range('port', 1, 65_535);
    if (end !== undefined && end < port) at.refuse('must be no less than port', 'endPort');
    at.range('endPort', 1, 65_535);
  } else {
    if (end !== undefined)
      at.refuse(port === null ? 'must not be given without port' : 'must not be given with a named port', 'endPort');
    if (typeof port === 'string') at.judge(port, text => (text === '' ? 'must name a port' : portName(text)), 'port');
  }
}

function validatePeer(at: At): void {
  validateSelector(at, 'podSelector');
  validateSelector(at, 'namespaceSelector');
  const block = at.child('ipBlock');
  const others = at.has('podSelector') || at.has('namespaceSelector');
  if (!block) {
    if (!others) at.refuse('must have podSelector, namespaceSelector or ipBlock');
    return;
  }
  if (others) at.refuse('must not have a selector beside ipBlock');
  const rule = looseRange(isOn('StrictIPCIDRValidation', block));
  block.need('cidr', rule);
  const outer = readRange(block.text('cidr'));
  if (!outer) return;
  for (const [index, text] of block.texts('except').entries()) {
    block.judge(text, rule, 'except', index);
    const inner = readRange(text);
    if (inner && !isWithin(inner, outer)) block.refuse('must be inside cidr, and smaller', 'except', index);
  }
}

export function validateIngress(at: At): void {
  const spec = at.open('spec');
  if (spec.values('rules').length === 0 && !spec.has('defaultBackend'))
    spec.refuse('must have rules or a defaultBackend');
  const backend = spec.child('defaultBackend');
  if (backend) validateBackend(backend);
  for (const rule of spec.list('rules')) validateIngressRule(rule);
  for (const tls of spec.list('tls')) {
    tls.each('hosts', host => (host.includes('*') ? wildcardSubdomain(host) : subdomain(host)));
    tls.check('secretName', subdomain);
  }
  if (spec.has('ingressClassName')) spec.judge(spec.text('ingressClassName'), subdomain, 'ingressClassName');
  const key = 'kubernetes.io/ingress.class';
  const annotation = at.open('metadata').map('annotations').get(key);
  if (annotation !== undefined && spec.has('ingressClassName') && annotation !== spec.text('ingressClassName'))
    at.refuse('must agree with spec.ingressClassName', 'metadata', 'annotations', key);
}

function validateIngressRule(rule: At): void {
  const host = rule.text('host');
  if (host !== '') {
    if (readAddress(host)) rule.refuse(`"${host}" must be a name of DNS, not an address`, 'host');
    rule.check('host', host.includes('*') ? wildcardSubdomain : subdomain);
  }
  const http = rule.child('http');
  if (!http) return;
  if (http.values('paths').length === 0) http.refuse('must hold a path', 'paths');
  for (const path of http.list('paths')) validateIngressPath(path);
}

const DOTS = ['//', '/./', '/../', '%2f', '%2F'];

function validateIngressPath(at: At): void {
  const type = at.text('pathType');
  const path = at.text('path');
  if (!at.has('pathType')) {
    at.refuse('must be given', 'pathType');
    return;
  }
  at.oneOf('pathType', ['Exact', 'ImplementationSpecific', 'Prefix']);
  if (type === 'Exact' || type === 'Prefix') {
    if (!path.startsWith('/')) at.refuse('must begin with "/"', 'path');
    const bad = DOTS.find(text => path.includes(text)) ?? ['/..', '/.'].find(end => path.endsWith(end));
    if (bad !== undefined) at.refuse(`must not contain "${bad}"`, 'path');
  } else if (type === 'ImplementationSpecific' && path !== '' && !path.startsWith('/'))
    at.refuse('must begin with "/"', 'path');
  validateBackend(at.open('backend'));
}

function validateBackend(at: At): void {
  const [service, resource] = [at.child('service'), at.child('resource')];
  if (resource && service) at.refuse('must have one of service and resource only');
  else if (resource) validateObjectRef(resource);
  else if (service) {
    service.need('name', isOn('RelaxedServiceNameValidation', at) ? dnsLabel : dnsLabel1035);
    const port = service.open('port');
    const number = port.number('number') ?? 0;
    if (port.text('name') !== '' && number !== 0) port.refuse('must have one of name and number only');
    else if (port.text('name') !== '') port.check('name', portName);
    else if (number !== 0) port.range('number', 1, 65_535);
    else port.refuse('must have a name or a number');
  } else at.refuse('must have a service or a resource');
}

function validateObjectRef(at: At): void {
  if (at.has('apiGroup')) at.judge(at.text('apiGroup'), subdomain, 'apiGroup');
  at.need('kind', pathSegment);
  at.need('name', pathSegment);
}

export function validateIngressClass(at: At): void {
  const spec = at.open('spec');
  if (spec.text('controller').length > 250) spec.refuse('must be no longer than 250 characters', 'controller');
  spec.need('controller', domainPath);
  const parameters = spec.child('parameters');
  if (!parameters) return;
  validateObjectRef(parameters);
  parameters.oneOf('scope', ['Cluster', 'Namespace']);
  if (parameters.text('scope') === 'Namespace') parameters.need('namespace', dnsLabel);
  else if (['', 'Cluster'].includes(parameters.text('scope')))
    parameters.bar('must not be given where scope is Cluster', 'namespace');
}

export function validateIpAddress(at: At): void {
  const ref = at.open('spec').child('parentRef');
  if (!ref) {
    at.refuse('must be given', 'spec', 'parentRef');
    return;
  }
  ref.check('group', subdomain);
  ref.need('resource', pathSegment);
  ref.need('name', pathSegment);
  ref.check('namespace', pathSegment);
}

export const addressName = strictAddress;

export function validateServiceCidr(at: At): void {
  const spec = at.open('spec');
  const ranges = spec.texts('cidrs');
  if (ranges.length === 0) spec.refuse('must hold a range', 'cidrs');
  if (ranges.length > 2) spec.refuse('must hold two ranges at most', 'cidrs');
  spec.each('cidrs', strictRange);
  const lengths = ranges.map(range => readRange(range)?.network.length);
  if (ranges.length === 2 && lengths[0] === lengths[1] && lengths[0] !== undefined)
    spec.refuse('must hold one range of each family at most', 'cidrs');
}
