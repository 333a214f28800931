import { groupKind, type Workload } from '../../kube-policies/workload.js';
import type { KubeDocument } from '../../kube-yaml/document.js';
import type { KubeIssue } from '../../kube-yaml/judge.js';
import { field, isSequence } from '../../kube-yaml/value.js';
import {
  type Amounts,
  amountsAt,
  type ContainerResources,
  isAbove,
  type PodResources,
  showAmount,
} from './pod-resources.js';

export interface Sized {
  readonly pod: Workload;
  readonly resources: PodResources;
}

/** What a namespace holds, as far as the manifests say. */
export interface Held {
  readonly pods: readonly Sized[];
  /** How many objects of each `group/Kind` there are; services, too, by `Service/TYPE`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Without one of these in a container, a quota that counts it refuses the pod. */
const DEMANDED = /^(?:(?:requests|limits)\.)?(?:cpu|memory)$/;
const COMPUTE = /^(?:(?:requests|limits)\.)?(?:cpu|memory|ephemeral-storage)$|^requests\.(?!storage$).+/;
/** Kinds whose pods are there for as long as the workload is: a lower bound of what the namespace takes. */
const LASTING: ReadonlySet<string> = new Set([
  '/Pod',
  '/ReplicationController',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
]);
const COUNTED: Readonly<Record<string, string>> = {
  configmaps: '/ConfigMap',
  persistentvolumeclaims: '/PersistentVolumeClaim',
  replicationcontrollers: '/ReplicationController',
  resourcequotas: '/ResourceQuota',
  secrets: '/Secret',
  services: '/Service',
  'services.loadbalancers': 'Service/LoadBalancer',
  'services.nodeports': 'Service/NodePort',
  'count/configmaps': '/ConfigMap',
  'count/cronjobs.batch': 'batch/CronJob',
  'count/deployments.apps': 'apps/Deployment',
  'count/ingresses.networking.k8s.io': 'networking.k8s.io/Ingress',
  'count/jobs.batch': 'batch/Job',
  'count/persistentvolumeclaims': '/PersistentVolumeClaim',
  'count/replicasets.apps': 'apps/ReplicaSet',
  'count/replicationcontrollers': '/ReplicationController',
  'count/secrets': '/Secret',
  'count/services': '/Service',
  'count/statefulsets.apps': 'apps/StatefulSet',
};

/**
 * What a ResourceQuota refuses: a container without what the quota counts, and more pods, resources or objects at once than it
 * allows. Jobs and DaemonSets are left out of the sums: how many of their pods run at once, no manifest says.
 */
export function againstQuota(quota: KubeDocument, { pods, counts }: Held): readonly KubeIssue[] {
  const scopes = scopesOf(quota);
  if (scopes === undefined) return [];
  const hard = amountsAt(quota.value, 'spec', 'hard');
  const counted = pods.filter(each => scopes.every(scope => SCOPES[scope]?.(each) ?? false));
  const lasting = counted.filter(({ pod }) => LASTING.has(groupKind(pod.document)));
  return [
    ...counted.flatMap(each => unsized(each, { quota, hard })),
    ...[...hard].flatMap(([name, most]): readonly KubeIssue[] => {
      const taken = takenOf(name, { lasting, counts: scopes.length > 0 ? new Map() : counts });
      if (taken === undefined || !isAbove(taken, most)) return [];
      const [told, allowed] = [showAmount(name, taken), showAmount(name, most)];
      const message = `the manifests of its namespace take ${told} of ${name}, and it allows ${allowed}`;
      const path = ['spec', 'hard', name];
      return [
        { document: quota, rule: 'resource-quota', path, message, expected: `at least ${told}`, actual: allowed },
      ];
    }),
  ];
}

/** Scopes that a pod alone decides; undefined where there are others. */
function scopesOf({ value }: KubeDocument): readonly string[] | undefined {
  if (field(value, 'spec', 'scopeSelector') !== undefined) return undefined;
  const scopes = field(value, 'spec', 'scopes');
  if (!isSequence(scopes)) return [];
  const names = scopes.map(String);
  return names.every(name => Object.hasOwn(SCOPES, name)) ? names : undefined;
}

const isBestEffort = ({ resources }: Sized): boolean =>
  resources.containers.every(({ requests, limits }) =>
    ['cpu', 'memory'].every(name => (requests.get(name) ?? 0) === 0 && (limits.get(name) ?? 0) === 0),
  );
const isTerminating = ({ pod }: Sized): boolean => field(pod.spec, 'activeDeadlineSeconds') !== undefined;

const SCOPES: Readonly<Record<string, (sized: Sized) => boolean>> = {
  BestEffort: isBestEffort,
  NotBestEffort: sized => !isBestEffort(sized),
  Terminating: isTerminating,
  NotTerminating: sized => !isTerminating(sized),
};

/** Each container must name what a quota counts: without it the quota's answer is no. */
function unsized({ pod, resources }: Sized, { quota, hard }: { readonly quota: KubeDocument; readonly hard: Amounts }) {
  const names = [...hard.keys()].filter(name => DEMANDED.test(name));
  return resources.containers.flatMap((each): readonly KubeIssue[] => {
    const lacking = names.filter(name => amountOf(each, name) === undefined);
    if (lacking.length === 0) return [];
    const path = [...each.container.path, 'resources'];
    const message = `${each.container.title} does not say its ${lacking.join(', ')}: ${quota.subject} refuses the pod`;
    return [{ document: pod.document, rule: 'resource-quota', path, message }];
  });
}

const sideOf = (name: string): readonly ['requests' | 'limits', string] => {
  const [, side, resource] = /^(requests|limits)\.(.+)$/.exec(name) ?? [];
  return [side === 'limits' ? 'limits' : 'requests', resource ?? name];
};

function amountOf(each: Pick<ContainerResources, 'requests' | 'limits'>, name: string): number | undefined {
  const [side, resource] = sideOf(name);
  return each[side].get(resource);
}

function takenOf(name: string, { lasting, counts }: Pick<Held, 'counts'> & { readonly lasting: readonly Sized[] }) {
  const sum = (of: (sized: Sized) => number) => lasting.reduce((all, each) => all + each.pod.replicas * of(each), 0);
  if (name === 'pods' || name === 'count/pods') return sum(() => 1);
  if (COMPUTE.test(name)) return sum(({ resources }) => amountOf(resources, name) ?? 0);
  const kind = Object.hasOwn(COUNTED, name) ? COUNTED[name] : undefined;
  return kind === undefined ? undefined : (counts.get(kind) ?? 0);
}
