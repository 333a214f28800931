import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/check.js';
import { exposure } from '../../../src/checks/exposure/definition.js';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import type { Ports } from '../../../src/ports/ports.js';
import type { Knock } from '../../../src/ports/tcp.js';
import { startSite } from '../../loopback/site.js';
import { open } from '../../ports/opened.js';

const opened: (() => PromiseLike<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function listen(host = '127.0.0.1'): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(socket => socket.destroy());
  await new Promise<void>(done => server.listen(0, host, done));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

/** A port of which nobody listens any more. */
async function freed(): Promise<number> {
  const { server, port } = await listen();
  await new Promise<void>(done => server.close(() => done()));
  return port;
}

async function check(
  options: Record<string, unknown>,
  change: (ports: Ports) => Partial<Ports> = () => ({}),
): Promise<Verdict | CouldNotTell> {
  await using real = open();
  try {
    return await exposure.bound.parse(options).run({ ...real.ports, ...change(real.ports) });
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

/** Ports that a test cannot make, such as one whose packets are dropped. Stands for the network. */
const network =
  (knock: (port: number, address: string) => Knock, addresses: readonly string[] = ['192.0.2.1']) =>
  ({ dns }: Ports): Partial<Ports> => ({
    tcp: async () => ({ knock: async ({ port, address }) => knock(port, address) }),
    dns: async () => ({ ...(await dns()), addresses: async () => addresses }),
  });

const silent: Knock = { was: 'silent', what: 'no answer within 10000 ms' };

describe('ports that must be closed', () => {
  it('pass where they refuse and another port of the host answers', async () => {
    const site = await startSite({ '/': { body: 'ok' } });
    opened.push(site.close);
    const verdict = await check({
      urls: [`${site.url.replace('127.0.0.1', 'localhost')}/`],
      closed: [`127.0.0.1:${await freed()}`],
    });
    expect(verdict).toMatchObject({ status: 'passed', summary: expect.stringMatching(/looked at; 1 port closed$/) });
  });

  it('fail where they take connections, whatever else could not be told', async () => {
    const { server, port } = await listen();
    opened.push(() => new Promise(done => server.close(() => done())));
    const verdict = await check({ urls: ['http://127.0.0.1:1/'], closed: [`127.0.0.1:${port}`] });
    expect(verdict).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'open-port', message: `127.0.0.1:${port} takes connections, and must be closed` }],
    });
  });

  it('cannot be told where nothing else of the host answers, or the name has no address', async () => {
    const message = expect.stringContaining('refuses, and no other port of that host answers');
    expect(
      await check(
        { closed: ['192.0.2.1:5432'] },
        network(() => ({ was: 'refused' })),
      ),
    ).toMatchObject({ message });
    expect(await check({ closed: ['nobody.invalid:5432'] })).toMatchObject({
      message: 'nobody.invalid:5432: no address is found for nobody.invalid',
    });
  });

  it('cannot be told where they are silent, unless that is said to mean closed', async () => {
    const dropping = network(port => (port === 5432 ? silent : { was: 'open' }));
    const closed = ['192.0.2.1:5432'];
    expect(await check({ closed }, dropping)).toMatchObject({
      message: '192.0.2.1:5432 (192.0.2.1) gives no answer (no answer within 10000 ms), while port 443 does',
      remedy: expect.stringContaining('silent-is-closed'),
    });
    expect(await check({ closed, 'silent-is-closed': true }, dropping)).toMatchObject({ status: 'passed' });
    const dead = network(() => silent);
    expect(await check({ closed, 'silent-is-closed': true }, dead)).toMatchObject({ why: 'unreachable' });
    let knocks = 0;
    const dying = network(port => {
      if (port === 443) knocks += 1;
      return port === 443 && knocks === 1 ? { was: 'open' } : silent;
    });
    expect(await check({ closed, 'silent-is-closed': true }, dying)).toMatchObject({ why: 'unreachable' });
  });

  it('are looked at on every address; one without a way from here is left out beside one that can be asked', async () => {
    const both = ['192.0.2.1', '2001:db8::1'];
    const onSix = network(
      (port, address) => (port === 443 || address.includes(':') ? { was: 'open' } : { was: 'refused' }),
      both,
    );
    expect(await check({ closed: ['db.example:5432'] }, onSix)).toMatchObject({
      findings: [{ message: 'db.example:5432 takes connections (at 2001:db8::1), and must be closed' }],
    });
    const noSix: Knock = { was: 'no-route', what: 'there is no way to this network from here' };
    const fourAlone = network(
      (port, address) => (address.includes(':') ? noSix : port === 443 ? { was: 'open' } : { was: 'refused' }),
      both,
    );
    expect(await check({ closed: ['db.example:5432'] }, fourAlone)).toMatchObject({
      status: 'passed',
      summary: '1 port closed',
    });
    expect(
      await check(
        { closed: ['db.example:5432'] },
        network(() => noSix, both),
      ),
    ).toMatchObject({ why: 'unreachable' });
  });

  it('or addresses must be given, with a port', () => {
    const faults = (options: unknown) =>
      exposure.options.safeParse(options).error?.issues.map(({ message }) => message);
    expect(faults({})).toEqual(['expected at least one address, or ports that must be `closed`']);
    expect(faults({ closed: ['db.example.org'] })).toEqual(['expected a host and a port such as db.example.org:5432']);
  });
});

describe('what refuses a path', () => {
  it('stands in the finding for the server that answered, and in the report for each', async () => {
    const headers = { server: 'nginx/1.22.1' };
    const site = await startSite({
      '/': { body: 'ok' },
      '/.env': { body: 'DB_PASSWORD=hunter2hunter2\n', headers },
      '/metrics': { body: '# HELP a b\n# TYPE a counter\na 1\n', headers: { server: 'Caddy' } },
    });
    opened.push(site.close);
    const verdict = await check({ urls: [`${site.url}/`] });
    if (verdict instanceof CouldNotTell) throw verdict;
    expect(verdict.findings.map(({ help }) => help?.replace(/^.*\. /, ''))).toEqual([
      'nginx: `location ~ /\\.(?!well-known/) { return 404; }`',
      'Caddy: `respond /metrics 404`',
    ]);
    expect(verdict.details.at(-1)?.text).toBe(`nginx
  location ~ /\\.(?!well-known/) { return 404; }
  location = /metrics { return 404; }
Apache
  RedirectMatch 404 "/\\.(?!well-known/)"
  Redirect 404 "/metrics"
Caddy
  respond /.env* 404
  respond /metrics 404
ingress-nginx, an annotation of the Ingress (where snippets are allowed)
  nginx.ingress.kubernetes.io/server-snippet: 'location ~ /\\.(?!well-known/) { return 404; }'
  nginx.ingress.kubernetes.io/server-snippet: 'location = /metrics { return 404; }'`);
  });
});
