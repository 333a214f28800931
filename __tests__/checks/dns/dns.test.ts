import type { Answer } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/check.js';
import { dns } from '../../../src/checks/dns/definition.js';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import { nodeDns } from '../../../src/ports/dns/node-dns.js';
import type { DnsServer } from '../../../src/ports/dns.js';
import {
  type NameServer,
  type Question,
  RECURSION_AVAILABLE,
  type Said,
  startNameServer,
  TRUNCATED,
} from '../../loopback/name-server.js';
import { open } from '../../ports/opened.js';

const running: NameServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server[Symbol.asyncDispose]();
});

async function serve(...how: Parameters<typeof startNameServer>): Promise<NameServer> {
  const server = await startNameServer(...how);
  running.push(server);
  return server;
}

const a = (name: string, data: string, ttl = 60): Answer => ({ name, type: 'A', ttl, data });
const cname = (name: string, data: string, ttl = 60): Answer => ({ name, type: 'CNAME', ttl, data });
const ns = (name: string, data: string): Answer => ({ name, type: 'NS', ttl: 60, data });

/** Owns `example.test`: the records of the question, or that there are none. */
const zone =
  (records: readonly Answer[]) =>
  ({ name, type }: Question): Said => {
    const known = records.filter(record => record.name === name);
    const answers = known.filter(record => record.type === type || record.type === 'CNAME');
    return known.length === 0 ? { code: 'NXDOMAIN' } : { answers };
  };

