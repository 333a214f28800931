import { nearest } from '../../text/nearest.js';
import { at, entriesOf, listOf } from '../alertmanager-config/model.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { LOKI_KEYS } from './keys.js';
import { type Retention, readRetention } from './retention.js';
import { schemaWrongs } from './schema-config.js';
import { inYaml, type Wrong } from './wrong.js';

export interface ReadLoki {
  readonly problems: readonly Problem[];
  /** Undefined where the file cannot be read. */
  readonly retention: Retention | undefined;
  /** Keys that were looked at, and those deeper down that nobody looked at. */
  readonly keys: { readonly known: number; readonly all: number };
}

/** What Loki 3 took away, and what stands in its place. */
const REMOVED: Readonly<Record<string, string>> = {
  shared_store: 'Loki 3.0 took it away; the compactor has `delete_request_store`',
  shared_store_key_prefix: 'Loki 3.0 took it away; the compactor has `delete_request_store_key_prefix`',
  enforce_metric_name: 'Loki 3.0 took it away',
  max_transfer_retries: 'Loki 3.0 took it away',
};

/** Reads a configuration as Loki 3 does, as far as this goes: keys of the main blocks, the schema, retention. */
export function readLoki(source: Source, now: number): ReadLoki {
  const { problem } = source.yaml;
  if (problem) {
    const message = `not YAML: ${problem.message}`;
    return {
      problems: [{ rule: 'yaml', message, offset: problem.offset, about: '' }],
      retention: undefined,
      keys: { known: 0, all: 0 },
    };
  }
  const { value, problems } = plainData(source.root);
  const { retention, wrongs } = readRetention(value);
  const found = [...unknownKeys(value), ...schemaWrongs(value, now), ...wrongs];
  return {
    problems: [...problems, ...found.map(inYaml(source))],
    retention,
    keys: { known: knownKeys(value), all: allKeys(value) },
  };
}

function unknownKeys(value: unknown): readonly Wrong[] {
  const inBlocks = Object.keys(LOKI_KEYS).flatMap((block): readonly Wrong[] => {
    if (block === 'schema_config.configs[]') {
      return listOf(at(at(value, 'schema_config'), 'configs')).flatMap((each, index) =>
        unknownIn(each, block, ['schema_config', 'configs', index]),
      );
    }
    return unknownIn(block === '' ? value : at(value, block), block, block === '' ? [] : [block]);
  });
  return [...inBlocks, ...removedBelow(value, [])];
}

function unknownIn(value: unknown, block: string, path: YamlPath): readonly Wrong[] {
  const known = LOKI_KEYS[block] ?? [];
  return entriesOf(value).flatMap(([key]): readonly Wrong[] => {
    if (known.includes(key) || Object.hasOwn(REMOVED, key)) return [];
    const near = nearest(key, known);
    const here = block === '' ? '' : ` in ${block}`;
    // What only another version knows has no near neighbour, most of the time.
    if (near !== undefined && isMisspelt(key, near)) {
      return [
        {
          rule: 'unknown-field',
          path: [...path, key],
          message: `unknown field "${key}"${here}; did you mean "${near}"?`,
        },
      ];
    }
    const message = `Loki 3 knows no "${key}"${here}; another version may`;
    return [{ rule: 'other-version', path: [...path, key], message }];
  });
}

/** One or two letters more, less or other; a word more or less is another key. */
function isMisspelt(key: string, near: string): boolean {
  if (key.split('_').length !== near.split('_').length) return key.replaceAll('_', '') === near.replaceAll('_', '');
  const parts = near.split('_');
  return (
    key.split('_').filter((part, index) => part !== parts[index]).length === 1 &&
    Math.abs(key.length - near.length) <= 2
  );
}

function removedBelow(value: unknown, path: YamlPath): readonly Wrong[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => removedBelow(each, [...path, index]));
  return entriesOf(value).flatMap(([key, each]) => {
    const here = [...path, key];
    const why = Object.hasOwn(REMOVED, key) ? REMOVED[key] : undefined;
    if (why !== undefined) return [{ rule: 'removed-field', path: here, message: `${key}: ${why}` }];
    return removedBelow(each, here);
  });
}

const knownKeys = (value: unknown): number =>
  Object.keys(LOKI_KEYS).reduce((sum, block) => {
    const inside =
      block === ''
        ? value
        : block.endsWith('[]')
          ? listOf(at(at(value, 'schema_config'), 'configs'))[0]
          : at(value, block);
    return sum + entriesOf(inside).length;
  }, 0);

const allKeys = (value: unknown): number =>
  Array.isArray(value) ? allKeys(value[0]) : entriesOf(value).reduce((sum, [, each]) => sum + 1 + allKeys(each), 0);
