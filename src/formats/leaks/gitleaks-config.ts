import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { shapeFault } from '../json/shape-fault.js';

/** What `.gitleaks.toml` says to leave out, whatever the rule. Expressions are in the dialect of RE2. */
export interface GitleaksAllowlist {
  /** Whether one of its parts suffices, or all that it has are needed. */
  readonly needs: 'any' | 'all';
  readonly commits: readonly string[];
  readonly paths: readonly string[];
  readonly regexes: readonly string[];
  /** What `regexes` are held against: the credential, or its line. */
  readonly target: 'secret' | 'line';
  /** Lower case. */
  readonly stopwords: readonly string[];
  /** The rules that it is for; all where there are none. */
  readonly rules: readonly string[];
}

const texts = z.array(z.string()).default([]);
const allowlist = z.object({
  condition: z.string().default('OR'),
  commits: texts,
  paths: texts,
  regexes: texts,
  regexTarget: z.string().default('secret'),
  stopwords: texts,
  targetRules: texts,
});
const config = z.object({
  allowlist: allowlist.optional(),
  allowlists: z.array(allowlist).default([]),
  extend: z.record(z.string(), z.unknown()).default({}),
  rules: z.array(z.looseObject({ id: z.string().default('without an id') })).default([]),
});

interface GitleaksConfig {
  readonly allowlists: readonly GitleaksAllowlist[];
  /** Keys that leave more out where gitleaks reads them, and are not heeded here: `[extend] path`. */
  readonly unheeded: readonly string[];
}

/** Reads the allowlists of a gitleaks config: `[allowlist]` as it was, and `[[allowlists]]` as it is since 8.25. */
export function readGitleaksConfig(text: string, name: string): GitleaksConfig {
  const remedy = 'Mend it: `gitleaks dir . --verbose` says more.';
  const found = config.safeParse(tableIn(text, { name, remedy }), { error: shapeFault });
  if (!found.success) {
    const [issue] = found.error.issues;
    const message = `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not read'}`;
    throw new CouldNotTell('wrong-format', message, remedy, { cause: found.error });
  }
  const { allowlist: old, allowlists } = found.data;
  const entries = [...(old ? [old] : []), ...allowlists];
  return { allowlists: entries.map(asAllowlist), unheeded: unheededIn(found.data, entries) };
}

type Entry = z.output<typeof allowlist>;

function asAllowlist(entry: Entry): GitleaksAllowlist {
  return {
    needs: /^(?:and|&&)$/i.test(entry.condition) ? 'all' : 'any',
    commits: entry.commits.map(commit => commit.toLowerCase()),
    paths: entry.paths,
    regexes: entry.regexes,
    // What gitleaks calls a match is known to its own rules alone. The line holds more than it, and would allow more.
    target: entry.regexTarget === 'line' ? 'line' : 'secret',
    stopwords: entry.stopwords.map(word => word.toLowerCase()),
    rules: entry.targetRules,
  };
}

function unheededIn({ extend, rules }: z.output<typeof config>, entries: readonly Entry[]): readonly string[] {
  const extended = Object.keys(extend).filter(key => ['path', 'url', 'disabledRules'].includes(key));
  const own = rules.flatMap(({ id, ...rule }) =>
    ['allowlist', 'allowlists'].filter(key => key in rule).map(key => `[[rules]] ${id}: ${key}`),
  );
  const matches = entries.filter(({ regexTarget, regexes }) => regexTarget === 'match' && regexes.length > 0);
  return [
    ...extended.map(key => `[extend] ${key}`),
    ...own,
    ...(matches.length === 0 ? [] : ['regexTarget = "match"']),
  ];
}

function tableIn(text: string, { name, remedy }: { readonly name: string; readonly remedy: string }): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const place = cause instanceof TomlError ? `:${cause.line}` : '';
    const what = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new CouldNotTell('wrong-format', `${name}${place}: ${what}`, remedy, { cause });
  }
}
