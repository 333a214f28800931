import type { KubeValue } from '../../kube-yaml/value.js';
import { type At, listed } from '../at.js';
import { isOvercommitAllowed, isQuotaResource } from '../pod/resource-names.js';
import { containerResource, resourceName, validateAmount } from '../pod/resources.js';
import { qualifiedName } from '../text/names.js';
import { NANO, readNanos } from '../text/quantity.js';

const COMPUTE = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];
const PODS = ['pods', ...COMPUTE];
const CLAIMS = ['persistentvolumeclaims', 'requests.storage'];
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  Terminating: PODS,
  NotTerminating: PODS,
  BestEffort: ['pods'],
  NotBestEffort: PODS,
  PriorityClass: PODS,
  CrossNamespacePodAffinity: PODS,
  VolumeAttributesClass: CLAIMS,
};
const CONFLICTS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

export function validateResourceQuota(at: At): void {
  const spec = at.open('spec');
  for (const [name, value] of spec.entries('hard')) {
    spec.judge(
      name,
      text =>
        resourceName(text) ??
        (text.includes('/') || isQuotaResource(text) ? undefined : 'is no resource that a quota can bound'),
      'hard',
      name,
    );
    validateAmount(spec, name, value, 'hard', name);
  }
  const hard = spec.entries('hard').map(([name]) => name);
  const names = spec.texts('scopes');
  for (const [index, scope] of names.entries())
    validateScope(scope, { hard, refuse: why => spec.refuse(why, 'scopes', index) });
  validateConflicts(names, why => spec.refuse(why, 'scopes'));
  const selector = spec.child('scopeSelector');
  if (!selector) return;
  const expressions = selector.list('matchExpressions');
  for (const at of expressions) validateScopeExpression(at, hard);
  validateConflicts(
    expressions.map(expression => expression.text('scopeName')),
    why => selector.refuse(why, 'matchExpressions'),
  );
}

function validateScope(
  scope: string,
  { hard, refuse }: { hard: readonly string[]; refuse: (why: string) => void },
): void {
  const known = Object.hasOwn(SCOPES, scope) ? SCOPES[scope] : undefined;
  if (!known) refuse(`must be ${listed(Object.keys(SCOPES))}`);
  const other = hard.find(name => known && isQuotaResource(name) && !known.includes(name));
  if (other !== undefined) refuse(`${scope} does not apply to ${other}`);
}

function validateConflicts(scopes: readonly string[], refuse: (why: string) => void): void {
  for (const pair of CONFLICTS)
    if (pair.every(scope => scopes.includes(scope))) refuse(`must not hold both ${pair.join(' and ')}`);
}

function validateScopeExpression(at: At, hard: readonly string[]): void {
  const scope = at.text('scopeName');
  validateScope(scope, { hard, refuse: why => at.refuse(why, 'scopeName') });
  const operator = at.text('operator');
  const { length } = at.values('values');
  if (
    operator !== 'Exists' &&
    Object.hasOwn(SCOPES, scope) &&
    !['PriorityClass', 'VolumeAttributesClass'].includes(scope)
  )
    at.refuse(`must be Exists for ${scope}`, 'operator');
  if (operator === 'In' || operator === 'NotIn') {
    if (length === 0) at.refuse(`must be given with ${operator}`, 'values');
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (length > 0) at.refuse(`must not be given with ${operator}`, 'values');
  } else at.refuse('must be In, NotIn, Exists or DoesNotExist', 'operator');
}

const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod'];

export function validateLimitRange(at: At): void {
  const types = new Set<string>();
  for (const limit of at.open('spec').list('limits')) {
    const type = limit.text('type');
    limit.judge(
      type,
      text =>
        qualifiedName(text) ?? (text.includes('/') || TYPES.includes(text) ? undefined : `must be ${listed(TYPES)}`),
      'type',
    );
    if (types.has(type)) limit.refuse('must not stand here twice', 'type');
    types.add(type);
    validateLimits(limit, type);
  }
}

type Amounts = Map<string, bigint>;

function validateLimits(limit: At, type: string): void {
  const rule = type === 'Pod' || type === 'Container' ? containerResource : resourceName;
  const read = (key: string): Amounts => {
    for (const [name] of limit.entries(key)) limit.judge(name, rule, key, name);
    return new Map(
      limit.entries(key).map(([name, value]: readonly [string, KubeValue]) => [name, readNanos(value) ?? 0n]),
    );
  };
  const [max, min] = [read('max'), read('min')];
  if (type === 'Pod') {
    for (const key of ['default', 'defaultRequest'])
      if (limit.entries(key).length > 0) limit.refuse('must not be given for the type Pod', key);
  }
  const [usual, asked] = type === 'Pod' ? [new Map(), new Map()] : [read('default'), read('defaultRequest')];
  if (type === 'Container') fill(usual, asked, { max, min });
  if (type === 'PersistentVolumeClaim' && !max.has('storage') && !min.has('storage'))
    limit.refuse('must have a storage value under min or max');
  const order = (low: Amounts, high: Amounts, [key, what]: readonly [string, string]) => {
    for (const [name, value] of low) {
      const other = high.get(name);
      if (other !== undefined && value > other) limit.refuse(what, key, name);
    }
  };
  order(min, max, ['min', 'must be no more than max']);
  order(min, asked, ['defaultRequest', 'must be no less than min']);
  order(asked, max, ['defaultRequest', 'must be no more than max']);
  order(asked, usual, ['defaultRequest', 'must be no more than default']);
  order(min, usual, ['default', 'must be no less than min']);
  order(usual, max, ['default', 'must be no more than max']);
  validateRatios(limit, read('maxLimitRequestRatio'), { max, min });
  for (const [name, value] of usual) {
    const other = asked.get(name);
    if (!isOvercommitAllowed(name) && other !== undefined && other !== value)
      limit.refuse('must equal default', 'defaultRequest', name);
  }
}

/** What the API server gives containers where a range says less. */
function fill(usual: Amounts, asked: Amounts, { max, min }: { max: Amounts; min: Amounts }): void {
  for (const [name, value] of max) if (!usual.has(name)) usual.set(name, value);
  for (const [name, value] of usual) if (!asked.has(name)) asked.set(name, value);
  for (const [name, value] of min) if (!asked.has(name)) asked.set(name, value);
}

function validateRatios(limit: At, ratios: Amounts, { max, min }: { max: Amounts; min: Amounts }): void {
  for (const [name, ratio] of ratios) {
    if (ratio < NANO) limit.refuse('must be at least 1', 'maxLimitRequestRatio', name);
    const [most, least] = [max.get(name), min.get(name)];
    if (most === undefined || least === undefined || least === 0n) continue;
    if (least > 0n ? ratio * least > most * NANO : ratio * least < most * NANO)
      limit.refuse('must be no more than max divided by min', 'maxLimitRequestRatio', name);
  }
}
