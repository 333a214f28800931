import {
  field,
  isMapping,
  isSequence,
  type KubeMapping,
  type KubePath,
  type KubeValue,
  textField,
} from '../kube-yaml/value.js';

/** The whole number at a path; undefined where there is none. */
export function numberField(value: KubeValue | undefined, ...path: KubePath): number | undefined {
  const found = field(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** The objects of a list at a path; none where there is no list. */
export function listField(value: KubeValue | undefined, ...path: KubePath): readonly KubeMapping[] {
  const found = field(value, ...path);
  return isSequence(found) ? found.filter(isMapping) : [];
}

/** The texts of a mapping at a path, such as labels. */
export function textsField(value: KubeValue | undefined, ...path: KubePath): Readonly<Record<string, string>> {
  const found = field(value, ...path);
  if (!isMapping(found)) return {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])),
  );
}

/** Milliseconds since the epoch; undefined where there is no time. */
export function timeField(value: KubeValue | undefined, ...path: KubePath): number | undefined {
  const at = Date.parse(textField(value, ...path) ?? '');
  return Number.isNaN(at) ? undefined : at;
}

export const nameOf = (object: KubeMapping): string => textField(object, 'metadata', 'name') ?? '';
export const namespaceOf = (object: KubeMapping): string => textField(object, 'metadata', 'namespace') ?? '';
export const uidOf = (object: KubeMapping): string => textField(object, 'metadata', 'uid') ?? '';
export const kindOf = (object: KubeMapping): string => textField(object, 'kind') ?? '';

/** The condition of a type, where the object has it. */
export const conditionOf = (object: KubeMapping, type: string): KubeMapping | undefined =>
  listField(object, 'status', 'conditions').find(condition => condition.type === type);

/** Whether an object is owned by the one with this uid. */
export const isOwnedBy = (object: KubeMapping, uid: string): boolean =>
  uid !== '' && listField(object, 'metadata', 'ownerReferences').some(owner => owner.uid === uid);

/** `app=web,tier in (a,b)`, as kubectl takes it; undefined where nothing is selected. */
export function selectorText(selector: KubeValue | undefined): string | undefined {
  const labels = Object.entries(textsField(selector, 'matchLabels')).map(([key, value]) => `${key}=${value}`);
  const expressions = listField(selector, 'matchExpressions').map(each => {
    const key = textField(each, 'key') ?? '';
    const given = field(each, 'values');
    const values = isSequence(given) ? given.join(',') : '';
    const operator = textField(each, 'operator');
    if (operator === 'In' || operator === 'NotIn') return `${key} ${operator.toLowerCase()} (${values})`;
    return operator === 'DoesNotExist' ? `!${key}` : key;
  });
  const all = [...labels, ...expressions];
  return all.length === 0 ? undefined : all.join(',');
}
