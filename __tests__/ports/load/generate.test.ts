import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import { generate } from '../../../src/ports/load/generate.js';
import type { LoadPlan, LoadSink } from '../../../src/ports/load.js';
import { type LoadTarget, nobody, serveLoad, serveSockets } from '../../loopback/load-target.js';

const opened: LoadTarget[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<LoadTarget> {
  const target = await serveLoad(listener);
  opened.push(target);
  return target;
}

async function raw(listener: (socket: Socket) => void): Promise<LoadTarget> {
  const target = await serveSockets(listener);
  opened.push(target);
  return target;
}

const request = (url: string, more: Partial<LoadPlan['requests'][number]> = {}) => ({
  method: 'GET',
  url,
  headers: {},
  weight: 1,
  accepts: [[200, 299]] as const,
  ...more,
});

interface Ended {
  readonly request: number;
  /** A status, or a word for none. */
  readonly code: number | string;
  readonly took: number;
  readonly at: number;
  readonly bytes: number;
}

async function load(plan: Partial<LoadPlan> & Pick<LoadPlan, 'requests'>, stop = new AbortController().signal) {
  const ended: Ended[] = [];
  const sink: LoadSink = (index, code, took, at, bytes) => {
    ended.push({ request: index, code, took, at, bytes });
  };
  const whole = { connections: 1, warmUpMs: 0, maxRequests: 100_000, timeoutMs: 5000, processes: 1, ...plan };
  const end = await generate(whole, { sink, stop });
  return { ended, end, codes: countsOf(ended.map(({ code }) => code)) };
}

function countsOf(codes: readonly (string | number)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('a closed loop', () => {
  it('makes so many requests over so many connections, each on a connection that stays open', async () => {
    const { url, seen } = await serve((_, response) => response.end('hello'));
    const { codes, end, ended } = await load({ requests: [request(url)], connections: 4, count: 200 });
    expect([codes, seen(), end.sent, end.connectionsOpened]).toEqual([{ 200: 200 }, 200, 200, 4]);
    expect(ended.every(({ bytes, took, at }) => bytes === 5 && took > 0 && took <= at)).toBe(true);
    expect(end.addresses).toEqual({ '127.0.0.1': ['127.0.0.1'] });
  });

  it('never has more under way than connections', async () => {
    let underWay = 0;
    let most = 0;
    const { url } = await serve((_, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        response.end();
      }, 5);
    });
    await load({ requests: [request(url)], connections: 7, count: 70 });
    expect(most).toBe(7);
  });

  it('sends what it is told to: method, headers, body, path and query', async () => {
    const said: unknown[] = [];
    const { url } = await serve((incoming, response) => {
      let body = '';
      incoming.on('data', chunk => {
        body += chunk;
      });
      incoming.on('end', () => {
        said.push([incoming.method, incoming.url, incoming.headers['x-a'], incoming.headers['content-length'], body]);
        response.end();
      });
    });
    const post = request(`${url}/a?b=c`, { method: 'POST', headers: { 'x-a': '1' }, body: '{"ä":1}' });
    await load({ requests: [post], count: 2 });
    expect(said).toEqual(Array(2).fill(['POST', '/a?b=c', '1', '8', '{"ä":1}']));
  });

  it('takes requests in turns by their weights', async () => {
    const { url } = await serve((_, response) => response.end());
    const { ended } = await load({ requests: [request(`${url}/a`, { weight: 3 }), request(`${url}/b`)], count: 8 });
    expect(ended.map(each => each.request)).toEqual([0, 0, 1, 0, 0, 0, 1, 0]);
  });

  it('goes on for a time', async () => {
    const { url } = await serve((_, response) => setTimeout(() => response.end(), 1));
    const { ended, end } = await load({ requests: [request(url)], durationMs: 200 });
    expect(end.durationMs).toBeGreaterThanOrEqual(150);
    expect(ended.length).toBe(end.sent);
  });

  it('leaves the warm-up out, whatever happened in it', async () => {
    let count = 0;
    const { url } = await serve((_, response) => {
      count += 1;
      response.statusCode = count === 1 ? 500 : 200;
      setTimeout(() => response.end(), 1);
    });
    const { codes, end } = await load({ requests: [request(url)], count: 10, warmUpMs: 100 });
    expect(codes).toEqual({ 200: 10 });
    expect([end.sent > 10, end.sent === count]).toEqual([true, true]);
  });

  it('sends no more than the ceiling, warm-up included', async () => {
    const { url, seen } = await serve((_, response) => response.end());
    const { end } = await load({ requests: [request(url)], durationMs: 60_000, maxRequests: 25, connections: 3 });
    expect([seen(), end.sent, end.ended]).toEqual([25, 25, 'ceiling']);
  });

  it('follows no redirect', async () => {
    const other = await serve((_, response) => response.end());
    const { url } = await serve((_, response) => response.writeHead(302, { location: other.url }).end());
    const { codes } = await load({ requests: [request(url)], count: 5 });
    expect([codes, other.seen()]).toEqual([{ 302: 5 }, 0]);
  });
});

