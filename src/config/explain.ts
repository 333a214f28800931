import { z } from 'zod';
import { loadChecks } from '../checks/index.js';
import { nounOf } from '../formats/json/shape-fault.js';
import { nearest } from '../text/nearest.js';
import type { ConfigDocument } from './document.js';
import { valueAt } from './entry/entries.js';
import { textOf } from './entry/variables.js';
import { findFaults } from './faults/find-faults.js';
import { readOutline } from './outline.js';
import type { Problem } from './problem.js';
import { configSchema } from './schema.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What is wrong with an invalid config: its schema's issues as problems with a place, an expectation and, for a misspelt
 * name, the nearest known one; and its broken references, as far as it can be read.
 */
export async function explainConfig(document: ConfigDocument, today: string): Promise<readonly Problem[]> {
  const [first, ...rest] = await loadChecks();
  if (!first) return [];
  const schema = configSchema([first, ...rest]);
  const parsed = schema.safeParse(document.value);
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const issues = parsed.success ? [] : parsed.error.issues.flatMap(issue => explain(issue, { document, json }));
  const outline = readOutline(document.value, [first, ...rest]);
  return [...issues, ...(await findFaults(outline, { document, today }))];
}

interface Setting {
  readonly document: ConfigDocument;
  readonly json: unknown;
}

function explain(issue: Issue, setting: Setting): readonly Problem[] {
  const { document, json } = setting;
  // As it was written: what a variable stands for may be a secret.
  const written = valueAt(document.raw, issue.path);
  const actual = textOf(written) ?? valueAt(document.value, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(json, issue.path, document.value);
    // A schema says in its own words what became of a key that it had.
    const said = (key: string) => (issue.message.startsWith(`\`${key}\` `) ? issue.message : undefined);
    return issue.keys.map(key =>
      document.problem([...issue.path, key], said(key) ?? `unknown key${suggestion(key, known)}`, 'key'),
    );
  }
  if (issue.code === 'invalid_union') return explainUnion(issue, setting, actual);
  if (issue.code === 'invalid_key') {
    const first = issue.issues[0]?.message ?? 'not a valid name';
    return [document.problem(issue.path, first, 'key')];
  }
  const ownWords = issue.code === 'invalid_type' && !issue.message.startsWith('Invalid input');
  if (issue.code === 'invalid_type' && actual === undefined && !ownWords) {
    return [document.problem(issue.path, `missing; expected ${nounOf(issue.expected)}`)];
  }
  if (issue.code === 'invalid_type' && !ownWords) {
    return [document.problem(issue.path, `expected ${nounOf(issue.expected)}, got ${show(actual)}`)];
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const near = typeof actual === 'string' ? nearest(actual, values) : undefined;
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const what = actual === undefined ? 'missing; expected' : 'expected';
    const got = actual === undefined ? '' : `, got ${show(actual)}`;
    return [document.problem(issue.path, `${what} ${values.join(' or ')}${got}${hint}`)];
  }
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return [document.problem(issue.path, limit(issue, actual))];
  const got = actual === undefined || typeof actual === 'object' ? '' : `, got ${show(actual)}`;
  return [document.problem(issue.path, `${issue.message}${got}`)];
}

function limit(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, actual: unknown): string {
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin === 'string')
    return `expected a text, got ${actual === '' ? 'an empty one' : show(actual)}`;
  const [word, bound] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  const unit = issue.origin === 'array' ? ' in the list' : issue.origin === 'string' ? ' characters' : '';
  return `expected ${word} ${bound}${unit}${typeof actual === 'object' ? '' : `, got ${show(actual)}`}`;
}

function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  setting: Setting,
  actual: unknown,
): readonly Problem[] {
  const { document, json } = setting;
  if (issue.errors.length === 0) {
    // A discriminated union: the path ends in the discriminator.
    const known = constantsAt(json, issue.path, document.value);
    const near = typeof actual === 'string' ? nearest(actual, known) : undefined;
    const got = actual === undefined ? 'missing; expected' : `${show(actual)} is not known; expected`;
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return [document.problem(issue.path, `${got} one of ${known.join(', ')}${hint}`)];
  }
  const nested = issue.errors.map(branch => branch.map(inner => ({ ...inner, path: [...issue.path, ...inner.path] })));
  // Where one branch knows the kind of value and says in its own words what is wrong with it, the others were not meant.
  const worded = nested.find(branch => branch.length > 0 && branch.every(inner => inner.code === 'custom'));
  if (worded?.every(inner => inner.path.length === issue.path.length))
    return worded.flatMap(inner => explain(inner, setting));
  // The branch that got furthest is the one that was meant.
  const deepest = [...nested].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  if (depth(deepest) > issue.path.length) return deepest.flatMap(inner => explain(inner, setting));
  const wanted = nested.flatMap(branch => branch.map(inner => expectation(inner)));
  const got = actual === undefined ? 'missing; ' : '';
  const end = actual === undefined ? '' : `, got ${show(actual)}`;
  return [document.problem(issue.path, `${got}expected ${[...new Set(wanted)].join(' or ')}${end}`)];
}

const depth = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(issue => issue.path.length));

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return nounOf(issue.expected);
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ');
  return issue.message.replace(/^expected /, '');
}

function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `"${value.slice(0, 80)}"` : `${typeof value} ${String(value)}`;
}

function suggestion(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  if (near !== undefined) return `; did you mean "${near}"?`;
  return known.length > 0 ? `; expected one of ${known.join(', ')}` : '';
}

const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
});

/** The JSON Schema nodes that describe a path, of unions the branches whose constants agree with the value. */
function nodesAt(json: unknown, path: Path, value: unknown): readonly z.infer<typeof node>[] {
  const parsed = node.safeParse(json);
  if (!parsed.success) return [];
  const here = parsed.data;
  const branches = [...(here.anyOf ?? []), ...(here.oneOf ?? [])];
  if (branches.length > 0) {
    const all = branches.flatMap(branch => nodesAt(branch, path, value));
    const agreeing = branches.filter(branch => agrees(branch, value)).flatMap(branch => nodesAt(branch, path, value));
    return agreeing.length > 0 ? agreeing : all;
  }
  const [first, ...rest] = path;
  if (first === undefined) return [here];
  const below = valueAt(value, [first]);
  if (typeof first === 'number') return nodesAt(here.prefixItems?.[first] ?? here.items, rest, below);
  return nodesAt(here.properties?.[String(first)] ?? here.additionalProperties, rest, below);
}

function agrees(branch: unknown, value: unknown): boolean {
  const parsed = node.safeParse(branch);
  if (!parsed.success) return false;
  return Object.entries(parsed.data.properties ?? {}).every(([key, property]) => {
    const fixed = node.safeParse(property);
    return !fixed.success || fixed.data.const === undefined || fixed.data.const === valueAt(value, [key]);
  });
}

const keysAt = (json: unknown, path: Path, value: unknown): readonly string[] => [
  ...new Set(nodesAt(json, path, value).flatMap(found => Object.keys(found.properties ?? {}))),
];

const constantsAt = (json: unknown, path: Path, value: unknown): readonly string[] => {
  const found = nodesAt(json, path, value).map(each => each.const);
  return [...new Set(found.filter(constant => typeof constant === 'string'))];
};
