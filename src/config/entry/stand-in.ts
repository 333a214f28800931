import type { z } from 'zod';
import type { Check } from '../../check.js';
import { fillText, type Lookup } from '../../text/expression.js';
import { fillDeep, textOf, Unquoted, variableTexts } from './variables.js';

type Path = readonly PropertyKey[];

/** Nobody has such a name (RFC 6761). */
export const UNKNOWN_HOST = 'variable.invalid';

/** What a text may be that nobody knows yet; the first that the kind's schema takes stands in for it. */
const GUESSES = [
  'variable',
  '1',
  `https://${UNKNOWN_HOST}/`,
  `postgres://variable@${UNKNOWN_HOST}/variable`,
  `redis://${UNKNOWN_HOST}`,
  '1s',
  '1MB',
  '<= 1',
  '<= 1s',
  '<= 1%',
  `${UNKNOWN_HOST}:1`,
  '/variable',
  '192.0.2.1',
  '2030-01-01',
  '2030-01-01T00:00:00Z',
  '0'.repeat(40),
  `sha256:${'0'.repeat(64)}`,
];

interface Leaf {
  readonly path: Path;
  readonly guesses: unknown[];
  tried: number;
}

/** Options in which something stands for each variable that is not known yet, so that the rest can be held against the schema. */
export interface StandIn {
  readonly options: unknown;
  /** Where nothing that was tried fits. */
  readonly unfit: readonly Path[];
}

interface Asked {
  readonly check: Check;
  readonly lookup: Lookup;
}

/**
 * Tries until the kind's schema takes the options, or finds fault with what no variable stands in. What holds of several
 * options together (a URL whose host must be listed) is tried with each host that is written out, and with one of no meaning.
 */
export function standIn(raw: unknown, asked: Asked): StandIn {
  const plain = tryGuesses(raw, leavesOf(raw, asked.lookup, []), asked);
  if (plain.fits) return plain;
  for (const host of [UNKNOWN_HOST, ...hostsIn(raw)]) {
    const found = tryGuesses(raw, leavesOf(raw, asked.lookup, [host, `https://${host}/`]), asked);
    if (found.fits) return found;
  }
  return plain;
}

function tryGuesses(
  raw: unknown,
  leaves: readonly Leaf[],
  { check, lookup }: Asked,
): StandIn & { readonly fits: boolean } {
  for (;;) {
    const options = fillDeep(raw, lookup, path => {
      const leaf = leaves.find(each => same(each.path, path));
      return leaf?.guesses[leaf.tried];
    });
    const parsed = check.bound.safeParse(options, { jitless: true });
    if (parsed.success) return { options, unfit: [], fits: true };
    const faults = parsed.error.issues.flatMap(faultsOf);
    // Each round uses a guess up.
    if (faults.filter(fault => moveOn(fault, leaves)).length > 0) continue;
    return { options, unfit: unfitOf(faults, leaves), fits: false };
  }
}

function unfitOf(faults: readonly Fault[], leaves: readonly Leaf[]): readonly Path[] {
  return leaves.filter(leaf => faults.some(({ path }) => same(leaf.path, path))).map(({ path }) => path);
}

/** `first` are guesses that go before all others, the text as it stands included. */
function leavesOf(raw: unknown, lookup: Lookup, first: readonly string[]): readonly Leaf[] {
  return variableTexts(raw).flatMap(({ path, value }) => {
    const text = textOf(value) ?? '';
    const known = fillText(text, lookup);
    if (!known.includes('${{')) return [];
    const filled = (guess: string) => known.replace(/\$\{\{.*?\}\}/g, guess);
    const others = value instanceof Unquoted ? [1, true] : [];
    return [{ path, guesses: [...first.map(filled), known, ...GUESSES.map(filled), ...others], tried: 0 }];
  });
}

const MOST_HOSTS = 20;

/** Hosts that are written out, by themselves or in addresses. */
function hostsIn(value: unknown): readonly string[] {
  const text = textOf(value);
  if (text === undefined) {
    const below = typeof value === 'object' && value !== null ? Object.values(value).flatMap(hostsIn) : [];
    return [...new Set(below)].slice(0, MOST_HOSTS);
  }
  if (/^(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?$/.test(text)) return [text];
  return /^https?:\/\//i.test(text) && !text.includes('${{') && URL.canParse(text) ? [new URL(text).host] : [];
}

interface Fault {
  readonly path: Path;
  /** What would have been right, where the schema lists it. */
  readonly values: readonly unknown[];
}

function faultsOf(issue: z.core.$ZodIssue): readonly Fault[] {
  const values = issue.code === 'invalid_value' ? issue.values : [];
  const nested = issue.code === 'invalid_union' ? issue.errors.flat().flatMap(faultsOf) : [];
  return [{ path: issue.path, values }, ...nested.map(fault => ({ ...fault, path: [...issue.path, ...fault.path] }))];
}

/** Lets the variable that a fault is about try its next guess: the one at its path, else one below it. */
function moveOn({ path, values }: Fault, leaves: readonly Leaf[]): boolean {
  const exact = leaves.find(leaf => same(leaf.path, path));
  const leaf = exact ?? leaves.find(each => begins(each.path, path) && each.tried < each.guesses.length - 1);
  if (leaf === undefined) return false;
  const fresh = values.filter(value => !leaf.guesses.includes(value));
  leaf.guesses.splice(leaf.tried + 1, 0, ...fresh);
  if (leaf.tried >= leaf.guesses.length - 1) return false;
  leaf.tried += 1;
  return true;
}

const begins = (path: Path, beginning: Path): boolean => beginning.every((part, index) => path[index] === part);
const same = (a: Path, b: Path): boolean => a.length === b.length && begins(a, b);
