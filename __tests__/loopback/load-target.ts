import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';

export interface LoadTarget {
  /** Without a slash at its end. */
  readonly url: string;
  readonly host: string;
  /** How many requests (of a raw server: connections) have come. */
  readonly seen: () => number;
  readonly close: () => Promise<void>;
}

/** A real server on loopback that a load is made on. */
export async function serveLoad(listener: RequestListener): Promise<LoadTarget> {
  let seen = 0;
  const server = createServer((request, response) => {
    seen += 1;
    listener(request, response);
  });
  return target(server, () => seen);
}

/** The same for what no HTTP server would do: it gets the connection. */
export async function serveSockets(listener: (socket: Socket) => void): Promise<LoadTarget> {
  let seen = 0;
  const server = createSocketServer(socket => {
    seen += 1;
    socket.on('error', () => {});
    listener(socket);
  });
  return target(server, () => seen);
}

async function target(server: Server, seen: () => number): Promise<LoadTarget> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise(done => server.close(() => done()));
  };
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, seen, close };
}

/** An address where nobody listens. */
export async function nobody(): Promise<string> {
  const { url, close } = await serveLoad((_, response) => response.end());
  await close();
  return url;
}
