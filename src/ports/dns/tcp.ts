import { connect } from 'node:net';
import type { DnsServer } from '../dns.js';
import { type Query, type Reply, readReply } from './message.js';

/** The same question over TCP, each message behind its length (RFC 1035, 4.2.2). An answer that is cut off is none. */
export function overTcp(
  server: DnsServer,
  asked: Query,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<{ readonly reply: Reply } | { readonly what: string }> {
  return new Promise(resolve => {
    const socket = connect({ host: server.address, port: server.port });
    let bytes = Buffer.alloc(0);
    const done = (outcome: { readonly reply: Reply } | { readonly what: string }) => {
      signal.removeEventListener('abort', late);
      socket.destroy();
      resolve(outcome);
    };
    const late = () => done({ what: `no answer within ${timeoutMs} ms` });
    if (signal.aborted) return late();
    signal.addEventListener('abort', late, { once: true });
    socket.on('error', error => done({ what: `${error.message}` }));
    socket.once('close', () =>
      done({ what: bytes.length > 0 ? 'the answer is cut off' : 'the connection is closed without one' }),
    );
    socket.on('data', chunk => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length < 2 || bytes.length < 2 + bytes.readUInt16BE(0)) return;
      const read = readReply(bytes.subarray(2, 2 + bytes.readUInt16BE(0)), asked);
      done('reply' in read && read.reply.flag_tc ? { what: 'the answer is cut off again' } : read);
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(asked.bytes.length);
    socket.write(Buffer.concat([length, asked.bytes]));
  });
}
