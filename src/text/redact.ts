/** Replaces secrets in a text. Idempotent. */
export type Redact = (text: string) => string;

export const REDACTED = '***';

/** Shapes of tokens as their vendors document them; each carries a prefix that ordinary text does not. */
const TOKEN_SHAPES: readonly RegExp[] = [
  /\bgh[pousr]_[A-Za-z0-9]{36,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,255}/g,
  /\bglpat-[A-Za-z0-9_-]{20,}/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g,
  /\bhv[sb]\.[A-Za-z0-9_-]{24,}/g,
  /\bdckr_pat_[A-Za-z0-9_-]{20,}/g,
  /\bpypi-[A-Za-z0-9_-]{50,}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/g,
];

/** A cheap test that no token shape and no credential can match without. */
const SUSPICIOUS =
  /gh[pousr]_|github_pat_|glpat-|npm_|AKIA|ASIA|xox|[sr]k_|AIza|SG\.|hv[sb]\.|dckr_pat_|pypi-|eyJ|-----BEGIN|:\/\/|earer|asic/;

const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'<>]{0,256}):[^\s/@"'<>]{1,512}@/gi;
const AUTHORIZATION = /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{16,}/gi;

/**
 * A redactor for registered values (whole secrets, also in base64, URL-encoded and JSON-escaped form, and line by line
 * where a value has several), the config's own patterns, token shapes, passwords in URLs and authorization headers.
 * Values shorter than four characters are left alone: replacing them would destroy the text and hide nothing.
 */
export function createRedactor(known: {
  readonly values: readonly string[];
  readonly patterns?: readonly RegExp[];
}): Redact {
  const values = spellings(known.values);
  const literal = values.length > 0 ? new RegExp(values.map(escapeRegExp).join('|'), 'g') : undefined;
  const patterns = (known.patterns ?? []).map(pattern => new RegExp(pattern.source, withGlobal(pattern.flags)));
  return text => {
    let clean = literal ? text.replace(literal, REDACTED) : text;
    for (const pattern of patterns) clean = clean.replace(pattern, REDACTED);
    if (!SUSPICIOUS.test(clean)) return clean;
    for (const shape of TOKEN_SHAPES) clean = clean.replace(shape, REDACTED);
    return clean.replace(URL_PASSWORD, `$1:${REDACTED}@`).replace(AUTHORIZATION, `$1 ${REDACTED}`);
  };
}

/** Redacts every string inside plain data, keys included. */
export function redactDeep<T>(value: T, redact: Redact): T;
export function redactDeep(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(item => redactDeep(item, redact));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redactDeep(item, redact)]));
}

function spellings(values: readonly string[]): readonly string[] {
  const all = new Set<string>();
  for (const value of values) {
    for (const part of [value, ...value.split(/\r?\n/)]) {
      const trimmed = part.trim();
      if (trimmed.length < 4) continue;
      all.add(trimmed);
      all.add(encodeURIComponent(trimmed));
      all.add(JSON.stringify(trimmed).slice(1, -1));
      if (trimmed.length >= 8) all.add(Buffer.from(trimmed).toString('base64').replace(/=+$/, ''));
    }
  }
  return [...all].sort((a, b) => b.length - a.length);
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const withGlobal = (flags: string): string => (flags.includes('g') ? flags : `${flags}g`);
