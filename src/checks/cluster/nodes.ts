import { field, type KubeMapping } from '../../engines/kube-yaml/value.js';
import { conditionOf, listField } from '../../engines/rollout/read.js';

/** A node that is ready, and takes pods that tolerate nothing. */
export const isOpen = (node: KubeMapping): boolean =>
  conditionOf(node, 'Ready')?.status === 'True' &&
  field(node, 'spec', 'unschedulable') !== true &&
  !listField(node, 'spec', 'taints').some(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute');
