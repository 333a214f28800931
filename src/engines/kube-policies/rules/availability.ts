import { field, isMapping, isSequence } from '../../kube-yaml/value.js';
import { docs, type NamespacePolicy, type PlacedComplaint, type PodPolicy } from '../policy.js';
import { readSelector } from '../selector.js';
import type { Workload } from '../workload.js';
import type { Namespace } from '../world.js';

const SCALED: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet']);

/** Fewest replicas that a workload is run with: its autoscaler decides where it has one. */
function fewest({ document, kind, replicas }: Workload, namespace: Namespace): number {
  const scaler = namespace.autoscaler(kind, document.name);
  if (!scaler) return replicas;
  const least = field(scaler.value, 'spec', 'minReplicas');
  return typeof least === 'number' ? least : 1;
}

const minReplicas: PodPolicy = {
  id: 'min-replicas',
  level: 'warning',
  reason: 'a workload with fewer replicas than `min`, 2 unless given: it is away whenever its node is',
  remedy: 'Raise spec.replicas, or minReplicas of its autoscaler.',
  link: docs('concepts/workloads/controllers/deployment'),
  on: 'pod',
  check: (pod, namespace) => {
    const wanted = namespace.world.settings.minReplicas;
    // Scaled to zero is switched off on purpose.
    if (!SCALED.has(pod.kind) || pod.replicas === 0) return [];
    const replicas = fewest(pod, namespace);
    if (replicas >= wanted) return [];
    const message = `runs with ${replicas} ${replicas === 1 ? 'replica' : 'replicas'}`;
    return [{ path: ['spec', 'replicas'], message, expected: `at least ${wanted}`, actual: String(replicas) }];
  },
};

const podDisruptionBudget: NamespacePolicy = {
  id: 'pod-disruption-budget',
  level: 'warning',
  reason: 'a workload of several replicas without a PodDisruptionBudget: draining nodes may stop all of them at once',
  remedy: 'Add a PodDisruptionBudget that selects its pods.',
  link: docs('tasks/run-application/configure-pdb'),
  on: 'namespace',
  check: namespace => {
    const kept = new Set<Workload>();
    for (const { value } of namespace.objects('policy/PodDisruptionBudget')) {
      const selector = field(value, 'spec', 'selector');
      // Unlike an empty selector, none selects nothing.
      if (isMapping(selector)) for (const pod of namespace.pods.select(readSelector(selector))) kept.add(pod);
    }
    return namespace.workloads.flatMap((pod): readonly PlacedComplaint[] => {
      if (!SCALED.has(pod.kind) || kept.has(pod) || fewest(pod, namespace) < 2) return [];
      const message = `no PodDisruptionBudget selects its ${fewest(pod, namespace)} replicas`;
      return [{ document: pod.document, path: pod.labelsPath, message }];
    });
  },
};

const antiAffinity: PodPolicy = {
  id: 'anti-affinity',
  level: 'warning',
  reason: 'a workload whose replicas may all be put on one node: they are away together with it',
  remedy: 'Add affinity.podAntiAffinity or topologySpreadConstraints to the pod.',
  link: docs('concepts/scheduling-eviction/topology-spread-constraints'),
  on: 'pod',
  check: (pod, namespace) => {
    if (!SCALED.has(pod.kind) || fewest(pod, namespace) < 2) return [];
    const spread = field(pod.spec, 'topologySpreadConstraints');
    const apart = field(pod.spec, 'affinity', 'podAntiAffinity');
    if ((isSequence(spread) && spread.length > 0) || (isMapping(apart) && Object.keys(apart).length > 0)) return [];
    return [{ path: [...pod.path, 'affinity'], message: 'nothing keeps its replicas on different nodes' }];
  },
};

export const availabilityPolicies: readonly (PodPolicy | NamespacePolicy)[] = [
  minReplicas,
  podDisruptionBudget,
  antiAffinity,
];
