import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, connection, secretsIn } from '../../src/facts/live/connection.js';
import { undiciHttp } from '../../src/ports/http/undici-http.js';

const schema = z.strictObject(connection);

interface Seen {
  readonly where: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let seen: Seen[] = [];
const servers = ['first', 'other'].map(where =>
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', headers, url = '/' } = request;
      seen.push({ where, method, headers, body: Buffer.concat(chunks).toString() });
      const [, status, to] = /^\/(\d+)\/(.*)$/.exec(url) ?? [];
      if (status === undefined) response.end('here');
      else response.writeHead(Number(status), { location: decodeURIComponent(to ?? '') }).end();
    });
  }),
);
const origins: string[] = [];

beforeAll(async () => {
  for (const server of servers) {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
});
afterAll(() => {
  for (const server of servers) server.close();
});

const http = undiciHttp(new AbortController().signal);
const [named, secret] = ['x-api-key', 'hunter2hunter2'];

async function follow(status: number, to: string, more: { method?: string; body?: string } = {}) {
  seen = [];
  const url = `${origins[0]}/${status}/${encodeURIComponent(to)}`;
  const answer = await http.request({ url, headers: { [named]: secret, accept: 'text/x' }, ...more });
  return {
    status: answer.status,
    seen: seen.map(({ where, method, headers, body }) => [where, method, headers[named] ?? '', body]),
  };
}

describe('a redirect', () => {
  it('takes the headers along within one origin', async () => {
    expect(await follow(302, '/there')).toEqual({
      status: 200,
      seen: [
        ['first', 'GET', secret, ''],
        ['first', 'GET', secret, ''],
      ],
    });
  });

  it.each([301, 302, 303, 307, 308])('takes no header to another origin: %i', async status => {
    expect(await follow(status, `${origins[1]}/there`)).toEqual({
      status: 200,
      seen: [
        ['first', 'GET', secret, ''],
        ['other', 'GET', '', ''],
      ],
    });
    expect(seen[1]?.headers.accept).not.toBe('text/x');
  });

  it('takes no body to another origin', async () => {
    expect(await follow(302, `${origins[1]}/`, { method: 'POST', body: 'password' })).toMatchObject({
      seen: [
        ['first', 'POST', secret, 'password'],
        ['other', 'GET', '', ''],
      ],
    });
    expect(await follow(307, `${origins[1]}/`, { method: 'POST', body: 'password' })).toEqual({
      status: 307,
      seen: [['first', 'POST', secret, 'password']],
    });
    expect(await follow(307, '/there', { method: 'POST', body: 'password' })).toMatchObject({
      seen: [
        ['first', 'POST', secret, 'password'],
        ['first', 'POST', secret, 'password'],
      ],
    });
  });
});

describe('a connection', () => {
  const wrong = (value: unknown) => schema.safeParse(value).error?.issues.map(({ message }) => message);

  it('refuses what is no address, a login in it, and half a certificate', () => {
    expect(wrong({ url: 'localhost' })).toEqual(['expected an address such as https://app.example/']);
    expect(wrong({ url: 'https://me:secret@app.example/' })).toEqual([
      'expected no login in the address; give `headers` an `authorization`',
    ]);
    expect(wrong({ url: 'https://app.example/', tls: { cert: 'a.pem' } })).toEqual([
      'expected `cert` and `key` together',
    ]);
    expect(wrong({ url: 'https://app.example/', headers: { 'a b': 'c' } })).toHaveLength(1);
    expect(wrong({ url: 'https://app.example/', headers: { a: 'c\r\nx: y' } })).toEqual([
      'expected a header on one line',
    ]);
  });

  it('hides what its headers contain before anything is asked', async () => {
    const hidden: string[] = [];
    const options = schema.parse({
      url: 'https://app.example/',
      headers: { authorization: 'Bearer abcdef', accept: 'text/html' },
    });
    const files = {} as Parameters<typeof connect>[1]['files'];
    const connected = await connect(options, { files, hide: values => hidden.push(...values) });
    expect(connected).toEqual({ headers: { authorization: 'Bearer abcdef', accept: 'text/html' }, timeoutMs: 10_000 });
    expect(hidden).toEqual(['Bearer abcdef', 'abcdef']);
  });

  it.each([
    [
      'authorization',
      `Basic ${Buffer.from('me:hunter2').toString('base64')}`,
      [
        `Basic ${Buffer.from('me:hunter2').toString('base64')}`,
        Buffer.from('me:hunter2').toString('base64'),
        'me:hunter2',
        'hunter2',
      ],
    ],
    ['cookie', 'sid=abcdef; theme=dark', ['sid=abcdef; theme=dark', 'abcdef', 'dark']],
    ['X-Token', 'abcdef', ['abcdef']],
    ['accept', 'application/json', []],
  ])('knows what %s contains', (name, value, expected) => {
    expect(secretsIn(name, value)).toEqual(expected);
  });
});
