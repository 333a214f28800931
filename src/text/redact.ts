import { stripVTControlCharacters } from 'node:util';
import { findsAny } from './occurrences.js';
import { spellings } from './spellings.js';

/** Replaces secrets in a text. Idempotent. */
export type Redact = (text: string) => string;

/** A redactor that learns what else is secret while it is in use. */
export interface Redactor extends Redact {
  /** From now on these are hidden too. */
  readonly hide: (values: Iterable<string>) => void;
}

export const REDACTED = '***';

/** Shapes of tokens as their vendors document them; each carries a prefix that ordinary text does not. */
const TOKEN_SHAPES: readonly RegExp[] = [
  /\bgh[pousr]_[A-Za-z0-9]{36}[A-Za-z0-9_.-]*/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,255}/g,
  /\bglpat-[A-Za-z0-9_-]{20,}/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\bhooks\.slack\.com\/services\/T[A-Za-z0-9_]+\/B[A-Za-z0-9_]+\/[A-Za-z0-9]{16,}/g,
  /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bsk-(?:ant|proj|svcacct|admin)-[A-Za-z0-9_-]{20,}/g,
  /\bhf_[A-Za-z0-9]{30,}/g,
  /\bdo[opr]_v1_[a-f0-9]{64}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g,
  /\bhv[sb]\.[A-Za-z0-9_-]{24,}/g,
  /\bdckr_pat_[A-Za-z0-9_-]{20,}/g,
  /\bpypi-[A-Za-z0-9_-]{50,}/g,
  /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/g,
];

/** A cheap test that no token shape and no credential can match without. */
const SUSPICIOUS =
  /gh[pousr]_|github_pat_|glpat-|npm_|AKIA|ASIA|xox|hooks\.slack|[sr]k_|sk-|hf_|_v1_|AIza|SG\.|hv[sb]\.|dckr_pat_|pypi-|AccountKey|eyJ|-----BEGIN|:\/\/|[Ee]arer|EARER|[Aa]sic|ASIC/;

const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'<>]{0,256}):[^\s/@"'<>]{1,512}@/gi;
/** A capital letter or a digit tells a credential from `basic internationalization`. */
const AUTHORIZATION = /\b([Bb]earer|BEARER|[Bb]asic|BASIC)\s+(?=[a-z+/=._~-]*[A-Z0-9])[A-Za-z0-9+/=._~-]{16,}/g;

/**
 * A redactor for registered values (in every spelling of `spellings`), the config's own patterns, token shapes, passwords
 * in URLs and authorization headers. Values shorter than four characters are left alone: replacing them would destroy the
 * text and hide nothing. A text in which a terminal's colours part a secret loses its colours with it.
 */
export function createRedactor(known: {
  readonly values: readonly string[];
  readonly patterns?: readonly RegExp[];
}): Redactor {
  const values = new Set(known.values);
  let hideValues: Redact | undefined;
  const patterns = (known.patterns ?? []).map(pattern => new RegExp(pattern.source, withGlobal(pattern.flags)));
  const redact: Redact = text => {
    hideValues ??= valueRedactor([...values]);
    let clean = hideValues(text);
    for (const pattern of patterns) clean = clean.replace(pattern, REDACTED);
    if (!SUSPICIOUS.test(clean)) return clean;
    for (const shape of TOKEN_SHAPES) clean = clean.replace(shape, REDACTED);
    return clean.replace(URL_PASSWORD, `$1:${REDACTED}@`).replace(AUTHORIZATION, `$1 ${REDACTED}`);
  };
  const whole: Redact = text => {
    const clean = redact(text);
    if (!/[\u001b\u009b]/.test(clean)) return clean;
    const plain = stripVTControlCharacters(clean);
    const cleaner = redact(plain);
    return cleaner === plain ? clean : cleaner;
  };
  const hide: Redactor['hide'] = more => {
    const before = values.size;
    for (const value of more) values.add(value);
    if (values.size > before) hideValues = undefined;
  };
  return Object.assign(whole, { hide });
}

/** Redacts every string inside plain data, keys included. */
export function redactDeep<T>(value: T, redact: Redact): T;
export function redactDeep(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(item => redactDeep(item, redact));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redactDeep(item, redact)]));
}

/** Secrets may overlap: what any of them covers goes, in one piece. */
function valueRedactor(values: readonly string[]): Redact {
  const literals = spellings(values);
  if (literals.length === 0) return text => text;
  const find = findsAny(literals);
  return text => {
    let clean = '';
    let done = 0;
    for (const { from, to } of find(text)) {
      clean += text.slice(done, from) + REDACTED;
      done = to;
    }
    return done === 0 ? text : clean + text.slice(done);
  };
}

const withGlobal = (flags: string): string => (flags.includes('g') ? flags : `${flags}g`);
