import { z } from 'zod';
import { type JsonOrigin, parseJson, readValue } from '../json/json.js';

/** One record of an allow list of another tool's. */
export interface AllowRecord {
  /** Where it stands in its file: `GHSA-…`, `allowlist[2]`. */
  readonly place: string;
  /** The advisory's id. Undefined where it excuses something else; `what` then says what. */
  readonly advisory: string | undefined;
  readonly what: string;
  readonly reason: string | undefined;
  /** The last whole day before its end, an ISO date in UTC; undefined where it has no end, null where it has an odd one. */
  readonly expires: string | null | undefined;
}

const content = z.object({
  active: z.boolean().nullish(),
  notes: z.string().nullish(),
  expiry: z.union([z.string(), z.number()]).nullish(),
});

const nsprc = z.record(z.string(), z.union([content, z.string()]));
const auditCi = z.object({
  allowlist: z.array(z.union([z.string(), z.record(z.string(), content)])),
});

/**
 * Reads the active records of a `.nsprc` (better-npm-audit) or of an audit-ci config, JSON with comments. Errors as
 * `parseJson` and `readValue`.
 */
export function readAllowList(text: string, origin: JsonOrigin): readonly AllowRecord[] {
  const value = parseJson(withoutComments(text), origin);
  if (typeof value === 'object' && value !== null && 'allowlist' in value) return fromAuditCi(value, origin);
  return Object.entries(readValue(value, nsprc, origin)).flatMap(([key, record]) => {
    const { active, notes, expiry } = typeof record === 'string' ? { notes: record } : { active: true, ...record };
    return active === false ? [] : [recordOf(key, { place: key, notes, expiry })];
  });
}

/** An object there counts only where it says `active: true`. */
function fromAuditCi(value: unknown, origin: JsonOrigin): readonly AllowRecord[] {
  return readValue(value, auditCi, origin).allowlist.flatMap((entry, index) => {
    const place = `allowlist[${index}]`;
    if (typeof entry === 'string') return [recordOf(entry, { place })];
    return Object.entries(entry).flatMap(([key, { active, notes, expiry }]) =>
      active === true ? [recordOf(key, { place, notes, expiry })] : [],
    );
  });
}

function recordOf(
  key: string,
  at: {
    readonly place: string;
    readonly notes?: string | null | undefined;
    readonly expiry?: string | number | null | undefined;
  },
): AllowRecord {
  const { advisory, what } = subjectOf(key.trim());
  return { place: at.place, advisory, what, reason: at.notes?.trim() || undefined, expires: lastDayOf(at.expiry) };
}

const ADVISORY = /^(?:GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,}|\d+)$/i;

function subjectOf(key: string): Pick<AllowRecord, 'advisory' | 'what'> {
  if (/[|>]/.test(key)) return { advisory: undefined, what: 'one way to a package' };
  if (/^CWE-/i.test(key)) return { advisory: undefined, what: 'a whole class of weaknesses' };
  const id = /^https:\/\/[^/]+\/advisories\/([\w-]+)$/.exec(key)?.[1] ?? key;
  return ADVISORY.test(id) ? { advisory: id, what: 'an advisory' } : { advisory: undefined, what: 'no advisory' };
}

const DAY_MS = 86_400_000;

/** Both tools let a record hold up to a moment, in any notation that JavaScript reads; a waiver holds through a day. */
function lastDayOf(expiry: string | number | null | undefined): string | null | undefined {
  if (expiry === undefined || expiry === null || expiry === '' || expiry === 0) return undefined;
  const end = new Date(expiry).getTime();
  return end > DAY_MS ? new Date(end - DAY_MS).toISOString().slice(0, 10) : null;
}

/** JSON with comments and trailing commas as plain JSON, with every other character where it was. */
function withoutComments(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  return text
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part, quoted?: string) => quoted ?? blank(part))
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, quoted?: string) => quoted ?? ' ');
}
