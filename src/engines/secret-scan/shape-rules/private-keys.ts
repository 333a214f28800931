import type { ShapeRule } from '../rule.js';
import { fromBase64, jsonBehind } from '../structure.js';
import { byStrength, type Judged } from './judged.js';

/** Kinds of PEM as their tools write them: PKCS#1, PKCS#8, SEC 1, OpenSSH, PGP, and OpenVPN's static key. */
const BEGIN =
  /-----BEGIN ((?:RSA |EC |DSA |OPENSSH |ENCRYPTED |ANY |SSH2 ENCRYPTED )?PRIVATE KEY|PGP PRIVATE KEY BLOCK|OpenVPN Static key V1)-----/g;
const LONGEST = 16 * 1024;
/** A JSON Web Key of 8192 bits fits into it. */
const OBJECT = 6 * 1024;
/** The least that holds a key: an Ed25519 key in PKCS#8. */
const SHORTEST = 60;

function* pemKeys(text: string): Generator<Judged> {
  for (const begin of text.matchAll(BEGIN)) {
    const from = begin.index + begin[0].length;
    const rest = text.slice(from, from + LONGEST);
    const close = rest.indexOf('-----');
    const body = close < 0 ? rest : rest.slice(0, close);
    const kind = begin[1] ?? '';
    const base64 = bodyOf(body);
    if (!isKey(kind, base64)) continue;
    const isEncrypted = /ENCRYPTED/.test(kind) || /Proc-Type: 4,ENCRYPTED/.test(body) || isEncryptedOpenSsh(base64);
    yield {
      start: begin.index,
      end: from + (close < 0 ? base64.length : body.length),
      strength: isEncrypted ? 'weak' : 'strong',
    };
  }
}

/** What is left of a key's text without headers, line ends (escaped ones too), quotes, plus signs and indentation. */
function bodyOf(text: string): string {
  return (
    text
      .replace(/\\[nrt]|\\$/gm, '\n')
      .replace(/^[ \t"'+]*[A-Za-z][\w-]{1,30}: .*$/gm, '')
      .replace(/[\s"'`,;+\\]+(?=[\s"'`,;+\\])|[\s"'`,;\\]/g, '')
      .match(/^[A-Za-z0-9+/=#]*/)?.[0] ?? ''
  );
}

function isKey(kind: string, base64: string): boolean {
  if (base64.length < SHORTEST || new Set(base64.slice(0, 400)).size < 16)
    return kind.startsWith('OpenVPN') && base64.length >= 256;
  if (kind.startsWith('PGP') || kind.startsWith('SSH2') || kind.startsWith('OpenVPN')) return true;
  return base64.startsWith('M') || base64.startsWith('b3BlbnNzaC1rZXktdjE');
}

/** After its mark an OpenSSH key names its cipher: `none` where there is no passphrase. */
function isEncryptedOpenSsh(base64: string): boolean {
  const bytes = fromBase64(base64.slice(0, 80));
  return bytes.startsWith('openssh-key-v1\0') && bytes.slice(19, 23) !== 'none';
}

function* puttyKeys(text: string): Generator<Judged> {
  const begins = [...text.matchAll(/^PuTTY-User-Key-File-\d: /gm)];
  for (const [index, begin] of begins.entries()) {
    const next = begins[index + 1]?.index ?? text.length;
    const rest = text.slice(begin.index, Math.min(next, begin.index + LONGEST));
    const body = /^Private-Lines: \d+\r?\n((?:[A-Za-z0-9+/=]{1,80}\r?\n){1,200})/m.exec(rest);
    if (!body) continue;
    const start = begin.index + body.index + body[0].length - (body[1]?.length ?? 0);
    const isEncrypted = !/^Encryption: none\s*$/m.test(rest.slice(0, body.index));
    yield { start, end: start + (body[1]?.trimEnd().length ?? 0), strength: isEncrypted ? 'weak' : 'strong' };
  }
}

/** The private member of a JSON Web Key (RFC 7517), which may stand before its kind or behind it. */
function* webKeys(text: string): Generator<Judged> {
  const marks = [...text.matchAll(/"kty"\s{0,5}:\s{0,5}"(?:RSA|EC|OKP)"/g)];
  let last = 0;
  for (const [index, mark] of marks.entries()) {
    // A key has one kind: between two of them, each stretch of the text is looked at twice and no more.
    const before = text.slice(Math.max(last, mark.index - OBJECT), mark.index);
    const from = mark.index - before.length + Math.max(0, before.lastIndexOf('{'));
    const next = marks[index + 1]?.index ?? text.length;
    const part = text.slice(from, Math.min(next, mark.index + OBJECT)).split('}', 1)[0] ?? '';
    last = mark.index;
    const secret = /"d"\s{0,5}:\s{0,5}"(?<d>[\w-]{40,1200})"/.exec(part);
    if (!secret?.groups?.d) continue;
    const start = from + secret.index + secret[0].length - 1 - secret.groups.d.length;
    yield { start, end: start + secret.groups.d.length, strength: 'strong' };
  }
}

/** The private exponent of .NET's XML form of an RSA key. */
function* xmlKeys(text: string): Generator<Judged> {
  for (const match of text.matchAll(/<D>(?<d>[A-Za-z0-9+/]{80,1400}={0,2})<\/D>/g)) {
    const start = match.index + 3;
    yield { start, end: start + (match.groups?.d?.length ?? 0), strength: 'strong' };
  }
}

/** A key file of Google's for a service account, Base64 and all: as it stands in a CI's variable. */
function* wrappedKeys(text: string): Generator<Judged> {
  for (const match of text.matchAll(
    /(?<![A-Za-z0-9+/])(?:ewog|eyJ0eXBlIjog|eyJ0eXBlIjoi|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{200,8000}={0,2}/g,
  )) {
    const decoded = fromBase64(match[0]);
    const isKeyFile =
      typeof jsonBehind(match[0])?.private_key === 'string' || /^-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(decoded);
    if (isKeyFile && !/ENCRYPTED/.test(decoded))
      yield { start: match.index, end: match.index + match[0].length, strength: 'strong' };
  }
}

function* keysIn(text: string): Generator<Judged> {
  if (text.includes('-----BEGIN')) yield* pemKeys(text);
  if (text.includes('PuTTY-User-Key-File')) yield* puttyKeys(text);
  if (text.includes('"kty"')) yield* webKeys(text);
  if (text.includes('<RSAKeyValue>')) yield* xmlKeys(text);
  if (/ewog|eyJ0eXBlIjo|LS0tLS1CRUdJTi/.test(text)) yield* wrappedKeys(text);
}

/** Whoever has one under a passphrase has yet to guess that. */
const found = byStrength(keysIn);

const KEYWORDS = [
  'private key-----',
  'private key block-----',
  'openvpn static key',
  'putty-user-key-file-',
  '"kty"',
  '<rsakeyvalue>',
  'ls0tls1crudjtibqukl',
  'ls0tls1crudjtibsu0e',
  'ls0tls1crudjtibfqy',
  'ls0tls1crudjtibpueu',
  'eyj0exblijoi',
  'eyj0exblijog',
  'ewogicj0exbl',
  'ewogicaid',
];

export const privateKeys: readonly ShapeRule[] = [
  {
    id: 'private-key',
    title: 'private key',
    confidence: 'high',
    keywords: KEYWORDS,
    applies: () => true,
    find: found.strong,
  },
  {
    id: 'encrypted-private-key',
    title: 'private key under a passphrase',
    confidence: 'low',
    keywords: KEYWORDS,
    applies: () => true,
    find: found.weak,
  },
];
