import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** How a path is answered; `hang` never, `reset` by closing the connection, `cut` after the first bytes of the body. */
export interface Page {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Instead of `body`, for bytes. */
  readonly base64?: string;
  /** The body so many times in a row. */
  readonly repeat?: number;
  readonly encode?: 'gzip' | 'br';
  readonly does?: 'hang' | 'reset' | 'cut';
  /** The login that it wants; 401 otherwise. */
  readonly login?: string;
  /** After so many requests of its path it answers as `later` says, which counts anew. */
  readonly first?: number;
  readonly later?: Page;
}

/** Answers by path; `*` for all others, `/.*` for those that begin with a dot. */
export type Pages = Readonly<Record<string, Page>>;

export interface SiteServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Method and path of each request, in order of arrival. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** A small real web server on loopback: it stands in for a deployment, which can be wrong in every way that sites are. */
export async function startSite(pages: Pages): Promise<SiteServer> {
  const requests: string[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const path = request.url?.split('?')[0] ?? '/';
    const before = counts.get(path) ?? 0;
    counts.set(path, before + 1);
    answer(nowOf(pageOf(pages, request), before), request, response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, requests, close: () => close(server) };
}

/** What a page is once so many requests came before. */
function nowOf(page: Page, before: number): Page {
  const { first, later } = page;
  return first === undefined || later === undefined || before < first ? page : nowOf(later, before - first);
}

function pageOf(pages: Pages, { url = '/' }: IncomingMessage): Page {
  const path = url.split('?')[0] ?? '/';
  const hidden = path.startsWith('/.') ? pages['/.*'] : undefined;
  return pages[path] ?? hidden ?? pages['*'] ?? { status: 404, body: 'Not found' };
}

function answer(page: Page, request: IncomingMessage, response: ServerResponse): void {
  if (page.does === 'hang') return;
  if (page.does === 'reset') return void request.socket.destroy();
  if (page.login !== undefined && request.headers.authorization !== page.login) {
    return void response.writeHead(401, { 'www-authenticate': 'Basic' }).end('Login, please');
  }
  const plain = Buffer.from(page.base64 ?? (page.body ?? '').repeat(page.repeat ?? 1), page.base64 ? 'base64' : 'utf8');
  const body = page.encode === 'gzip' ? gzipSync(plain) : page.encode === 'br' ? brotliCompressSync(plain) : plain;
  const encoding = page.encode === undefined ? {} : { 'content-encoding': page.encode };
  response.writeHead(page.status ?? 200, { 'content-length': body.length, ...encoding, ...page.headers });
  if (page.does !== 'cut') return void response.end(body);
  response.write(body.subarray(0, 10), () => request.socket.destroy());
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(done => server.close(() => done()));
}
