import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { DnsServer } from '../dns.js';
import { type Query, type Reply, readReply } from './message.js';

/** A datagram may be lost: it is sent three times within the time there is. */
const SENDS = 3;

const REFUSED = 'nobody listens there (the port is refused)';

/** Sends a question until something comes back that answers it. What does not is left aside: the real answer may follow. */
export function overUdp(
  server: DnsServer,
  asked: Query,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<{ readonly reply: Reply } | { readonly what: string }> {
  return new Promise(resolve => {
    // Connected, so that the system drops datagrams of others and tells of a port that is refused.
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    let odd: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    const done = (outcome: { readonly reply: Reply } | { readonly what: string }) => {
      clearInterval(timer);
      signal.removeEventListener('abort', late);
      socket.removeAllListeners().on('error', () => undefined);
      socket.close();
      resolve(outcome);
    };
    const late = () => done({ what: odd ?? `no answer within ${timeoutMs} ms` });
    socket.on('error', error =>
      done({ what: 'code' in error && error.code === 'ECONNREFUSED' ? REFUSED : error.message }),
    );
    socket.on('message', bytes => {
      const read = readReply(bytes, asked);
      if ('reply' in read) done(read);
      else odd = read.what;
    });
    if (signal.aborted) return late();
    signal.addEventListener('abort', late, { once: true });
    socket.connect(server.port, server.address, () => {
      const send = () => socket.send(asked.bytes, () => undefined);
      send();
      let left = SENDS - 1;
      timer = setInterval(() => {
        if (left > 0) send();
        left -= 1;
      }, timeoutMs / SENDS);
    });
  });
}
