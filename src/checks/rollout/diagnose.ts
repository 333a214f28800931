import { textField } from '../../engines/kube-yaml/value.js';
import { type Block, blocksOf } from '../../engines/rollout/block.js';
import type { Sight } from '../../engines/rollout/cause.js';
import { type KubeEvent, readEvent } from '../../engines/rollout/event.js';
import { makerCauses, ownCause } from '../../engines/rollout/maker-causes.js';
import { podCauses } from '../../engines/rollout/pod-causes.js';
import { kindOf, nameOf, uidOf } from '../../engines/rollout/read.js';
import type { Progress } from '../../engines/rollout/workload.js';
import type { Cluster } from '../../facts/cluster/cluster.js';
import { showRight } from '../../facts/cluster/failure.js';

export interface Diagnosis {
  readonly blocks: readonly Block[];
  readonly events: readonly KubeEvent[];
  /** What could not be looked at, and makes the diagnosis poorer. */
  readonly unseen: readonly string[];
}

interface At {
  readonly cluster: Cluster;
  readonly now: number;
  readonly maxRestarts: number;
  readonly since: number | undefined;
}

/** Events live for about an hour; one second more or less is the clocks'. */
const BEFORE_MS = 5_000;

/** Why workloads are not complete, or were restarted too often: one block for each cause. */
export async function diagnose(
  progress: readonly Progress[],
  { cluster, now, maxRestarts, since }: At,
): Promise<Diagnosis> {
  const namespaces = [...new Set(progress.map(({ namespace }) => namespace))];
  const told = await Promise.all(namespaces.map(namespace => background(cluster, namespace)));
  const blocks = progress.flatMap(each => {
    const found = told[namespaces.indexOf(each.namespace)];
    const begun = since ?? each.since;
    const sight: Sight = {
      progress: each,
      events: (found?.events ?? []).filter(
        ({ at }) => begun === undefined || at === undefined || at >= begun - BEFORE_MS,
      ),
      claims: found?.claims,
      now,
      maxRestarts,
      since: begun,
    };
    return causesOf(sight, since);
  });
  return {
    blocks,
    events: told.flatMap(({ events }) => events),
    unseen: [...new Set(told.flatMap(({ unseen }) => unseen))],
  };
}

/** The workload's own words come last: they explain nothing where a pod does. */
function causesOf(sight: Sight, since: number | undefined): readonly Block[] {
  const { progress } = sight;
  const own = ownCause(sight, since);
  if (progress.lost !== undefined && progress.kind !== 'Job') return own ? blocksOf(progress, [own]) : [];
  const causes = [...makerCauses(sight), ...podCauses(sight)];
  if (causes.length === 0) return own ? blocksOf(progress, [own]) : [];
  const blocks = blocksOf(progress, causes);
  // A Job that has failed, and a deadline that is over, end the wait whatever the pods are about to do.
  return own?.isFatal ? blocks.map(block => ({ ...block, isFatal: true })) : blocks;
}

async function background(cluster: Cluster, namespace: string) {
  const { items, forbidden } = await cluster.get({ of: ['events', 'persistentvolumeclaims'], namespace });
  const isHidden = (resource: string): boolean => forbidden.some(right => right.resource === resource);
  return {
    events: items.filter(item => kindOf(item) === 'Event').map(readEvent),
    claims: isHidden('persistentvolumeclaims')
      ? undefined
      : items
          .filter(item => kindOf(item) === 'PersistentVolumeClaim')
          .map(item => ({ name: nameOf(item), phase: textField(item, 'status', 'phase') ?? '', uid: uidOf(item) })),
    unseen: forbidden.map(right => `this job ${showRight(right)}`),
  };
}

/** Waits that are part of every start. */
const STARTING = ['', 'ContainerCreating', 'PodInitializing'];

/** Whether anything looks as if it would not heal, so that it is worth asking for more. */
export const isSuspicious = (each: Progress): boolean =>
  each.lost !== undefined ||
  each.pods.length < each.wanted ||
  each.pods.some(
    pod =>
      pod.unscheduled !== undefined ||
      pod.containers.some(
        ({ waiting, restarts, ended, isInit }) =>
          !STARTING.includes(waiting?.reason ?? '') ||
          restarts > 0 ||
          (ended !== undefined && !(isInit && ended.exitCode === 0)),
      ),
  );
