import { isPlaceholder } from '../placeholder.js';
import type { ShapeRule } from '../rule.js';
import { fromBase64 } from '../structure.js';
import { byStrength, type Judged } from './judged.js';
import { passwordStrength, tokenStrength } from './value-strength.js';

/** `scheme://user:password@host`; the user may be missing, as for Redis. */
const URL_WITH_PASSWORD =
  /(?<![A-Za-z])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:/?#@"'`<>()[\]{}$%|\\]{0,80}):(?<password>[^\s/?"'`<>]{1,200})@(?<host>[\w.-]{1,120}|\[[0-9a-f:]{2,40}\])/gi;
/** `https://TOKEN@host`, and with a word of GitHub's in the password's place. */
const URL_WITH_TOKEN =
  /(?<![A-Za-z])(?:git\+)?https?:\/\/(?<token>[A-Za-z0-9_-]{20,255})(?::(?:x-oauth-basic|x-oauth-token)?)?@(?<host>[\w.-]{1,120})(?<path>[^\s"'`<>]{0,200})/gi;
const BASIC = /\bbasic[ \t]{1,4}(?<encoded>[A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/=])/gi;
const BEARER = /\bbearer[ \t]{1,4}(?<token>[A-Za-z0-9._~+/=-]{20,500})/gi;
const CURL_USER =
  /\bcurl\b[^\n]{0,300}?[ \t](?:-u|--user)[ \t=]{1,3}["']?(?<user>[^\s:"'$]{1,60}):(?<password>[^\s"']{1,100})/g;

/** Names of machines that are nobody's, or one's own. */
const OWN_HOST =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z0-9_-]+|(?:[\w-]+\.)*(?:example|test|invalid|localhost|local)(?:\.(?:com|org|net|io))?|(?:[\w-]+\.)*(?:host|domain|server|foo|bar|mycompany|acme)\.(?:com|org|net|tld))$/i;

function* urlPasswords(text: string): Generator<Judged> {
  if (!text.includes('@')) return;
  for (const match of text.matchAll(URL_WITH_PASSWORD)) {
    const { user = '', password = '', host = '' } = match.groups ?? {};
    if (/^x-oauth-(?:basic|token)$/i.test(password)) continue;
    if (isPlaceholder(password) || password === user || /^\d{1,5}$|^.{1,3}$/.test(password)) continue;
    const start = match.index + match[0].length - host.length - 1 - password.length;
    const isGrave = !OWN_HOST.test(host) && passwordStrength(decoded(password)) === 'strong';
    yield { start, end: start + password.length, strength: isGrave ? 'strong' : 'weak' };
  }
}

/** Not the key of a Sentry DSN, which everybody may know: `https://KEY@o1.ingest.sentry.io/2`. */
function* urlTokens(text: string): Generator<Judged> {
  if (!text.includes('@')) return;
  for (const match of text.matchAll(URL_WITH_TOKEN)) {
    const { token = '', host = '', path = '' } = match.groups ?? {};
    const isDsn = /sentry/i.test(host) || /^(?::\d+)?\/(?:[\w-]+\/)*\d+$/.test(path);
    if (isDsn || OWN_HOST.test(host) || tokenStrength(token) !== 'strong') continue;
    const start = match.index + match[0].indexOf(token);
    yield { start, end: start + token.length, strength: 'strong' };
  }
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

function* headerPasswords(text: string): Generator<Judged> {
  for (const match of text.matchAll(BASIC)) {
    const { encoded = '' } = match.groups ?? {};
    const pair = /^([\x21-\x39\x3b-\x7e]{0,80}):([\x20-\x7e]{4,200})$/.exec(fromBase64(encoded));
    if (!pair?.[2] || isPlaceholder(pair[2]) || /^[Aa]ladd?in$/.test(pair[1] ?? '')) continue;
    const start = match.index + match[0].length - encoded.length;
    yield { start, end: start + encoded.length, strength: passwordStrength(pair[2]) ?? 'weak' };
  }
  for (const match of text.matchAll(BEARER)) {
    const { token = '' } = match.groups ?? {};
    const start = match.index + match[0].length - token.length;
    // A JSON Web Token has a rule of its own.
    if (!token.startsWith('eyJ') && tokenStrength(token) === 'strong')
      yield { start, end: start + token.length, strength: 'strong' };
  }
  for (const match of text.matchAll(CURL_USER)) {
    const { password = '' } = match.groups ?? {};
    const strength = passwordStrength(password);
    const start = match.index + match[0].length - password.length;
    if (strength) yield { start, end: start + password.length, strength };
  }
}

const urls = byStrength(urlPasswords);
const headers = byStrength(headerPasswords);
const tokens = byStrength(urlTokens);

const URLS = { keywords: ['://'], scope: 'line', applies: () => true } as const;
const HEADERS = { keywords: ['basic ', 'bearer ', 'curl '], scope: 'line', applies: () => true } as const;

export const urlPasswordRules: readonly ShapeRule[] = [
  { id: 'url-password', title: 'password in a URL', confidence: 'high', ...URLS, find: urls.strong },
  {
    id: 'url-weak-password',
    title: 'possible password in a URL',
    confidence: 'low',
    ...URLS,
    find: urls.weak,
  },
  { id: 'url-token', title: 'token as the user of a URL', confidence: 'high', ...URLS, find: tokens.strong },
  {
    id: 'authorization-header',
    title: 'credential in an authorization header or a call of curl',
    confidence: 'high',
    ...HEADERS,
    find: headers.strong,
  },
  {
    id: 'authorization-header-weak',
    title: 'possible password in an authorization header or a call of curl',
    confidence: 'low',
    ...HEADERS,
    find: headers.weak,
  },
];
