import { field, type KubeMapping, textField } from '../kube-yaml/value.js';
import { type Pod, readPod } from './pod.js';
import {
  conditionOf,
  isOwnedBy,
  kindOf,
  listField,
  nameOf,
  namespaceOf,
  numberField,
  timeField,
  uidOf,
} from './read.js';

export const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'] as const;
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** How far one workload has come, by its own status and by its pods. */
export interface Progress {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** `Deployment/backend`. */
  readonly subject: string;
  readonly object: KubeMapping;
  /** What makes its pods: the newest ReplicaSet, or the workload itself. Undefined where it is not there yet. */
  readonly maker: KubeMapping | undefined;
  /** Pods of the newest revision that are not leaving. */
  readonly pods: readonly Pod[];
  /** Pods of earlier revisions that still run. */
  readonly old: number;
  readonly wanted: number;
  readonly ready: number;
  /** When the newest revision began. */
  readonly since: number | undefined;
  /** Undefined where all of it runs; else what is still missing, a part of a sentence. */
  readonly missing: string | undefined;
  /** Why waiting is of no use: paused, scaled to zero, a failed Job. */
  readonly lost: string | undefined;
}

/** The objects of one look. */
export interface Looked {
  readonly replicaSets: readonly KubeMapping[];
  readonly pods: readonly KubeMapping[];
  /** A workload with fewer ready pods is none. */
  readonly minReady: number;
}

const REVISION = 'deployment.kubernetes.io/revision';
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';
const HASH = 'controller-revision-hash';

/** How far a workload has come; undefined for a kind that is none. */
export function progressOf(object: KubeMapping, looked: Looked): Progress | undefined {
  const kind = WORKLOAD_KINDS.find(each => each === kindOf(object));
  if (kind === undefined) return undefined;
  const base = {
    kind,
    object,
    name: nameOf(object),
    namespace: namespaceOf(object),
    uid: uidOf(object),
    subject: `${kind}/${nameOf(object)}`,
  };
  const told = READ[kind](object, looked);
  const leaving = textField(object, 'metadata', 'deletionTimestamp') === undefined ? undefined : 'it is being deleted';
  const isObserved =
    kind === 'Job' ||
    (numberField(object, 'status', 'observedGeneration') ?? 0) >= (numberField(object, 'metadata', 'generation') ?? 1);
  const unseen = isObserved ? undefined : 'its controller has not seen the newest change yet';
  const lost = isObserved ? told.lost : undefined;
  return { ...base, ...told, lost, missing: leaving ?? unseen ?? lost ?? told.missing };
}

type Told = Pick<Progress, 'maker' | 'pods' | 'old' | 'wanted' | 'ready' | 'since' | 'missing' | 'lost'>;

const status = (object: KubeMapping, name: string): number => numberField(object, 'status', name) ?? 0;

const owned = (object: KubeMapping, pods: readonly KubeMapping[]): readonly Pod[] =>
  pods.filter(pod => isOwnedBy(pod, uidOf(object))).map(readPod);

/** Pods that count: those that leave or were evicted are replaced by others. */
const isCounted = (pod: Pod): boolean => !pod.isLeaving && pod.phase !== 'Failed' && pod.phase !== 'Succeeded';

