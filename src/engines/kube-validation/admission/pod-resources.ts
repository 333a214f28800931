import { parseQuantity } from '../../kube-policies/quantity.js';
import { type Container, listed, type Workload } from '../../kube-policies/workload.js';
import { field, isMapping, type KubeMapping, type KubePath, textField } from '../../kube-yaml/value.js';

export type Side = 'requests' | 'limits';
/** Amounts by the name of the resource: cores, bytes, or a plain number. */
export type Amounts = ReadonlyMap<string, number>;

export interface ContainerResources {
  readonly container: Container;
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export interface PodResources {
  readonly containers: readonly ContainerResources[];
  /** Of the whole pod, as the scheduler counts it. */
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** The amounts at a path; what is no quantity is another rule's affair. */
export function amountsAt(value: KubeMapping, ...path: KubePath): Amounts {
  const found = field(value, ...path);
  if (!isMapping(found)) return new Map();
  return new Map(
    Object.entries(found).flatMap(([name, quantity]) => {
      const amount = parseQuantity(quantity);
      return amount === undefined ? [] : [[name, amount] as const];
    }),
  );
}

/** The items of one type in a LimitRange, each with its path. */
export const limitsOf = (range: KubeMapping, type: string) =>
  listed(range, [], 'spec', 'limits').filter(({ value }) => textField(value, 'type') === type);

/** Keys of the first one win. */
const under = (own: Amounts, others: Amounts): Amounts => new Map([...others, ...own]);

/** What LimitRanges give a container that says nothing, completed as the API server completes them. */
function rangeDefaults(ranges: readonly KubeMapping[]): { readonly requests: Amounts; readonly limits: Amounts } {
  let [requests, limits]: [Amounts, Amounts] = [new Map(), new Map()];
  for (const { value } of ranges.flatMap(range => limitsOf(range, 'Container'))) {
    const most = under(amountsAt(value, 'default'), amountsAt(value, 'max'));
    const least = under(under(amountsAt(value, 'defaultRequest'), most), amountsAt(value, 'min'));
    [requests, limits] = [under(requests, least), under(limits, most)];
  }
  return { requests, limits };
}

/**
 * What the containers of a pod have by the time that it is admitted: their own, a limit for a request that is not given, then
 * the defaults of the namespace's LimitRanges. Undefined where the pod names resources of its own, which few do yet.
 */
export function resourcesOf(pod: Workload, ranges: readonly KubeMapping[]): PodResources | undefined {
  if (field(pod.spec, 'resources') !== undefined) return undefined;
  const defaults = rangeDefaults(ranges);
  const containers = pod.containers
    .filter(({ role }) => role !== 'ephemeral')
    .map((container): ContainerResources => {
      const given = amountsAt(container.value, 'resources', 'limits');
      const limits = under(given, defaults.limits);
      const requests = under(under(amountsAt(container.value, 'resources', 'requests'), given), defaults.requests);
      return { container, requests, limits };
    });
  return { containers, requests: sumOf(containers, 'requests'), limits: sumOf(containers, 'limits') };
}

/** Containers and sidecars together, or the greediest init container with the sidecars before it. */
function sumOf(containers: readonly ContainerResources[], side: Side): Amounts {
  const running = new Map<string, number>();
  const sidecars = new Map<string, number>();
  const starting = new Map<string, number>();
  const add = (to: Map<string, number>, amounts: Amounts) => {
    for (const [name, amount] of amounts) to.set(name, (to.get(name) ?? 0) + amount);
  };
  for (const { container, [side]: amounts } of containers) {
    if (container.role !== 'init') add(running, amounts);
    if (container.role === 'sidecar') add(sidecars, amounts);
    if (container.role !== 'init') continue;
    for (const [name, amount] of amounts)
      starting.set(name, Math.max(starting.get(name) ?? 0, amount + (sidecars.get(name) ?? 0)));
  }
  for (const [name, amount] of starting) running.set(name, Math.max(running.get(name) ?? 0, amount));
  return running;
}

/** `500m`, `1.5`, `256Mi`: as people write amounts of this resource. */
export function showAmount(resource: string, amount: number): string {
  if (resource.endsWith('cpu'))
    return Number.isInteger(amount) ? String(amount) : `${Number((amount * 1000).toFixed(3))}m`;
  for (const [suffix, factor] of BYTES) {
    if (amount >= factor && Number.isInteger((amount / factor) * 100)) return `${amount / factor}${suffix}`;
  }
  return String(Number(amount.toFixed(6)));
}

const BYTES = [
  ['Ti', 2 ** 40],
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
  ['Ki', 2 ** 10],
] as const;

/** Quantities are decimal, and numbers here are not. */
export const isAbove = (amount: number, most: number): boolean =>
  amount > most && amount - most > 1e-9 * Math.abs(most);
