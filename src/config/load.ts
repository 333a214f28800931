import { createHash } from 'node:crypto';
import { loadChecks } from '../checks/index.js';
import { readPlainConfig } from './plain-config.js';
import { ConfigInvalid, type Problem } from './problem.js';
import { findBrokenReferences } from './references.js';
import type { Config } from './schema.js';
import { configSchema } from './schema.js';

interface Source {
  readonly file: string;
  readonly text: string;
}

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
  source: Source,
  env: Readonly<Record<string, string | undefined>>,
  today = dateOf(new Date()),
): Promise<LoadedConfig> {
  const loaded = (await loadPlain(source, today)) ?? (await loadWhole(source, { env, today }));
  return { ...loaded, digest: digestOf(source.text) };
}

type Loaded = Omit<LoadedConfig, 'digest'>;

/** Undefined where anything is wrong, and where the text is more than the fast reader knows, such as a substitution. */
async function loadPlain({ file, text }: Source, today: string): Promise<Loaded | undefined> {
  const value = readPlainConfig(text);
  const config = value === undefined ? undefined : await parse(value);
  if (!config) return undefined;
  const problem = (_: unknown, message: string): Problem => ({ file, line: 1, column: 1, path: '', message });
  const document = { problems: [], value, problem, variables: () => [] };
  const broken = findBrokenReferences(config, { document, today });
  return broken.length === 0 ? { config, variablesOf: () => [] } : undefined;
}

/** With a document that can say where everything stands. */
async function loadWhole(
  source: Source,
  { env, today }: { readonly env: Readonly<Record<string, string | undefined>>; readonly today: string },
): Promise<Loaded> {
  const { parseConfig } = await import('./document.js');
  const document = parseConfig(source, env);
  if (document.value === undefined) throw new ConfigInvalid(document.problems);
  const config = await parse(document.value);
  if (!config || document.problems.length > 0) {
    const { explainConfig } = await import('./explain.js');
    throw new ConfigInvalid(inOrder([...document.problems, ...(await explainConfig(document, today))]));
  }
  const broken = findBrokenReferences(config, { document, today });
  if (broken.length > 0) throw new ConfigInvalid(inOrder(broken));
  const variablesOf: LoadedConfig['variablesOf'] = (stage, check) => {
    const index = config.stages[stage]?.checks.findIndex(({ id }) => id === check) ?? -1;
    return document.variables(['stages', stage, 'checks', index]);
  };
  return { config, variablesOf };
}

async function parse(value: unknown): Promise<Config | undefined> {
  const [first, ...rest] = await loadChecks(kindsOf(value));
  // One parse is over before code made for it would pay.
  return first && configSchema([first, ...rest]).safeParse(value, { jitless: true }).data;
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
