import { isMapping, isSequence, type KubeMapping, type KubeValue } from '../value.js';

/** Texts, a colon behind those that are keys, and numbers. */
const TOKEN = /"((?:[^"\\]|\\["\\/bfnrt])*)"([ \n]*:)?|-?\d[\d.eE+-]*/g;
const WHOLE = /^(?:0|-?[1-9]\d{0,14})$/;
const MAX_KEY = 500;
const MAX_DEPTH = 100;

/**
 * A document of plain JSON, as kubectl prints it; undefined for whatever YAML, or kubectl, may see otherwise: keys that are
 * given twice, numbers that are not whole, escapes by number, what is no JSON at all. `isAscii` as for other plain documents.
 */
export function readPlainJson(source: string, { isAscii }: { readonly isAscii: boolean }): KubeMapping | undefined {
  if (!isAscii || !/^\s*\{/.test(source)) return undefined;
  const keys = plainKeys(source);
  if (keys === undefined) return undefined;
  try {
    const value: KubeValue = JSON.parse(source);
    return isMapping(value) && keysIn(value, 0) === keys ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** How many keys are written; undefined where something is not plain. */
function plainKeys(source: string): number | undefined {
  let keys = 0;
  for (const [token, text, colon] of source.matchAll(TOKEN)) {
    if (text === undefined) {
      if (!WHOLE.test(token)) return undefined;
    } else if (colon !== undefined) {
      if (text.length > MAX_KEY || text.includes('\\') || text === '__proto__' || text === '<<') return undefined;
      keys += 1;
    }
  }
  return keys;
}

/** How many keys came out: fewer than are written where one is given twice. */
function keysIn(value: KubeValue, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  if (isSequence(value)) return value.reduce<number>((sum, item) => sum + keysIn(item, depth + 1), 0);
  if (!isMapping(value)) return 0;
  const items = Object.values(value);
  return items.reduce<number>((sum, item) => sum + keysIn(item, depth + 1), items.length);
}
