import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import type { Answered, Asked } from '../probe.js';
import { brokeOff, Collector, tooLong, unpacked } from './body.js';
import type { Exchange } from './exchange.js';
import { onAbort } from './on-abort.js';
import { now } from './stopwatch.js';

/** What HTTP/2 forbids: they speak of a connection that it has in another way. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'host',
]);

/** One request by HTTP/2 on a session. */
export function exchange2(
  { asked, marks, begun, signal, proxied }: Exchange,
  {
    session,
    path,
    headers,
  }: { readonly session: ClientHttp2Session; readonly path: string; readonly headers: Asked['headers'] },
): Promise<Answered> {
  const url = new URL(asked.url);
  const own = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
  const sent = now();
  return new Promise((done, fail) => {
    const stream = session.request(
      {
        ':method': asked.method,
        ':scheme': url.protocol.slice(0, -1),
        ':authority': headers.host ?? url.host,
        ':path': path,
        ...Object.fromEntries(own),
      },
      { endStream: asked.body === undefined },
    );
    const off = onAbort(signal, () => {
      stream.close();
      fail(signal.reason);
    });
    let answer: Omit<Answered, 'body' | 'timing'> | undefined;
    let firstByte = 0;
    let encoding: string | undefined;
    let announced: string | undefined;
    stream.once('response', (received, _flags, raw?: readonly string[]) => {
      firstByte = now() - sent;
      encoding = received['content-encoding'];
      announced = received['content-length'];
      answer = {
        status: received[':status'] ?? 0,
        version: '2',
        headers: raw ? pairsIn(raw) : pairsFrom(received),
        address: session.socket?.remoteAddress ?? '',
        proxied,
      };
    });
    collect(stream, asked.maxBytes, async (collected, ending) => {
      off();
      if (answer === undefined) return fail(ending.error ?? Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
      const timing = { ...marks, firstByte, total: now() - begun };
      const rest = { ...answer, timing };
      const short = announced !== undefined && asked.method !== 'HEAD' && collected.bytes < Number(announced);
      const packed = collected.all();
      if (ending.how === 'long') return done({ ...rest, body: Buffer.alloc(0), fault: tooLong(asked.maxBytes) });
      if (ending.how === 'broken' || short)
        return done({
          ...rest,
          body: encoding ? Buffer.alloc(0) : packed,
          fault: brokeOff(collected.bytes, announced),
        });
      if (encoding === undefined || asked.method === 'HEAD') return done({ ...rest, body: packed });
      return unpacked(packed, encoding, asked.maxBytes).then(body => done({ ...rest, ...body }), fail);
    });
    if (asked.body !== undefined) stream.end(asked.body);
  });
}

interface Ending {
  readonly how: 'whole' | 'broken' | 'long';
  readonly error?: unknown;
}

function collect(
  stream: ClientHttp2Stream,
  limit: number,
  finish: (collected: Collector, ending: Ending) => Promise<void> | void,
): void {
  const collected = new Collector(limit);
  let ended = false;
  let whole = false;
  const once = (ending: Ending) => {
    if (ended) return;
    ended = true;
    void finish(collected, ending);
  };
  stream.on('data', (chunk: Buffer) => {
    if (collected.add(chunk)) return;
    once({ how: 'long' });
    stream.close();
  });
  stream.once('end', () => {
    whole = true;
  });
  stream.once('error', error => once({ how: 'broken', error }));
  // A stream that was reset ends like a whole one: only its code tells.
  stream.once('close', () => once({ how: whole && !stream.aborted && stream.rstCode === 0 ? 'whole' : 'broken' }));
}

function pairsFrom(headers: IncomingHttpHeaders): Answered['headers'] {
  return Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(':') || value === undefined ? [] : [value].flat().map(each => [name, String(each)] as const),
  );
}

function pairsIn(raw: readonly string[]): Answered['headers'] {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at] ?? '';
    if (!name.startsWith(':')) pairs.push([name, raw[at + 1] ?? '']);
  }
  return pairs;
}
