import { matches, readSelector, type Selector } from '../kube-policies/selector.js';
import { type At, listed } from './at.js';
import { annotationKey, labelValue, qualifiedName } from './text/names.js';

/** Labels, and what selects by them: keys and values. */
export function validateLabels(at: At, key: string): void {
  for (const [name, value] of at.map(key)) {
    at.judge(name, qualifiedName, key, name);
    at.judge(value, labelValue, key, name);
  }
}

const MAX_ANNOTATIONS = 256 * 1024;

export function validateAnnotations(at: At, key = 'annotations'): void {
  let size = 0;
  for (const [name, value] of at.map(key)) {
    at.judge(name, annotationKey, key, name);
    size += Buffer.byteLength(name) + Buffer.byteLength(value);
  }
  if (size > MAX_ANNOTATIONS) at.refuse(`must be no larger than 256 KiB together, is ${size} bytes`, key);
}

const SET = ['In', 'NotIn'];
const PRESENCE = ['Exists', 'DoesNotExist'];

/** A selector of labels under a key, if there is one. */
export function validateSelector(at: At, key: string): void {
  const selector = at.child(key);
  if (selector) validateSelectorAt(selector);
}

export function validateSelectorAt(selector: At): void {
  validateLabels(selector, 'matchLabels');
  for (const expression of selector.list('matchExpressions')) {
    validateRequirement(expression, [...SET, ...PRESENCE]);
    expression.each('values', labelValue);
    expression.judge(expression.text('key'), qualifiedName, 'key');
  }
}

/** What an operator asks of its values. */
export function validateRequirement(at: At, operators: readonly string[]): void {
  const operator = at.text('operator');
  const { length } = at.values('values');
  if (!operators.includes(operator)) at.refuse(`must be ${listed(operators)}`, 'operator');
  else if (SET.includes(operator) && length === 0) at.refuse(`must be given with ${operator}`, 'values');
  else if (PRESENCE.includes(operator) && length > 0) at.refuse(`must not be given with ${operator}`, 'values');
}

/** The selector under a key; undefined where it is none that can select. */
export function selectorAt(at: At, key: string): Selector | undefined {
  const selector = readSelector(at.get(key));
  const sound = selector.requirements.every(
    ({ key: name, operator, values }) =>
      qualifiedName(name) === undefined &&
      values.every(value => labelValue(value) === undefined) &&
      (SET.includes(operator) ? values.length > 0 : PRESENCE.includes(operator) && values.length === 0),
  );
  const labels = [...selector.labels].every(
    ([name, value]) => qualifiedName(name) === undefined && labelValue(value) === undefined,
  );
  return sound && labels ? selector : undefined;
}

export const selects = (selector: Selector, labels: ReadonlyMap<string, string>): boolean => matches(selector, labels);

export const isEmptySelector = (at: At, key: string): boolean =>
  at.open(key).entries('matchLabels').length + at.open(key).values('matchExpressions').length === 0;
