import { z } from 'zod';
import { type JsonOrigin, parseJsonLines, readValue } from '../json/json.js';
import type { Leak } from './leak.js';

const place = z.object({
  file: z.string().nullish(),
  line: z.int().nullish(),
  commit: z.string().nullish(),
});

const result = z.object({
  SourceMetadata: z.object({ Data: z.record(z.string(), place) }),
  DetectorName: z.string().min(1),
  Verified: z.boolean().nullish(),
});

const logLine = z.object({
  level: z.string(),
  msg: z.string(),
  bytes: z.number().nullish(),
  ts: z.string().nullish().catch(undefined),
});

/** True for a line that `trufflehog --json` writes for a result. */
export const isTrufflehog = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'SourceMetadata' in value && 'DetectorName' in value;

/** True for a line of trufflehog's own log. */
export const isTrufflehogLog = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'logger' in value && 'msg' in value && 'level' in value;

/**
 * Reads what `trufflehog --json` printed, one result a line, perhaps with its log between. `Raw`, `RawV2` and
 * `SecretParts` hold the secret in the clear and stay behind.
 */
export function readTrufflehog(text: string, origin: JsonOrigin): readonly Leak[] {
  const lines = parseJsonLines(text, origin).filter(line => !isTrufflehogLog(line));
  return lines.map(line => {
    const { SourceMetadata, DetectorName, Verified } = readValue(line, result, origin);
    const [at] = Object.values(SourceMetadata.Data);
    return {
      rule: DetectorName,
      file: at?.file ?? '',
      line: at?.line && at.line > 0 ? at.line : undefined,
      ...(at?.commit ? { commit: at.commit } : {}),
      ...(Verified ? { verified: true } : {}),
    };
  });
}

/** What trufflehog logs about its work. */
interface TrufflehogLog {
  /** Bytes that it looked at; undefined where it did not come to its end. */
  readonly bytes: number | undefined;
  /** Errors on its way, after which it goes on and exits with 0. */
  readonly errors: number;
  /** The time of its last line, in milliseconds since the epoch; undefined where no line has one. */
  readonly endedMs: number | undefined;
}

/** Reads trufflehog's log: a JSON object a line, among lines that are none. */
export function readTrufflehogLog(text: string): TrufflehogLog {
  let bytes: number | undefined;
  let errors = 0;
  let endedMs: number | undefined;
  for (const line of text.split('\n')) {
    const entry = logLine.safeParse(jsonOrNothing(line)).data;
    if (!entry) continue;
    if (entry.level === 'error' || entry.level === 'fatal') errors += 1;
    const at = Date.parse(entry.ts ?? '');
    if (at > 0) endedMs = Math.max(endedMs ?? at, at);
    if (entry.msg === 'finished scanning') bytes = entry.bytes ?? undefined;
  }
  return { bytes, errors, endedMs };
}

function jsonOrNothing(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
