import { field, isMapping, isSequence, type KubeMapping, type KubePath, type KubeValue } from '../kube-yaml/value.js';

/** One thing that the API server would refuse in an object, beyond its schema. */
export interface Refusal {
  readonly path: KubePath;
  /** What is wrong, without the path in front. */
  readonly message: string;
  /** What it is called where it is more than a broken field: a rule with a name of its own. */
  readonly rule?: 'selector-mismatch' | 'api-warning' | undefined;
}

/** Why a text is not what it must be, or undefined where it is. */
export type TextRule = (text: string) => string | undefined;

/** What all places of one object share. */
interface Sheet {
  readonly refusals: Refusal[];
  /** The minor version of Kubernetes: 34 for 1.34. */
  readonly minor: number;
}

/**
 * A place in an object that is being validated: reads its fields as Go's decoder leaves them (null is absent, a missing
 * text is empty), and takes what is to be refused at them.
 */
export class At {
  readonly value: KubeMapping;
  readonly path: KubePath;
  readonly #sheet: Sheet;

  constructor(value: KubeMapping, path: KubePath, sheet: Sheet) {
    this.value = value;
    this.path = path;
    this.#sheet = sheet;
  }

  get minor(): number {
    return this.#sheet.minor;
  }

  has(key: string): boolean {
    return (field(this.value, key) ?? null) !== null;
  }

  get(key: string): KubeValue {
    return field(this.value, key) ?? null;
  }

  text(key: string): string {
    const found = field(this.value, key);
    return typeof found === 'string' ? found : '';
  }

  number(key: string): number | undefined {
    const found = field(this.value, key);
    return typeof found === 'number' ? found : undefined;
  }

  flag(key: string): boolean {
    return field(this.value, key) === true;
  }

  /** The object under a key, if there is one. */
  child(key: string): At | undefined {
    const found = field(this.value, key);
    return isMapping(found) ? new At(found, [...this.path, key], this.#sheet) : undefined;
  }

  /** The object under a key, an empty one where there is none. */
  open(key: string): At {
    return this.child(key) ?? new At({}, [...this.path, key], this.#sheet);
  }

  /** The same place with other fields: what defaults and merging make of it. */
  with(fields: KubeMapping): At {
    return new At({ ...this.value, ...fields }, this.path, this.#sheet);
  }

  /** The same fields at a place below: where a field holds what others hold one level higher. */
  within(key: string): At {
    return new At(this.value, [...this.path, key], this.#sheet);
  }

  values(key: string): readonly KubeValue[] {
    const found = field(this.value, key);
    return isSequence(found) ? found : [];
  }

  /** The objects of a list, null as an empty one. */
  list(key: string): readonly At[] {
    return this.values(key).map(
      (item, index) => new At(isMapping(item) ? item : {}, [...this.path, key, index], this.#sheet),
    );
  }

  texts(key: string): readonly string[] {
    return this.values(key).map(item => (typeof item === 'string' ? item : ''));
  }

  entries(key: string): readonly (readonly [string, KubeValue])[] {
    const found = field(this.value, key);
    return isMapping(found) ? Object.entries(found) : [];
  }

  /** A map of texts, null as the empty one. */
  map(key: string): ReadonlyMap<string, string> {
    return new Map(this.entries(key).map(([name, text]) => [name, typeof text === 'string' ? text : '']));
  }

  /** Refuses what is at a path below this place. */
  refuse(message: string, ...below: KubePath): void {
    this.#sheet.refusals.push({ path: [...this.path, ...below], message });
  }

  /** The same under a rule with a name of its own. */
  refuseAs(rule: Refusal['rule'], message: string, ...below: KubePath): void {
    this.#sheet.refusals.push({ rule, path: [...this.path, ...below], message });
  }

  /** What has been refused so far, to see whether something below is in order. */
  get refused(): number {
    return this.#sheet.refusals.length;
  }

  /** Refuses a text that is empty or breaks a rule. */
  need(key: string, rule?: TextRule): void {
    const text = this.text(key);
    if (text === '') this.refuse('must be given', key);
    else this.check(key, rule);
  }

  /** Refuses a text that breaks a rule; the empty one passes. */
  check(key: string, rule: TextRule | undefined): void {
    const text = this.text(key);
    if (text !== '') this.judge(text, rule, key);
  }

  /** Refuses a text that breaks a rule, at a path below this place. */
  judge(text: string, rule: TextRule | undefined, ...below: KubePath): void {
    const why = rule?.(text);
    if (why !== undefined) this.refuse(`${show(text)}: ${why}`, ...below);
  }

  /** Refuses each text of a list that breaks a rule. */
  each(key: string, rule: TextRule): void {
    for (const [index, text] of this.texts(key).entries()) this.judge(text, rule, key, index);
  }

  /** Refuses a text that is given and not among some. */
  oneOf(key: string, allowed: readonly string[]): void {
    if (this.has(key) && !allowed.includes(this.text(key))) this.refuse(among(allowed, this.text(key)), key);
  }

  /** The same, where the empty text stands for a default. */
  oneOfOrEmpty(key: string, allowed: readonly string[]): void {
    if (this.text(key) !== '') this.oneOf(key, allowed);
  }

  /** The same, where none is refused, too. */
  needOneOf(key: string, allowed: readonly string[]): void {
    if (!allowed.includes(this.text(key))) this.refuse(among(allowed, this.text(key)), key);
  }

  least(key: string, least: number): void {
    const number = this.number(key);
    if (number !== undefined && number < least) this.refuse(`must be at least ${least}, got ${number}`, key);
  }

  range(key: string, least: number, most: number): void {
    const number = this.number(key);
    if (number !== undefined && (number < least || number > most))
      this.refuse(`must be between ${least} and ${most}, got ${number}`, key);
  }

  /** Refuses what is given of some fields. */
  bar(why: string, ...keys: readonly string[]): void {
    for (const key of keys) if (this.has(key)) this.refuse(why, key);
  }
}

/** A value as messages show it. */
export const show = (value: KubeValue): string => {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

const among = (allowed: readonly string[], got: string): string =>
  `must be ${listed(allowed)}, got ${got === '' ? 'nothing' : show(got)}`;

export const listed = (values: readonly string[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

/** The entries that stand in a list a second time, by what tells them apart. */
export function repeated<T>(items: readonly T[], identity: (item: T) => string): ReadonlySet<T> {
  const seen = new Set<string>();
  const twice = new Set<T>();
  for (const item of items) {
    const id = identity(item);
    if (seen.has(id)) twice.add(item);
    seen.add(id);
  }
  return twice;
}
