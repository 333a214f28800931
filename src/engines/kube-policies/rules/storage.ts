import type { KubeDocument } from '../../kube-yaml/document.js';
import { field, isMapping, type KubeMapping, type KubePath, textField } from '../../kube-yaml/value.js';
import { docs, type NamespacePolicy, type PlacedComplaint } from '../policy.js';
import { parseQuantity, showBytes } from '../quantity.js';
import { listed, type Workload } from '../workload.js';
import type { Namespace } from '../world.js';

/** A claim for storage, times the pods that each get one. */
interface Claim {
  readonly document: KubeDocument;
  readonly path: KubePath;
  readonly title: string;
  readonly bytes: number;
  readonly times: number;
  readonly storageClass: string | undefined;
}

interface Found {
  readonly document: KubeDocument;
  readonly value: KubeMapping;
  readonly path: KubePath;
  readonly name: string;
  readonly times: number;
}

function claimsOf(namespace: Namespace): readonly Claim[] {
  const plain = namespace
    .objects('/PersistentVolumeClaim')
    .map((document): Found => ({ document, value: document.value, path: [], name: document.name, times: 1 }));
  return [...plain, ...namespace.workloads.flatMap(templates)].flatMap(readClaim);
}

function templates(pod: Workload): readonly Found[] {
  const { document, replicas: times } = pod;
  const own = pod.kind === 'StatefulSet' ? listed(document.value, [], 'spec', 'volumeClaimTemplates') : [];
  const ephemeral = listed(pod.spec, pod.path, 'volumes').flatMap(volume => {
    const value = field(volume.value, 'ephemeral', 'volumeClaimTemplate');
    const name = textField(volume.value, 'name') ?? '';
    return isMapping(value) ? [{ value, path: [...volume.path, 'ephemeral', 'volumeClaimTemplate'], name }] : [];
  });
  const named = own.map(each => ({ ...each, name: textField(each.value, 'metadata', 'name') ?? '' }));
  return [...named, ...ephemeral].map(each => ({ ...each, document, name: `${document.subject} ${each.name}`, times }));
}

function readClaim({ document, value, path, name, times }: Found): readonly Claim[] {
  const bytes = parseQuantity(field(value, 'spec', 'resources', 'requests', 'storage'));
  if (bytes === undefined) return [];
  const storageClass = textField(value, 'spec', 'storageClassName');
  const amount = times === 1 ? showBytes(bytes) : `${times} × ${showBytes(bytes)}`;
  const at = [...path, 'spec', 'resources', 'requests', 'storage'];
  return [{ document, path: at, title: `${name}: ${amount}`, bytes, times, storageClass }];
}

const total = (claims: readonly Claim[]): number => claims.reduce((sum, { bytes, times }) => sum + bytes * times, 0);

interface Limit {
  readonly name: string;
  readonly most: number | undefined;
  readonly claims: readonly Claim[];
}

/** Told where the largest claim is written, as that is the one to change. */
function above({ name, most, claims }: Limit): readonly PlacedComplaint[] {
  const sum = total(claims);
  const [largest] = [...claims].sort((a, b) => b.bytes * b.times - a.bytes * a.times);
  if (most === undefined || !largest || sum <= most) return [];
  const { document, path } = largest;
  const list = claims
    .slice(0, 5)
    .map(({ title }) => title)
    .join(', ');
  const message = `claims ask for ${showBytes(sum)} of storage, more than ${name} of ${showBytes(most)}: ${list}`;
  return [{ document, path, message, expected: `at most ${showBytes(most)}`, actual: showBytes(sum) }];
}

function againstQuota(quota: KubeDocument, claims: readonly Claim[]): readonly PlacedComplaint[] {
  const hard = field(quota.value, 'spec', 'hard');
  if (!isMapping(hard)) return [];
  return Object.entries(hard).flatMap(([key, value]) => {
    const most = parseQuantity(value);
    const name = `${key} in ${quota.subject}`;
    if (key === 'requests.storage') return above({ name, most, claims });
    if (key === 'persistentvolumeclaims') return tooMany(claims, { name, most });
    const [, storageClass] = /^(.+)\.storageclass\.storage\.k8s\.io\/requests\.storage$/.exec(key) ?? [];
    const ofClass = claims.filter(claim => claim.storageClass === storageClass);
    return storageClass === undefined ? [] : above({ name, most, claims: ofClass });
  });
}

