/** Parts of a variable's name that say that its value is a credential. */
const NAMED =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|(?:api|access|secret|private|signing|encryption|auth|account|master)[_.-]?key)s?(?:[_.-]?\d+)?$/i;
/** Values beside a credential: where it is, how long it lives, whether it is used. */
const NOT_ITSELF =
  /^(?:true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional|\d{1,5}|\d+(?:ms|s|m|h|d))$/i;
/** Filled in by somebody later: `${NAME}`, `$(NAME)`, `$NAME`, `<name>`, `{{ … }}`, `ENC[…]`, `vault:…`, `ref+…`. */
const PLACEHOLDER =
  /^(?:\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_][\w.:-]*|<[^<>]+>|\{\{.*\}\}|%[^%]+%|ENC\[.*\]|(?:vault|secretref|ref\+\w+|op|awssm|arn):.*)$/s;
const PATH = /^(?:\.{0,2}\/[\w./@-]+|[A-Za-z]:\\.*|file:.*)$/;
// Expressions begin with fixed text where they can: they are looked for in dashboards and bundles of megabytes.
const URL_WITH_PASSWORD = /:\/\/[^\s:/@'"]*:([^\s@/'"]+)@[^\s'"]/;
const KEY_BLOCK = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;
/** Tokens by what their issuers let them begin with. */
const ISSUED: readonly (readonly [string, RegExp])[] = [
  ['AKIA', /\bAKIA[0-9A-Z]{16}\b/],
  ['ASIA', /\bASIA[0-9A-Z]{16}\b/],
  ['gh', /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ['github_pat_', /\bgithub_pat_\w{40,}\b/],
  ['glpat-', /\bglpat-[\w-]{20,}/],
  ['xox', /\bxox[abpr]-[\w-]{20,}/],
  ['sk_live_', /\bsk_live_\w{16,}\b/],
  ['AIza', /\bAIza[\w-]{35}/],
  ['npm_', /\bnpm_[A-Za-z0-9]{36}\b/],
];

export const isPlaceholder = (value: string): boolean => PLACEHOLDER.test(value.trim());

/** The name says that what it stands for is a credential: `DATABASE_PASSWORD`, `api-key`, `sessionToken`. */
const isCredentialName = (name: string): boolean => NAMED.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));

/** What kind of credential a value is by its own looks, whatever it is called; undefined for none. */
function credentialIn(value: string): string | undefined {
  if (KEY_BLOCK.test(value)) return 'a private key';
  if (ISSUED.some(([begin, token]) => value.includes(begin) && token.test(value))) return 'an access token';
  const [, password] = URL_WITH_PASSWORD.exec(value) ?? [];
  return password !== undefined && !isPlaceholder(password) ? 'a URL with a password' : undefined;
}

/** Why a named value is a credential in plain text; undefined where it is none. Never holds the value. */
export function plaintextCredential(name: string, value: string): string | undefined {
  const found = credentialIn(value);
  if (found !== undefined) return found;
  const text = value.trim();
  const harmless =
    text === '' || NOT_ITSELF.test(text) || isPlaceholder(text) || PATH.test(text) || /^https?:\/\//.test(text);
  return isCredentialName(name) && !harmless ? 'a credential, by its name' : undefined;
}

/** Ends of the names above, where a value follows: what to look at closer. */
const CANDIDATE = /(?:pass(?:word|wd|phrase)?|pwd|secret|token|credential|key)s?(?:[_.-]?\d+)?["']?[ \t]*[:=]/gi;
const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?["']?([A-Za-z][\w.-]{0,80})["']?[ \t]*[:=][ \t]*(\S.*)$/;
/** A name of 80 and what may stand before it. */
const LONGEST_NAME = 100;
/** Longer ones are dashboards and bundles; key blocks and issued tokens are found in them, too. */
const MAX_SETTINGS = 64 * 1024;

/** The same for a file of settings, such as `.env`, properties or YAML: the name of the first that holds a credential. */
export function credentialInFile(text: string): string | undefined {
  const found = credentialIn(text);
  if (found !== undefined || text.length > MAX_SETTINGS) return found;
  for (const { index } of text.matchAll(CANDIDATE)) {
    const before = text.slice(Math.max(0, index - LONGEST_NAME), index);
    const line = before.slice(before.lastIndexOf('\n') + 1) + /.*/.exec(text.slice(index, index + 1000));
    const [, name = '', rest = ''] = ASSIGNMENT.exec(line) ?? [];
    const value = rest
      .replace(/[ \t]+#.*$/, '')
      .replace(/,$/, '')
      .trim();
    // A quoted value, or one word: prose and code behind a colon is none.
    const [, quoted = value] = /^["'](.*)["']$/.exec(value) ?? [];
    if (/[\s(){}[\]|]/.test(quoted) || /^[|>&*]/.test(quoted)) continue;
    if (plaintextCredential(name, quoted) !== undefined) return `a credential, by the name ${name} in it`;
  }
  return undefined;
}
