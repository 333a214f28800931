import { createHash } from 'node:crypto';
import { loadChecks } from '../checks/index.js';
import { parseConfig } from './document.js';
import { bindVariables, standInFor } from './entry/bind-variables.js';
import { findFaults } from './faults/find-faults.js';
import { ConfigInvalid, type Problem, showProblem } from './problem.js';
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
  /** Names of the environment variables in a check's options, sorted. */
  readonly variablesOf: (stage: string, check: string) => readonly string[];
}

/** What a config is read for. */
export interface ReadFor {
  /** An ISO date in UTC; that of now unless given. */
  readonly today?: string;
  /** The service of a monorepo: the value of `${{ instance }}`. */
  readonly instance?: string | undefined;
}

/**
 * Reads a config. Throws `ConfigInvalid` with every problem at once: syntax alone where the text is not YAML, else unknown
 * keys, wrong types and broken references together. A variable has to be set only where its entry is about to run.
 */
export async function loadConfig(
  source: Source,
  env: Readonly<Record<string, string | undefined>>,
  { today = dateOf(new Date()), instance }: ReadFor = {},
): Promise<LoadedConfig> {
  const known = { env, instance };
  const read = parseConfig(source, known);
  if (read.value === undefined) throw new ConfigInvalid(read.problems);
  const checks = await loadChecks(kindsOf(read.raw));
  const document = standInFor(read, { checks, known });
  const parsed = await parse(document.value);
  if (!parsed || document.problems.length > 0) {
    const { explainConfig } = await import('./explain.js');
    throw new ConfigInvalid(inOrder([...document.problems, ...(await explainConfig(document, today))]));
  }
  const broken = await findFaults(parsed, { document, today });
  if (broken.length > 0) throw new ConfigInvalid(inOrder(broken));
  const config = bindVariables(parsed, { raw: document.raw, checks, known });
  const variablesOf: LoadedConfig['variablesOf'] = (stage, check) => {
    const found = config.stages[stage]?.checks.find(({ id }) => id === check)?.with.variables ?? [];
    return found.flatMap(({ source, name }) => (source === 'env' ? [name] : [])).sort();
  };
  return { config, digest: digestOf(source.text), variablesOf };
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

/** What defaults bring into several entries is wrong once. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...new Map(problems.map(problem => [showProblem(problem), problem])).values()].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