function tooMany(
  claims: readonly Claim[],
  { name, most }: { readonly name: string; readonly most: number | undefined },
): readonly PlacedComplaint[] {
  const number = claims.reduce((sum, { times }) => sum + times, 0);
  const [widest] = [...claims].sort((a, b) => b.times - a.times);
  if (most === undefined || !widest || number <= most) return [];
  const { document, path } = widest;
  const message = `there are ${number} claims for storage, more than ${name} of ${most}`;
  return [{ document, path, message, expected: `at most ${most}`, actual: String(number) }];
}

function againstRange(range: KubeDocument, claims: readonly Claim[]): readonly PlacedComplaint[] {
  return listed(range.value, [], 'spec', 'limits')
    .filter(({ value }) => textField(value, 'type') === 'PersistentVolumeClaim')
    .flatMap(({ value }) => {
      const most = parseQuantity(field(value, 'max', 'storage')) ?? Number.POSITIVE_INFINITY;
      const least = parseQuantity(field(value, 'min', 'storage')) ?? 0;
      return claims.flatMap(({ document, path, bytes }) => {
        if (bytes >= least && bytes <= most) return [];
        const [than, expected] =
          bytes > most
            ? ['more than the most', `at most ${showBytes(most)}`]
            : ['less than the least', `at least ${showBytes(least)}`];
        const message = `the claim asks for ${showBytes(bytes)}, ${than} that ${range.subject} allows`;
        return [{ document, path, message, expected, actual: showBytes(bytes) }];
      });
    });
}

const storageQuota: NamespacePolicy = {
  id: 'storage-quota',
  level: 'error',
  reason:
    'claims for storage, times the replicas that each get one, that exceed a ResourceQuota, a LimitRange or `max`',
  remedy: 'Ask for less storage or fewer replicas, or raise the quota.',
  link: docs('concepts/policy/resource-quotas'),
  on: 'namespace',
  check: namespace => {
    const claims = claimsOf(namespace);
    if (claims.length === 0) return [];
    return [
      ...above({ name: '`max`', most: namespace.world.settings.maxStorage, claims }),
      ...namespace.objects('/ResourceQuota').flatMap(quota => againstQuota(quota, claims)),
      ...namespace.objects('/LimitRange').flatMap(range => againstRange(range, claims)),
    ];
  },
};

const missing = (about: Pick<NamespacePolicy, 'id' | 'reason' | 'remedy' | 'link'>, kind: string): NamespacePolicy => ({
  ...about,
  level: 'warning',
  on: 'namespace',
  check: namespace => {
    const [first] = namespace.workloads;
    if (!first || namespace.objects(`/${kind}`).length > 0) return [];
    const declared = namespace.world.declaration(namespace);
    const where = namespace.name === '' ? 'the namespace' : `namespace "${namespace.name}"`;
    const message = `${where} has no ${kind} here`;
    return [{ document: declared ?? first.document, path: ['metadata', 'name'], message }];
  },
});

const quotaMissing = missing(
  {
    id: 'quota-missing',
    reason: 'a namespace with workloads and without a ResourceQuota: one of them can take the whole cluster',
    remedy: 'Add a ResourceQuota to the namespace.',
    link: docs('concepts/policy/resource-quotas'),
  },
  'ResourceQuota',
);

const limitRangeMissing = missing(
  {
    id: 'limit-range-missing',
    reason: 'a namespace with workloads and without a LimitRange: nothing bounds a container that names no limits',
    remedy: 'Add a LimitRange to the namespace.',
    link: docs('concepts/policy/limit-range'),
  },
  'LimitRange',
);

export const storagePolicies: readonly NamespacePolicy[] = [storageQuota, quotaMissing, limitRangeMissing];
