import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undiciHttp } from '../../src/ports/http/undici-http.js';

const folder = mkdtempSync(join(tmpdir(), 'redirects-'));
const seen: string[] = [];
const plain = createServer((incoming, outgoing) => {
  seen.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization ?? '-'}`);
  outgoing.end('believed');
});
let safe: ReturnType<typeof createTls>;
let ca = '';

beforeAll(async () => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert],
    { stdio: 'ignore' },
  );
  ca = readFileSync(cert, 'utf8');
  await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve));
  const { port } = plain.address() as AddressInfo;
  safe = createTls({ key: readFileSync(key), cert: ca }, (_, outgoing) => {
    outgoing.writeHead(307, { location: `http://localhost:${port}/blob` }).end();
  });
  await new Promise<void>(resolve => safe.listen(0, resolve));
});
afterAll(() => {
  plain.close();
  safe.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a redirect', () => {
  it('from https to http is not followed, so that nobody on the way gets a token or is believed', async () => {
    const { port } = safe.address() as AddressInfo;
    const asked = undiciHttp(new AbortController().signal).request({
      url: `https://localhost:${port}/v2/`,
      headers: { authorization: 'Bearer secret' },
      tls: { ca, cert: undefined, key: undefined, serverName: 'localhost' },
    });
    await expect(asked).rejects.toThrow(/redirects to http:\/\/localhost:\d+, which is not https/);
    expect(seen).toEqual([]);
  });
});
