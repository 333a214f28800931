import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { CouldNotTell } from '../could-not-tell.js';
import { shapeFault } from './shape-fault.js';

/** What `.gitleaks.toml` says to leave out, whatever the rule. Expressions are in the dialect of RE2. */
export interface GitleaksAllowlist {
  readonly description: string;
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
  description: z.string().default(''),
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
});

/** Reads the allowlists of a gitleaks config: `[allowlist]` as it was, and `[[allowlists]]` as it is since 8.25. */
export function readGitleaksConfig(text: string, name: string): readonly GitleaksAllowlist[] {
  const remedy = 'Mend it: `gitleaks dir . --verbose` says more.';
  const found = config.safeParse(tableIn(text, { name, remedy }), { error: shapeFault });
  if (!found.success) {
    const [issue] = found.error.issues;
    const message = `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not read'}`;
    throw new CouldNotTell('wrong-format', message, remedy, { cause: found.error });
  }
  const { allowlist: old, allowlists } = found.data;
  return [...(old ? [old] : []), ...allowlists].map(entry => ({
    description: entry.description,
    needs: /^(?:and|&&)$/i.test(entry.condition) ? 'all' : 'any',
    commits: entry.commits.map(commit => commit.toLowerCase()),
    paths: entry.paths,
    regexes: entry.regexes,
    // What gitleaks calls a match begins before the credential; the line holds it.
    target: entry.regexTarget === 'line' || entry.regexTarget === 'match' ? 'line' : 'secret',
    stopwords: entry.stopwords.map(word => word.toLowerCase()),
    rules: entry.targetRules,
  }));
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
