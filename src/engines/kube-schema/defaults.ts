import { field, isMapping, isSequence, type KubeMapping, type KubeValue } from '../kube-yaml/value.js';

/** The value with the defaults of its schema at every depth, as the API server has it when it validates. */
export function withDefaults(value: KubeValue, schema: KubeMapping): KubeValue {
  if (isSequence(value)) {
    const items = field(schema, 'items');
    return isMapping(items) ? value.map(item => withDefaults(item, items)) : value;
  }
  if (!isMapping(value)) return value;
  const filled = new Map(Object.entries(value));
  const properties = field(schema, 'properties');
  for (const [name, part] of isMapping(properties) ? Object.entries(properties) : []) {
    if (!isMapping(part)) continue;
    const whole = isLeftOut(filled.get(name), part) ? field(part, 'default') : filled.get(name);
    if (whole !== undefined) filled.set(name, withDefaults(whole, part));
  }
  return Object.fromEntries(filled);
}

/** A null that is not `nullable` counts as left out. */
const isLeftOut = (value: KubeValue | undefined, schema: KubeMapping): boolean =>
  value === undefined || (value === null && field(schema, 'nullable') !== true);
