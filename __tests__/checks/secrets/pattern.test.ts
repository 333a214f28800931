import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../../src/checks/secrets/options.js';
import { patternRules } from '../../../src/checks/secrets/pattern.js';
import { atOnce, openScan } from '../../../src/engines/secret-scan/scan.js';

const acme: Pattern = { id: 'acme', pattern: 'acme_[a-z0-9]{8}', keywords: [], level: 'error' };

async function found(pattern: Partial<Pattern>, text: string | Buffer) {
  const scan = openScan({ tokens: [], shapes: await patternRules([{ ...acme, ...pattern }]) });
  const scanned = atOnce(scan(Buffer.from(text), 'a.txt'));
  return scanned?.credentials.map(({ line, column, secret }) => `${line}:${column} ${Buffer.from(secret, 'latin1')}`);
}

describe("a config's own expression", () => {
  it('is tried in every line that holds its text, in any case of that', async () => {
    expect(await found({}, 'x acme_12345678 acme_abcdefgh\nacme_1\n"acme_00000000"\r\n')).toEqual([
      '1:3 acme_12345678',
      '1:17 acme_abcdefgh',
      '3:2 acme_00000000',
    ]);
    expect(await found({ pattern: '(?i)acme_[a-z0-9]{8}' }, 'ACME_1234ABCD')).toEqual(['1:1 ACME_1234ABCD']);
  });

  it('gives its group `secret`, and only where the keywords are', async () => {
    const pattern = { pattern: '(?:key|code): (?P<secret>[0-9]{6})', keywords: ['Key:', 'code:'] };
    expect(await found(pattern, 'key: 123456\ncode: 654321\npin: 111111')).toEqual(['1:6 123456', '2:7 654321']);
  });

  it('reads what is not ASCII as UTF-8, and anything else byte by byte', async () => {
    const pattern = { pattern: 'schlüssel: (?P<secret>[a-zß]{4})', keywords: ['ssel:'] };
    expect(await found(pattern, 'größe 😀 schlüssel: maße.')).toEqual(['1:21 maße']);
    expect(await found({}, Buffer.from('größe acme_12345678', 'latin1'))).toEqual(['1:7 acme_12345678']);
  });

  it('ends soon on what takes others for ever', async () => {
    const text = `${'a'.repeat(3000)}acme!`;
    expect(await found({ pattern: '(a+)+acme$' }, text)).toEqual([]);
    expect(await found({ pattern: '(a|a)*acme(b|b)*c' }, text)).toEqual([]);
  });
});
