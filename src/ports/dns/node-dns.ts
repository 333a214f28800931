import * as dns from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { deadline } from '../deadline.js';
import type { Dns, DnsServer } from '../dns.js';
import { isTruncated, query, readAnswer } from './message.js';
import { overTcp } from './tcp.js';
import { overUdp } from './udp.js';

/** The real name service of one step. Tests name servers of their own. */
export function nodeDns(
  stop: AbortSignal,
  own: { readonly system?: readonly DnsServer[]; readonly authoritativePort?: number } = {},
): Dns {
  return {
    authoritativePort: own.authoritativePort ?? 53,
    system: () => own.system ?? dns.getServers().map(serverOf),
    addresses: async host => {
      stop.throwIfAborted();
      if (isIP(host)) return [host];
      const found = await lookup(host, { all: true, verbatim: true }).catch(() => []);
      return [...new Set(found.map(({ address }) => address))];
    },
    ask: async (server, question, timeoutMs) => {
      stop.throwIfAborted();
      const began = performance.now();
      const signal = deadline(timeoutMs, stop);
      for (const extended of [true, false]) {
        const asked = query(question, { extended });
        const short = await overUdp(server, asked, { signal, timeoutMs });
        stop.throwIfAborted();
        if ('what' in short) return { was: 'silent', what: short.what };
        const whole = isTruncated(short.reply) ? await overTcp(server, asked, { signal, timeoutMs }) : short;
        stop.throwIfAborted();
        if ('what' in whole)
          return { was: 'silent', what: `the answer does not fit into UDP, and over TCP ${whole.what}` };
        // Servers from before 1999 refuse what they do not know of EDNS (RFC 6891, 7).
        if (extended && /^(?:FORMERR|NOTIMP)$/.test(whole.reply.rcode ?? '')) continue;
        const over = whole === short ? 'UDP' : 'TCP';
        return { ...readAnswer(whole.reply), was: 'answered', over, ms: performance.now() - began };
      }
      return { was: 'silent', what: 'it refuses the question as malformed' };
    },
  };
}

/** `1.1.1.1`, `1.1.1.1:5353`, `[::1]:5353` as Node lists them. */
function serverOf(text: string): DnsServer {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  return { address: bracketed ?? plain ?? text, port: Number(port ?? 53) };
}
