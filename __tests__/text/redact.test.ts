import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, clipMiddle } from '../../src/text/clip.js';
import { createRedactor, redactDeep } from '../../src/text/redact.js';

const redactor = (...values: string[]) => createRedactor({ values });

describe('a registered value', () => {
  const value = 'pa/ss"w<o>r&d\'é 1+2';
  const redact = redactor(value);
  const json = JSON.stringify(value).slice(1, -1);

  it.each([
    ['as it is', value],
    ['in JSON', json],
    ['in JSON inside JSON', JSON.stringify(json).slice(1, -1)],
    ['in JSON that is all ASCII', json.replace('é', '\\u00e9')],
    ['in JSON with escaped slashes', json.replaceAll('/', '\\/')],
    ['in XML', 'pa/ss&quot;w&lt;o&gt;r&amp;d&#39;é 1+2'],
    ['in XML text', 'pa/ss"w&lt;o&gt;r&amp;d\'é 1+2'],
    ['in a URL', encodeURIComponent(value)],
    ['in a URL, lower case', encodeURIComponent(value).replace(/%../g, hex => hex.toLowerCase())],
    ['in a form', encodeURIComponent(value).replaceAll('%20', '+').replaceAll("'", '%27')],
    ['quoted for a shell', value.replaceAll("'", "'\\''")],
    ['quoted for a shell, by double quotes', value.replaceAll("'", `'"'"'`)],
    ['in JSON for HTML', json.replace(/[<>&'+]/g, mark => `\\u00${mark.charCodeAt(0).toString(16)}`)],
    [
      'in JSON for HTML, upper case',
      json.replace(/[<>&]/g, mark => `\\u00${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    ],
    ['in HTML', 'pa/ss&quot;w&lt;o&gt;r&amp;d&#x27;é 1+2'],
    ['in a URL that keeps slashes', encodeURIComponent(value).replaceAll('%2F', '/')],
    ['in a URL, twice', encodeURIComponent(encodeURIComponent(value))],
    ['in hex', Buffer.from(value).toString('hex')],
    ['in hex, upper case', Buffer.from(value).toString('hex').toUpperCase()],
    ['in base64', Buffer.from(value).toString('base64')],
    ['in base64 for URLs', Buffer.from(value).toString('base64url')],
  ])('is hidden %s', (_, spelling) => {
    expect(redact(`before ${spelling} after`).replace(/\*\*\*=*/, '***')).toBe('before *** after');
  });

  it.each(['', 'u', 'us', 'use', 'user:'])('is hidden in base64 behind %j', prefix => {
    const encoded = Buffer.from(`${prefix}s3cr3t-value-of-mine:rest`).toString('base64');
    const middle = Buffer.from('s3cr3t-value-of-mine').toString('base64').slice(4, 20);
    const shown = redactor('s3cr3t-value-of-mine')(encoded);
    expect(shown).toContain('***');
    expect(shown).not.toContain(middle);
    expect(Buffer.from(shown.replaceAll('***', ''), 'base64').toString()).not.toContain('cr3t-val');
  });

  it('is hidden line by line where it has several', () => {
    const redact = redactor('-- first line --\n-- second line --');
    expect(redact('x -- second line -- y')).toBe('x *** y');
    expect(redact('-- first line --\r\n-- second line --')).toBe('***\r\n***');
  });

  it('is hidden where colours part it', () => {
    expect(redactor('hunter22')('token=hun\u001b[31mter\u001b[0m22 \u001b[1mx')).toBe('token=*** x');
  });

  it('keeps the colours of a text that hides nothing', () => {
    expect(redactor('hunter22')('\u001b[31mred\u001b[0m')).toBe('\u001b[31mred\u001b[0m');
  });

  it('is hidden whole where another overlaps it', () => {
    expect(redactor('abcdef', 'defghi')('xabcdefghiy')).toBe('x***y');
    expect(redactor('abcd', 'abcdefgh')('abcdefgh abcd')).toBe('*** ***');
  });

  it('is left alone where it is too short to hide', () => {
    expect(redactor('abc', '  ')('abc   abc')).toBe('abc   abc');
  });
});

describe('shapes of secrets', () => {
  const random = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6';
  it.each([
    [`ghp_${random}`, '***'],
    [`ghs_${random}`, '***'],
    [`github_pat_${random}`, '***'],
    [`glpat-${random}`, '***'],
    [`npm_${random}`, '***'],
    ['AKIAIOSFODNN7EXAMPLE', '***'],
    ['xoxb-123456789012-abcdef', '***'],
    ['https://hooks.slack.com/services/T000/B000/abcdefghijklmnop1234', 'https://***'],
    [`sk_live_${random}`, '***'],
    [`sk-ant-${random}`, '***'],
    ['postgres://user:pass@host/db', 'postgres://user:***@host/db'],
    ['redis://:pass@host', 'redis://:***@host'],
    ['https://kV8tQ2xmN4zR7wL1pS5d@git.example.org/a', 'https://***@git.example.org/a'],
    ['https://kV8tQ2xmN4zR7wL1pS5d:x-oauth-basic@git.example.org', 'https://***:***@git.example.org'],
    [
      'https://b.example.org/o?x=1&X-Amz-Signature=ab12cd34ef&y=2',
      'https://b.example.org/o?x=1&X-Amz-Signature=***&y=2',
    ],
    ['https://b.example.org/o?sv=2024&sig=ab%2F12cd34%3D', 'https://b.example.org/o?sv=2024&sig=***'],
    ['"/api?access_token=ab12cd34ef\\u0026x=1"', '"/api?access_token=***\\u0026x=1"'],
    ['Authorization: Bearer abc.DEF-123456789', 'Authorization: Bearer ***'],
    ['authorization: basic dXNlcjpwYXNzd29yZA==', 'authorization: basic ***'],
    [`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${random}`, '***'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- rest', '*** rest'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn cut off', '***'],
  ])('hides %j', (text, expected) => {
    expect(redactor()(text)).toBe(expected);
  });

  it.each([
    'basic internationalization of strings',
    'the bearer of this configuration',
    'http://localhost:8080/@scope/name',
    'git@github.com:octo/repo.git',
    'https://octocat@github.com/octo/repo.git',
    'https://example.org/list?page=2&sort_key=name&design=blue-and-green',
    'task_name npm_config_registry sk_lookup',
  ])('leaves %j alone', text => {
    expect(redactor()(text)).toBe(text);
  });

  it("hides what the config's own patterns match", () => {
    expect(createRedactor({ values: [], patterns: [/internal-\d+/] })('internal-1, internal-22')).toBe('***, ***');
  });
});

describe('any text', () => {
  const secret = fc
    .string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 30 })
    .filter(text => !text.includes('*') && text.trim().length >= 8);

  it('shows no registered value afterwards, and is not changed again', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 4 }),
        fc.array(fc.oneof(fc.string(), fc.nat(3))),
        (secrets, parts) => {
          const text = parts.map(part => (typeof part === 'number' ? (secrets[part] ?? '') : part)).join('');
          const redact = redactor(...secrets);
          const clean = redact(text);
          for (const value of secrets) expect(clean).not.toContain(value.trim());
          expect(redact(clean)).toBe(clean);
        },
      ),
    );
  });

  it('is redacted everywhere inside data, but for its keys', () => {
    const redact = redactor('hunter22');
    const data = { 'key hunter22': ['hunter22', { deep: 'x hunter22' }, 1, null, true, undefined] };
    expect(redactDeep(data, redact)).toEqual({ 'key hunter22': ['***', { deep: 'x ***' }, 1, null, true, undefined] });
  });

  it('keeps the fields by which programs tell what is what', () => {
    const redact = redactor('check-failed', 'staging-7');
    const data = {
      reasonCode: 'check-failed',
      checks: [{ id: 'staging-7', covers: ['staging-7'], summary: 'staging-7' }],
    };
    expect(redactDeep(data, redact)).toEqual({
      reasonCode: 'check-failed',
      checks: [{ id: 'staging-7', covers: ['***'], summary: '***' }],
    });
  });

  it.each(['passed', 'Error', 'no-go', 'postgres'])('keeps the ordinary word %j, secret or not', word => {
    expect(redactor(word)(`128 tests ${word}`)).toBe(`128 tests ${word}`);
  });

  it('takes time in proportion to its length', () => {
    const redact = redactor('aaaa', 'hunter22');
    expect(redact('a'.repeat(1_000_000)).length).toBeLessThan(10);
    for (const piece of ['://', 'eyJ', '-----BEGIN PRIVATE KEY-----', 'a:', 'Bearer ']) {
      expect(redact(piece.repeat(50_000)).length).toBeGreaterThan(0);
    }
  });

  it('learns what else to hide while it is in use', () => {
    const redact = createRedactor({ values: ['first-value'] });
    expect(redact('first-value second-value')).toBe('*** second-value');
    redact.hide(['second-value']);
    redact.hide([]);
    expect(redact('first-value second-value')).toBe('*** ***');
    expect(createRedactor({ values: [] })('second-value')).toBe('second-value');
  });
});

describe('what a cut leaves of a secret', () => {
  const secret = 'Tr0ub4dor&3/horse+battery';
  const redact = createRedactor({ values: [secret] });
  const text = `${'x'.repeat(300)} password=${secret} ${'y'.repeat(300)}`;

  it('goes with the rest of it, wherever the cut is', () => {
    for (let at = 300; at < 340; at += 1) {
      const cuts = [clip(text, at), clipMiddle(text, at), `left: ${text.slice(0, at)}`, text.slice(at)];
      const half = cuts.map(redact).filter(cut => [0, 6, 12].some(from => leaves(cut, from)));
      expect(half).toEqual([]);
    }
  });

  it('goes at both sides of a gap', () => {
    expect(redact(`a ${secret.slice(0, 9)}\n… 4 bytes left out …\n${secret.slice(13)} b`)).toBe(
      'a ***\n… 4 bytes left out …\n*** b',
    );
  });

  it('is none where nothing was cut', () => {
    expect(redact(`Tr0ub4 ... dor, and Tr0ub4dor`)).toBe('*** ... dor, and Tr0ub4dor');
    expect(redact('Tr0ub4dor')).toBe('Tr0ub4dor');
  });

  /** True where seven characters of the secret, from this one on, stand in the text. */
  const leaves = (cut: string, from: number): boolean => cut.includes(secret.slice(from, from + 7));
});