async function check(
  options: Record<string, unknown>,
  own: { readonly system?: readonly DnsServer[]; readonly authoritativePort?: number } = {},
): Promise<Verdict | CouldNotTell> {
  await using opened = open();
  try {
    const name = nodeDns(opened.ports.signal, own);
    const parsed = dns.bound.parse({ 'request-timeout': '300ms', ...options });
    return await parsed.run({ ...opened.ports, dns: async () => name });
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

/** Messages of what is wrong, or why it could not be told, with `HERE` for the server. */
async function told(server: NameServer, record: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const verdict = await check({ records: [record], resolvers: [server.place], ...more });
  if (verdict instanceof CouldNotTell) return `${verdict.why}: ${verdict.message.replaceAll(server.place, 'HERE')}`;
  expect(verdict.status).toBe(verdict.findings.length > 0 ? 'failed' : 'passed');
  return verdict.findings.map(({ rule, message }) => `${rule}: ${message.replaceAll(server.place, 'HERE')}`);
}

const records: readonly Answer[] = [
  a('app.example.test', '203.0.113.10'),
  a('two.example.test', '203.0.113.10'),
  a('two.example.test', '203.0.113.11'),
  a('slow.example.test', '203.0.113.10', 9999),
  { name: 'app.example.test', type: 'AAAA', ttl: 60, data: '2001:db8::1' },
  cname('www.example.test', 'app.example.test', 7200),
  { name: 'example.test', type: 'MX', ttl: 60, data: { preference: 10, exchange: 'Mail.example.test' } },
  { name: 'example.test', type: 'TXT', ttl: 60, data: [Buffer.from('v=spf1 '), Buffer.from('-all')] },
  { name: 'example.test', type: 'TXT', ttl: 60, data: 'site-verification=abc' },
  ns('example.test', 'ns1.example.test'),
  {
    name: '_sip._tcp.example.test',
    type: 'SRV',
    ttl: 60,
    data: { priority: 1, weight: 2, port: 5060, target: 'sip.example.test' },
  },
  { name: 'example.test', type: 'CAA', ttl: 60, data: { flags: 0, tag: 'issue', value: 'ca.example.net' } },
];

describe('values', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an address', { name: 'app.example.test', type: 'A', equals: ['203.0.113.10'] }],
    ['a set in any order', { name: 'two.example.test', type: 'A', equals: ['203.0.113.11', '203.0.113.10'] }],
    ['one of several', { name: 'TWO.example.test.', type: 'A', includes: '203.0.113.11' }],
    ['an IPv6 address in another spelling', { name: 'app.example.test', type: 'AAAA', equals: ['2001:0DB8:0:0::1'] }],
    ['the address that an alias leads to', { name: 'www.example.test', type: 'A', equals: ['203.0.113.10'] }],
    ['an alias itself', { name: 'www.example.test', type: 'CNAME', equals: ['app.example.test.'] }],
    ['a mail server', { name: 'example.test', type: 'MX', equals: ['10  mail.Example.test.'] }],
    ['a text in two strings', { name: 'example.test', type: 'TXT', includes: ['v=spf1 -all'] }],
    ['a text as zone files have it', { name: 'example.test', type: 'TXT', includes: ['"v=spf1 " "-all"'] }],
    ['a pattern', { name: 'example.test', type: 'TXT', matches: '^v=spf1 .*-all$' }],
    ['a service', { name: '_sip._tcp.example.test', type: 'SRV', equals: ['1 2 5060 sip.example.test'] }],
    ['an authority', { name: 'example.test', type: 'CAA', equals: ['0 issue "ca.example.net"'] }],
    ['name servers', { name: 'example.test', type: 'NS', equals: ['ns1.example.test'] }],
    ['no such name', { name: 'gone.example.test', type: 'A', absent: true }],
    ['no such record', { name: 'app.example.test', type: 'MX', absent: true }],
    ['a short TTL', { name: 'app.example.test', type: 'A', 'max-ttl': '60s' }],
  ])('passes %s', async (_, record) => {
    expect(await told(await serve(zone(records)), record)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    [
      'another address',
      { name: 'app.example.test', type: 'A', equals: ['203.0.113.99'] },
      ['wrong-value: A app.example.test: it is 203.0.113.10, not 203.0.113.99, says HERE'],
    ],
    [
      'one address more',
      { name: 'two.example.test', type: 'A', equals: ['203.0.113.10'] },
      ['wrong-value: A two.example.test: it is 203.0.113.10, 203.0.113.11, not 203.0.113.10, says HERE'],
    ],
    [
      'one address less',
      { name: 'app.example.test', type: 'A', includes: ['203.0.113.10', '203.0.113.11'] },
      ['wrong-value: A app.example.test: it is 203.0.113.10, without 203.0.113.11, says HERE'],
    ],
    [
      'a pattern that nothing matches',
      { name: 'example.test', type: 'TXT', matches: 'all[+]$' },
      ['wrong-value: TXT example.test: it is site-verification=abc, v=spf1 -all, and none matches all[+]$, says HERE'],
    ],
    [
      'a name that does not exist',
      { name: 'gone.example.test', type: 'A', equals: ['203.0.113.10'] },
      ['missing: A gone.example.test: the name does not exist (NXDOMAIN), says HERE'],
    ],
    [
      'a name without such a record',
      { name: 'slow.example.test', type: 'AAAA', includes: ['2001:db8::1'] },
      ['missing: AAAA slow.example.test: it has no AAAA record, says HERE'],
    ],
    [
      'a name that should be gone',
      { name: 'app.example.test', type: 'A', absent: true },
      ['unexpected: A app.example.test: it is there: 203.0.113.10, says HERE'],
    ],
    [
      'a long TTL',
      { name: 'slow.example.test', type: 'A', equals: ['203.0.113.10'], 'max-ttl': '5m' },
      ['ttl-too-long: A slow.example.test: its TTL is 9999 s, more than 5 min, says HERE'],
    ],
    [
      'a long TTL of an alias',
      { name: 'www.example.test', type: 'A', 'max-ttl': '5m' },
      ['ttl-too-long: A www.example.test: the longest TTL on the way is 7200 s, more than 5 min, says HERE'],
    ],
  ])('fails %s', async (_, record, expected) => {
    expect(await told(await serve(zone(records)), record)).toEqual(expected);
  });
});

describe('aliases', () => {
  it('follows them within one answer and over several, and tells a circle and a dangling one', async () => {
    const all = [
      ...records,
      cname('deep.example.test', 'www.example.test'),
      cname('loose.example.test', 'gone.example.test'),
    ];
    const circle = [cname('x.example.test', 'y.example.test'), cname('y.example.test', 'x.example.test')];
    const server = await serve(zone([...all, ...circle]));
    expect(await told(server, { name: 'deep.example.test', type: 'A', equals: ['203.0.113.10'] })).toEqual([]);
    expect(await told(server, { name: 'loose.example.test', type: 'A', includes: ['203.0.113.10'] })).toEqual([
      'missing: A loose.example.test: the name does not exist (NXDOMAIN) (over gone.example.test), says HERE',
    ]);
    expect(await told(server, { name: 'x.example.test', type: 'A', includes: ['203.0.113.10'] })).toEqual([
      'alias-loop: A x.example.test: its aliases lead in a circle, or too far: y.example.test → x.example.test, says HERE',
    ]);
    const whole = await serve(() => ({
      answers: [cname('www.example.test', 'app.example.test'), a('app.example.test', '203.0.113.10')],
    }));
    expect(await told(whole, { name: 'www.example.test', type: 'A', equals: ['203.0.113.10'] })).toEqual([]);
  });

  it('does not take records of other names for its own', async () => {
    const server = await serve(() => ({ answers: [a('other.example.test', '203.0.113.10')] }));
    expect(await told(server, { name: 'app.example.test', type: 'A', equals: ['203.0.113.10'] })).toEqual([
      'missing: A app.example.test: it has no A record, says HERE',
    ]);
  });
});

