import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { Answered, Asked } from '../probe.js';
import { brokeOff, Collector, tooLong, unpacked } from './body.js';
import type { Exchange } from './exchange.js';
import { onAbort } from './on-abort.js';
import type { DialAgent, DialRequest } from './place.js';
import { now } from './stopwatch.js';

/** Enough for the largest cookies and policies; Node's own limit is 16 kB. */
const HEADER_BYTES = 128 * 1024;

/** Thrown where a kept connection turned out to be closed by the other side: nothing was answered, so it may be asked anew. */
export class WasClosed extends Error {}

/** One request by HTTP/1.1 on a socket that the agent has or makes. */
export function exchange1(
  exchange: Exchange,
  how: {
    readonly agent: DialAgent;
    readonly path: string;
    readonly headers: Asked['headers'];
    readonly socket: Socket | undefined;
  },
): Promise<Answered> {
  const { asked, marks, begun, signal, proxied } = exchange;
  const { method, maxBytes } = asked;
  const { agent, path, headers } = how;
  return new Promise((done, fail) => {
    let sent = begun;
    let answered = false;
    const to: DialRequest = {
      agent,
      method,
      path,
      headers,
      maxHeaderSize: HEADER_BYTES,
      setHost: false,
      exchange,
      ready: how.socket,
    };
    const asking = request(to);
    asking.once('socket', () => {
      sent = now();
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      end();
      if (answered) return;
      const wasClosed = asking.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      fail(wasClosed ? new WasClosed() : error);
    });
    const end = onAbort(signal, () => {
      asking.destroy(signal.reason);
      fail(signal.reason);
    });
    asking.once('response', response => {
      answered = true;
      const arrived = now();
      const address = response.socket?.remoteAddress ?? '';
      const finish = (
        collected: Collector,
        broken: 'not' | 'broken' | 'long',
        packed: Buffer = collected.all(),
      ): Promise<void> => {
        const total = now() - begun;
        end();
        const { 'content-encoding': encoding, 'content-length': announced } = response.headers;
        const timing = { ...marks, firstByte: arrived - sent, total };
        const version = response.httpVersion === '1.0' ? '1.0' : '1.1';
        const answer = { status: response.statusCode ?? 0, version, address, proxied, timing } as const;
        const rest = { ...answer, headers: pairsOf(response.rawHeaders) };
        if (broken !== 'not') {
          const fault = broken === 'long' ? tooLong(maxBytes) : brokeOff(collected.bytes, announced);
          return Promise.resolve(done({ ...rest, body: encoding === undefined ? packed : Buffer.alloc(0), fault }));
        }
        if (encoding === undefined || method === 'HEAD') return Promise.resolve(done({ ...rest, body: packed }));
        return unpacked(packed, encoding, maxBytes).then(body => done({ ...rest, ...body }), fail);
      };
      collect(response, maxBytes, finish);
    });
    asking.end(asked.body);
  });
}

function collect(
  response: IncomingMessage,
  limit: number,
  finish: (collected: Collector, broken: 'not' | 'broken' | 'long') => Promise<void>,
): void {
  const collected = new Collector(limit);
  let ended = false;
  const once = (broken: 'not' | 'broken' | 'long') => {
    if (ended) return;
    ended = true;
    void finish(collected, broken);
  };
  response.on('data', (chunk: Buffer) => {
    if (collected.add(chunk)) return;
    once('long');
    response.destroy();
  });
  response.once('end', () => once(response.complete ? 'not' : 'broken'));
  response.once('error', () => once('broken'));
  response.once('close', () => once('broken'));
}

export function pairsOf(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([(raw[at] ?? '').toLowerCase(), raw[at + 1] ?? '']);
  return pairs;
}
