import { readAsset } from '../../scripts/kube-schemas.mjs';
import type { Chance } from './kube-random.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const VALUES: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e30,
    3_000_000_000,
    '',
    'text',
    '80',
    '100m',
    '1 Gi',
    'aGk',
    '1e3',
    '.5',
    '5.',
    '1e',
  ],
  ...[
    '+1',
    '1Kib',
    '0x10',
    '2026-13-01T00:00:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00.5+02:00',
    '2026-02-30T00:00:00Z',
  ],
  ...['2026-01-01T24:00:00Z', '2026-01-01t00:00:00z', '2026-01-01T00:00:00.000001Z'],
  ...[[], ['a'], [null], {}, { a: 1 }, { a: null }, [[]]],
];

/** An object of a kind that Kubernetes has, with one thing in it that may be wrong. */
export interface RandomObject {
  readonly kind: string;
  readonly definition: string;
  readonly value: { [key: string]: Json };
}

/** Makes objects out of the schemas of a version, and then puts one wrong value or field somewhere into each. */
export class ObjectMaker {
  readonly #asset = readAsset();
  readonly #index: number;
  readonly #chance: Chance;
  #slots: ((value: Json) => void)[] = [];

  constructor(version: string, chance: Chance) {
    this.#index = this.#asset.versions.indexOf(version);
    this.#chance = chance;
  }

  make(): RandomObject {
    const kinds = Object.entries(this.#asset.kinds).flatMap(([key, changes]) => {
      const found = this.#at(changes);
      // These are in modules of their own, which the tests' Go program does not have.
      return found && !/^(?:apiextensions|apiregistration|storagemigration)/.test(key)
        ? [{ key, definition: found[0] }]
        : [];
    });
    const { key, definition } = this.#chance.pick(kinds);
    this.#slots = [];
    const value = this.#object(definition, 6);
    this.#chance.pick(this.#slots)(structuredClone(this.#chance.pick(VALUES)));
    const cut = key.lastIndexOf('/');
    return { kind: key, definition, value: { ...value, apiVersion: key.slice(0, cut), kind: key.slice(cut + 1) } };
  }

  #at<T>(changes: readonly (readonly [number, T | null])[]): T | undefined {
    return changes.findLast(([from]) => from <= this.#index)?.[1] ?? undefined;
  }

  #object(name: string, depth: number): { [key: string]: Json } {
    const definition = this.#at(this.#asset.definitions[name] ?? []) ?? { p: {} };
    const object: { [key: string]: Json } = {};
    for (const [field, type] of Object.entries(definition.p)) {
      if (!definition.r?.includes(field) && (depth <= 0 || this.#chance.number(3) > 0)) continue;
      this.#slots.push(value => {
        object[field] = value;
      });
      object[field] = this.#value(type, depth);
    }
    this.#slots.push(value => {
      object.unknownField = value;
    });
    return object;
  }

  #value(type: string, depth: number): Json {
    const rest = type.slice(1);
    if (type[0] === '[' && depth > 0) {
      const list = [this.#value(rest, depth - 1)];
      this.#slots.push(value => {
        list[0] = value;
      });
      return list;
    }
    if (type[0] === '{' && depth > 0) {
      const map = { key: this.#value(rest, depth - 1) };
      this.#slots.push(value => {
        map.key = value;
      });
      return map;
    }
    if (type[0] === '#') return this.#object(rest, depth - 1);
    if (type[0] === 'e') return this.#asset.enums[Number(rest)]?.[0] ?? '';
    return EXAMPLES[type[0] ?? ''] ?? null;
  }
}

const EXAMPLES: Readonly<Record<string, Json>> = {
  '[': [],
  '{': {},
  s: 'text',
  b: true,
  i: 7,
  l: 7,
  d: 1.5,
  B: 'aGk=',
  t: '2026-01-01T00:00:00Z',
  m: '2026-01-01T00:00:00.000000Z',
  q: '100m',
  x: 'http',
  o: { a: 1 },
  '*': { any: [1] },
  '?': {},
};
