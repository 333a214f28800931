import { Agent, type ClientRequestArgs } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { dial } from './dial.js';
import type { Exchange } from './exchange.js';
import type { Hop } from './route.js';

/** Idle connections that are kept to one place. */
const KEPT = 8;

/** Where requests share connections: one server, asked in one way. */
export interface Place {
  readonly proxy: Hop | undefined;
  readonly agent: DialAgent;
  /** For requests that must have a connection of their own. */
  readonly once: DialAgent;
  /** Which protocol the server chose, once the first connection is there. */
  session: Promise<ClientHttp2Session | undefined> | undefined;
}

export function placeFor(proxy: Hop | undefined): Place {
  return {
    proxy,
    agent: new DialAgent(proxy, { keepAlive: true, maxFreeSockets: KEPT, scheduling: 'lifo' }),
    once: new DialAgent(proxy, { keepAlive: false }),
    session: undefined,
  };
}

/** What a request brings along for its connection. */
export interface DialRequest extends ClientRequestArgs {
  readonly exchange: Exchange;
  /** Connected already. */
  readonly ready: Socket | undefined;
}

/** Node's pool of sockets, with connections made by `dial`. */
export class DialAgent extends Agent {
  readonly #proxy: Hop | undefined;

  constructor(proxy: Hop | undefined, options: ConstructorParameters<typeof Agent>[0]) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(
    options: ClientRequestArgs,
    done?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    const { exchange, ready } = options as DialRequest;
    if (ready !== undefined && !ready.destroyed) return ready;
    dial(exchange.asked, { proxy: this.#proxy, marks: exchange.marks, signal: exchange.signal }).then(
      ({ socket }) => done?.(null, socket),
      error => done?.(error, undefined as never),
    );
    return undefined;
  }
}

interface Way {
  readonly session?: ClientHttp2Session | undefined;
  readonly socket?: Socket | undefined;
}

/** HTTP/2's session where the server speaks it; else the socket of the very first request, or nothing. */
export async function dialledFor(place: Place, exchange: Exchange): Promise<Way> {
  const { asked } = exchange;
  const secure = asked.url.startsWith('https:');
  if (asked.version === '1.1' || (!secure && asked.version === undefined)) return {};
  const { session } = place;
  if (session !== undefined) {
    const known = await session;
    if (known === undefined || !(known.closed || known.destroyed)) return { session: known };
    // One of those that waited for the closed one dials; the others wait for that.
    if (place.session !== session) return dialledFor(place, exchange);
  }
  return first(place, exchange);
}

async function first(place: Place, exchange: Exchange): Promise<Way> {
  const { asked, marks, signal } = exchange;
  const dialling = dial(asked, { proxy: place.proxy, marks, signal });
  const session = dialling.then(({ socket, alpn }) =>
    alpn === 'h2' || asked.version === '2' ? sessionOn(socket, asked.url) : undefined,
  );
  place.session = session;
  try {
    const open = await session;
    return open === undefined ? { socket: (await dialling).socket } : { session: open };
  } catch (error) {
    place.session = undefined;
    throw error;
  }
}

function sessionOn(socket: Socket, url: string): ClientHttp2Session {
  const session = connect(new URL(url).origin, { createConnection: () => socket });
  session.on('error', () => undefined);
  return session;
}
