import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/engines/certificates/certificate.js';
import { readStaple } from '../../src/engines/certificates/staple.js';
import { childrenOf, readDer } from '../../src/formats/der.js';
import { query, readAnswer, readReply } from '../../src/ports/dns/message.js';
import { serverHello } from '../../src/ports/tls/server-hello.js';
import { startAuthority } from '../loopback/authority.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map(list => Buffer.from(list));

/** A whole message with some bytes changed, so that readers get past the first of them. */
const damaged = (good: Buffer) =>
  fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }).map(changes => {
    const copy = Buffer.from(good);
    for (const [at, value] of changes) copy[at] = value;
    return copy;
  });

const question = { name: 'app.example.test', type: 'A', recurse: true } as const;

describe('what a hostile server sends', () => {
  it('never makes the reader of an answer of DNS throw', () => {
    const asked = query(question, { extended: true });
    const answer = Buffer.from(asked.bytes);
    answer.writeUInt16BE(0x8180, 2);
    answer.writeUInt16BE(3, 6);
    const read = (reply: Buffer) => {
      const found = readReply(reply, asked);
      if ('reply' in found) readAnswer(found.reply);
    };
    fc.assert(fc.property(fc.oneof(bytes, damaged(answer)), read), { numRuns: 2000 });
  });

  it('never makes the reader of a first message throw, however it is cut', () => {
    const hello = Buffer.from(`160301002a02000026 0301${'00'.repeat(32)} 00 c014 00`.replaceAll(' ', ''), 'hex');
    const read = (parts: readonly Buffer[]) => {
      const answer = serverHello('TLSv1');
      for (const part of parts) if (answer.add(part) !== undefined) return;
      answer.end();
    };
    fc.assert(fc.property(fc.array(fc.oneof(bytes, damaged(hello)), { maxLength: 5 }), read), { numRuns: 2000 });
  });

  it('never makes the readers of certificates and stapled responses throw', async () => {
    using authority = await startAuthority();
    const { cert } = await authority.issue('x', {});
    const der = Buffer.from(cert.replace(/-----[A-Z ]+-----/g, ''), 'base64');
    const good = readCertificate(der);
    if (good === undefined) throw new Error('the certificate is not read');
    expect(good.subject).toBe('CN=x');
    const staple = await authority.staple('x', { revoked: false });
    expect(readStaple(staple, good)).toMatchObject({ says: 'good' });
    fc.assert(
      fc.property(fc.oneof(bytes, damaged(der)), raw => void readCertificate(raw)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.oneof(bytes, damaged(staple)), raw => void readStaple(raw, good)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(bytes, raw => void (value => value && childrenOf(value))(readDer(raw))),
      { numRuns: 1000 },
    );
  });
});