const wanted = { name: 'app.example.test', type: 'A', equals: ['203.0.113.10'] };
const gone = { name: 'gone.example.test', type: 'A', absent: true };
const good = [a('app.example.test', '203.0.113.10')];

describe('what could not be told', () => {
  it.each<[string, (question: Question) => Said | readonly Said[] | undefined, RegExp]>([
    ['SERVFAIL', () => ({ code: 'SERVFAIL' }), /HERE: it answers SERVFAIL$/],
    ['REFUSED', () => ({ code: 'REFUSED' }), /HERE: it answers REFUSED$/],
    ['silence', () => undefined, /HERE: no answer within 300 ms$/],
    [
      'another id',
      ({ packet }) => ({ answers: good, with: { id: ((packet.id ?? 0) + 1) % 65_536 } }),
      /has the id of another question$/,
    ],
    [
      'another question',
      () => ({ answers: good, with: { questions: [{ type: 'A', name: 'x.test' }] } }),
      /is to another question$/,
    ],
    ['an answer to no question', () => ({ answers: good, with: { questions: [] } }), /does not say to what question$/],
    ['a question instead of an answer', () => ({ answers: good, with: { type: 'query' } }), /is no answer$/],
    ['garbage', () => ({ bytes: Buffer.from('no DNS at all, only words') }), /what comes back is no/],
    ['nothing in the datagram', () => ({ bytes: Buffer.alloc(0) }), /what comes back is no DNS$/],
    [
      'a referral',
      () => ({ flags: RECURSION_AVAILABLE, authorities: [ns('example.test', 'ns1.example.test')] }),
      /refers to other servers$/,
    ],
    ['an empty answer without authority or recursion', () => ({ flags: 0 }), /neither owns the zone nor asks others$/],
    ['FORMERR', () => ({ code: 'FORMERR' }), /it answers FORMERR$/],
    ['an answer that never fits', () => ({ flags: TRUNCATED }), /over TCP the answer is cut off again$/],
  ])('is %s, whether a record is wanted or not', async (_, say, expected) => {
    const server = await serve(say);
    expect(await told(server, wanted)).toMatch(expected);
    expect(await told(server, gone)).toMatch(/^unreachable: /);
  });

  it('is a port that nobody listens on, and a TCP port that is refused or cut off', async () => {
    expect(await check({ records: [wanted], resolvers: ['127.0.0.1:9'] })).toMatchObject({ why: 'unreachable' });
    const short = (): Said => ({ flags: TRUNCATED });
    expect(await told(await serve(short, { tcp: false }), wanted)).toMatch(/over TCP connect ECONNREFUSED/);
    const cut = await serve(({ over }) => (over === 'UDP' ? { flags: TRUNCATED } : { bytes: Buffer.alloc(0) }));
    expect(await told(cut, wanted)).toMatch(/over TCP /);
  });

  it('is one resolver beside one that answers, and never hides what is wrong at another', async () => {
    const [fine, dead] = [await serve(zone(records)), await serve(() => ({ code: 'SERVFAIL' }))];
    const both = [fine.place, dead.place];
    expect(await check({ records: [wanted], resolvers: both })).toMatchObject({ why: 'unreachable' });
    const other = { ...wanted, equals: ['203.0.113.99'] };
    expect(await check({ records: [other], resolvers: both })).toMatchObject({ status: 'failed' });
  });
});

