import { field, isMapping, isSequence, type KubeValue, textField } from '../kube-yaml/value.js';

export type Labels = ReadonlyMap<string, string>;

/** Labels of an object's metadata, or the plain selector of a Service. */
export function labelsOf(value: KubeValue | undefined): Labels {
  const labels = new Map<string, string>();
  if (isMapping(value)) for (const [key, label] of Object.entries(value)) labels.set(key, String(label ?? ''));
  return labels;
}

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** A label selector: `matchLabels` and `matchExpressions`, all of which must hold. */
export interface Selector {
  readonly labels: Labels;
  readonly requirements: readonly Requirement[];
}

/** Reads a `LabelSelector`; one that is empty or missing selects everything. */
export function readSelector(value: KubeValue | undefined): Selector {
  const expressions = field(value, 'matchExpressions');
  return {
    labels: labelsOf(field(value, 'matchLabels')),
    requirements: isSequence(expressions) ? expressions.map(readRequirement) : [],
  };
}

function readRequirement(value: KubeValue): Requirement {
  const values = field(value, 'values');
  return {
    key: textField(value, 'key') ?? '',
    operator: textField(value, 'operator') ?? '',
    values: isSequence(values) ? values.map(String) : [],
  };
}

/** Reads the map of labels that Services and replication controllers select by. */
export const readPlainSelector = (value: KubeValue | undefined): Selector => ({
  labels: labelsOf(value),
  requirements: [],
});

export const selectsAll = ({ labels, requirements }: Selector): boolean => labels.size + requirements.length === 0;

export function matches({ labels, requirements }: Selector, of: Labels): boolean {
  for (const [key, value] of labels) if (of.get(key) !== value) return false;
  return requirements.every(requirement => holds(requirement, of.get(requirement.key)));
}

function holds({ operator, values }: Requirement, value: string | undefined): boolean {
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  if (operator === 'Exists') return value !== undefined;
  return operator === 'DoesNotExist' && value === undefined;
}

/** `app=web, tier in (a, b)`, as kubectl writes it. */
export function showSelector({ labels, requirements }: Selector): string {
  const equal = [...labels].map(([key, value]) => `${key}=${value}`);
  const others = requirements.map(({ key, operator, values }) =>
    values.length > 0 ? `${key} ${operator} (${values.join(', ')})` : `${key} ${operator}`,
  );
  return [...equal, ...others].join(', ');
}

/** Finds what a selector selects without looking at everything: by the rarest of its labels. */
export class LabelIndex<Item extends { readonly labels: Labels }> {
  readonly #items: Item[] = [];
  readonly #byLabel = new Map<string, Item[]>();

  add(item: Item): void {
    this.#items.push(item);
    for (const [key, value] of item.labels) {
      const label = `${key}=${value}`;
      const known = this.#byLabel.get(label);
      if (known) known.push(item);
      else this.#byLabel.set(label, [item]);
    }
  }

  select(selector: Selector): readonly Item[] {
    if (selectsAll(selector)) return this.#items;
    let candidates: readonly Item[] = this.#items;
    for (const [key, value] of selector.labels) {
      const bucket = this.#byLabel.get(`${key}=${value}`) ?? [];
      if (bucket.length < candidates.length) candidates = bucket;
    }
    return candidates.filter(item => matches(selector, item.labels));
  }
}
