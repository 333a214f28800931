import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
}

/** An answer in JSON; undefined is 404. */
export type Answer = { readonly code?: number; readonly json?: unknown } | undefined;

/** A server on loopback that takes things and gives them back, by a function from calls to answers. */
export async function startStore(
  answer: (call: Call) => Answer,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
      const text = Buffer.concat(chunks).toString('utf8');
      const call = {
        method: request.method ?? '',
        path: pathname,
        query: searchParams,
        text,
        headers: request.headers,
      };
      const { code = 200, json } = answer(call) ?? { code: 404, json: {} };
      response
        .writeHead(code, { 'content-type': 'application/json' })
        .end(json === undefined ? '' : JSON.stringify(json));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(() => done()));
    },
  };
}
