import { z } from 'zod';
import { type JsonOrigin, parseJson, readValue } from '../json/json.js';
import type { Leak } from './leak.js';

const report = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().min(1),
        loc: z.object({ start: z.object({ line: z.int() }) }).nullish(),
      }),
    ),
  }),
);

/** What secretlint saw. */
interface SecretlintReport {
  /** Every file that it looked at, with or without a message. */
  readonly files: readonly string[];
  readonly leaks: readonly Leak[];
}

/** True for a report of secretlint on at least one file. */
export const isSecretlint = (value: unknown): boolean =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'filePath' in value[0];

/**
 * Reads `secretlint --format json`. It carries each file whole (`sourceContent`) and, before version 10, the secret in its
 * messages: neither is read. A message's severity is whatever its config says, so it decides nothing here.
 */
export function readSecretlint(text: string, origin: JsonOrigin): SecretlintReport {
  const read = readValue(parseJson(text, origin), report, origin);
  return {
    files: read.map(({ filePath }) => filePath),
    leaks: read.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, loc }) => ({
        rule: ruleId.replace(/^@secretlint\/secretlint-rule-/, ''),
        file: filePath,
        line: loc && loc.start.line > 0 ? loc.start.line : undefined,
      })),
    ),
  };
}
