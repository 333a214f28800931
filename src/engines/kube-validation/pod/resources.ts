import type { KubeValue } from '../../kube-yaml/value.js';
import type { At, TextRule } from '../at.js';
import { dnsLabel, qualifiedName } from '../text/names.js';
import { NANO, readNanos, wholeUnits } from '../text/quantity.js';
import { isExtended, isHugePages, isInteger, isOvercommitAllowed, isStandard } from './resource-names.js';

export const containerResource: TextRule = name => {
  const why = resourceName(name);
  if (why !== undefined) return why;
  if (!name.includes('/')) {
    const known = ['cpu', 'memory', 'ephemeral-storage'].includes(name) || isHugePages(name);
    return known ? undefined : 'is no resource of containers: cpu, memory, ephemeral-storage or hugepages-…';
  }
  return name.includes('kubernetes.io/') || isExtended(name) ? undefined : 'is no name of an extended resource';
};

/** A name of a resource: one that Kubernetes has, or one behind a domain. */
export const resourceName: TextRule = name =>
  qualifiedName(name) ??
  (name.includes('/') || isStandard(name)
    ? undefined
    : 'no such resource: others need a domain, as in example.com/name');

const podResource: TextRule = name =>
  resourceName(name) ??
  (['cpu', 'memory'].includes(name) || isHugePages(name)
    ? undefined
    : 'is no resource of whole pods: cpu, memory or hugepages-…');

/** Refuses an amount that is negative, or not whole where the resource comes in pieces. */
export function validateAmount(at: At, name: string, value: KubeValue, ...below: readonly string[]): void {
  const nanos = readNanos(value);
  if (nanos === undefined) return;
  if (nanos < 0n) at.refuse('must not be negative', ...below);
  if (isInteger(name) && roundedMillis(nanos) % 1000n !== 0n) at.refuse('must be a whole number', ...below);
}

const roundedMillis = (nanos: bigint): bigint => (nanos >= 0n ? (nanos + 999_999n) / 1_000_000n : nanos / 1_000_000n);

/** Requests and limits of a container, or of a whole pod. */
export function validateResources(at: At, { claims, whole }: { claims: ReadonlySet<string>; whole?: boolean }): void {
  const rule = whole ? podResource : containerResource;
  const limits = new Map(at.entries('limits'));
  const requests = at.entries('requests');
  for (const [name, value] of limits) validateEntry(at, { list: 'limits', name, value, rule });
  for (const [name, value] of requests) {
    validateEntry(at, { list: 'requests', name, value, rule });
    compare(at, { name, value, limit: limits.get(name) });
  }
  const names = [...limits.keys(), ...requests.map(([name]) => name)];
  if (names.some(isHugePages) && !names.some(name => name === 'cpu' || name === 'memory'))
    at.refuse('huge pages need cpu or memory beside them');
  if (!whole) validateClaims(at, claims);
}

interface Entry {
  readonly list: 'limits' | 'requests';
  readonly name: string;
  readonly value: KubeValue;
  readonly rule: TextRule;
}

function validateEntry(at: At, { list, name, value, rule }: Entry): void {
  at.judge(name, rule, list, name);
  validateAmount(at, name, value, list, name);
  if (isHugePages(name) && !isPages(name, value)) at.refuse('must be a multiple of the size of a page', list, name);
}

function isPages(name: string, value: KubeValue): boolean {
  const size = readNanos(name.slice('hugepages-'.length));
  if (size === undefined || size <= 0n || size % NANO !== 0n) return false;
  return wholeUnits(readNanos(value) ?? 0n) % (size / NANO) === 0n;
}

function compare(
  at: At,
  { name, value, limit }: { name: string; value: KubeValue; limit: KubeValue | undefined },
): void {
  if (limit === undefined) {
    if (!isOvercommitAllowed(name)) at.refuse(`must have ${name}, as it is requested`, 'limits');
    return;
  }
  const [asked, most] = [readNanos(value) ?? 0n, readNanos(limit) ?? 0n];
  if (isOvercommitAllowed(name)) {
    if (asked > most) at.refuse(`must be no more than the limit of ${limit}`, 'requests', name);
  } else if (asked !== most) at.refuse(`must equal the limit of ${limit}`, 'requests', name);
}

function validateClaims(at: At, known: ReadonlySet<string>): void {
  const seen = new Set<string>();
  for (const claim of at.list('claims')) {
    const name = claim.text('name');
    if (name === '') {
      claim.refuse('must name a claim');
      continue;
    }
    const request = claim.text('request');
    if (!seen.has(name)) claim.check('request', dnsLabel);
    const key = request === '' ? name : `${name}/${request}`;
    const overlaps = request === '' && [...seen].some(other => other.startsWith(`${name}/`));
    if (seen.has(name) || seen.has(key) || overlaps) claim.refuse('must not stand here twice');
    seen.add(key);
    if (!known.has(name)) claim.refuse('must be one of spec.resourceClaims of the pod');
  }
}
