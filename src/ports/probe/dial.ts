import { type LookupAddress, lookup } from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, rootCertificates, type TLSSocket, connect as tlsConnect } from 'node:tls';
import type { Asked } from '../probe.js';
import { onAbort } from './on-abort.js';
import { type Hop, hostOf, portOf } from './route.js';
import { type Marks, now } from './stopwatch.js';
import { throughProxy } from './tunnel.js';

export interface Dialled {
  readonly socket: Socket;
  /** Undefined without TLS. */
  readonly alpn: string | undefined;
}

/** How long one of several addresses may take before the next is tried beside it. */
const NEXT_ADDRESS_MS = 1000;

/**
 * Connects for a request: name, socket, proxy, TLS. Leaves what each took in `marks`. What the signal ends is destroyed.
 */
export async function dial(
  asked: Asked,
  { proxy, marks, signal }: { readonly proxy: Hop | undefined; readonly marks: Marks; readonly signal: AbortSignal },
): Promise<Dialled> {
  const url = new URL(asked.url);
  const secure = url.protocol === 'https:';
  const target = { host: hostOf(url), port: portOf(url) };
  const first = await openSocket(proxy ?? { ...target, host: asked.address ?? target.host }, {
    family: asked.family,
    marks,
    signal,
  });
  const hop = proxy?.secure ? await secured(first, { servername: nameFor(proxy.host) }, signal) : first;
  if (!secure) return { socket: hop, alpn: undefined };
  const plain = proxy ? await throughProxy(hop, { ...target, login: proxy.login, signal }) : hop;
  const begun = now();
  const name = asked.tls?.serverName ?? target.host;
  const { ca, cert, key } = asked.tls ?? {};
  const socket = await secured(
    plain,
    {
      servername: nameFor(name),
      host: name,
      ALPNProtocols: asked.version === '1.1' ? ['http/1.1'] : asked.version === '2' ? ['h2'] : ['h2', 'http/1.1'],
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
    },
    signal,
  );
  marks.tls = now() - begun;
  return { socket, alpn: socket.alpnProtocol || 'http/1.1' };
}

/** TLS takes no address for a name. */
const nameFor = (host: string): string => (isIP(host) === 0 ? host : '');

function openSocket(
  to: { readonly host: string; readonly port: number },
  {
    family,
    marks,
    signal,
  }: { readonly family: 4 | 6 | undefined; readonly marks: Marks; readonly signal: AbortSignal },
): Promise<Socket> {
  return new Promise((done, fail) => {
    let from = now();
    const socket = connect({
      host: to.host,
      port: to.port,
      noDelay: true,
      ...(family !== undefined && { family }),
      ...(isIP(to.host) === 0 && {
        autoSelectFamily: family === undefined,
        autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
        lookup,
      }),
    });
    // Between two owners nobody listens, and an error that nobody hears ends the process.
    socket.on('error', () => undefined);
    socket.once('lookup', () => {
      if (isIP(to.host) !== 0 || marks.dns !== undefined) return;
      marks.dns = now() - from;
      from = now();
    });
    socket.once('error', fail);
    const off = onAbort(signal, () => socket.destroy(signal.reason));
    socket.once('connect', () => {
      marks.connect = now() - from;
      socket.off('error', fail);
      off();
      done(socket);
    });
  });
}

function secured(socket: Socket, options: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((done, fail) => {
    const secure = tlsConnect({ ...options, socket });
    secure.on('error', () => undefined);
    secure.once('error', error => {
      socket.destroy();
      fail(error);
    });
    const off = onAbort(signal, () => secure.destroy(signal.reason));
    secure.once('secureConnect', () => {
      off();
      done(secure);
    });
  });
}

/** Every address of a name, as this machine resolves it. */
export const resolveAll = (host: string): Promise<readonly string[]> =>
  new Promise((done, fail) => {
    lookup(host, { all: true, verbatim: true }, (error, found: readonly LookupAddress[]) =>
      error ? fail(error) : done([...new Set(found.map(({ address }) => address))]),
    );
  });
