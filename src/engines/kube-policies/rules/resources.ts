import { field, type KubeValue, textField } from '../../kube-yaml/value.js';
import { type Complaint, type ContainerPolicy, docs } from '../policy.js';
import { parseQuantity } from '../quantity.js';
import { type Container, listed } from '../workload.js';
import type { Namespace } from '../world.js';

type Side = 'requests' | 'limits';

const LINK = docs('concepts/configuration/manage-resources-containers');

/** What a container has in the end: its own, the pod's, its limit for a request, the defaults of the LimitRange. */
function effective(container: Container, { side, resource, namespace }: Asked): KubeValue | undefined {
  const own =
    field(container.value, 'resources', side, resource) ?? field(container.pod.spec, 'resources', side, resource);
  if (own !== undefined && own !== null) return own;
  const limit = side === 'requests' ? field(container.value, 'resources', 'limits', resource) : undefined;
  return limit ?? rangeDefault({ side, resource, namespace });
}

interface Asked {
  readonly side: Side;
  readonly resource: string;
  readonly namespace: Namespace;
}

/** As the API server completes a LimitRange: `default` from `max`, `defaultRequest` from `default`, else from `min`. */
function rangeDefault({ side, resource, namespace }: Asked): KubeValue | undefined {
  for (const { value } of namespace.objects('/LimitRange')) {
    for (const { value: limit } of listed(value, [], 'spec', 'limits')) {
      if (textField(limit, 'type') !== 'Container') continue;
      const most = field(limit, 'default', resource) ?? field(limit, 'max', resource);
      const least = field(limit, 'defaultRequest', resource) ?? most ?? field(limit, 'min', resource);
      const found = side === 'limits' ? most : least;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function missing(container: Container, asked: Asked): readonly Complaint[] {
  // They run in what is left of the pod's resources and may not name any.
  if (container.role === 'ephemeral') return [];
  const { side, resource } = asked;
  const given = effective(container, asked);
  const path = [...container.path, 'resources', side, resource];
  const name = `${resource} ${side === 'requests' ? 'request' : 'limit'}`;
  if (given === undefined) return [{ path, message: `${container.title} has no ${name}` }];
  const amount = parseQuantity(given);
  if (amount === 0) return [{ path, message: `${container.title} has a ${name} of 0, which is none`, actual: '0' }];
  return side === 'requests' && amount !== undefined ? aboveLimit(container, { asked, amount }) : [];
}

function aboveLimit(
  container: Container,
  { asked, amount }: { readonly asked: Asked; readonly amount: number },
): readonly Complaint[] {
  const { resource } = asked;
  const limit = field(container.value, 'resources', 'limits', resource);
  const most = parseQuantity(limit);
  if (most === undefined || amount <= most) return [];
  return [
    {
      path: [...container.path, 'resources', 'requests', resource],
      message: `${container.title} asks for more ${resource} than its limit, which the API server refuses`,
      expected: `at most ${limit}`,
      actual: String(field(container.value, 'resources', 'requests', resource)),
    },
  ];
}

interface Wanted {
  readonly side: Side;
  readonly resource: string;
}

const policy = (
  about: Pick<ContainerPolicy, 'id' | 'level' | 'reason' | 'remedy'>,
  { side, resource }: Wanted,
): ContainerPolicy => ({
  ...about,
  on: 'container',
  link: LINK,
  check: (container, namespace) => missing(container, { side, resource, namespace }),
});

const ephemeralStorage: ContainerPolicy = {
  id: 'ephemeral-storage',
  level: 'warning',
  reason: 'a container without request or limit for scratch space: it can fill the disk of its node',
  remedy: 'Set resources.requests.ephemeral-storage and resources.limits.ephemeral-storage.',
  link: docs('concepts/storage/ephemeral-storage'),
  on: 'container',
  check: (container, namespace) => {
    const limit = missing(container, { side: 'limits', resource: 'ephemeral-storage', namespace });
    // A request is the limit unless it is given, so the limit alone is enough.
    return limit.length > 0
      ? limit
      : missing(container, { side: 'requests', resource: 'ephemeral-storage', namespace });
  },
};

export const resourcePolicies: readonly ContainerPolicy[] = [
  policy(
    {
      id: 'cpu-request',
      level: 'warning',
      reason: 'a container without a CPU request: the scheduler takes it for one that needs none',
      remedy: 'Set resources.requests.cpu to what it uses on an ordinary day.',
    },
    { side: 'requests', resource: 'cpu' },
  ),
  policy(
    {
      id: 'cpu-limit',
      level: 'warning',
      reason: 'a container without a CPU limit: it can slow down all others on its node',
      remedy: 'Set resources.limits.cpu.',
    },
    { side: 'limits', resource: 'cpu' },
  ),
  policy(
    {
      id: 'memory-request',
      level: 'warning',
      reason: 'a container without a memory request: it is among the first to be evicted',
      remedy: 'Set resources.requests.memory to what it uses on an ordinary day.',
    },
    { side: 'requests', resource: 'memory' },
  ),
  policy(
    {
      id: 'memory-limit',
      level: 'warning',
      reason: 'a container without a memory limit: a leak takes the whole node down',
      remedy: 'Set resources.limits.memory.',
    },
    { side: 'limits', resource: 'memory' },
  ),
  ephemeralStorage,
];
