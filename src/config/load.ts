import { createHash } from 'node:crypto';
import { parseConfig } from './document.js';
import { ConfigInvalid, type Problem } from './problem.js';
import type { Config } from './schema.js';
import { configSchema } from './schema.js';

export interface LoadedConfig {
  readonly config: Config;
  /** `sha256:` and the hex digest of the file's text. */
  readonly digest: string;
}

/**
 * Reads a config. Throws `ConfigInvalid` with every problem at once: syntax alone where the text is not YAML, else unknown
 * keys, wrong types, broken references and unset variables together.
 */
export async function loadConfig(
  source: { readonly file: string; readonly text: string },
  env: Readonly<Record<string, string | undefined>>,
): Promise<LoadedConfig> {
  const document = parseConfig(source, env);
  if (document.value === undefined) throw new ConfigInvalid(document.problems);
  const parsed = configSchema.safeParse(document.value);
  if (parsed.success && document.problems.length === 0) {
    const { findBrokenReferences } = await import('./references.js');
    const broken = findBrokenReferences(document);
    if (broken.length > 0) throw new ConfigInvalid(inOrder(broken));
    return { config: parsed.data, digest: digestOf(source.text) };
  }
  const [{ explainIssues }, { findBrokenReferences }] = await Promise.all([
    import('./explain.js'),
    import('./references.js'),
  ]);
  const issues = parsed.success ? [] : explainIssues(parsed.error.issues, document, configSchema);
  throw new ConfigInvalid(inOrder([...document.problems, ...issues, ...findBrokenReferences(document)]));
}

/** `sha256:` and the hex digest of a text's UTF-8 bytes. */
export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
