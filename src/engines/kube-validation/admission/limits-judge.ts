import { groupKind, readWorkload } from '../../kube-policies/workload.js';
import type { KubeDocument } from '../../kube-yaml/document.js';
import type { KubeIssue, KubeJudge, KubeSetting } from '../../kube-yaml/judge.js';
import { textField } from '../../kube-yaml/value.js';
import { againstRange } from './limit-range.js';
import { resourcesOf } from './pod-resources.js';
import { againstQuota, type Sized } from './resource-quota.js';

interface Place {
  readonly ranges: KubeDocument[];
  readonly quotas: KubeDocument[];
  readonly workloads: KubeDocument[];
  readonly counts: Map<string, number>;
}

/**
 * LimitRanges and ResourceQuotas among the manifests, held against the objects of their namespace. The API server takes a
 * Deployment whatever they say; its pods never come.
 */
export class LimitsJudge implements KubeJudge {
  readonly #places = new Map<string, Place>();

  take(document: KubeDocument, { world, namespace = 'default' }: KubeSetting): readonly KubeIssue[] {
    const key = `${world}/${document.namespace || namespace}`;
    const place: Place = this.#places.get(key) ?? { ranges: [], quotas: [], workloads: [], counts: new Map() };
    this.#places.set(key, place);
    const kind = groupKind(document);
    if (kind === '/LimitRange') place.ranges.push(document);
    if (kind === '/ResourceQuota') place.quotas.push(document);
    if (readWorkload(document)) place.workloads.push(document);
    const type = kind === '/Service' ? (textField(document.value, 'spec', 'type') ?? 'ClusterIP') : undefined;
    for (const each of [kind, ...(type === undefined ? [] : [`Service/${type}`])]) {
      place.counts.set(each, (place.counts.get(each) ?? 0) + 1);
    }
    return [];
  }

  finish(): readonly KubeIssue[] {
    return [...this.#places.values()].flatMap(({ ranges, quotas, workloads, counts }) => {
      if (ranges.length + quotas.length === 0) return [];
      const defaults = ranges.map(({ value }) => value);
      const pods = workloads.flatMap((document): readonly Sized[] => {
        const pod = readWorkload(document);
        const resources = pod && resourcesOf(pod, defaults);
        return pod && resources ? [{ pod, resources }] : [];
      });
      return [
        ...pods.flatMap(sized => ranges.flatMap(range => againstRange(range, sized))),
        ...quotas.flatMap(quota => againstQuota(quota, { pods, counts })),
      ];
    });
  }
}
