import { field, isMapping } from '../../kube-yaml/value.js';
import { type ContainerPolicy, docs } from '../policy.js';
import { isService } from '../workload.js';

const LINK = docs('tasks/configure-pod-container/configure-liveness-readiness-startup-probes');

/** Containers that go on until they are stopped: what ends by itself is not probed. */
const probe = (about: Pick<ContainerPolicy, 'id' | 'reason' | 'remedy'>, name: string): ContainerPolicy => ({
  ...about,
  level: 'warning',
  link: LINK,
  on: 'container',
  check: ({ value, path, title, pod, role }) =>
    role !== 'container' || !isService(pod) || isMapping(field(value, name))
      ? []
      : [{ path: [...path, name], message: `${title} has no ${name}` }],
});

export const probePolicies: readonly ContainerPolicy[] = [
  probe(
    {
      id: 'readiness-probe',
      reason: 'a container without a readiness probe: it gets requests before it can answer them',
      remedy: 'Add a readinessProbe that asks whether it can serve.',
    },
    'readinessProbe',
  ),
  probe(
    {
      id: 'liveness-probe',
      reason: 'a container without a liveness probe: nobody restarts it when it hangs',
      remedy: 'Add a livenessProbe that asks whether it is alive, and nothing behind it.',
    },
    'livenessProbe',
  ),
];