const oldest = (pods: readonly Pod[]): number | undefined => {
  const times = pods.flatMap(({ createdAt }) => createdAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
};

/** The first that is not so; undefined where all are. */
const firstOf = (...faults: readonly (string | false | undefined)[]): string | undefined =>
  faults.find((fault): fault is string => typeof fault === 'string');

const scaledTo = (wanted: number, minReady: number): string | undefined =>
  wanted >= minReady
    ? undefined
    : wanted === 0
      ? 'it is scaled to 0, so nothing of it runs'
      : `it is scaled to ${wanted}, and at least ${minReady} must be ready`;

function deployment(object: KubeMapping, { replicaSets, pods, minReady }: Looked): Told {
  const wanted = numberField(object, 'spec', 'replicas') ?? 1;
  const sets = replicaSets.filter(set => isOwnedBy(set, uidOf(object)));
  const revision = textField(object, 'metadata', 'annotations', REVISION);
  const newest = sets.find(set => textField(set, 'metadata', 'annotations', REVISION) === revision);
  const own = newest === undefined ? [] : owned(newest, pods).filter(isCounted);
  const old = sets
    .filter(set => set !== newest)
    .reduce((sum, set) => sum + owned(set, pods).filter(isCounted).length, 0);
  const ready = own.filter(({ isReady }) => isReady).length;
  const paused = field(object, 'spec', 'paused') === true ? 'its rollout is paused' : undefined;
  return {
    maker: newest,
    pods: own,
    old,
    wanted,
    ready,
    since: newest === undefined ? undefined : (oldest(own) ?? timeField(newest, 'metadata', 'creationTimestamp')),
    lost: firstOf(paused, scaledTo(wanted, minReady)),
    missing: firstOf(
      newest === undefined && 'its newest ReplicaSet is not there yet',
      status(object, 'updatedReplicas') < wanted &&
        `${status(object, 'updatedReplicas')} of ${wanted} pods are updated`,
      status(object, 'replicas') > status(object, 'updatedReplicas') &&
        stillOld(status(object, 'replicas') - status(object, 'updatedReplicas')),
      Math.min(ready, status(object, 'readyReplicas')) < wanted && `${ready} of ${wanted} pods are ready`,
      status(object, 'availableReplicas') < wanted &&
        `${status(object, 'availableReplicas')} of ${wanted} pods are available`,
      old > 0 && stillOld(old),
    ),
  };
}

const stillOld = (pods: number): string =>
  pods === 1 ? '1 pod of the old revision is still there' : `${pods} pods of the old revision are still there`;

function statefulSet(object: KubeMapping, { pods, minReady }: Looked): Told {
  const wanted = numberField(object, 'spec', 'replicas') ?? 1;
  const revision = textField(object, 'status', 'updateRevision') ?? '';
  const all = owned(object, pods).filter(isCounted);
  const own = all.filter(({ labels }) => labels[HASH] === revision && revision !== '');
  const ready = own.filter(({ isReady }) => isReady).length;
  const old = all.length - own.length;
  const partition = numberField(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const isOnDelete = textField(object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  const held = isOnDelete
    ? `its strategy is OnDelete, and ${stillOld(old)}`
    : `its partition is ${partition}, and ${stillOld(old)}`;
  const isHeld = old > 0 && (isOnDelete || (partition > 0 && own.length >= wanted - partition));
  return {
    maker: object,
    pods: own,
    old,
    wanted,
    ready,
    since: oldest(own),
    lost: firstOf(scaledTo(wanted, minReady), isHeld && held),
    missing: firstOf(
      own.length < wanted && `${own.length} of ${wanted} pods are updated`,
      Math.min(ready, status(object, 'readyReplicas')) < wanted && `${ready} of ${wanted} pods are ready`,
      (numberField(object, 'status', 'availableReplicas') ?? ready) < wanted &&
        `${status(object, 'availableReplicas')} of ${wanted} pods are available`,
      old > 0 && stillOld(old),
      textField(object, 'status', 'currentRevision') !== revision &&
        'its controller still calls another revision the current one',
    ),
  };
}

function daemonSet(object: KubeMapping, { pods, minReady }: Looked): Told {
  const wanted = status(object, 'desiredNumberScheduled');
  const generation = textField(object, 'metadata', 'annotations', TEMPLATE_GENERATION);
  const all = owned(object, pods).filter(isCounted);
  const own =
    generation === undefined
      ? all
      : all.filter(pod => (pod.labels['pod-template-generation'] ?? generation) === generation);
  const ready = own.filter(({ isReady }) => isReady).length;
  const old = all.length - own.length;
  const isOnDelete = textField(object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  const isSeen = numberField(object, 'status', 'observedGeneration') !== undefined;
  return {
    maker: object,
    pods: own,
    old,
    wanted,
    ready,
    since: oldest(own),
    lost: firstOf(
      isSeen && wanted < minReady && `it fits ${wanted} nodes, and at least ${minReady} pods must be ready`,
      isOnDelete && old > 0 && `its strategy is OnDelete, and ${stillOld(old)}`,
    ),
    missing: firstOf(
      status(object, 'updatedNumberScheduled') < wanted &&
        `${status(object, 'updatedNumberScheduled')} of ${wanted} pods are updated`,
      Math.min(ready, status(object, 'numberReady')) < wanted && `${ready} of ${wanted} pods are ready`,
      status(object, 'numberAvailable') < wanted &&
        `${status(object, 'numberAvailable')} of ${wanted} pods are available`,
      old > 0 && stillOld(old),
    ),
  };
}

function job(object: KubeMapping, { pods }: Looked): Told {
  const wanted = numberField(object, 'spec', 'completions') ?? 1;
  const own = owned(object, pods);
  const succeeded = status(object, 'succeeded');
  const failed = conditionOf(object, 'Failed');
  const isComplete = conditionOf(object, 'Complete')?.status === 'True';
  const why = [textField(failed, 'reason'), textField(failed, 'message')].filter(Boolean).join(': ');
  return {
    maker: object,
    pods: own,
    old: 0,
    wanted,
    ready: succeeded,
    since: timeField(object, 'status', 'startTime') ?? timeField(object, 'metadata', 'creationTimestamp'),
    lost: firstOf(
      failed?.status === 'True' && `it has failed (${why})`,
      field(object, 'spec', 'suspend') === true && 'it is suspended',
    ),
    missing: isComplete ? undefined : `${succeeded} of ${wanted} completions`,
  };
}

const READ: Readonly<Record<WorkloadKind, (object: KubeMapping, looked: Looked) => Told>> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
};

/** The containers of a workload's pod template, init containers included. */
export const templateContainers = (object: KubeMapping): readonly KubeMapping[] => [
  ...listField(object, 'spec', 'template', 'spec', 'initContainers'),
  ...listField(object, 'spec', 'template', 'spec', 'containers'),
];
