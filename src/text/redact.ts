import { stripVTControlCharacters } from 'node:util';
import { findsAny } from './occurrences.js';
import { spellings } from './spellings.js';
import { hidesTorn } from './torn.js';

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

/** A user whose name is as long and mixed as a token's is one: `https://TOKEN@host`, `https://TOKEN:x-oauth-basic@host`. */
const URL_USER =
  /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)(?=[^\s/:@"'<>]{0,256}\d)[^\s/:@"'<>.]{16,512}(?=(?::[^\s/@"'<>]{0,512})?@)/gi;
/** What signs a link, or is a password in it, as the clouds name it. */
const SIGNED =
  /((?:[?&;]|\\u0026)(?:x-(?:amz|goog|ms|oss|cos)-(?:signature|security-token|credential)|sig|signature|(?:access|auth|refresh|id|session|sas)?[-_]?token|api[-_]?key|(?:client[-_]?)?secret|passw(?:or)?d|pwd|awsaccesskeyid)=)[^\s&"'<>#;\\]{8,4096}/gi;
const MAY_SIGN = /(?:sig|signature|token|credential|key|secret|passw(?:or)?d|pwd|keyid)=/i;

const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'<>]{0,256}):[^\s/@"'<>]{1,512}@/gi;
/** A capital letter or a digit tells a credential from `basic internationalization`. */
const AUTHORIZATION = /\b([Bb]earer|BEARER|[Bb]asic|BASIC)\s+(?=[a-z+/=._~-]*[A-Z0-9])[A-Za-z0-9+/=._~-]{16,}/g;

/**
 * A redactor for registered values (in every spelling of `spellings`), the config's own patterns, token shapes, passwords
 * in URLs and authorization headers. Values shorter than four characters, and ordinary words, are left alone: replacing them
 * would destroy the text and hide nothing. A text in which a terminal's colours part a secret loses its colours with it.
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
    if (MAY_SIGN.test(clean)) clean = clean.replace(SIGNED, `$1${REDACTED}`);
    if (!SUSPICIOUS.test(clean)) return clean;
    for (const shape of TOKEN_SHAPES) clean = clean.replace(shape, REDACTED);
    clean = clean.replace(URL_PASSWORD, `$1:${REDACTED}@`).replace(URL_USER, `$1${REDACTED}`);
    return clean.replace(AUTHORIZATION, `$1 ${REDACTED}`);
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

/** Fields by which programs tell what is what, with words of a closed list, ids, digests and moments alone. */
const NAMES = new Set(
  `status state reasonCode code decision level gravity cause kind id check only shard schemaVersion sha256 digest
  configDigest fingerprint inputs runId runAttempt startedAt collectedAt at expires`.split(/\s+/),
);

/**
 * Redacts the texts inside plain data. Keys, and fields that programs tell things apart by, stay as they are, so that a
 * secret such as `passed` breaks nothing that reads the data.
 */
export function redactDeep<T>(value: T, redact: Redact): T;
export function redactDeep(value: unknown, redact: Redact): unknown {
  return redactAt(value, { redact, isName: false });
}

function redactAt(value: unknown, at: { readonly redact: Redact; readonly isName: boolean }): unknown {
  if (typeof value === 'string') return at.isName ? value : at.redact(value);
  if (Array.isArray(value)) return value.map(item => redactAt(item, at));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactAt(item, { ...at, isName: NAMES.has(key) })]),
  );
}

/** Secrets may overlap: what any of them covers goes, in one piece. What a cut left of one goes as well. */
function valueRedactor(values: readonly string[]): Redact {
  const literals = spellings(values);
  if (literals.length === 0) return text => text;
  const find = findsAny(literals);
  const hideTorn = hidesTorn(literals, REDACTED);
  return text => {
    let clean = '';
    let done = 0;
    for (const { from, to } of find(text)) {
      clean += text.slice(done, from) + REDACTED;
      done = to;
    }
    return hideTorn(done === 0 ? text : clean + text.slice(done));
  };
}

const withGlobal = (flags: string): string => (flags.includes('g') ? flags : `${flags}g`);
