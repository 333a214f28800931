import type { KubeDocument } from '../../kube-yaml/document.js';
import { field, isMapping, type KubeMapping, type KubePath, type KubeValue, textField } from '../../kube-yaml/value.js';
import { type Complaint, docs, type NamespacePolicy, type PlacedComplaint } from '../policy.js';
import { readPlainSelector, readSelector, type Selector, selectsAll, showSelector } from '../selector.js';
import { listed } from '../workload.js';
import type { Namespace } from '../world.js';

type About = Pick<NamespacePolicy, 'id' | 'reason' | 'remedy' | 'link'>;

const dangling = (
  { kind, ...about }: About & { readonly kind: string },
  check: (document: KubeDocument, namespace: Namespace) => readonly Complaint[],
): NamespacePolicy => ({
  ...about,
  level: 'warning',
  on: 'namespace',
  check: namespace =>
    namespace
      .objects(kind)
      .flatMap(document =>
        check(document, namespace).map((complaint): PlacedComplaint => ({ ...complaint, document })),
      ),
});

function selectsNothing(
  selector: Selector,
  { path, namespace }: { path: KubePath; namespace: Namespace },
): readonly Complaint[] {
  if (selectsAll(selector) || namespace.hasPods(selector)) return [];
  return [{ path, message: `selects no pod here: ${showSelector(selector)}`, actual: showSelector(selector) }];
}

const SERVICES = docs('concepts/services-networking/service');

const service = dangling(
  {
    id: 'dangling-service',
    kind: '/Service',
    reason: 'a Service that selects no pod, or a port that none of its pods has: nobody answers',
    remedy: 'Make spec.selector equal to labels of the pods, and targetPort to the name of one of their ports.',
    link: SERVICES,
  },
  ({ value }, namespace) => {
    const selector = readPlainSelector(field(value, 'spec', 'selector'));
    if (selectsAll(selector) || textField(value, 'spec', 'type') === 'ExternalName') return [];
    const nothing = selectsNothing(selector, { path: ['spec', 'selector'], namespace });
    return nothing.length > 0 ? nothing : portsOfNobody(value, { selector, namespace });
  },
);

function portsOfNobody(
  value: KubeMapping,
  { selector, namespace }: { readonly selector: Selector; readonly namespace: Namespace },
): readonly Complaint[] {
  const containers = namespace.pods.select(selector).flatMap(pod => pod.containers);
  // Pods that a custom resource's controller makes are not here to be asked.
  if (containers.length === 0) return [];
  const names = new Set(
    containers.flatMap(each => listed(each.value, [], 'ports').map(port => field(port.value, 'name'))),
  );
  return listed(value, [], 'spec', 'ports').flatMap(port => {
    const target = field(port.value, 'targetPort');
    if (typeof target !== 'string' || /^\d+$/.test(target) || names.has(target)) return [];
    const path = [...port.path, 'targetPort'];
    return [{ path, message: `no pod that it selects has a port named "${target}"`, actual: target }];
  });
}

const ingress = dangling(
  {
    id: 'dangling-ingress',
    kind: 'networking.k8s.io/Ingress',
    reason: 'an Ingress that leads to a Service, or a port of one, that does not exist: visitors get an error',
    remedy: 'Name a Service of the same namespace and one of its ports.',
    link: docs('concepts/services-networking/ingress'),
  },
  ({ value }, namespace) => {
    const paths = listed(value, [], 'spec', 'rules').flatMap(rule =>
      listed(rule.value, rule.path, 'http', 'paths').map(each => ({
        backend: field(each.value, 'backend'),
        path: [...each.path, 'backend'],
      })),
    );
    const whole = { backend: field(value, 'spec', 'defaultBackend'), path: ['spec', 'defaultBackend'] };
    return [whole, ...paths].flatMap(({ backend, path }) => leadsNowhere(backend, { path, namespace }));
  },
);

function leadsNowhere(
  backend: KubeValue | undefined,
  { path, namespace }: { readonly path: KubePath; readonly namespace: Namespace },
): readonly Complaint[] {
  const name = textField(backend, 'service', 'name');
  if (name === undefined) return [];
  const found = namespace.find('/Service', name);
  if (!found)
    return [{ path: [...path, 'service', 'name'], message: `there is no Service "${name}" here`, actual: name }];
  const port = textField(backend, 'service', 'port', 'name') ?? field(backend, 'service', 'port', 'number');
  const ports = listed(found.value, [], 'spec', 'ports');
  if (port === undefined || ports.some(({ value }) => field(value, 'name') === port || field(value, 'port') === port))
    return [];
  return [
    { path: [...path, 'service', 'port'], message: `Service "${name}" has no port ${port}`, actual: String(port) },
  ];
}

const networkPolicy = dangling(
  {
    id: 'dangling-network-policy',
    kind: 'networking.k8s.io/NetworkPolicy',
    reason: 'a NetworkPolicy that selects no pod: what it was written for goes unprotected',
    remedy: 'Make spec.podSelector equal to labels of the pods.',
    link: docs('concepts/services-networking/network-policies'),
  },
  ({ value }, namespace) =>
    selectsNothing(readSelector(field(value, 'spec', 'podSelector')), { path: ['spec', 'podSelector'], namespace }),
);

const disruptionBudget = dangling(
  {
    id: 'dangling-pod-disruption-budget',
    kind: 'policy/PodDisruptionBudget',
    reason: 'a PodDisruptionBudget that selects no pod: a drained node takes all of them at once',
    remedy: 'Make spec.selector equal to labels of the pods.',
    link: docs('tasks/run-application/configure-pdb'),
  },
  ({ value }, namespace) => {
    const selector = field(value, 'spec', 'selector');
    return isMapping(selector) ? selectsNothing(readSelector(selector), { path: ['spec', 'selector'], namespace }) : [];
  },
);

const autoscaler = dangling(
  {
    id: 'dangling-autoscaler',
    kind: 'autoscaling/HorizontalPodAutoscaler',
    reason: 'a HorizontalPodAutoscaler of a workload that does not exist: nothing grows under load',
    remedy: 'Name a workload of the same namespace in spec.scaleTargetRef.',
    link: docs('tasks/run-application/horizontal-pod-autoscale'),
  },
  ({ value }, namespace) => {
    const target = field(value, 'spec', 'scaleTargetRef');
    const kind = textField(target, 'kind') ?? '';
    const name = textField(target, 'name') ?? '';
    if (!['Deployment', 'StatefulSet', 'ReplicaSet'].includes(kind) || namespace.hasWorkload(kind, name)) return [];
    return [{ path: ['spec', 'scaleTargetRef', 'name'], message: `there is no ${kind} "${name}" here`, actual: name }];
  },
);

export const danglingPolicies: readonly NamespacePolicy[] = [
  service,
  ingress,
  networkPolicy,
  disruptionBudget,
  autoscaler,
];
