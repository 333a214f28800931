import { countsOf } from './entropy.js';
import { fromBase64 } from './structure.js';

/** Something is put in later: variables, templates, references to a secret store, encrypted values. */
const FILLED_IN_LATER = [
  // With a name in it: random characters may hold the brackets alone.
  /\$\{[A-Za-z_][\w.:-]*|\$\([\w./-]+[ )]|\{\{[^{}]*(?:\}\}|$)|\{%.*%\}|#\{[\w.@ -]+\}|<%.*(?:%>|$)|\[\[\w+\]\]|%\(\w+\)[sdr]/,
  /^\$[A-Za-z_]\w*$/,
  /^\$env:|^env[.:]/i,
  /^%[A-Za-z_]\w*%$/,
  /^%[-+0 #]*\d*[sdvqxr]$/,
  /^<[^<>]*>$|<[A-Za-z][\w .-]*>/,
  /^\{[\w .-]+\}$/,
  /^@[\w.-]+@$|^@\w+\(/,
  /^__\w+__$/,
  /^ENC\[|^ENC\(|^\{cipher\}|^\$ANSIBLE_VAULT|^!vault|^AQICAH|^vault:v\d|^Ag[A-Z][A-Za-z0-9+/]{300}/i,
  // dotenvx: only the private key, which is not committed, opens it.
  /^encrypted:[A-Za-z0-9+/]{60,}={0,2}$/,
  /^(?:op|ssm|vault|secret|secrets|keyvault|akv|gcpsm|awssm|awskms|sops|ref\+\w+|env|file|kms|keyring|doppler):\/{0,3}[\w/{$]/i,
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):/,
  /^projects\/[\w-]+\/secrets\//,
  /\bprocess\.env\b|\bos\.environ\b|\bos\.getenv\b|\bgetenv\(|\bENV\[|\bSystem\.getenv\b|\bKeyVault\b.*SecretUri/,
];

/** Keys that their makers publish for an emulator on one's own machine: Azurite, Cosmos DB, Supabase's start. */
const OF_EMULATORS =
  /^(?:Eby8vdM02xNOcqFlqUwJ|C2y6yDjf5\/R\+ob0N8A7C)[A-Za-z0-9+/]{60,70}={0,2}$|^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJpc3MiOiJzdXBhYmFzZS1kZW1v/;

/** A type's name, a constant without a value. */
const NO_VALUE =
  /^(?:null|nil|none|undefined|true|false|yes|no|on|off|string|str|bool|boolean|int|integer|number|float|object|array|bytes?|char|any|void|text|password|optional\[\w+\]|required|optional|empty|default|unset|n\/a|tbd|todo|-+|_+|\.+|\*+)$/i;

/** Words that no real credential has in it; long enough not to come about by chance. */
const TELLING =
  /example|changeme|change[-_ ]?this|change[-_ ]it|placeholder|redacted|dummy|sample|foobar|insert[-_ ]|replace[-_ ]|not[-_]?a?[-_]?real|never[-_]?commit|your[-_ ]|yourpass|yoursecret|yourtoken|yourkey|enter[-_ ]|goes[-_ ]?here|[-_ ]here\b|xxxxx|lorem|removed|hidden|masked|obfuscated|deadbeef|invalid|fixme|(?<![a-z])(?:fake|mock)(?![a-z])/i;

/** Words that make a placeholder where the value has no others: `my-secret-token`, `test_password`. */
const WORDS = new Set(
  `a an the my our some this that is for of to in new old real real1 secret secrets password passwords passwd passphrase pass pwd pw token tokens key keys
  api apikey auth access client private public user username name admin root test tests testing tester tested fake mock stub foo bar baz qux quux
  value values string text here default demo local localhost dev development staging prod production app application service server database db
  mysql postgres postgresql redis mongo mongodb rabbitmq elastic guest none null empty super supersecret topsecret credential credentials login bearer basic
  hello world abc abcd xyz hunter temp tmp todo set me it please use with and or not no yes your mine user1 id code data field param
  refresh session shared signing encryption aws azure gcp google github gitlab docker npm my_secret`.split(/\s+/),
);

const SEQUENCES = /0?12345678|23456789|87654321|abcdefgh|qwerty|asdfgh|a1b2c3d4|1a2b3c4d|1q2w3e|01234567|fedcba98/i;

/**
 * Whether a value only stands in for a credential: an example, a variable, a template, a word, a path, a reference to a
 * secret store, an encrypted value.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    text === '' ||
    NO_VALUE.test(text) ||
    FILLED_IN_LATER.some(pattern => pattern.test(text)) ||
    TELLING.test(text) ||
    SEQUENCES.test(text) ||
    OF_EMULATORS.test(text) ||
    isIdentifier(text) ||
    isMonotonous(text) ||
    isPath(text) ||
    isWords(text) ||
    isEncodedPlaceholder(text)
  );
}

/**
 * Words of letters alone, put together as code does: `getTokenFromEnvironmentOrThrow`. Random letters change their case
 * about every second time, and hardly ever have four letters to each word.
 */
function isIdentifier(text: string): boolean {
  if (text.length < 12 || !/^[A-Za-z][a-z]+(?:_?[A-Z][a-z]+|_[a-z]{2,})+$/.test(text)) return false;
  return text.split(/_|(?=[A-Z])/).filter(word => word !== '').length * 4 <= text.length;
}

/** Base64 of a text that is one: `this is a fake token`. Random bytes are hardly ever all printable. */
function isEncodedPlaceholder(text: string): boolean {
  if (!/^[A-Za-z0-9+/]{16,400}={0,2}$/.test(text)) return false;
  const decoded = fromBase64(text);
  return /^[ -~]{12,}$/.test(decoded) && (TELLING.test(decoded) || isWords(decoded));
}

/** Few different characters, or one of them most of the time; an ellipsis, whose bytes a text in Latin-1 has one by one. */
function isMonotonous(text: string): boolean {
  if (/[xX]{5}|\*{3}|\.{3}|…|\xe2\x80\xa6|_{5}|-{5}|#{4}|0{8}/.test(text)) return true;
  const counts = countsOf(text);
  if (text.length >= 4 && counts.length <= 2) return true;
  if (text.length >= 16 && counts.length <= 4) return true;
  return text.length >= 6 && Math.max(...counts) > text.length / 2;
}

/** A file's path, or a URL that carries no password. */
function isPath(text: string): boolean {
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]*$/i.test(text)) return true;
  if (/^(?:~|\.{1,2})?[\\/](?:[\w.@-]{1,60}[\\/]){1,20}[\w.@-]{0,80}$|^~\//.test(text) && !/[+=]/.test(text)) {
    return /[\\/](?:etc|usr|var|opt|home|run|tmp|root|mnt|srv|app|data|secrets?|certs?|keys?|config)[\\/]|\.\w{1,5}$|^[~.]/.test(
      text,
    );
  }
  return (
    /^[A-Za-z]:\\[^\s]/.test(text) ||
    /^[\w./\\@-]{1,200}\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|conf|cfg|ini|xml|js|ts|py|rb|go|sh|php|html|properties)$/.test(
      text,
    )
  );
}

/** Nothing but words that stand in for something, digits aside: `test-token-1`. */
function isWords(text: string): boolean {
  if (!/^[\w\s./:-]+$/.test(text)) return false;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  const isStandIn = (word: string) => WORDS.has(word.replace(/\d$/, '')) || /^\d{1,3}$/.test(word);
  return words.length > 0 && words.length <= 12 && words.every(isStandIn);
}
