import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAsset } from '../../scripts/kube-schemas.mjs';
import { parseKubeYaml } from '../../src/engines/kube-yaml/document.js';
import type { Chance } from './kube-random.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Fields {
  [key: string]: Json;
}

const TEXTS: readonly string[] = [
  ...[
    '',
    'a',
    'A',
    'a-b',
    'a_b',
    'a.b',
    '-a',
    'a-',
    '1',
    '1a',
    'a--b',
    'a b',
    ' a',
    'A=B',
    'a/b',
    'a/b/c',
    '/a',
    '../a',
    '..a',
  ],
  ...[
    'a/../b',
    '..',
    '.',
    '*',
    '*.a.b',
    'a.*.b',
    'None',
    'x'.repeat(16),
    'x'.repeat(53),
    'x'.repeat(64),
    'x'.repeat(254),
  ],
  ...[
    '10.0.0.1',
    '010.0.0.1',
    '::1',
    '2001:db8::1',
    '2001:DB8::1',
    '::ffff:1.2.3.4',
    '127.0.0.1',
    '169.254.1.1',
    '0.0.0.0',
    '10.0.0.256',
  ],
  ...[
    '10.0.0.0/8',
    '10.0.0.1/8',
    '10.1.0.0/16',
    '2001:db8::/32',
    '10.0.0.0/33',
    'http',
    'http:',
    '8080',
    '80',
    '25%',
    '150%',
    '5.5%',
  ],
  ...[
    'example.org',
    'example.org/a',
    'Example.org/a',
    'kubernetes.io/a',
    'requests.cpu',
    'cpu',
    'memory',
    'storage',
    'web',
    'status.podIP',
  ],
  ...[
    '* * * * *',
    '0 0 * * * *',
    '60 * * * *',
    '*/0 * * * *',
    '1-70 * * * *',
    '@daily',
    '@every 5m',
    '@never',
    'TZ=UTC * * * * *',
  ],
  ...[
    '5-1 * * * *',
    '* * 0 * *',
    '* * * foo *',
    '* * * * 7',
    'UTC',
    'Europe/Berlin',
    'europe/berlin',
    'Local',
    'Mars/Base',
    '+01:00',
  ],
  ...[
    'https://example.org/x',
    'http://example.org',
    'https://u:p@example.org',
    'https://example.org/?q=1',
    '[a',
    'metadata.name',
    'v1',
    'V1',
  ],
  ...[
    'Localhost',
    'Always',
    'Never',
    'OnFailure',
    'ClientIP',
    'Recreate',
    'OnDelete',
    'Exists',
    'In',
    'DoesNotExist',
    'Gt',
    'NoExecute',
  ],
  ...[
    'Indexed',
    'NonIndexed',
    'ExternalName',
    'LoadBalancer',
    'NodePort',
    'ClusterIP',
    'Local',
    'Cluster',
    'Webhook',
    'Unmasked',
  ],
];
const NUMBERS = [
  -1,
  0,
  1,
  2,
  5,
  10,
  31,
  99,
  100,
  101,
  255,
  256,
  511,
  512,
  600,
  1801,
  3601,
  8080,
  30_080,
  65_535,
  65_536,
  86_401,
  100_001,
  2 ** 31 - 1,
];
const AMOUNTS: readonly Json[] = [
  '-1',
  '0',
  '1',
  '1m',
  '100m',
  '1500m',
  '1.5',
  '2',
  '1Ki',
  '1Gi',
  '100Gi',
  '1e3',
  '3Mi',
  '1u',
  2,
  -1,
  '0.5',
];
const KEYS = [
  'a',
  'A',
  'a b',
  'example.org/a',
  'a/b/c',
  '-a',
  'x'.repeat(64),
  'cpu',
  'memory',
  'storage',
  'pods',
  'example.org/gpu',
  'hugepages-2Mi',
  'mem',
  '..a',
  'kubernetes.io/x',
  'requests.cpu',
  'ephemeral-storage',
];

interface Slot {
  readonly type: string;
  readonly key: string;
  readonly get: () => Json | undefined;
  readonly set: (value: Json) => void;
  readonly remove: () => void;
}

/** An object with one fault or two, and what was done to it. */
export interface Faulty {
  readonly value: Fields;
  readonly done: readonly string[];
}

/** Puts faults into objects that are in order, at any field that their types have. */
export class FaultMaker {
  readonly #asset = readAsset();
  readonly #index: number;
  readonly #chance: Chance;
  readonly #seeds: readonly Fields[];
  #slots: Slot[] = [];
  #texts: string[] = [];

