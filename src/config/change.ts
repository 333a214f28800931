import { isDeepStrictEqual } from 'node:util';
import { clip } from '../text/clip.js';
import { parseConfig } from './document.js';

const MOST = 30;
const MAX_VALUE = 80;

/**
 * What a later text of a config changes, a sentence each: `stages.staging.checks.unit.with.min-executed: 5 → 0`. Lists of
 * things with an id are compared by it. `after` is undefined where the file is gone.
 */
export function describeConfigChange(at: {
  readonly file: string;
  readonly before: string;
  readonly after: string | undefined;
}): readonly string[] {
  const { file, before, after } = at;
  if (after === undefined) return [`${file}: the file is removed`];
  if (before === after) return [];
  const old = parseConfig({ file, text: before });
  const young = parseConfig({ file, text: after });
  if (young.value === undefined) return [`${file}: the new text is no YAML: ${young.problems[0]?.message ?? ''}`];
  const found = differences(old.value, young.value, []);
  if (found.length === 0) return [`${file}: comments or layout only`];
  const shown = found.slice(0, MOST).map(text => `${file}: ${text}`);
  return found.length > MOST ? [...shown, `${file}: and ${found.length - MOST} more changes`] : shown;
}

function differences(before: unknown, after: unknown, path: readonly string[]): readonly string[] {
  const [old, young] = [membersOf(before), membersOf(after)];
  if (!old || !young) {
    if (isDeepStrictEqual(before, after)) return [];
    return [`${path.join('.')}: ${show(before)} → ${show(after)}`];
  }
  return [...new Set([...old.keys(), ...young.keys()])].flatMap(key => {
    const inner = [...path, key];
    if (!young.has(key)) return [`${inner.join('.')} is removed`];
    if (!old.has(key)) return [`${inner.join('.')} is added: ${show(young.get(key))}`];
    return differences(old.get(key), young.get(key), inner);
  });
}

/** By key, or by id where every entry of a list has one of its own; undefined for everything else. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const ids = value.map(item => (typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined));
  const areNames = value.length > 0 && ids.every(id => typeof id === 'string') && new Set(ids).size === ids.length;
  return areNames ? new Map(value.map((item, index) => [String(ids[index]), item])) : undefined;
}

const show = (value: unknown): string => clip(JSON.stringify(value) ?? 'nothing', MAX_VALUE);