describe('the wire', () => {
  it('waits for the real answer where others come first', async () => {
    const server = await serve(({ packet }) => [
      { answers: [a('app.example.test', '203.0.113.66')], with: { id: ((packet.id ?? 0) + 1) % 65_536 } },
      { bytes: Buffer.from('x') },
      { answers: good },
    ]);
    expect(await told(server, wanted)).toEqual([]);
  });

  it('asks again over TCP where the answer does not fit, and never believes the part', async () => {
    const server = await serve(({ over }) =>
      over === 'UDP' ? { flags: TRUNCATED, answers: good.slice(0, 0) } : { answers: good },
    );
    expect(await told(server, wanted)).toEqual([]);
    expect(server.asked).toEqual(['UDP A app.example.test', 'TCP A app.example.test']);
  });

  it('sends again what is lost, and without EDNS where a server does not know it', async () => {
    let lost = 2;
    const lossy = await serve(() => {
      lost -= 1;
      return lost >= 0 ? undefined : { answers: good };
    });
    expect(await told(lossy, wanted)).toEqual([]);
    const old = await serve(({ packet }) =>
      (packet.additionals ?? []).length > 0 ? { code: 'FORMERR' } : { answers: good },
    );
    expect(await told(old, wanted)).toEqual([]);
  });
});

describe('resolvers', () => {
  it('must agree, even where each has what is wanted', async () => {
    const one = await serve(zone(records));
    const two = await serve(zone([...records, a('app.example.test', '203.0.113.11')]));
    const record = { name: 'app.example.test', type: 'A', includes: ['203.0.113.10'] };
    expect(await check({ records: [record], resolvers: [one.place, two.place] })).toMatchObject({
      status: 'failed',
      findings: [
        {
          rule: 'resolvers-disagree',
          message: `A app.example.test: resolvers disagree: 203.0.113.10 at ${one.place}; 203.0.113.10, 203.0.113.11 at ${two.place}`,
        },
      ],
    });
  });

  it('are the machine’s in their order for `system`: the next where one gives no answer', async () => {
    const broken = await serve(() => ({ code: 'SERVFAIL' }));
    const fine = await serve(zone(records));
    expect(await check({ records: [wanted] }, { system: [broken, fine] })).toMatchObject({ status: 'passed' });
    expect(await check({ records: [wanted] }, { system: [broken] })).toMatchObject({ why: 'unreachable' });
    expect(await check({ records: [wanted] }, { system: [] })).toMatchObject({
      message: 'A app.example.test: system: this machine has no resolver',
    });
  });
});

describe('servers of the zone', () => {
  const owners = [ns('example.test', 'ns1.example.test'), ns('example.test', 'ns2.example.test')];
  const addresses = [a('ns1.example.test', '127.0.0.2'), a('ns2.example.test', '127.0.0.3')];
  const cached = [a('app.example.test', '203.0.113.10', 7), ...owners, ...addresses];

  async function setUp(second: (question: Question) => Said | undefined) {
    const first = await serve(zone([a('app.example.test', '203.0.113.10', 300), ...owners, ...addresses]), {
      address: '127.0.0.2',
    });
    await serve(second, { address: '127.0.0.3', port: first.port });
    const resolver = await serve(question => ({ ...zone(cached)(question), flags: RECURSION_AVAILABLE }));
    return { system: [resolver], authoritativePort: first.port };
  }

  it('tell the TTL that a cache does not, each by itself', async () => {
    const own = await setUp(zone([a('app.example.test', '203.0.113.10', 9000)]));
    expect(await check({ records: [{ ...wanted, 'max-ttl': '5m' }] }, own)).toMatchObject({
      status: 'failed',
      findings: [
        {
          rule: 'ttl-too-long',
          message: expect.stringContaining('its TTL is 9000 s, more than 5 min, says ns2.example.test'),
        },
      ],
      measurements: [{ name: 'TTL of A app.example.test', value: 9000, unit: 's', limit: 300 }],
    });
    expect(await check({ records: [{ ...wanted, 'max-ttl': '5m' }], resolvers: ['system'] }, own)).toMatchObject({
      status: 'passed',
    });
  });

  it('show one that has an old version of the zone', async () => {
    const own = await setUp(zone([a('app.example.test', '203.0.113.9', 300)]));
    expect(await check({ records: [wanted], resolvers: ['authoritative'] }, own)).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'wrong-value', actual: '203.0.113.9' }],
    });
  });

  it('could not be told where one has no authority, or does not answer', async () => {
    const lame = await setUp(() => ({ flags: RECURSION_AVAILABLE, answers: good }));
    expect(await check({ records: [wanted], resolvers: ['authoritative'] }, lame)).toMatchObject({
      message: expect.stringMatching(/ns2\.example\.test .*: it answers without authority for example\.test$/),
    });
    const silent = await setUp(() => undefined);
    expect(await check({ records: [gone], resolvers: ['authoritative'] }, silent)).toMatchObject({
      why: 'unreachable',
    });
  });
});
