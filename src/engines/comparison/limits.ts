import { clip } from '../../text/clip.js';
import { type Comparison, OPERATORS } from './parse.js';
import { type Place, sentence } from './sentence.js';

/** What says of an object in a list which it is. */
const NAMES = ['name', 'url', 'sql', 'query'];
/** Keys that say nothing to a reader. */
const STRUCTURE = new Set([
  'queries',
  'ratios',
  'requests',
  'steps',
  'services',
  'expect',
  'fail',
  'warn',
  'is',
  'json',
]);
const LABEL_CHARACTERS = 80;

interface Around {
  readonly place: Place;
  /** From the outermost. */
  readonly labels: readonly string[];
}

/** Every comparison in options that were read, as a sentence: `fails when p95 is more than 300 ms`. */
export const limitsIn = (options: unknown): readonly string[] => walk(options, { place: 'expect', labels: [] });

function walk(value: unknown, around: Around): readonly string[] {
  if (isComparison(value)) {
    const of = around.labels.length === 0 ? 'the value' : [...around.labels].reverse().join(' of ');
    return [sentence(value, { of, in: around.place })];
  }
  if (Array.isArray(value)) return value.flatMap(item => walk(item, around));
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  const entries = Object.entries(value);
  const name = entries.find(([key, item]) => NAMES.includes(key) && typeof item === 'string')?.[1];
  const labels = typeof name === 'string' ? [...around.labels, clip(shown(name), LABEL_CHARACTERS)] : around.labels;
  return entries.flatMap(([key, item]) => {
    if (key === 'guard') return [];
    const place = key === 'fail' || key === 'warn' || key === 'expect' ? key : around.place;
    return walk(item, {
      place,
      labels: STRUCTURE.has(key) ? labels : [...labels, key === 'length' ? 'the length' : key],
    });
  });
}

/** A query may hold anything. */
const shown = (name: string): string => (/^(?:https?:\/\/|\/)/i.test(name) ? (name.split(/[?#]/)[0] ?? name) : name);

const isComparison = (value: unknown): value is Comparison =>
  typeof value === 'object' &&
  value !== null &&
  'operator' in value &&
  'dimension' in value &&
  'limit' in value &&
  OPERATORS.some(operator => operator === value.operator);
