import type { Readable } from 'node:stream';
import { CouldNotTell } from '../../check.js';
import { type Content, contentOf } from '../../engines/exposure/content.js';
import type { HttpResponse } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import { unpack } from './unpack.js';

/** What came of asking for one address. */
export type Outcome =
  | {
      readonly was: 'answered';
      /** Where redirects within the host led. */
      readonly url: string;
      readonly redirected: boolean;
      readonly status: number;
      readonly headers: HttpResponse['headers'];
      readonly content: Content;
      /** False where the answer goes on beyond what was read. */
      readonly whole: boolean;
      /** True where the connection broke before that. */
      readonly broken: boolean;
    }
  | { readonly was: 'elsewhere'; readonly host: string }
  | { readonly was: 'circling' }
  /** `closed`: the connection was closed without an answer. */
  | { readonly was: 'silent'; readonly closed: boolean; readonly why: string };

export type Answered = Extract<Outcome, { readonly was: 'answered' }>;

/** Asks for an address and reads at most so many bytes of the answer. */
export type Visit = (address: string, maxBytes?: number) => Promise<Outcome>;

const HEAD_BYTES = 64 * 1024;
const REDIRECTS = 5;

interface Setting {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Follows redirects within the host of an address; asks no other. */
export function visitor({ http, signal }: Pick<Ports, 'http' | 'signal'>, setting: Setting): Visit {
  const own = Object.entries(setting.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const basics = { 'user-agent': 'deploy-validate', accept: '*/*' };
  const headers = { ...basics, ...Object.fromEntries(own), 'accept-encoding': 'identity' };
  const once = async (url: string, maxBytes: number): Promise<Outcome> => {
    try {
      const answer = await http.stream({ url, headers, timeoutMs: setting.timeoutMs, redirects: 0 });
      const { body, whole, broken } = await beginning(answer.body, maxBytes);
      const plain = await unpack(body, answer.headers['content-encoding'], maxBytes);
      if (plain === undefined)
        return { was: 'silent', closed: false, why: 'answers in an encoding that cannot be read' };
      const { status, headers: received } = answer;
      return {
        was: 'answered',
        url,
        redirected: false,
        status,
        headers: received,
        content: contentOf(plain),
        whole: whole && plain.length < maxBytes,
        broken,
      };
    } catch (error) {
      signal.throwIfAborted();
      return silence(error, setting.timeoutMs);
    }
  };
  return async (address, maxBytes = HEAD_BYTES) => {
    let url = address;
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const outcome = await once(url, maxBytes);
      const target = outcome.was === 'answered' ? targetOf(outcome) : undefined;
      if (target === undefined) return outcome.was === 'answered' ? { ...outcome, redirected: hop > 0 } : outcome;
      if (!isSameHost(new URL(url), target)) return { was: 'elsewhere', host: target.host };
      url = target.href;
    }
    return { was: 'circling' };
  };
}

function targetOf({ status, headers, url }: Answered): URL | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.canParse(location, url) ? new URL(location, url) : undefined;
}

/** The same origin, or the same host once encrypted. Never the other way: headers may hold a login. */
const isSameHost = (from: URL, to: URL): boolean =>
  from.origin === to.origin ||
  (from.hostname === to.hostname &&
    from.protocol === 'http:' &&
    from.port === '' &&
    to.protocol === 'https:' &&
    to.port === '');

interface Beginning extends Pick<Answered, 'whole' | 'broken'> {
  readonly body: Buffer;
}

async function beginning(stream: Readable, limit: number): Promise<Beginning> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > limit) return { body: Buffer.concat(chunks).subarray(0, limit), whole: false, broken: false };
    }
  } catch (error) {
    // What came before the connection broke is worth a look.
    if (bytes === 0) throw error;
    return { body: Buffer.concat(chunks), whole: false, broken: true };
  } finally {
    stream.destroy();
  }
  return { body: Buffer.concat(chunks), whole: true, broken: false };
}

const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function silence(error: unknown, timeoutMs: number): Outcome {
  const cause = error instanceof CouldNotTell ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (CLOSED.has(code)) return { was: 'silent', closed: true, why: 'closes the connection without an answer' };
  if (/ABORT|TIMEOUT/i.test(code) || (cause instanceof Error && cause.name === 'AbortError')) {
    return { was: 'silent', closed: false, why: `gives no answer within ${showDuration(timeoutMs)}` };
  }
  const message = cause instanceof Error && cause.message !== '' ? cause.message : code;
  return { was: 'silent', closed: false, why: message === '' ? 'gives no answer' : message };
}
