import { isOrdinary } from '../../text/ordinary.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What marks a variable as a secret wherever it stands in its name. */
const TELLING =
  /TOKEN|SECRET|PASSW|PASSPHRASE|PRIVATE|CREDENTIAL|API_?KEY|ACCESS_?KEY|CONN(?:ECTION)?_?STR|DATABASE_UR[IL]/;
/** What marks it as a word of its own: parts of other words (`AUTHOR`, `KEYBOARD`, `COMPASS`) are not meant. */
const WORDS = new Set(
  `PASS PWD PASSCODE PAT JWT COOKIE COOKIES WEBHOOK WEBHOOKS DSN CREDS CRED AUTH OAUTH AUTHORIZATION BEARER APIKEY SALT
  PEPPER MNEMONIC SIGNATURE SAS OTP TOTP`.split(/\s+/),
);
/** Ends of words that are written as one: `PGPASS`, `MYSQLPWD`. */
const ENDINGS = /(?:DB|PG|SQL|SMTP|MAIL|FTP|SSH|LDAP|USER|ADMIN|ROOT|MY)(?:PASS|PWD)$/;

/** The last word of a name that tells a secret's place, kind or setting, not the secret. */
const ABOUT = new Set(
  `SOCK PATH FILE FILENAME DIR DIRECTORY NAME TYPE METHOD MODE PROVIDER ALGORITHM ALG ISSUER AUDIENCE DOMAIN TTL EXPIRY
  EXPIRES LIFETIME LENGTH SIZE COUNT RATE LIMIT TIMEOUT VERSION ENABLED DISABLED REQUIRED SAMESITE SECURE HTTPONLY`.split(
    /\s+/,
  ),
);
/** Before `KEY`: keys that everybody may know, and keys of records. */
const OPEN_KEY =
  /^(?:PUBLIC|PUB|PUBLISHABLE|CACHE|PRIMARY|FOREIGN|SORT|PARTITION|HASH|ROW|PROJECT|ISSUE|INDEX|IDEMPOTENCY|TRANSLATION|ROUTING|FEATURE)$/;
/** The folders that a shell is and was in. */
const FOLDERS = new Set(['PWD', 'OLDPWD', 'INIT_CWD']);

/** True for a variable that is a secret by its name. */
export function isSecretName(name: string): boolean {
  const whole = name.replace(/([a-z0-9])(?=[A-Z])/g, '$1_').toUpperCase();
  if (FOLDERS.has(whole)) return false;
  const words = whole.split(/[^A-Z0-9]+/).filter(word => word !== '');
  if (ABOUT.has(words.at(-1) ?? '')) return false;
  if (words.some(word => WORDS.has(word) || ENDINGS.test(word)) || hasSecretKey(words)) return true;
  return TELLING.test(whole);
}

/** `STRIPE_KEY`, `KEY_2`, `SSH_KEYS`; not `PUBLIC_KEY`, `KEY_ID`, `KEY_VAULT`. */
function hasSecretKey(words: readonly string[]): boolean {
  const last = words.filter(
    word => !/^(?:\d+|PROD|PRODUCTION|STAGING|DEV|TEST|B64|BASE64|PEM|HEX|OLD|NEW)$/.test(word),
  );
  const key = last.at(-1);
  return (key === 'KEY' || key === 'KEYS') && !last.some(word => OPEN_KEY.test(word));
}

/** Least length of a value that is hidden because `DEPLOY_VALIDATE_SECRETS` names its variable. */
const LEAST_NAMED = 4;
/** Least length where only the variable's name tells it; a single word or number is common text below the second. */
const LEAST_TOLD = 6;
const LEAST_WORD = 8;

/**
 * Values in the environment that must never be printed: eight characters and more where the variable's name tells it (six
 * where they are no mere word or number), four where `DEPLOY_VALIDATE_SECRETS` names the variable, as gate.yml does with
 * what it was given as secret. Passwords inside them, and in any URL, are values of their own.
 */
export function secretValues(env: Environment): readonly string[] {
  const { named, others } = sorted(env);
  const whole = others.flatMap(([name, value]) => (canHide(value, leastOf(name, { named, value })) ? [value] : []));
  const inside = others.flatMap(([name, value]) => passwordsIn(value, named.has(name) || isSecretName(name)));
  return [...new Set([...whole, ...inside.filter(value => canHide(value, LEAST_NAMED))])];
}

/** Sentences about the variables that are secrets and cannot be hidden; never with their values. */
export function unhidable(env: Environment): readonly string[] {
  const { named, others } = sorted(env);
  return others.flatMap(([name, value]) => {
    if (value === '' || !(named.has(name) || isSecretName(name)) || /^(?:\d|true|false|yes|no|on|off)$/i.test(value))
      return [];
    if (canHide(value, leastOf(name, { named, value }))) return [];
    const why = isOrdinary(value) ? 'an ordinary word' : 'too short';
    return [
      `The value of \`${name}\` is ${why}, so it is not hidden in logs and reports. Choose a longer, random one.`,
    ];
  });
}

const canHide = (value: string, least: number): boolean => value.trim().length >= least && !isOrdinary(value);

function sorted(env: Environment) {
  const { DEPLOY_VALIDATE_SECRETS: list = '', ...others } = env;
  const named = new Set(list.split(/[\s,]+/).filter(name => name !== ''));
  return { named, others: Object.entries(others).map(([name, value = '']) => [name, value] as const) };
}

function leastOf(name: string, { named, value }: { named: ReadonlySet<string>; value: string }): number {
  if (named.has(name)) return LEAST_NAMED;
  if (!isSecretName(name)) return Number.POSITIVE_INFINITY;
  return /^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+|\d+)$/.test(value) ? LEAST_WORD : LEAST_TOLD;
}

const URL_LOGIN = /\b[a-z][a-z0-9+.-]{0,30}:\/\/([^\s/:@"'<>]{0,256}):([^\s/@"'<>]{1,512})@/gi;
const SETTING =
  /(?:^|[;&?\s])(?:password|pwd|pass|accountkey|sharedaccesskey|sharedaccesssignature|secret|token|sig|api_?key)\s*=\s*("[^"]*"|'[^']*'|[^;&\s]+)/gi;

/** Passwords that stand in a URL, and in a connection string or a query where the whole is secret. */
function passwordsIn(value: string, isSecret: boolean): readonly string[] {
  const logins = value.includes('://') ? [...value.matchAll(URL_LOGIN)].map(match => match[2] ?? '') : [];
  const settings = isSecret
    ? [...value.matchAll(SETTING)].map(match => (match[1] ?? '').replace(/^(["'])(.*)\1$/, '$2'))
    : [];
  return [...logins, ...settings].flatMap(text => [text, decoded(text)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
