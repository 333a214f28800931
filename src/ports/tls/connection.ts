import { connect, type Socket } from 'node:net';
import type { NotOffered, NotReached, TlsTarget } from '../tls.js';
import { startTls } from './start-tls.js';

/** A connection on which TLS may begin, or why there is none. Its end is the caller's. */
export type Connection = { readonly was: 'open'; readonly socket: Socket } | NotReached | NotOffered;

const MESSAGES: Readonly<Record<string, readonly [NotReached['how'], string]>> = {
  ECONNREFUSED: ['refused', 'the connection is refused'],
  ECONNRESET: ['reset', 'the connection is reset'],
  EPIPE: ['reset', 'the connection is reset'],
  ETIMEDOUT: ['silent', 'no answer'],
  ENETUNREACH: ['no-route', 'there is no way to this network from here'],
  EHOSTUNREACH: ['no-route', 'there is no way to this host from here'],
  EADDRNOTAVAIL: ['no-route', 'this machine has no address of that family'],
  EAFNOSUPPORT: ['no-route', 'this machine has no address of that family'],
};

/** Opens a connection, and speaks the protocol's words before TLS where it begins in the clear. */
export async function open(target: TlsTarget, signal: AbortSignal): Promise<Connection> {
  const socket = connect({ host: target.address, port: target.port, noDelay: true });
  socket.on('error', () => undefined);
  const abort = () => void socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', abort));
  const failure = await new Promise<unknown>(done => {
    socket.once('connect', () => done(undefined));
    socket.once('error', done);
    socket.once('close', () => done(signal.aborted ? silent(target) : undefined));
    if (signal.aborted) abort();
  });
  if (socket.destroyed) return explain(failure, { target, signal });
  if (target.startTls === undefined) return { was: 'open', socket };
  const refusal = await startTls(socket, target.startTls);
  if (refusal === undefined) return { was: 'open', socket };
  socket.destroy();
  return signal.aborted ? silent(target) : refusal;
}

export const silent = ({ timeoutMs }: TlsTarget): NotReached => ({
  was: 'not-reached',
  how: 'silent',
  what: `no answer within ${timeoutMs} ms`,
});

export const closed = (what = 'the connection is closed before TLS begins'): NotReached => ({
  was: 'not-reached',
  how: 'closed',
  what,
});

/** A system's error in a reader's words. */
export function explain(
  cause: unknown,
  { target, signal }: { readonly target: TlsTarget; readonly signal: AbortSignal },
): NotReached {
  if (signal.aborted) return silent(target);
  if (!(cause instanceof Error)) return closed();
  const code = 'code' in cause ? String(cause.code) : '';
  const known = MESSAGES[code];
  if (known) return { was: 'not-reached', how: known[0], what: known[1] };
  return { was: 'not-reached', how: 'other', what: cause.message || code };
}
