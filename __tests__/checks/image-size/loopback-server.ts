import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a route answers: JSON unless it is bytes or text; `hang` never ends, `cut` breaks the connection off in the middle. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly fate?: 'hang' | 'cut';
}

export interface Asked {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Loopback extends AsyncDisposable {
  /** `127.0.0.1:PORT`, or the path of the socket. */
  readonly address: string;
  readonly asked: Asked[];
}

/** An HTTP server on loopback, or on a Unix socket, that answers as told and remembers what it was asked. */
export async function serve(
  route: (asked: Asked) => Answer | Promise<Answer>,
  { socket = false }: { readonly socket?: boolean } = {},
): Promise<Loopback> {
  const asked: Asked[] = [];
  const folder = socket ? mkdtempSync(join(tmpdir(), 'socket-')) : undefined;
  const server = createServer(async (request, response) => {
    const one = { line: `${request.method} ${request.url}`, headers: request.headers, body: await read(request) };
    asked.push(one);
    send(response, await route(one));
  });
  const path = folder && join(folder, 'engine.sock');
  await new Promise<void>(done => (path ? server.listen(path, done) : server.listen(0, '127.0.0.1', done)));
  const bound = server.address();
  return {
    address: typeof bound === 'object' && bound !== null ? `127.0.0.1:${bound.port}` : String(bound),
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(response: ServerResponse, { status = 200, headers = {}, body, fate }: Answer): void {
  const bytes =
    Buffer.isBuffer(body) || typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body ?? {}));
  if (fate === 'hang') return;
  response.writeHead(status, { 'content-length': bytes.length, ...headers });
  if (fate === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
