import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { nodeProbe } from '../../src/ports/probe/node-probe.js';
import type { Asked, ProbeSession } from '../../src/ports/probe.js';
import { startProxy } from '../loopback/proxy.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const TEXT = 'hello '.repeat(200);
const packed =
  (encoding: string, body: Buffer): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(body);

const PATHS: Readonly<Record<string, Answer>> = {
  '/plain': (_, response) => response.setHeader('set-cookie', ['a=1', 'b=2']).end(TEXT),
  '/gzip': packed('gzip', gzipSync(TEXT)),
  '/deflate': packed('deflate', deflateSync(TEXT)),
  '/deflate-raw': packed('deflate', deflateRawSync(TEXT)),
  '/br': packed('br', brotliCompressSync(TEXT)),
  '/both': packed('gzip, br', brotliCompressSync(gzipSync(TEXT))),
  '/gzip-cut': packed('gzip', gzipSync(TEXT).subarray(0, 25)),
  '/br-cut': packed('br', brotliCompressSync(`${TEXT}${Math.PI}`).subarray(0, 12)),
  '/br-not': packed('br', Buffer.from('this is no brotli at all')),
  '/unknown': packed('sdch', Buffer.from(TEXT)),
  '/bomb': packed('gzip', gzipSync(Buffer.alloc(200_000))),
  '/long': (_, response) => response.end(Buffer.alloc(200_000, 'x')),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  },
  '/cut-chunked': (_, response) => void response.write('half', () => response.destroy()),
  '/hang': () => undefined,
  '/reset': request => void request.socket.destroy(),
  '/echo': (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(`${request.method} ${request.headers.host} ${Buffer.concat(chunks)}`));
  },
};

async function listening<Kind extends Server>(server: Kind) {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: () => new Promise<void>(done => server.close(() => done())) };
}

async function withServer(work: (session: ProbeSession, port: number) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => (PATHS[request.url ?? ''] ?? (() => {}))(request, response));
  await using open = await listening(server);
  const session = await nodeProbe(new AbortController().signal).open();
  try {
    await work(session, open.port);
  } finally {
    session.close();
    server.closeAllConnections();
  }
}

const get = (url: string, more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5000,
  maxBytes: 100_000,
  ...more,
});

