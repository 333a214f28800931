import { createServer as createNetServer, type Server, type Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';

const closers: (() => Promise<void>)[] = [];

/** For `afterEach`. */
export async function closeServers(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}

export async function listen(server: Server, host = '127.0.0.1'): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(done => server.listen(0, host, done));
  closers.push(
    () =>
      new Promise(done => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  );
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** A TLS server that answers every request with `head`, and a stapled response where there is one. */
export function serveTls(
  options: TlsOptions,
  { head = 'HTTP/1.1 200 OK', staple }: { readonly head?: string; readonly staple?: Buffer } = {},
): Promise<string> {
  const server = createServer(options, socket => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(`${head}\r\ncontent-length: 0\r\n\r\n`));
  });
  server.on('tlsClientError', () => undefined);
  if (staple) server.on('OCSPRequest', (_certificate, _issuer, callback) => callback(null, staple));
  return listen(server);
}

export const serveBytes = (speak: (socket: Socket) => void): Promise<string> => listen(createNetServer(speak));
