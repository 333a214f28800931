const PLACEHOLDER =
  /^(?:change[-_ ]?(?:me|this|it)\w*|x{3,}|\*{3,}|TODO|tbd|fixme|<[^>]*>|your[-_ ].*|.*[-_]your[-_].*|(?:an?[-_ ])?example|dummy|placeholder|replace[-_ ]?(?:me|this)\w*|insert[-_ ].*|fill[-_ ]?(?:me|in).*|\.{3})$/;
/** What is no secret although it stands where one should. */
const NO_SECRET =
  /^(?:secret|password|passw0rd|admin|guest|root|postgres|mysecret\w*|test|test123|123456\d*|none|null)$/i;

/** Whether a value only stands for one: `changeme`, `<your-key>`, or such a password by its name or in a URL. */
export function isPlaceholder(name: string, value: string): boolean {
  const clean = value.trim();
  const password = passwordIn(clean) ?? (isSecretName(name) ? clean : '');
  return [clean, passwordIn(clean) ?? ''].some(isStandIn) || NO_SECRET.test(password);
}

const isStandIn = (text: string): boolean =>
  PLACEHOLDER.test(text) || (text !== 'todo' && PLACEHOLDER.test(text.toLowerCase()));

const passwordIn = (text: string): string | undefined =>
  /^[a-z][a-z0-9+.-]*:\/\/[^/@:\s]*:([^/@\s]+)@/i.exec(text)?.[1];

/** The reader's own machine, or a name that is nobody's. */
export const isLocal = (value: string): boolean =>
  /(?:^|[/@,;\s])(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/,;\s]|$)|(?:^|[/@.])example\.(?:com|org|net)\b/i.test(value);

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRETS|TOKEN|API_?KEY|SECRET_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|PWD)(?:_BASE64|_B64)?$/i;
/** A reference that something else resolves: a path, a vault, an encrypted value, a variable. */
const REFERENCE =
  /^(?:\$|\{\{|vault:|op:\/\/|ref\+|arn:|projects\/|ENC\[|enc:|sm:\/\/|ssm:|secret:\/\/|file:|\/(?:run|etc|var|mnt)\/|<)/i;

/** Whether a variable of this name is a secret. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

/** Whether a value is a secret that is written out: by the variable's name, or by a password in a URL. */
export function isLiteralSecret(name: string, value: string): boolean {
  const clean = value.trim();
  if (clean === '' || REFERENCE.test(clean) || isPlaceholder(name, clean) || /^(?:true|false|\d{1,3})$/i.test(clean))
    return false;
  if (SECRET_NAME.test(name)) return true;
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(clean)) return true;
  const password = passwordIn(clean);
  return password !== undefined && !REFERENCE.test(password);
}

const CHECKS: Readonly<Record<string, (value: string) => boolean>> = {
  url: value => URL.canParse(value) && /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(value),
  int: value => /^[-+]?\d+$/.test(value),
  number: value => /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i.test(value),
  bool: value => /^(?:true|false|1|0|yes|no|on|off)$/i.test(value),
  port: value => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535,
  duration: value => /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))+$|^0$/.test(value),
  email: value => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value),
  host: value => /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/i.test(value),
  'host:port': value => /^[^\s:/]+:\d{1,5}$/.test(value),
  json: value => {
    try {
      return JSON.parse(value) !== undefined;
    } catch {
      return false;
    }
  },
  base64: value => value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value),
};

/** Names of types; anything else is a regular expression for the whole value. */
export const TYPE_NAMES: readonly string[] = Object.keys(CHECKS);

/** Whether a value is of a type. */
export function isOfType(value: string, type: string): boolean {
  const known = CHECKS[type];
  return known ? known(value) : new RegExp(`^(?:${type})$`).test(value);
}
