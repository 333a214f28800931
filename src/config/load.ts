import { createHash } from 'node:crypto';
import { loadChecks } from '../checks/index.js';
import { parseConfig } from './document.js';
import { ConfigInvalid, type Problem } from './problem.js';
import { findBrokenReferences } from './references.js';
import type { Config } from './schema.js';
import { configSchema } from './schema.js';

export interface LoadedConfig {
  readonly config: Config;
  /** `sha256:` and the hex digest of the file's text. */
  readonly digest: string;
  /** Names of the variables that were substituted in a check's options, sorted. */
  readonly variablesOf: (stage: string, check: string) => readonly string[];
}

/**
 * Reads a config. Throws `ConfigInvalid` with every problem at once: syntax alone where the text is not YAML, else unknown
 * keys, wrong types, broken references and unset variables together. `today` is an ISO date in UTC.
 */
export async function loadConfig(
  source: { readonly file: string; readonly text: string },
  env: Readonly<Record<string, string | undefined>>,
  today = dateOf(new Date()),
): Promise<LoadedConfig> {
  const document = parseConfig(source, env);
  if (document.value === undefined) throw new ConfigInvalid(document.problems);
  const [first, ...rest] = await loadChecks(kindsOf(document.value));
  // One parse is over before code made for it would pay.
  const parsed = first && configSchema([first, ...rest]).safeParse(document.value, { jitless: true });
  if (!parsed?.success || document.problems.length > 0) {
    const { explainConfig } = await import('./explain.js');
    throw new ConfigInvalid(inOrder([...document.problems, ...(await explainConfig(document, today))]));
  }
  const broken = findBrokenReferences(parsed.data, { document, today });
  if (broken.length > 0) throw new ConfigInvalid(inOrder(broken));
  const { stages } = parsed.data;
  const variablesOf: LoadedConfig['variablesOf'] = (stage, check) => {
    const index = stages[stage]?.checks.findIndex(({ id }) => id === check) ?? -1;
    return document.variables(['stages', stage, 'checks', index]);
  };
  return { config: parsed.data, digest: digestOf(source.text), variablesOf };
}

/** The values of `kind` anywhere below; some may be no kinds at all. */
function kindsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(kindsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'kind' && typeof item === 'string' ? [item] : kindsOf(item),
  );
}

/** A moment's date in UTC: `2026-12-31`. */
export const dateOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** `sha256:` and the hex digest of a text's UTF-8 bytes. */
export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
