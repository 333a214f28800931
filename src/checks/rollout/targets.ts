import { CouldNotTell } from '../../check.js';
import { lastRecord, readRecord } from '../../facts/cluster/record.js';
import type { Delivery } from '../../ports/delivery.js';
import type { Target } from './gather.js';
import type { RolloutOptions } from './options.js';

/** What is looked at, and what of it this run has deployed. */
export interface Targets {
  readonly targets: readonly Target[];
  /** `Service/web` and the like, by namespace. */
  readonly applied: ReadonlyMap<string, ReadonlySet<string>>;
  /** Just before the first change, in milliseconds since the epoch. */
  readonly since: number | undefined;
}

const KINDS = ['deployment', 'statefulset', 'daemonset', 'job'] as const;

/** The workloads of the config, else those that this run's deploy has changed. */
export async function findTargets(
  options: RolloutOptions,
  at: { readonly namespace: string; readonly delivery: Delivery | undefined },
): Promise<Targets> {
  const { delivery } = at;
  const records = (delivery?.notes ?? []).flatMap(note => lastRecord(note) ?? []);
  const objects = records.flatMap(record => record.objects);
  const deployed = objects.flatMap((object): readonly Target[] => {
    const kind = KINDS.find(each => each === object.kind.toLowerCase());
    if (kind === undefined || (kind === 'job' && !options.jobs)) return [];
    return [{ kind, name: object.name, namespace: object.namespace, isDeployed: true }];
  });
  const applied = new Map<string, Set<string>>();
  for (const { kind, name, namespace } of objects) {
    applied.set(namespace, (applied.get(namespace) ?? new Set()).add(`${kind}/${name}`));
  }
  const begun = (delivery?.notes ?? [])
    .flatMap(({ before }) => readRecord(before)?.at ?? [])
    .map(text => Date.parse(text));
  const since = begun.length > 0 ? Math.min(...begun) : (await delivery?.deployedAt())?.getTime();
  const named = options.workloads?.map(({ kind, name, namespace = at.namespace }) => ({
    kind,
    name,
    namespace,
    isDeployed: deployed.some(each => each.kind === kind && each.name === name && each.namespace === namespace),
  }));
  const targets = unique(named ?? deployed);
  if (targets.length > 0) return { targets, applied, since };
  const message = 'no workload is named, and this run has deployed none';
  throw new CouldNotTell('nothing-checked', message, 'Name what must be rolled out under `workloads`.');
}

function unique(targets: readonly Target[]): readonly Target[] {
  const seen = new Map(targets.map(target => [`${target.namespace}/${target.kind}/${target.name}`, target]));
  return [...seen.values()];
}
