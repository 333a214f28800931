import { field, isMapping, type KubeMapping, textField } from '../../engines/kube-yaml/value.js';
import { isOwnedBy, kindOf, nameOf, namespaceOf, numberField, textsField, uidOf } from '../../engines/rollout/read.js';
import { type Progress, progressOf } from '../../engines/rollout/workload.js';
import type { Cluster } from './cluster.js';
import { hashOf, isWorkload, type RecordedObject, recordOf } from './record.js';

const REVISION = 'deployment.kubernetes.io/revision';

/** What has made or makes the pods of a namespace's workloads. */
export interface Makers {
  readonly replicaSets: readonly KubeMapping[];
  readonly revisions: readonly KubeMapping[];
  readonly pods: readonly KubeMapping[];
}

export async function makersIn(
  cluster: Cluster,
  at: { readonly namespace: string; readonly kinds: readonly string[] },
): Promise<Makers> {
  const { namespace, kinds } = at;
  const of = [
    ...(kinds.includes('Deployment') ? ['replicasets.apps'] : []),
    ...(kinds.some(kind => kind !== 'Deployment') ? ['controllerrevisions.apps'] : []),
    'pods',
  ];
  const { items } = await cluster.mustGet({ of, namespace });
  const ofKind = (kind: string) => items.filter(item => kindOf(item) === kind);
  return { replicaSets: ofKind('ReplicaSet'), revisions: ofKind('ControllerRevision'), pods: ofKind('Pod') };
}

/** Objects of the cluster as they are recorded, workloads with their revision and the digests that their pods run. */
export async function recordAll(objects: readonly KubeMapping[], cluster: Cluster): Promise<readonly RecordedObject[]> {
  const workloads = objects.filter(object => isWorkload(kindOf(object)));
  const namespaces = [...new Set(workloads.map(namespaceOf))];
  const makers = new Map<string, Makers>();
  for (const namespace of namespaces) {
    const kinds = workloads.filter(object => namespaceOf(object) === namespace).map(kindOf);
    makers.set(namespace, await makersIn(cluster, { namespace, kinds }));
  }
  return objects.map(object => {
    const own = makers.get(namespaceOf(object));
    if (!isWorkload(kindOf(object)) || own === undefined) return recordOf(object);
    const progress = progressOf(object, { ...own, minReady: 0 });
    return recordOf(object, { revision: revisionOf(object, own), ...(progress && { digests: digestsOf(progress) }) });
  });
}

function digestsOf({ pods }: Progress): Readonly<Record<string, string[]>> {
  const digests = new Map<string, Set<string>>();
  for (const { name, digest } of pods.flatMap(pod => pod.containers)) {
    if (digest !== undefined) digests.set(name, (digests.get(name) ?? new Set()).add(digest));
  }
  return Object.fromEntries([...digests].map(([name, found]) => [name, [...found].sort()]));
}

/** The number by which `rollout undo --to-revision` finds what runs now. */
function revisionOf(object: KubeMapping, { revisions }: Makers): string | undefined {
  if (kindOf(object) === 'Deployment') return textField(object, 'metadata', 'annotations', REVISION);
  const own = revisions.filter(revision => isOwnedBy(revision, uidOf(object)));
  const name = kindOf(object) === 'StatefulSet' ? textField(object, 'status', 'updateRevision') : undefined;
  const numbers = own.filter(revision => name === undefined || nameOf(revision) === name);
  const newest = numbers.flatMap(revision => numberField(revision, 'revision') ?? []);
  return newest.length === 0 ? undefined : String(Math.max(...newest));
}

/** The revision that a workload had when it was recorded, as it is called by now; undefined where it is kept no longer. */
export function keptRevision(
  object: KubeMapping,
  recorded: RecordedObject,
  { replicaSets, revisions }: Makers,
): string | undefined {
  if (kindOf(object) !== 'Deployment') {
    const own = revisions.filter(revision => isOwnedBy(revision, uidOf(object)));
    return own.some(revision => String(numberField(revision, 'revision')) === recorded.revision)
      ? recorded.revision
      : undefined;
  }
  const own = replicaSets.filter(set => isOwnedBy(set, uidOf(object)));
  const same = own.find(set => templateVersion(set) === recorded.version);
  return same && textField(same, 'metadata', 'annotations', REVISION);
}

/** A ReplicaSet's template is its Deployment's and one label more. */
function templateVersion(set: KubeMapping): string {
  const template = field(set, 'spec', 'template');
  const metadata = field(template, 'metadata');
  if (!isMapping(template) || !isMapping(metadata)) return '';
  const { 'pod-template-hash': _, ...labels } = textsField(metadata, 'labels');
  return hashOf({ ...template, metadata: { ...metadata, labels } });
}
