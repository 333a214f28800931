import { z } from 'zod';
import { type JsonOrigin, parseJson, readValue } from '../json/json.js';
import type { Leak } from './leak.js';

const report = z.array(
  z.object({
    RuleID: z.string().min(1),
    File: z.string(),
    StartLine: z.int().min(0),
    Commit: z.string().nullish(),
  }),
);

/** True for a report of gitleaks with at least one leak: an empty one looks like any other tool's. */
export const isGitleaks = (value: unknown): boolean =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'RuleID' in value[0];

/** Reads a JSON report of gitleaks 8. Secret, match, author and commit message stay behind; columns are off by one there. */
export function readGitleaks(text: string, origin: JsonOrigin): readonly Leak[] {
  return readValue(parseJson(text, origin), report, origin).map(({ RuleID, File, StartLine, Commit }) => ({
    rule: RuleID,
    file: File,
    line: StartLine > 0 ? StartLine : undefined,
    ...(Commit ? { commit: Commit } : {}),
  }));
}

/** What gitleaks says on standard error about what it looked at. */
export interface GitleaksLog {
  readonly bytes: number | undefined;
  readonly commits: number | undefined;
  /** It gave up on a part. */
  readonly partial: boolean;
  /** Its first error, empty where there is none. */
  readonly error: string;
}

/** `scanned ~180 bytes (180 bytes) in 14.1ms`, `1 commits scanned.`, `partial scan completed in 75.2ms`. */
export function readGitleaksLog(text: string): GitleaksLog {
  return {
    bytes: numberIn(/\bscanned ~(\d+) bytes\b/, text),
    commits: numberIn(/\b(\d+) commits scanned\b/, text),
    partial: /\bpartial scan\b/.test(text),
    error: /\b(?:FTL|ERR) (.+)$/m.exec(text)?.[1] ?? '',
  };
}

function numberIn(pattern: RegExp, text: string): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
