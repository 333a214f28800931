import { CouldNotTell } from '../../check.js';
import type { KubeMapping } from '../../engines/kube-yaml/value.js';
import { field } from '../../engines/kube-yaml/value.js';
import { kindOf, nameOf, selectorText } from '../../engines/rollout/read.js';
import { type Progress, progressOf } from '../../engines/rollout/workload.js';
import type { Cluster } from '../../facts/cluster/cluster.js';

/** One workload that must be rolled out. */
export interface Target {
  readonly kind: 'deployment' | 'statefulset' | 'daemonset' | 'job';
  readonly name: string;
  readonly namespace: string;
  /** True where this run's deploy put it there: its absence is then a fault, not a wrong name in the config. */
  readonly isDeployed: boolean;
}

/** One look at all of them. */
export interface Gathered {
  readonly progress: readonly Progress[];
  readonly absent: readonly Target[];
}

const GROUP = { deployment: '.apps', statefulset: '.apps', daemonset: '.apps', job: '.batch' } as const;

/** Asks for the workloads and what they have made, namespace by namespace. */
export async function gather(
  targets: readonly Target[],
  { cluster, minReady, known }: { readonly cluster: Cluster; readonly minReady: number; readonly known: Selectors },
): Promise<Gathered> {
  const namespaces = [...new Set(targets.map(({ namespace }) => namespace))];
  const told = await Promise.all(
    namespaces.map(namespace =>
      gatherIn(
        targets.filter(target => target.namespace === namespace),
        { cluster, minReady, known, namespace },
      ),
    ),
  );
  return { progress: told.flatMap(({ progress }) => progress), absent: told.flatMap(({ absent }) => absent) };
}

/** The selector of each workload that is alone in its namespace, from the look before: it cannot change. */
export type Selectors = Map<string, string>;

interface In {
  readonly cluster: Cluster;
  readonly minReady: number;
  readonly known: Selectors;
  readonly namespace: string;
}

async function gatherIn(targets: readonly Target[], { cluster, minReady, known, namespace }: In): Promise<Gathered> {
  const [only] = targets.length === 1 ? targets : [];
  const key = only && `${namespace}/${only.kind}/${only.name}`;
  const asked = named(targets, { cluster, namespace });
  const selector = key === undefined ? undefined : known.get(key);
  const isTogether = key === undefined || selector !== undefined;
  const [found, made] = isTogether
    ? await Promise.all([asked, makings(targets, { cluster, namespace, selector })])
    : [await asked, undefined];
  const [first] = found;
  const own = key !== undefined && first ? selectorText(field(first, 'spec', 'selector')) : undefined;
  if (key !== undefined && own !== undefined) known.set(key, own);
  const objects = made ?? (first === undefined ? [] : await makings(targets, { cluster, namespace, selector: own }));
  const looked = {
    replicaSets: objects.filter(object => kindOf(object) === 'ReplicaSet'),
    pods: objects.filter(object => kindOf(object) === 'Pod'),
    minReady,
  };
  return {
    progress: found.flatMap(object => progressOf(object, looked) ?? []),
    absent: targets.filter(target => !found.some(object => isTarget(object, target))),
  };
}

const isTarget = (object: KubeMapping, { kind, name }: Target): boolean =>
  kindOf(object).toLowerCase() === kind && nameOf(object) === name;

async function named(
  targets: readonly Target[],
  { cluster, namespace }: { readonly cluster: Cluster; readonly namespace: string },
): Promise<readonly KubeMapping[]> {
  const of = targets.map(({ kind, name }) => `${kind}${GROUP[kind]}/${name}`);
  const { items } = await cluster.mustGet({ of, namespace });
  const strange = items.find(item => !targets.some(target => isTarget(item, target)));
  if (strange === undefined) return items;
  const message = `kubectl answered with ${kindOf(strange)}/${nameOf(strange)}, which was not asked for`;
  throw new CouldNotTell('wrong-format', message, 'Check which kubectl it is.');
}

/** ReplicaSets and pods. */
async function makings(
  targets: readonly Target[],
  {
    cluster,
    namespace,
    selector,
  }: { readonly cluster: Cluster; readonly namespace: string; readonly selector: string | undefined },
): Promise<readonly KubeMapping[]> {
  const hasSets = targets.some(({ kind }) => kind === 'deployment');
  const of = hasSets ? ['replicasets.apps', 'pods'] : ['pods'];
  return (await cluster.mustGet({ of, namespace, selector })).items;
}
