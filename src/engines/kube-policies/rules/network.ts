import type { KubeDocument } from '../../kube-yaml/document.js';
import { field, isSequence, type KubeMapping, type KubeValue, textField } from '../../kube-yaml/value.js';
import { docs, type NamespacePolicy, type ObjectPolicy } from '../policy.js';
import { readSelector } from '../selector.js';
import { listed, type Workload } from '../workload.js';
import type { Namespace } from '../world.js';

const POLICIES = docs('concepts/services-networking/network-policies');
const DIRECTIONS = ['Ingress', 'Egress'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** The directions that a NetworkPolicy restricts: as the API server completes it where it does not say. */
function directions({ value }: KubeDocument): readonly Direction[] {
  const types = field(value, 'spec', 'policyTypes');
  if (isSequence(types) && types.length > 0) return DIRECTIONS.filter(direction => types.includes(direction));
  const egress = field(value, 'spec', 'egress');
  return isSequence(egress) && egress.length > 0 ? DIRECTIONS : ['Ingress'];
}

function covered(namespace: Namespace): Readonly<Record<Direction, ReadonlySet<Workload>>> {
  const pods = { Ingress: new Set<Workload>(), Egress: new Set<Workload>() };
  for (const policy of namespace.objects('networking.k8s.io/NetworkPolicy')) {
    const selected = namespace.pods.select(readSelector(field(policy.value, 'spec', 'podSelector')));
    for (const direction of directions(policy)) for (const pod of selected) pods[direction].add(pod);
  }
  return pods;
}

const networkPolicyMissing: NamespacePolicy = {
  id: 'network-policy-missing',
  level: 'warning',
  reason:
    'a pod that no NetworkPolicy covers for incoming or for outgoing traffic: everything may talk to it, or it to everything',
  remedy: 'Add a NetworkPolicy that denies all by default in the namespace, and one for what the pod needs.',
  link: POLICIES,
  on: 'namespace',
  check: namespace => {
    const pods = covered(namespace);
    return namespace.workloads.flatMap(pod => {
      // No NetworkPolicy can hold a pod in its node's network: another rule reports it.
      if (field(pod.spec, 'hostNetwork') === true) return [];
      const open = DIRECTIONS.filter(direction => !pods[direction].has(pod)).map(name => name.toLowerCase());
      if (open.length === 0) return [];
      const message = `no NetworkPolicy covers the pod for ${open.join(' and ')}`;
      return [{ document: pod.document, path: pod.labelsPath, message }];
    });
  },
};

const isEverywhere = (peer: KubeValue): boolean => {
  const except = field(peer, 'ipBlock', 'except');
  const cidr = textField(peer, 'ipBlock', 'cidr');
  return (cidr === '0.0.0.0/0' || cidr === '::/0') && !(isSequence(except) && except.length > 0);
};

const isEmpty = (value: KubeValue | undefined): boolean => !isSequence(value) || value.length === 0;

function allowsAll(rule: KubeMapping, peers: 'from' | 'to'): boolean {
  const list = field(rule, peers);
  return isEmpty(field(rule, 'ports')) && (!isSequence(list) || list.length === 0 || list.some(isEverywhere));
}

const networkPolicyAllowsAll: ObjectPolicy = {
  id: 'network-policy-allows-all',
  level: 'warning',
  reason:
    'a NetworkPolicy that allows everything in a direction: it restricts nothing, and undoes what others restrict',
  remedy: 'Name the peers or the ports that it is for.',
  link: POLICIES,
  on: 'object',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check: document =>
    directions(document).flatMap(direction => {
      const [list, peers] = direction === 'Ingress' ? (['ingress', 'from'] as const) : (['egress', 'to'] as const);
      return listed(document.value, [], 'spec', list)
        .filter(({ value }) => allowsAll(value, peers))
        .map(({ path }) => ({ path, message: `allows all ${list}` }));
    }),
};

/** Controllers that take certificates from elsewhere say so in an annotation. */
const CERTIFICATE_ANNOTATIONS = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate',
];

const isCovered = (host: string, by: string): boolean =>
  host === by || (by.startsWith('*.') && host.slice(host.indexOf('.')) === by.slice(1));

const ingressTls: ObjectPolicy = {
  id: 'ingress-tls',
  level: 'warning',
  reason: 'an Ingress that serves a host without TLS: passwords and sessions travel in the clear',
  remedy: 'Add the host to spec.tls with the Secret that holds its certificate.',
  link: docs('concepts/services-networking/ingress'),
  on: 'object',
  kinds: ['networking.k8s.io/Ingress'],
  check: ({ value }) => {
    if (CERTIFICATE_ANNOTATIONS.some(name => textField(value, 'metadata', 'annotations', name))) return [];
    const tls = listed(value, [], 'spec', 'tls');
    if (tls.length === 0) return [{ path: ['spec', 'tls'], message: 'serves without TLS' }];
    // An entry without hosts is for all of them.
    if (tls.some(entry => isEmpty(field(entry.value, 'hosts')))) return [];
    const hosts = tls.flatMap(entry => sequence(field(entry.value, 'hosts')).map(String));
    return listed(value, [], 'spec', 'rules').flatMap(rule => {
      const host = textField(rule.value, 'host') ?? '';
      if (hosts.some(known => isCovered(host, known))) return [];
      return [{ path: [...rule.path, 'host'], message: `serves ${host || 'every host'} without TLS` }];
    });
  },
};

const sequence = (value: KubeValue | undefined): readonly KubeValue[] => (isSequence(value) ? value : []);

const nodePort: ObjectPolicy = {
  id: 'node-port',
  level: 'warning',
  reason: 'a Service that opens a port on every node, past the Ingress and what it protects',
  remedy: 'Use type ClusterIP behind an Ingress, or LoadBalancer.',
  link: docs('concepts/services-networking/service'),
  on: 'object',
  kinds: ['/Service'],
  check: ({ value }) =>
    textField(value, 'spec', 'type') === 'NodePort'
      ? [{ path: ['spec', 'type'], message: 'opens a port on every node (type: NodePort)' }]
      : [],
};

export const networkPolicies: readonly (NamespacePolicy | ObjectPolicy)[] = [
  networkPolicyMissing,
  networkPolicyAllowsAll,
  ingressTls,
  nodePort,
];
