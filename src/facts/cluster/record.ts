import { createHash } from 'node:crypto';
import { z } from 'zod';
import { field, isMapping, type KubeMapping, type KubeValue, textField } from '../../engines/kube-yaml/value.js';
import { kindOf, listField, nameOf, namespaceOf, numberField, textsField, uidOf } from '../../engines/rollout/read.js';
import type { Note, Recorded } from '../../ports/delivery.js';

const owner = z.object({ by: z.string(), name: z.string() });

const object = z.object({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  /** False for what was not there. */
  exists: z.boolean(),
  uid: z.string().optional(),
  /** Changes exactly when its content does: the pod template's hash for a workload, the spec's for others. */
  version: z.string().optional(),
  /** Of a workload: the number by which `rollout undo` finds it. */
  revision: z.string().optional(),
  replicas: z.number().optional(),
  /** By container, as the template names them. */
  images: z.record(z.string(), z.string()).optional(),
  /** By container, what its pods ran. */
  digests: z.record(z.string(), z.array(z.string())).optional(),
  owner: owner.optional(),
});

const record = z.object({
  context: z.string(),
  server: z.string(),
  at: z.string(),
  /** False of what a step was about to change when it wrote this: what runs by now may be anything between. */
  complete: z.boolean(),
  objects: z.array(object),
});

/** What ran of the objects that a step changes. Plain data: no value of a Secret, no environment of a container. */
export type ClusterRecord = z.output<typeof record>;
export type RecordedObject = z.output<typeof object>;

/** The record in a note of the deployment; undefined where there is none, or it is another kind's. */
export function readRecord(told: Recorded | undefined): ClusterRecord | undefined {
  const read = record.safeParse(told);
  return read.success ? read.data : undefined;
}

/** As `note` takes it. */
export const toRecorded = (made: ClusterRecord): Recorded => JSON.parse(JSON.stringify(made));

/** What a note tells last: after its step, else before it. */
export const lastRecord = ({ after, before }: Note): ClusterRecord | undefined =>
  readRecord(after) ?? readRecord(before);

export const isWorkload = (kind: string): boolean => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind);

/** `shop/Deployment/backend`. */
export const placeOf = ({ namespace, kind, name }: Pick<RecordedObject, 'namespace' | 'kind' | 'name'>): string =>
  `${namespace === '' ? '' : `${namespace}/`}${kind}/${name}`;

/** An object of the cluster as it is recorded. `pods` are those of its newest revision. */
export function recordOf(
  found: KubeMapping,
  more: { readonly digests?: Readonly<Record<string, string[]>>; readonly revision?: string | undefined } = {},
): RecordedObject {
  const kind = kindOf(found);
  const isPodMaker = isWorkload(kind);
  const template = field(found, 'spec', 'template');
  const containers = [
    ...listField(template, 'spec', 'initContainers'),
    ...listField(template, 'spec', 'containers'),
  ].map(each => [textField(each, 'name') ?? '', textField(each, 'image') ?? '']);
  const own = ownerOf(found);
  const replicas = numberField(found, 'spec', 'replicas');
  return {
    kind,
    namespace: namespaceOf(found),
    name: nameOf(found),
    exists: true,
    uid: uidOf(found),
    version: hashOf(isPodMaker ? template : content(found)),
    ...(isPodMaker && { images: Object.fromEntries(containers) }),
    ...(more.revision !== undefined && { revision: more.revision }),
    ...(replicas !== undefined && { replicas }),
    ...(more.digests && { digests: more.digests }),
    ...(own && { owner: own }),
  };
}

/** What of an object is its content: not who manages it, nor its status. */
const content = (found: KubeMapping): KubeMapping =>
  Object.fromEntries(
    Object.entries(found).filter(([key]) => !['metadata', 'status', 'kind', 'apiVersion'].includes(key)),
  );

export const hashOf = (value: KubeValue | undefined): string =>
  createHash('sha256').update(stable(value)).digest('hex').slice(0, 32);

/** JSON whose keys are in order. */
function stable(value: KubeValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (!isMapping(value)) return JSON.stringify(value ?? null);
  const keys = Object.keys(value).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${stable(value[key])}`).join(',')}}`;
}

/** Who would undo a change by hand: a controller that brings the object back to what it has elsewhere. */
export function ownerOf(found: KubeMapping): { readonly by: string; readonly name: string } | undefined {
  const labels = textsField(found, 'metadata', 'labels');
  const annotations = textsField(found, 'metadata', 'annotations');
  const tracked = annotations['argocd.argoproj.io/tracking-id'] ?? labels['argocd.argoproj.io/instance'];
  if (tracked !== undefined) return { by: 'Argo CD', name: tracked.split(':')[0] ?? tracked };
  const flux = labels['kustomize.toolkit.fluxcd.io/name'] ?? labels['helm.toolkit.fluxcd.io/name'];
  if (flux !== undefined) return { by: 'Flux', name: flux };
  const release = annotations['meta.helm.sh/release-name'];
  return release === undefined ? undefined : { by: 'Helm', name: release };
}