const fault = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CouldNotTell)) throw new Error(`no CouldNotTell: ${String(error)}`);
  return `${error.why}: ${error.message.replace(/:\d+\b/g, ':PORT')}`;
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('one exchange', () => {
  it.each(['/gzip', '/deflate', '/deflate-raw', '/br', '/both'])('unpacks %s', async path => {
    await withServer(async (session, port) => {
      const { body, fault: wrong } = await session.ask(get(`http://127.0.0.1:${port}${path}`));
      expect([body.toString(), wrong]).toEqual([TEXT, undefined]);
    });
  });

  it.each([
    ['/gzip-cut', 'truncated', 'the body ends early: its gzip is not complete'],
    ['/br-cut', 'truncated', 'the body ends early: its br is not complete'],
    ['/br-not', 'unreadable', 'the body is said to be br, and is not'],
    ['/unknown', 'unsupported', 'the body is encoded as sdch, which is not known here'],
    ['/bomb', 'truncated', 'the body is longer than 100 kB'],
    ['/long', 'truncated', 'the body is longer than 100 kB'],
    ['/cut', 'truncated', 'the connection broke after 4 of 100 bytes of the body'],
    ['/cut-chunked', 'truncated', 'the connection broke after 4 bytes of the body'],
  ])('knows what is wrong with the body of %s', async (path, why, message) => {
    await withServer(async (session, port) => {
      const answer = await session.ask(get(`http://127.0.0.1:${port}${path}`));
      expect([answer.status, answer.fault]).toEqual([200, { why, message }]);
    });
  });

  it('keeps headers that come twice, and the address of who answered', async () => {
    await withServer(async (session, port) => {
      const { headers, address, version } = await session.ask(get(`http://localhost:${port}/plain`));
      expect(headers.filter(([name]) => name === 'set-cookie')).toEqual([
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ]);
      expect([address, version]).toEqual(['127.0.0.1', '1.1']);
    });
  });

  it('times the phases of a new connection, and none of a kept one', async () => {
    await withServer(async (session, port) => {
      const first = await session.ask(get(`http://localhost:${port}/plain`));
      const second = await session.ask(get(`http://localhost:${port}/plain`));
      expect(Object.keys(first.timing)).toEqual(['dns', 'connect', 'firstByte', 'total']);
      expect(Object.keys(second.timing)).toEqual(['firstByte', 'total']);
      expect(first.timing.total).toBeGreaterThanOrEqual(first.timing.firstByte);
    });
  });

  it('sends a body with its length, and asks a pinned address under the name', async () => {
    await withServer(async (session, port) => {
      const url = `http://shop.invalid:${port}/echo`;
      const { body } = await session.ask(
        get(url, { method: 'POST', body: Buffer.from('a=1'), address: '127.0.0.1', timeoutMs: 5000 }),
      );
      expect(body.toString()).toBe(`POST shop.invalid:${port} a=1`);
    });
  });

  it.each([
    ['/hang', 'unreachable: http://127.0.0.1:PORT/hang: connected, and no whole answer within 100 ms'],
    ['/reset', 'unreachable: http://127.0.0.1:PORT/reset: the connection was closed before an answer'],
  ])('could not tell of %s', async (path, expected) => {
    await withServer(async (session, port) => {
      expect(await fault(session.ask(get(`http://127.0.0.1:${port}${path}`, { timeoutMs: 100 })))).toBe(expected);
    });
  });

  it.each([
    ['http://127.0.0.1:9/', 'unreachable: http://127.0.0.1:PORT/: the connection was refused'],
    ['http://nosuch.invalid/', 'unreachable: http://nosuch.invalid/: the name does not exist'],
  ])('could not tell of %s', async (url, expected) => {
    const session = await nodeProbe(new AbortController().signal).open();
    expect(await fault(session.ask(get(url)))).toBe(expected);
  });

  it('could not tell of what is no HTTP, and of what speaks no TLS', async () => {
    await using other = await listening(
      createSocketServer(socket => void socket.resume().end('220 mail.example ESMTP\r\n')),
    );
    const session = await nodeProbe(new AbortController().signal).open();
    const place = `127.0.0.1:${other.port}`;
    expect(await fault(session.ask(get(`http://${place}/`)))).toMatch(/^wrong-format: .* does not speak HTTP/);
    expect(await fault(session.ask(get(`https://${place}/`)))).toMatch(/^unreachable: .* speaks no TLS$/);
  });

  it('ends with the reason of the step', async () => {
    await withServer(async (session, port) => {
      const stop = new AbortController();
      const stopped = await nodeProbe(stop.signal).open();
      const asking = fault(stopped.ask(get(`http://127.0.0.1:${port}/hang`)));
      stop.abort(new CouldNotTell('cancelled', 'cancelled by a person', ''));
      expect(await asking).toBe('cancelled: cancelled by a person');
      session.close();
    });
  });

  it('asks anew where a kept connection was closed meanwhile', async () => {
    const server = createServer((_, response) => response.end('ok'));
    await using open = await listening(server);
    const session = await nodeProbe(new AbortController().signal).open();
    const url = `http://127.0.0.1:${open.port}/`;
    await session.ask(get(url));
    server.closeAllConnections();
    expect((await session.ask(get(url))).status).toBe(200);
    session.close();
  });
});

describe('the environment', () => {
  it('leads through the proxy of HTTP_PROXY', async () => {
    await withServer(async (session, port) => {
      await using proxy = await startProxy(port);
      vi.stubEnv('HTTP_PROXY', proxy.url);
      const answer = await session.ask(get('http://shop.invalid/echo'));
      expect([answer.body.toString(), answer.proxied, proxy.asked.length]).toEqual(['GET shop.invalid ', true, 1]);
    });
  });

  it('leads past it where NO_PROXY names the host', async () => {
    await withServer(async (session, port) => {
      vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
      vi.stubEnv('NO_PROXY', '127.0.0.1');
      expect((await session.ask(get(`http://127.0.0.1:${port}/plain`))).proxied).toBe(false);
    });
  });

  it('names no login of a proxy that is no proxy', async () => {
    vi.stubEnv('HTTP_PROXY', 'socks5://user:hunter22@127.0.0.1:9');
    const session = await nodeProbe(new AbortController().signal).open();
    expect(await fault(session.ask(get('http://shop.invalid/')))).toBe(
      'unsupported: the proxy that the environment names is no http or https address',
    );
  });
});
