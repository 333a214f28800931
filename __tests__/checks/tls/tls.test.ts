import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/check.js';
import { tls } from '../../../src/checks/tls/definition.js';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import { type Authority, type Issued, startAuthority, type Wanted } from '../../loopback/authority.js';
import { open } from '../../ports/opened.js';
import { closeServers, serveBytes, serveTls } from './server.js';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
}, 60_000);
afterAll(() => authority[Symbol.dispose]());
afterEach(closeServers);

let issued = 0;
const issue = (wanted: Wanted = {}): Promise<Issued> => {
  issued += 1;
  return authority.issue(`c${issued}`, wanted);
};

async function check(hosts: readonly string[], more: Record<string, unknown> = {}): Promise<Verdict | CouldNotTell> {
  await using opened = open({ 'ca.pem': authority.pem });
  try {
    const options = { hosts, ca: 'ca.pem', 'server-name': 'localhost', ...more };
    return await tls.bound.parse(options).run(opened.ports);
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

/** `rule: message`, without the place in front; the sentence of what could not be told. */
async function told(host: string, more: Record<string, unknown> = {}): Promise<string | readonly string[]> {
  const verdict = await check([host], more);
  if (verdict instanceof CouldNotTell) return `${verdict.why}: ${verdict.message.replaceAll(host, 'HOST')}`;
  expect(verdict.status).toBe(verdict.findings.some(({ level }) => level === 'error') ? 'failed' : 'passed');
  return verdict.findings.map(
    ({ rule, message }) => `${rule}: ${message.replace(`${host}: `, '').replace(/\d{4}-\d\d-\d\d/g, 'DATE')}`,
  );
}

describe('certificates', () => {
  it('passes one that is trusted, for this name and lasts', async () => {
    expect(await told(await serveTls(await issue()))).toEqual([]);
  });

  it.each<[string, Wanted, readonly string[]]>([
    [
      'has ended',
      { commonName: 'x', from: -400, until: -30 },
      ["expired: CN=x ended on DATE (this machine's clock says DATE)"],
    ],
    [
      'begins tomorrow',
      { commonName: 'x', from: 1, until: 200 },
      ["not-yet-valid: CN=x begins on DATE (this machine's clock says DATE)"],
    ],
    ['ends soon', { commonName: 'x', until: 5.5 }, ['expires-soon: CN=x ends on DATE, in 5.4 days; 21 are wanted']],
    [
      'is for another name',
      { names: 'DNS:other.example' },
      ['name-mismatch: the certificate is not for localhost: it is for other.example'],
    ],
    [
      'has its name as common name alone',
      { commonName: 'localhost', names: '' },
      [
        'name-mismatch: the certificate is not for localhost: it lists no name at all, and clients leave its common name aside',
      ],
    ],
    [
      'has a weak RSA key',
      { commonName: 'x', key: 'RSA:1024' },
      ['weak-key: the key of CN=x is RSA of 1024 bits, not 2048'],
    ],
    [
      'has a key on a small curve',
      { commonName: 'x', key: 'EC:secp224r1' },
      ['weak-key: the key of CN=x is on the curve secp224r1, under 256 bits or not known'],
    ],
    [
      'is signed with SHA-1',
      { commonName: 'x', digest: 'sha1' },
      ['weak-signature: CN=x is signed with SHA-1 with ECDSA'],
    ],
    [
      'is signed by itself',
      { commonName: 'x', by: 'self' },
      ['untrusted: the certificate CN=x is signed by itself, and is not trusted'],
    ],
  ])('fails one that %s', async (_, wanted, expected) => {
    const host = await serveTls({ ...(await issue(wanted)), ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(await told(host, { 'min-days': 21 })).toEqual(expected);
  });

  it('tells every fault, not the first alone', async () => {
    const wanted = {
      commonName: 'x',
      from: -400,
      until: -30,
      names: 'DNS:other.example',
      key: 'RSA:1024',
      digest: 'sha1',
      by: 'self',
    };
    const host = await serveTls({ ...(await issue(wanted)), minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    const findings = await told(host);
    expect(Array.isArray(findings) && findings.map((each: string) => each.split(':')[0])).toEqual([
      'untrusted',
      'name-mismatch',
      'expired',
      'weak-key',
      'weak-signature',
      'old-protocol',
    ]);
  });

  it.each<[string, number, number, readonly string[]]>([
    ['a quarter of six days', -4.6, 1.4, ['expires-soon']],
    ['a quarter of six days, kept', -4, 2, []],
    ['21 days of a year', -345, 20, ['expires-soon']],
    ['21 days of a year, kept', -343, 22, []],
  ])('asks for %s unless told', async (_, from, until, expected) => {
    const verdict = await check([await serveTls(await issue({ from, until }))]);
    expect('findings' in verdict && verdict.findings.map(({ rule }) => rule)).toEqual(expected);
  });
});

describe('chains', () => {
  it('passes a whole one, and fails one that lacks its intermediate', async () => {
    const middle = await authority.issue('middle', { commonName: 'Middle', names: '', isAuthority: true, until: 1000 });
    const leaf = await issue({ by: 'middle', commonName: 'x' });
    expect(await told(await serveTls({ key: leaf.key, cert: leaf.cert + middle.cert }))).toEqual([]);
    expect(await told(await serveTls(leaf))).toEqual([
      'untrusted: no trusted authority is found for CN=x: its issuer CN=Middle is not known here',
      'chain-incomplete: one certificate is sent: the issuer of CN=x, CN=Middle, is not among what is sent',
    ]);
    expect(await told(await serveTls(leaf), { ca: middle.cert })).toEqual([]);
  });

  it('fails one whose intermediate has ended, or ends soon', async () => {
    const old = await authority.issue('old', {
      commonName: 'Old',
      names: '',
      isAuthority: true,
      from: -900,
      until: -2,
    });
    const leaf = await issue({ by: 'old' });
    expect(await told(await serveTls({ key: leaf.key, cert: leaf.cert + old.cert }))).toEqual([
      "expired: CN=Old ended on DATE (this machine's clock says DATE)",
    ]);
  });

  it('takes an expired extra certificate for a note', async () => {
    const stranger = await issue({ commonName: 'Extra', from: -400, until: -30, by: 'self', isAuthority: true });
    const leaf = await issue();
    expect(await told(await serveTls({ key: leaf.key, cert: leaf.cert + stranger.cert }))).toEqual([
      'extra-certificate: CN=Extra, which ends on DATE, is sent beside the verified chain, which needs it nowhere',
    ]);
  });

  it('judges the way that lasts, not an expired cross-signature beside it', async () => {
    const names = { names: '', isAuthority: true };
    const root = await authority.issue('new', { ...names, commonName: 'New Root', by: 'self', until: 3000 });
    await authority.issue('gone', { ...names, commonName: 'Gone', by: 'self', from: -900, until: -2 });
    const cross = { ...names, commonName: 'New Root', keyOf: 'new', by: 'gone', from: -900, until: -2 };
    const { cert } = await authority.issue('cross', cross);
    const leaf = await issue({ by: 'new' });
    expect(await told(await serveTls({ key: leaf.key, cert: leaf.cert + cert }), { ca: root.cert })).toEqual([
      'extra-certificate: CN=New Root, which ends on DATE, is sent beside the verified chain, which needs it nowhere',
    ]);
  });

  it('does not trust a chain to an authority of its own', async () => {
    const root = await authority.issue('strange', { commonName: 'Strange', names: '', isAuthority: true, by: 'self' });
    const leaf = await issue({ by: 'strange' });
    expect(await told(await serveTls({ key: leaf.key, cert: leaf.cert + root.cert }))).toEqual([
      'untrusted: the chain ends at CN=Strange, an authority that is not trusted',
    ]);
  });

  it('does not trust an issuer that is no authority', async () => {
    const leaf = await issue({ commonName: 'Leaf' });
    const forged = await authority.issue('forged', { commonName: 'x', by: `c${issued}` });
    expect(await told(await serveTls({ key: forged.key, cert: forged.cert + leaf.cert }))).toEqual([
      'untrusted: no trusted authority is found for CN=x: its issuer CN=Leaf is not known here',
      'chain-incomplete: the chain ends early: the issuer of CN=x, CN=Leaf, is not among what is sent',
    ]);
  });
});

describe('protocols', () => {
  it.each(['TLSv1', 'TLSv1.1'] as const)(
    'finds %s although it is the client that refuses it by default',
    async protocol => {
      const server = { ...(await issue()), minVersion: protocol, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const spoken = protocol === 'TLSv1' ? 'TLSv1 and TLSv1.1 are' : 'TLSv1.1 is';
      expect(await told(await serveTls(server))).toEqual([
        `old-protocol: ${spoken} spoken; TLSv1.2 is the oldest that may be`,
      ]);
      expect(await told(await serveTls(server), { 'min-version': protocol })).toEqual([]);
    },
  );

  it('fails a server that speaks nothing newer, with its certificate judged', async () => {
    const server = {
      ...(await issue({ names: 'DNS:other.example' })),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
    } as const;
    expect(await told(await serveTls({ ...server, ciphers: 'DEFAULT@SECLEVEL=0' }))).toEqual([
      'name-mismatch: the certificate is not for localhost: it is for other.example',
      'old-protocol: TLSv1 is spoken, and nothing newer; TLSv1.2 is the oldest that may be',
    ]);
  });

  it('demands TLS 1.3 where that is the least', async () => {
    expect(await told(await serveTls(await issue()), { 'min-version': 'TLSv1.3' })).toEqual([
      'old-protocol: TLSv1.2 is spoken; TLSv1.3 is the oldest that may be',
    ]);
    expect(
      await told(await serveTls({ ...(await issue()), minVersion: 'TLSv1.3' }), { 'min-version': 'TLSv1.3' }),
    ).toEqual([]);
  });

  it('cannot tell whether a version is refused that is answered by a reset', async () => {
    const inner = await serveTls(await issue());
    const [host = '', port = ''] = inner.split(':');
    const front = await serveBytes(socket => {
      socket.once('data', hello => {
        // The version of a first message before TLS 1.2 stands at its ninth byte.
        if (hello.readUInt16BE(9) < 0x0303) return void socket.resetAndDestroy();
        const behind = connect(Number(port), host);
        behind.on('error', () => socket.destroy());
        behind.write(hello);
        socket.pipe(behind).pipe(socket);
      });
    });
    expect(await told(front)).toMatch(
      /^unreachable: HOST: whether it speaks TLSv1 cannot be told: the connection is reset/,
    );
  });
});

describe('what else a server says', () => {
  it('passes where HSTS lasts, and fails where it is missing, switched off or no header', async () => {
    const server = await issue();
    const hsts = async (line: string) =>
      told(await serveTls(server, { head: `HTTP/1.1 301 Moved\r\n${line}` }), { hsts: true });
    expect(await hsts('Strict-Transport-Security: max-age=63072000; includeSubDomains')).toEqual([]);
    expect(await hsts('x: strict-transport-security: max-age=63072000')).toEqual([
      'hsts-missing: Strict-Transport-Security is not sent',
    ]);
    expect(await hsts('strict-transport-security: max-age=0')).toEqual([
      'hsts-missing: Strict-Transport-Security does not hold: max-age=0',
    ]);
    expect(await hsts('strict-transport-security: max-age=86400')).toEqual([
      'hsts-short: Strict-Transport-Security lasts 1 days, less than six months',
    ]);
    expect(await told(await serveTls(server, { head: 'nonsense' }), { hsts: true })).toMatch(
      /no answer over HTTP comes/,
    );
  });

  it('fails a certificate that its own staple calls revoked, and one that demands a staple and has none', async () => {
    const good = await issue({ commonName: 'good' });
    const fine = await authority.staple(`c${issued}`, { revoked: false });
    expect(await told(await serveTls(good, { staple: fine }))).toEqual([]);
    expect(await told(await serveTls(await issue({ commonName: 'y' }), { staple: fine }))).toEqual([
      'staple-unusable: the stapled OCSP response is of no use: it is about another certificate',
    ]);
    const gone = await issue({ commonName: 'gone' });
    const revoked = await authority.staple(`c${issued}`, { revoked: true });
    const message = 'revoked: CN=gone is revoked, by the OCSP response that the server itself sends';
    expect(await told(await serveTls(gone, { staple: revoked }))).toEqual([message]);
    expect(await told(await serveTls({ ...gone, maxVersion: 'TLSv1.2' }, { staple: revoked }))).toEqual([message]);
    const must = await issue({ commonName: 'must', extensions: ['tlsfeature=status_request'] });
    expect(await told(await serveTls(must))).toEqual([
      'staple-missing: CN=must demands a stapled OCSP response, and none is sent',
    ]);
  });

  it.each([
    ['smtp', '220 mail ESMTP\r\n', /EHLO/, '250-mail\r\n250-STARTTLS\r\n250 HELP\r\n', /STARTTLS/, '220 go\r\n'],
    ['postgres', '', /\u0004/, 'S', undefined, ''],
  ] as const)('speaks %s before TLS', async (starttls, greeting, first, reply, second, go) => {
    const inner = await serveTls(await issue());
    const [host = '', port = ''] = inner.split(':');
    const join = (socket: Socket) => {
      const behind = connect(Number(port), host).on('error', () => socket.destroy());
      socket.pipe(behind).pipe(socket);
    };
    const front = await serveBytes(socket => {
      socket.write(greeting);
      socket.once('data', asked => {
        expect(asked.toString('latin1')).toMatch(first);
        socket.write(reply);
        if (second === undefined) return join(socket);
        socket.once('data', again => {
          expect(again.toString('latin1')).toMatch(second);
          join(socket);
          socket.write(go);
        });
      });
    });
    expect(await told(front, { starttls })).toEqual([]);
  });

  it('fails a server that says it has no TLS', async () => {
    const postgres = await serveBytes(socket => socket.once('data', () => socket.end('N')));
    expect(await told(postgres, { starttls: 'postgres' })).toEqual([
      'starttls-missing: no TLS is offered: PostgreSQL with ssl off',
    ]);
    const smtp = await serveBytes(socket => {
      socket.write('220 mail\r\n');
      socket.once('data', () => socket.write('250-mail\r\n250 HELP\r\n'));
    });
    expect(await told(smtp, { starttls: 'smtp' })).toEqual([
      'starttls-missing: no TLS is offered: SMTP without STARTTLS',
    ]);
  });
});

describe('what could not be told', () => {
  const quick = { 'request-timeout': '300ms' };

  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['hangs', () => undefined, /^unreachable: HOST: no answer within 300 ms$/],
    ['closes at once', socket => socket.end(), /^unreachable: HOST: the connection is closed before TLS begins$/],
    ['resets', socket => void socket.resetAndDestroy(), /^unreachable: HOST: the connection is (?:reset|closed)/],
    [
      'speaks HTTP in the clear',
      socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      /^unreachable: HOST: .*(?:TLS|version number)/i,
    ],
    [
      'is cut off',
      socket => socket.once('data', () => socket.end(Buffer.from('1603030050020000', 'hex'))),
      /^unreachable: HOST: /,
    ],
  ])('is a server that %s', async (_, speak, expected) => {
    expect(await told(await serveBytes(speak), quick)).toMatch(expected);
  });

  it('is a port that nobody listens on, and a name without addresses', async () => {
    expect(await told('127.0.0.1:1')).toBe('unreachable: HOST: the connection is refused');
    expect(await told('nobody.invalid:443')).toBe('unreachable: HOST: no address is found for nobody.invalid');
  });

  it('is one host beside a good one, and never hides what is wrong with another', async () => {
    const good = await serveTls(await issue());
    expect(await check([good, '127.0.0.1:1'])).toMatchObject({ why: 'unreachable' });
    const bad = await serveTls(await issue({ names: 'DNS:other.example' }));
    expect(await check([bad, '127.0.0.1:1'])).toMatchObject({ status: 'failed' });
  });

  it('is `ca` without a certificate in it, or a file that is not there', async () => {
    expect(await told('127.0.0.1:1', { ca: '-----BEGIN NOTHING-----' })).toMatch(
      /^wrong-format: `ca`: no certificate in it/,
    );
    expect(await told('127.0.0.1:1', { ca: 'none.pem' })).toMatch(/^unreadable: none.pem/);
  });

  it('ends at once when it is stopped', async () => {
    await using opened = open({});
    const host = await serveBytes(() => undefined);
    const running = tls.bound.parse({ hosts: [host] }).run(opened.ports);
    opened.stop(new CouldNotTell('timed-out', 'stopped', 'Wait.'));
    await expect(running).rejects.toThrow('stopped');
  });
});