describe('an answer that does not come', () => {
  it.each([
    ['resets', (socket: Socket) => socket.resetAndDestroy(), /^(?:reset|closed)$/],
    ['closes without a word', (socket: Socket) => socket.once('data', () => socket.end()), /^closed$/],
    [
      'breaks off',
      (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')),
      /^closed$/,
    ],
    [
      'speaks another protocol',
      (socket: Socket) => socket.once('data', () => socket.end('220 mail ready\r\n')),
      /^protocol$/,
    ],
  ])('is told by its cause, and nobody is asked for long: one that %s', async (_, listener, word) => {
    const { url, seen } = await raw(listener);
    const { ended, end } = await load({ requests: [request(url)], count: 1000, connections: 2 });
    expect(ended.map(({ code }) => String(code)).filter(code => !word.test(code))).toEqual([]);
    expect(end.ended).toBe('nobody-answers');
    expect(seen()).toBeLessThan(30);
  });

  it('is told where nobody listens', async () => {
    const { codes, end } = await load({ requests: [request(await nobody())], count: 1000 });
    expect([codes, end.ended, end.connectionsOpened]).toEqual([{ refused: 20 }, 'nobody-answers', 0]);
  });

  it('takes its limit where it hangs, and the next goes over a new connection', async () => {
    let count = 0;
    const { url } = await serve((_, response) => {
      count += 1;
      if (count !== 3) response.end();
    });
    const { ended, end } = await load({ requests: [request(url)], count: 6, timeoutMs: 100 });
    expect(ended.map(({ code }) => code)).toEqual([200, 200, 'timeout', 200, 200, 200]);
    expect(ended[2]?.took).toBe(100);
    expect(end.connectionsOpened).toBe(2);
  });

  it('takes its limit where a body never ends', async () => {
    const { url } = await serve((_, response) => void response.writeHead(200).write('x'));
    const { codes } = await load({ requests: [request(url)], count: 3, timeoutMs: 60 });
    expect(codes).toMatchObject({ timeout: expect.any(Number) });
  });

  it('is known by its name', async () => {
    const run = load({ requests: [request('http://nobody.invalid/')], count: 1 });
    await expect(run).rejects.toMatchObject({ name: 'CouldNotTell', why: 'unreachable' });
  });

  it('of a server that goes down is waited for longer each time', async () => {
    let count = 0;
    const { url } = await raw(socket => {
      count += 1;
      socket.on('data', () => {
        if (count > 1) socket.destroy();
        else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      });
    });
    await load({ requests: [request(url)], durationMs: 400 });
    expect(count).toBeLessThan(20);
  });
});

describe('a server that asks for less', () => {
  it.each([
    [429, {}, 'too-many-requests'],
    [503, { 'Retry-After': '1' }, 'retry-after'],
  ] as const)('is given none after its first %i', async (status, headers, ended) => {
    const { url, seen } = await serve((_, response) => response.writeHead(seen() > 10 ? status : 200, headers).end());
    const { end } = await load({ requests: [request(url)], count: 1000, connections: 2 });
    expect(end.ended).toBe(ended);
    expect(seen()).toBeLessThan(15);
  });

  it('is asked on where that answer is wanted', async () => {
    const { url } = await serve((_, response) => response.writeHead(429).end());
    const { codes } = await load({ requests: [request(url, { accepts: [[429, 429]] })], count: 50 });
    expect(codes).toEqual({ 429: 50 });
  });
});

describe('an open loop', () => {
  it('sends at even intervals whatever the server does', async () => {
    const { url, seen } = await serve((_, response) => response.end());
    const { ended, end } = await load({ requests: [request(url)], rate: 200, durationMs: 500, connections: 100 });
    expect([ended.length, seen(), end.ended]).toEqual([100, 100, undefined]);
    expect(end.durationMs).toBeGreaterThan(480);
  });

  it('counts a stall for all who would have asked meanwhile', async () => {
    // Answers nothing for 300 ms, then at once: 60 of 100 requests fall into that time, evenly.
    const begun = performance.now();
    const held: (() => void)[] = [];
    const { url } = await serve((_, response) => {
      if (performance.now() - begun > 300) response.end();
      else held.push(() => response.end());
    });
    const release = setTimeout(() => {
      for (const answer of held) answer();
    }, 300);
    const { ended } = await load({ requests: [request(url)], rate: 200, durationMs: 500, connections: 2 });
    clearTimeout(release);
    const slow = ended.filter(({ took }) => took > 150).length;
    expect(ended.length).toBe(100);
    expect(slow).toBeGreaterThan(15);
  });

  it('counts what was never sent as timed out, at its limit', async () => {
    const { url, seen } = await serve(() => {});
    const { ended, end } = await load({
      requests: [request(url)],
      rate: 100,
      durationMs: 200,
      connections: 1,
      timeoutMs: 50,
    });
    expect(ended.every(({ code, took }) => code === 'timeout' && took === 50)).toBe(true);
    expect([end.sent === seen(), end.sent < ended.length]).toEqual([true, true]);
  });

  it('leaves the warm-up out', async () => {
    const { url, seen } = await serve((_, response) => response.end());
    const { ended } = await load({
      requests: [request(url)],
      rate: 100,
      durationMs: 200,
      warmUpMs: 100,
      connections: 9,
    });
    expect([ended.length, seen()]).toEqual([20, 30]);
  });

  it('sends no more than the ceiling', async () => {
    const { url, seen } = await serve((_, response) => response.end());
    const { end } = await load({
      requests: [request(url)],
      rate: 500,
      durationMs: 5000,
      maxRequests: 7,
      connections: 9,
    });
    expect([seen(), end.ended]).toEqual([7, 'ceiling']);
  });
});

describe('a load', () => {
  it('ends when it is told to, and says why', async () => {
    const { url } = await serve((_, response) => setTimeout(() => response.end(), 5));
    const stop = new AbortController();
    const reason = new CouldNotTell('cancelled', 'stopped', 'Run it again.');
    const running = load({ requests: [request(url)], durationMs: 60_000 }, stop.signal);
    setTimeout(() => stop.abort(reason), 50);
    await expect(running).rejects.toBe(reason);
  });

  it('knows how it fared itself', async () => {
    const { url } = await serve((_, response) => {
      // The server shares this process: while it works, nobody else does.
      const until = performance.now() + 30;
      while (performance.now() < until);
      response.end();
    });
    const { end } = await load({ requests: [request(url)], count: 20 });
    expect(end.health.lagMaxMs).toBeGreaterThan(10);
    expect(end.health.busy).toBeGreaterThan(0.5);
  });
});
