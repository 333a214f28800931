import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Http, HttpRequest } from '../http.js';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;
const REDIRECTS = 5;

/** The real `Http` for one step. undici is loaded with the first request. */
export function undiciHttp(stop: AbortSignal): Http {
  const dispatchers = new Map<string, Dispatcher>();
  const open = async (request: HttpRequest, signal: AbortSignal) => {
    const undici = await import('undici');
    const { socketPath, tls } = request;
    const key = JSON.stringify([socketPath, tls]);
    const { serverName, ...pem } = tls ?? {};
    const connect = { ...(socketPath && { socketPath }), ...pem, ...(serverName && { servername: serverName }) };
    const dispatcher =
      dispatchers.get(key) ??
      (socketPath
        ? new undici.Agent({ connect })
        : new undici.EnvHttpProxyAgent(tls && { connect, requestTls: connect }));
    dispatchers.set(key, dispatcher);
    return follow({ request, signal, send: (url, options) => undici.request(url, { ...options, dispatcher }) });
  };
  return {
    request: async request => {
      const timed = timer(request, stop);
      try {
        const answer = await open(request, timed.signal);
        const body = await readAll(answer.body, request);
        return { status: answer.statusCode, headers: flat(answer.headers), body };
      } catch (cause) {
        throw explain(cause, { request, stop, timed });
      } finally {
        timed.clear();
      }
    },
    stream: async request => {
      const timed = timer(request, stop);
      try {
        const answer = await open(request, timed.signal);
        const body = Readable.from(answer.body);
        body.once('close', timed.clear);
        return { status: answer.statusCode, headers: flat(answer.headers), body };
      } catch (cause) {
        timed.clear();
        throw explain(cause, { request, stop, timed });
      }
    },
  };
}

type Send = (
  url: string,
  options: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>,
) => Promise<Dispatcher.ResponseData>;

async function follow(at: {
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
  readonly send: Send;
}): Promise<Dispatcher.ResponseData> {
  const { request, signal, send } = at;
  let url = request.url;
  let method = request.method ?? 'GET';
  let body = request.body ?? null;
  let headers: Record<string, string> = { ...request.headers };
  for (let left = request.redirects ?? REDIRECTS; ; left -= 1) {
    const answer = await send(url, {
      method,
      headers,
      body,
      signal,
      headersTimeout: request.timeoutMs ?? TIMEOUT_MS,
    });
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof location !== 'string' || left <= 0)
      return answer;
    const next = new URL(location, url);
    const from = new URL(url);
    if (from.protocol === 'https:' && next.protocol !== 'https:') {
      await answer.body.dump();
      // Anybody on the way could answer there, and would be believed.
      const message = `${from.origin}${from.pathname}: redirects to ${next.origin}, which is not https`;
      throw new CouldNotTell('unreachable', message, 'Give the address of a server that answers over https.');
    }
    const elsewhere = next.origin !== from.origin;
    const again = answer.statusCode >= 307;
    // What was sent to one origin is for no other.
    if (elsewhere && again && body !== null) return answer;
    await answer.body.dump();
    if (elsewhere) headers = {};
    if (!again && method !== 'HEAD') ({ method, body } = { method: 'GET', body: null });
    url = next.href;
  }
}

async function readAll(body: AsyncIterable<Buffer>, request: HttpRequest): Promise<Buffer> {
  const limit = request.maxBytes ?? MAX_BYTES;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > limit) {
      const message = `${request.url}: the answer is longer than ${limit} bytes`;
      throw new CouldNotTell('truncated', message, 'Ask for less, or check that the address is right.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

interface Timer {
  readonly signal: AbortSignal;
  readonly timedOut: () => boolean;
  readonly clear: () => void;
}

function timer(request: HttpRequest, stop: AbortSignal): Timer {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), request.timeoutMs ?? TIMEOUT_MS);
  return {
    signal: AbortSignal.any([stop, controller.signal]),
    timedOut: () => controller.signal.aborted,
    clear: () => clearTimeout(timeout),
  };
}

function explain(
  cause: unknown,
  at: { readonly request: HttpRequest; readonly stop: AbortSignal; readonly timed: Timer },
): unknown {
  if (cause instanceof CouldNotTell) return cause;
  if (at.stop.aborted) return at.stop.reason;
  const where = at.request.socketPath ?? at.request.url;
  if (at.timed.timedOut()) {
    const message = `${where}: no answer within ${at.request.timeoutMs ?? TIMEOUT_MS} ms`;
    return new CouldNotTell('unreachable', message, 'Check that it is up and reachable from here.', { cause });
  }
  const what =
    cause instanceof Error ? cause.message || String('code' in cause ? cause.code : cause.name) : String(cause);
  return new CouldNotTell('unreachable', `${where}: ${what}`, 'Check the address and that it is reachable from here.', {
    cause,
  });
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) all[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return all;
}
