import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { undiciHttp } from '../../src/ports/http/undici-http.js';
import { startProxy } from '../loopback/proxy.js';

/** Answers everything with the host that was asked for. */
async function startEcho() {
  const server = createServer((incoming, outgoing) => outgoing.end(incoming.headers.host));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

const ask = async (url: string): Promise<string> =>
  (await undiciHttp(new AbortController().signal).request({ url, timeoutMs: 5000 })).body.toString();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what checks ask over HTTP', () => {
  it('goes through the proxy of HTTP_PROXY', async () => {
    await using echo = await startEcho();
    await using proxy = await startProxy(echo.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    expect(await ask('http://registry.invalid/v2/')).toBe('registry.invalid');
    expect(proxy.asked).toEqual(['registry.invalid:80']);
  });

  it('goes past it where NO_PROXY names the host', async () => {
    await using echo = await startEcho();
    await using proxy = await startProxy(echo.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    expect(await ask(`http://127.0.0.1:${echo.port}/`)).toBe(`127.0.0.1:${echo.port}`);
    expect(proxy.asked).toEqual([]);
  });

  it('is told as unreachable where the proxy is not there', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    await expect(ask('http://registry.invalid/')).rejects.toThrow('http://registry.invalid/: ');
  });
});