  constructor(version: string, chance: Chance) {
    this.#index = this.#asset.versions.indexOf(version);
    this.#chance = chance;
    const folder = join(import.meta.dirname, 'kube-seeds');
    const texts = readdirSync(folder).map(file => readFileSync(join(folder, file), 'utf8'));
    this.#seeds = texts.flatMap(text =>
      parseKubeYaml(text, 'seeds').documents.map(({ value }) => structuredClone(value) as Fields),
    );
  }

  make(): Faulty {
    const value = structuredClone(this.#chance.pick(this.#seeds));
    const done: string[] = [];
    for (let faults = 1 + this.#chance.number(2); faults > 0; faults -= 1) done.push(this.#spoil(value));
    return { value, done };
  }

  get seeds(): readonly Fields[] {
    return this.#seeds;
  }

  #at<T>(changes: readonly (readonly [number, T | null])[] | undefined): T | undefined {
    return changes?.findLast(([from]) => from <= this.#index)?.[1] ?? undefined;
  }

  #spoil(value: Fields): string {
    this.#slots = [];
    this.#texts = [];
    const definition = this.#at(this.#asset.kinds[`${value.apiVersion}/${value.kind}`])?.[0] ?? '';
    this.#walk(value, `#${definition}`, '');
    const slots = this.#slots.filter(({ key }) => !/^\.(?:apiVersion|kind|status)\b/.test(key));
    const slot = this.#chance.pick(slots);
    const what = this.#chance.number(10);
    if (what === 0 && slot.get() !== undefined) {
      slot.remove();
      return `${slot.key} removed`;
    }
    if (what === 1) slot.set(null);
    else slot.set(this.#value(slot));
    return `${slot.key} = ${JSON.stringify(slot.get())?.slice(0, 80)}`;
  }

  #walk(value: Json, type: string, path: string): void {
    const rest = type.slice(1);
    if (typeof value === 'string') this.#texts.push(value);
    if (type[0] === '#' && isFields(value)) {
      const definition = this.#at(this.#asset.definitions[rest]) ?? { p: {} };
      for (const [field, inner] of Object.entries(definition.p)) {
        // The API server forgets it in every version.
        if ((path === '' && field === 'status') || field === 'stopSignal') continue;
        if (
          /^\.metadata$/.test(path) &&
          /Timestamp|managedFields|selfLink|resourceVersion|uid|deletion|generation$/.test(field)
        )
          continue;
        this.#slot(value, field, inner, `${path}.${field}`);
        const found = value[field];
        if (found !== undefined && found !== null) this.#walk(found, inner, `${path}.${field}`);
      }
    }
    if (type[0] === '?' && isFields(value)) this.#walk(value, rest.slice(1), path);
    if (type[0] === '{' && isFields(value)) {
      for (const key of Object.keys(value)) {
        this.#slot(value, key, rest, `${path}[${key}]`);
        this.#walk(value[key] ?? null, rest, `${path}[${key}]`);
      }
    }
    if (type[0] === '[' && Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        this.#slots.push({
          type: rest,
          key: `${path}[${index}]`,
          get: () => value[index],
          set: given => {
            value[index] = given;
          },
          remove: () => {
            value.splice(index, 1);
          },
        });
        this.#walk(item, rest, `${path}[${index}]`);
      }
    }
  }

  #slot(object: Fields, field: string, type: string, key: string): void {
    this.#slots.push({
      type,
      key,
      get: () => (Object.hasOwn(object, field) ? object[field] : undefined),
      set: value => {
        object[field] = value;
      },
      remove: () => {
        delete object[field];
      },
    });
  }

  #value({ type, get, key }: Slot): Json {
    const found = get() ?? null;
    const chance = this.#chance;
    const rest = type.slice(1);
    switch (type[0]) {
      case '[': {
        const list = Array.isArray(found) ? [...found] : [];
        const what = chance.number(4);
        if (what === 0) return [];
        if (what === 1 && list.length > 0) return [...list, structuredClone(chance.pick(list))];
        if (what === 2 && list.length > 1) return list.slice(1);
        return [...list, this.#new(rest, 1, key)];
      }
      case '{': {
        const map = isFields(found) ? { ...found } : {};
        if (chance.number(5) === 0) return {};
        return { ...map, [chance.pick(KEYS)]: this.#new(rest, 1, key) };
      }
      case '#':
        return chance.number(3) === 0 ? {} : this.#new(type, 2, key);
      default:
        return this.#new(type, 1, key);
    }
  }

  /** A value of a type, without regard to what is right. */
  #new(type: string, depth: number, key: string): Json {
    const chance = this.#chance;
    const rest = type.slice(1);
    switch (type[0]) {
      case '[':
        return depth > 0 ? [this.#new(rest, depth - 1, key)] : [];
      case '{':
        return depth > 0 ? { [chance.pick(KEYS)]: this.#new(rest, depth - 1, key) } : {};
      case '#': {
        if (depth < 0) return {};
        const definition = this.#at(this.#asset.definitions[rest]) ?? { p: {} };
        const object: Fields = {};
        for (const [field, inner] of Object.entries(definition.p))
          if (field !== 'stopSignal' && (definition.r?.includes(field) || chance.number(5) === 0))
            object[field] = this.#new(inner, depth - 1, field);
        return object;
      }
      case 'e':
        return chance.number(5) === 0
          ? chance.pick(['', 'Nothing'])
          : chance.pick(this.#asset.enums[Number(rest)] ?? ['']);
      case 's':
        return chance.number(3) === 0 && this.#texts.length > 0 ? chance.pick(this.#texts) : chance.pick(TEXTS);
      case 'b':
        return chance.number(2) === 0;
      case 'i':
      case 'l':
        return chance.pick(NUMBERS);
      case 'd':
        return chance.pick([-1, 0, 1.5]);
      case 'q':
        return chance.pick(AMOUNTS);
      case 'x':
        return chance.number(2) === 0 ? chance.pick(NUMBERS) : chance.pick(TEXTS);
      case 'B':
        return chance.pick(['', 'aGk=', 'e30=', 'W10=']);
      case 't':
        return '2026-01-01T00:00:00Z';
      case 'm':
        return '2026-01-01T00:00:00.000000Z';
      default:
        return null;
    }
  }
}

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
