import type { Outgoing } from './entry.js';
import { variableFor } from './entry.js';
import type { HttpOptions } from './options.js';

/** Fields of a body or a query that hold a secret by their name. */
const SECRET =
  /^(?:passw(?:or)?d|passphrase|secret|token|authorization|bearer|(?:access|auth|refresh|id)[-_]?token|(?:api|access)[-_]?key|client[-_]?secret)$/i;

/** The command that repeats a request in a shell. Secrets stand as variables, named after where they belong. */
export function curlLine(sent: Outgoing, options: HttpOptions, entry: { readonly follow: number }): string {
  const secrets = [...sent.secrets].sort(([a], [b]) => b.length - a.length);
  const quote = (text: string) => quoted(text, secrets);
  const { 'http-version': version, family, tls } = options;
  return [
    'curl -i',
    ...(entry.follow > 0 ? [`-L --max-redirs ${entry.follow}`] : []),
    ...(version === '1.1' ? ['--http1.1'] : version === '2' ? ['--http2'] : []),
    ...(family === undefined ? [] : [`-${family}`]),
    ...(tls?.ca === undefined ? [] : [`--cacert ${quote(tls.ca)}`]),
    ...(tls?.cert === undefined ? [] : [`--cert ${quote(tls.cert)}`]),
    ...(tls?.key === undefined ? [] : [`--key ${quote(tls.key)}`]),
    `-m ${Math.ceil(options['request-timeout'] / 1000)}`,
    ...(sent.method === 'HEAD'
      ? ['-I']
      : sent.method === 'GET' && sent.body === undefined
        ? []
        : [`-X ${sent.method}`]),
    ...Object.entries(sent.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(sent.body === undefined ? [] : [`--data-raw ${quote(veiledBody(sent.body, secrets))}`]),
    quote(veiledUrl(sent.url)),
  ].join(' ');
}

/** Marks a variable inside a text that is to be quoted. */
const MARK = '\u0000';

/** In single quotes for the shell, its variables in double ones between. */
function quoted(text: string, secrets: readonly (readonly [string, string])[]): string {
  const marked = secrets.reduce((done, [value, name]) => done.replaceAll(value, MARK + name + MARK), text);
  const parts = marked.split(MARK).map((part, index) => {
    if (index % 2 === 1) return `"${part}"`;
    return part === '' ? '' : `'${part.replaceAll("'", `'\\''`)}'`;
  });
  return parts.join('') || "''";
}

/** Fields with secrets by name, in JSON and in forms. */
function veiledBody(body: string, secrets: readonly (readonly [string, string])[]): string {
  const known = new Set(secrets.map(([value]) => value));
  const json = body.replace(/"([\w-]{1,40})"\s*:\s*"((?:[^"\\]|\\.)*)"/g, (whole, name: string, value: string) =>
    SECRET.test(name) && !known.has(value) ? `"${name}":"${MARK}${variableFor(name)}${MARK}"` : whole,
  );
  return veiledFields(json);
}

const veiledFields = (text: string): string =>
  text.replace(/(^|[?&])([\w-]{1,40})=([^&#\s"]+)/g, (whole, before: string, name: string) =>
    SECRET.test(name) ? `${before}${name}=${MARK}${variableFor(name)}${MARK}` : whole,
  );

const veiledUrl = (url: string): string => veiledFields(url);
