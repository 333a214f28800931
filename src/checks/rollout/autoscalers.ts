import { textField } from '../../engines/kube-yaml/value.js';
import { nameOf, numberField } from '../../engines/rollout/read.js';
import type { Progress } from '../../engines/rollout/workload.js';
import type { Cluster } from '../../facts/cluster/cluster.js';

/** A workload with fewer ready pods than its autoscaler must keep. */
export interface Below {
  readonly progress: Progress;
  readonly said: string;
  readonly autoscaler: string;
}

/**
 * Workloads that an autoscaler has yet to bring to its minimum: `replicas` of the manifest is reached before. Where nobody may
 * look at autoscalers there is none to hold them against.
 */
export async function belowMinimum(progress: readonly Progress[], cluster: Cluster): Promise<readonly Below[]> {
  const scaled = progress.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  const namespaces = [...new Set(scaled.map(({ namespace }) => namespace))];
  const told = await Promise.all(
    namespaces.map(async namespace => {
      const { items } = await cluster.get({ of: ['horizontalpodautoscalers.autoscaling'], namespace });
      return items.flatMap(item => {
        const own = scaled.find(
          each =>
            each.namespace === namespace &&
            each.kind === textField(item, 'spec', 'scaleTargetRef', 'kind') &&
            each.name === textField(item, 'spec', 'scaleTargetRef', 'name'),
        );
        const least = numberField(item, 'spec', 'minReplicas') ?? 1;
        if (own === undefined || own.ready >= least) return [];
        const said = `${own.ready} pods are ready, and its autoscaler ${nameOf(item)} must keep at least ${least}`;
        return [{ progress: own, said, autoscaler: nameOf(item) }];
      });
    }),
  );
  return told.flat();
}
