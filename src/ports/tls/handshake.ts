import type { Socket } from 'node:net';
import { type ConnectionOptions, connect, type SecureContext, type TLSSocket, type TLSSocketOptions } from 'node:tls';
import { deadline } from '../deadline.js';
import type { Handshake, Secured, TlsTarget } from '../tls.js';
import { PROTOCOLS } from './client-hello.js';
import { closed, explain, open, silent } from './connection.js';

const LONGEST_ANSWER = 64 * 1024;

/** One handshake with a context made for one version. */
export async function handshake(
  target: TlsTarget,
  how: { readonly context: SecureContext; readonly verify: boolean; readonly send?: string | undefined },
  stop: AbortSignal,
): Promise<Handshake> {
  const signal = deadline(target.timeoutMs, stop);
  const began = performance.now();
  const connection = await open(target, signal);
  if (connection.was !== 'open') return connection;
  const { socket } = connection;
  try {
    return await secure(socket, { target, how, signal, began });
  } finally {
    socket.destroy();
  }
}

interface At {
  readonly target: TlsTarget;
  readonly how: Parameters<typeof handshake>[1];
  readonly signal: AbortSignal;
  readonly began: number;
}

function secure(socket: Socket, { target, how, signal, began }: At): Promise<Handshake> {
  return new Promise(resolve => {
    let staple: Buffer | undefined;
    // A server's first words may come from what a context cannot do, such as a version that this OpenSSL lacks.
    const tls = start(socket, { target, how });
    if (!('once' in tls)) return void resolve(tls);
    tls.once('OCSPResponse', (response: Buffer | null) => {
      if (response && response.length > 0) staple = response;
    });
    tls.once('error', error => resolve(readFailure(error, { target, signal })));
    tls.once('close', () => resolve(signal.aborted ? silent(target) : closed()));
    tls.once('secureConnect', () => {
      const seen = describe(tls, { staple, verify: how.verify, ms: performance.now() - began });
      if (how.send === undefined) {
        resolve(seen);
        return void tls.destroy();
      }
      const finish = (answer: string | undefined) => {
        resolve({ ...seen, answer });
        tls.destroy();
      };
      let text = '';
      tls.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        const end = text.search(/\r?\n\r?\n/);
        if (end !== -1) finish(text.slice(0, end));
        else if (text.length > LONGEST_ANSWER) finish(undefined);
      });
      tls.removeAllListeners('error').removeAllListeners('close');
      tls.once('error', () => finish(undefined)).once('close', () => finish(undefined));
      tls.write(how.send, 'latin1');
    });
  });
}

function start(socket: Socket, { target, how }: Pick<At, 'target' | 'how'>): TLSSocket | Handshake {
  const options: ConnectionOptions & TLSSocketOptions = {
    socket,
    secureContext: how.context,
    rejectUnauthorized: false,
    requestOCSP: true,
    checkServerIdentity: () => undefined,
    ALPNProtocols: how.send === undefined ? ['h2', 'http/1.1'] : ['http/1.1'],
    ...(target.serverName === '' ? {} : { servername: target.serverName }),
    ...(target.startTls === undefined ? {} : { ALPNProtocols: [] }),
  };
  try {
    return connect(options);
  } catch (error) {
    return { was: 'alerted', what: error instanceof Error ? error.message : String(error) };
  }
}

function describe(
  tls: TLSSocket,
  { staple, verify, ms }: { readonly staple: Buffer | undefined; readonly verify: boolean; readonly ms: number },
): Secured {
  const protocol = PROTOCOLS.find(name => name === tls.getProtocol()) ?? 'TLSv1';
  const exchange = tls.getEphemeralKeyInfo();
  const fault = tls.authorizationError as Error | string | null | undefined;
  return {
    was: 'secured',
    protocol,
    cipher: tls.getCipher().standardName,
    chain: chainOf(tls),
    fault: verify && fault ? (typeof fault === 'string' ? fault : fault.message) : undefined,
    staple,
    groupBits: exchange !== null && 'type' in exchange && exchange.type === 'DH' ? exchange.size : undefined,
    answer: undefined,
    ms,
  };
}

/** A root is its own issuer, so that the list goes round. */
function chainOf(tls: TLSSocket): readonly Buffer[] {
  const chain: Buffer[] = [];
  let certificate = tls.getPeerCertificate(true);
  while (certificate?.raw !== undefined && !chain.some(seen => seen.equals(certificate.raw))) {
    chain.push(certificate.raw);
    certificate = certificate.issuerCertificate;
  }
  return chain;
}

function readFailure(
  error: Error,
  { target, signal }: { readonly target: TlsTarget; readonly signal: AbortSignal },
): Handshake {
  const code = 'code' in error ? String(error.code) : '';
  const alert = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_ALERT_(.*)$/.exec(code)?.[1]?.toLowerCase();
  if (alert === 'protocol_version') return { was: 'version-refused', what: 'alert protocol_version' };
  if (alert !== undefined) return { was: 'alerted', what: `alert ${alert}` };
  if (code === 'ERR_SSL_UNSUPPORTED_PROTOCOL') return { was: 'version-refused', what: 'it chooses another version' };
  if (code.startsWith('ERR_SSL_')) return { was: 'alerted', what: code.slice(8).toLowerCase().replaceAll('_', ' ') };
  if (/disconnected before secure/.test(error.message) && !signal.aborted) return closed();
  return explain(error, { target, signal });
}
