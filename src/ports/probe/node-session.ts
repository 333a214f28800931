import type { Answered, Asked, ProbeSession } from '../probe.js';
import { acceptedEncodings } from './body.js';
import { resolveAll } from './dial.js';
import type { Exchange } from './exchange.js';
import { exchange1, WasClosed } from './exchange-1.js';
import { exchange2 } from './exchange-2.js';
import { dialledFor, type Place, placeFor } from './place.js';
import { type Hop, hostOf, proxyOf } from './route.js';
import { type Marks, now } from './stopwatch.js';
import { tooSlow, troubleWith } from './trouble.js';

/** Connections of one round of a check, and what is asked on them. */
export class NodeSession implements ProbeSession {
  readonly #stop: AbortSignal;
  readonly #places = new Map<string, Place>();
  readonly #proxies = new Map<string, Hop | undefined>();

  constructor(stop: AbortSignal) {
    this.#stop = stop;
  }

  readonly encodings = acceptedEncodings;

  readonly isProxied = (url: string): boolean => this.#proxyOf(url) !== undefined;

  readonly addressesOf = async (url: string): Promise<readonly string[]> => {
    try {
      return await resolveAll(hostOf(new URL(url)));
    } catch (cause) {
      throw troubleWith({ url }, cause);
    }
  };

  readonly close = (): void => {
    for (const { agent, session } of this.#places.values()) {
      agent.destroy();
      void session?.then(
        open => open?.destroy(),
        () => undefined,
      );
    }
    this.#places.clear();
  };

  readonly ask = async (asked: Asked): Promise<Answered> => {
    this.#stop.throwIfAborted();
    const timeout = new AbortController();
    const marks: Marks = {};
    const timer = setTimeout(() => timeout.abort(tooSlow(asked, phaseOf(marks, asked.url))), asked.timeoutMs);
    const follow = () => timeout.abort(this.#stop.reason);
    this.#stop.addEventListener('abort', follow, { once: true });
    try {
      return await this.#once({ asked, marks, begun: now(), signal: timeout.signal });
    } catch (cause) {
      if (timeout.signal.aborted) throw timeout.signal.reason;
      throw troubleWith(asked, cause);
    } finally {
      clearTimeout(timer);
      this.#stop.removeEventListener('abort', follow);
    }
  };

  async #once(on: Pick<Exchange, 'asked' | 'marks' | 'begun' | 'signal'>): Promise<Answered> {
    const place = this.#placeOf(on.asked);
    const url = new URL(on.asked.url);
    const exchange: Exchange = { ...on, proxied: place.proxy !== undefined };
    const path = `${url.pathname}${url.search}`;
    const headers = headersFor(on.asked, url);
    const { session, socket } = await dialledFor(place, exchange);
    if (session !== undefined) return exchange2(exchange, { session, path, headers });
    // A proxy takes the whole address of what is not encrypted.
    const plain = place.proxy !== undefined && url.protocol === 'http:';
    const login = plain && place.proxy?.login ? { 'proxy-authorization': place.proxy.login } : {};
    const how = { path: plain ? `${url.origin}${path}` : path, headers: { ...headers, ...login }, socket };
    // What was sent twice must not be done twice.
    const repeatable = REPEATABLE.has(on.asked.method);
    try {
      return await exchange1(exchange, { ...how, agent: repeatable ? place.agent : place.once });
    } catch (error) {
      if (!(error instanceof WasClosed)) throw error;
      return await exchange1(exchange, { ...how, agent: place.once });
    }
  }

  #placeOf(asked: Asked): Place {
    const { protocol, host } = new URL(asked.url);
    const { address, family, version, tls } = asked;
    const key = JSON.stringify([protocol, host, address, family, version, tls]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = placeFor(this.#proxyOf(asked.url));
    this.#places.set(key, place);
    return place;
  }

  #proxyOf(url: string): Hop | undefined {
    const { origin } = new URL(url);
    if (!this.#proxies.has(origin)) this.#proxies.set(origin, proxyOf(url));
    return this.#proxies.get(origin);
  }
}

const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

function headersFor({ headers, body, method }: Asked, url: URL): Record<string, string> {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const length = body?.length ?? (['POST', 'PUT', 'PATCH'].includes(method) ? 0 : undefined);
  return { host: url.host, ...(length !== undefined && { 'content-length': String(length) }), ...own };
}

const phaseOf = ({ dns, connect, tls }: Marks, url: string): string => {
  if (connect === undefined)
    return dns === undefined ? 'no connection' : 'the name was resolved, and no connection made';
  return url.startsWith('https:') && tls === undefined
    ? 'connected, and no TLS handshake'
    : 'connected, and no whole answer';
};
