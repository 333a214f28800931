import { isMap, textOf } from './variables.js';

type Path = readonly PropertyKey[];

/** A place where a credential is written out, as `PATH: MESSAGE` needs it. */
export interface Misplaced {
  readonly path: Path;
  readonly message: string;
}

const HEADER =
  /^(?:proxy-)?authorization$|token|(?:api|access|application|auth)[-_]?key|secret|passw|credential|(?:^|-)auth(?:-|$)/i;
const FIELD =
  /^(?:passw(?:or)?d|passphrase|secret|token|authorization|bearer|(?:access|auth|refresh|id)[-_]?token|(?:api|access)[-_]?key|client[-_]?secret)$/i;
const SESSION = /(?:^|;)\s*[\w-]*(?:sess|sid|token|auth)[\w-]*\s*=\s*[^;\s]/i;
/** Below these stands what an answer must be, not what is sent. */
const EXPECTED = ['expect', 'capture'];
/** Below these stands what is sent. */
const SENT = ['headers', 'json', 'form', 'query', 'tls'];

/** Passwords, tokens and logins that options write out instead of taking them from a variable. */
export function findWrittenSecrets(
  value: unknown,
  path: Path = [],
  sent: string | undefined = undefined,
): readonly Misplaced[] {
  const text = textOf(value);
  if (text !== undefined) return inText(text, path, sent);
  if (Array.isArray(value)) return value.flatMap((item, index) => findWrittenSecrets(item, [...path, index], sent));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (EXPECTED.includes(key) || key === 'run' || key === 'env') return [];
    return findWrittenSecrets(item, [...path, key], SENT.includes(key) ? key : sent);
  });
}

function inText(text: string, path: Path, sent: string | undefined): readonly Misplaced[] {
  const name = String(path.findLast(part => typeof part === 'string') ?? '');
  const isSecret =
    sent === 'headers'
      ? HEADER.test(name) || (/^cookie$/i.test(name) && SESSION.test(text))
      : sent !== undefined || path.length === 1
        ? FIELD.test(name)
        : false;
  if (isSecret && text.trim() !== '' && !text.includes('${{')) return [{ path, message: writtenOut(name) }];
  if (sent === 'tls' && /PRIVATE KEY-----/.test(text))
    return [{ path, message: 'a private key is written out; name the file that holds it' }];
  const inUrl = credentialInUrl(text);
  return inUrl === undefined ? [] : [{ path, message: writtenOut(inUrl) }];
}

const writtenOut = (name: string): string =>
  `"${name}" is written out, and whoever reads the config has it; take it from a variable: \${{ env.NAME }}`;

const PARAMETER =
  /[?&]((?:access[-_]?|auth[-_]?)?token|api[-_]?key|client[-_]?secret|secret|passw(?:or)?d)=([^&#\s]+)/i;

/** What of an address is a credential that no variable stands in: over HTTP, of a database, of a cache. */
function credentialInUrl(text: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return undefined;
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*:([^/?#]*)@/i.exec(text)?.[1];
  if (password !== undefined && password !== '' && !password.includes('${{')) return 'password';
  const [, name, value] = PARAMETER.exec(text) ?? [];
  return value !== undefined && !value.includes('${{') ? name : undefined;
}
