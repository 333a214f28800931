import type { FieldSpec } from '../fields/configuration.js';
import { changeField } from '../fields/field-spec.js';
import type { Kustomization } from '../kustomization.js';
import { refuseTypedKeys } from '../load-objects.js';
import { edit, group, idOf, type Resource } from '../resource.js';
import { withEntries } from '../tree.js';

/** A field that takes labels or annotations: of which kinds, and whether it is made where it is missing. */
interface Place {
  readonly path: string;
  /** `Kind`, whatever its group, or `group/Kind`. */
  readonly kinds: ReadonlySet<string>;
  readonly create: boolean;
}

const place = (path: string, kinds: string, create = true): Place => ({
  path,
  kinds: new Set(kinds.split(' ')),
  create,
});

const TEMPLATED = 'Deployment ReplicaSet DaemonSet ReplicationController batch/Job';
const CRON_JOBS = [
  'spec/jobTemplate/metadata/annotations',
  'spec/jobTemplate/spec/template/metadata/annotations',
] as const;

const TEMPLATE_ANNOTATIONS = [
  place('spec/template/metadata/annotations', `${TEMPLATED} StatefulSet`),
  ...CRON_JOBS.map(path => place(path, 'batch/CronJob')),
];

const TEMPLATE_LABELS = [
  place('spec/template/metadata/labels', `${TEMPLATED} apps/StatefulSet`),
  ...CRON_JOBS.map(path => place(path.replace('annotations', 'labels'), 'batch/CronJob')),
  place('spec/volumeClaimTemplates/*/metadata/labels', 'apps/StatefulSet'),
];

const AFFINITIES = ['podAffinity', 'podAntiAffinity'].flatMap(affinity => [
  `affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm`,
  `affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution/*`,
]);

const SELECTORS = [
  place('spec/selector', 'Service ReplicationController'),
  place('spec/selector/matchLabels', 'Deployment ReplicaSet DaemonSet apps/StatefulSet'),
  place('spec/selector/matchLabels', 'batch/Job policy/PodDisruptionBudget', false),
  place('spec/jobTemplate/spec/selector/matchLabels', 'batch/CronJob', false),
  ...['podSelector', 'ingress/*/from/*/podSelector', 'egress/*/to/*/podSelector'].map(path =>
    place(`spec/${path}/matchLabels`, 'networking.k8s.io/NetworkPolicy', false),
  ),
  ...[...AFFINITIES, 'topologySpreadConstraints/*'].map(path =>
    place(`spec/template/spec/${path}/labelSelector/matchLabels`, 'apps/Deployment apps/StatefulSet', false),
  ),
];

/** `labels` and `commonLabels`, which reaches selectors and templates as well. */
export function addLabels(
  resources: readonly Resource[],
  { labels, commonLabels }: Kustomization,
  more: readonly FieldSpec[],
): void {
  for (const { pairs, includeSelectors, includeTemplates } of labels) {
    const places = [
      ...(includeSelectors || includeTemplates ? TEMPLATE_LABELS : []),
      ...(includeSelectors ? SELECTORS : []),
    ];
    addAll(resources, { pairs, own: 'metadata/labels', places, more: includeSelectors ? more : [] });
  }
  addAll(resources, { pairs: commonLabels, own: 'metadata/labels', places: [...TEMPLATE_LABELS, ...SELECTORS], more });
}

export function addAnnotations(
  resources: readonly Resource[],
  { commonAnnotations }: Kustomization,
  more: readonly FieldSpec[],
): void {
  refuseTypedKeys(Object.keys(commonAnnotations));
  addAll(resources, { pairs: commonAnnotations, own: 'metadata/annotations', places: TEMPLATE_ANNOTATIONS, more });
}

interface Addition {
  readonly pairs: Readonly<Record<string, string>>;
  readonly own: string;
  readonly places: readonly Place[];
  /** What `configurations` add. */
  readonly more: readonly FieldSpec[];
}

function addAll(resources: readonly Resource[], { pairs, own, places, more }: Addition): void {
  if (Object.keys(pairs).length === 0) return;
  const changed = withEntries(pairs);
  for (const resource of resources) {
    edit(resource, own, { with: changed, create: true });
    const { kind, apiVersion } = idOf(resource.value);
    for (const { path, kinds, create } of places) {
      if (kinds.has(kind) || kinds.has(`${group(apiVersion)}/${kind}`)) {
        edit(resource, path, { with: changed, create });
      }
    }
    for (const spec of more) changeField(resource, spec, changed);
  }
}
