import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policiesInPage, readPolicies, scriptFault } from '../../src/engines/http-answer/content-policy.js';
import { judgeCover } from '../../src/engines/http-answer/cover.js';
import { readInstant } from '../../src/engines/http-answer/instant.js';
import { weaknessesOf } from '../../src/engines/http-answer/security-headers.js';
import { selector, stemOf } from '../../src/engines/http-answer/select.js';
import { duplicateKey } from '../../src/formats/json/duplicate-key.js';
import { fitsWildcard } from '../../src/text/wildcard.js';

describe('times', () => {
  const noon = Date.parse('2026-11-30T12:00:00Z');
  it.each([
    ['2026-11-30T12:00:00Z'],
    ['2026-11-30t13:00:00.000+01:00'],
    ['2026-11-30 12:00:00Z'],
    ['2026-11-30T12:00Z'],
    ['2026-11-30T12:00:00+0000'],
    ['Mon, 30 Nov 2026 12:00:00 GMT'],
    [noon / 1000],
    [noon],
    [noon * 1000],
    [String(noon / 1000)],
    [`${noon / 1000}.000000`],
  ])('reads %j', value => {
    expect(readInstant(value)).toEqual({ ms: noon });
  });

  it.each([
    ['2026-11-30T12:00:00'],
    ['2026-11-30'],
    ['yesterday'],
    ['12:00'],
    ['2026-13-30T12:00:00Z'],
    [12],
    [-1],
    [null],
    [true],
    [{}],
    [''],
    ['12'],
  ])('reads no time from %j', value => {
    expect(readInstant(value)).toHaveProperty('unknown');
  });
});

describe('spans', () => {
  const cover = { start: '/s', end: '/e', from: { at: 10e11 }, to: { at: 20e11 } };
  const span = (from: number | null, to: number | null) => ({
    s: from === null ? null : from * 1e11,
    e: to === null ? null : to * 1e11,
  });
  it.each([
    ['one', [span(10, 20)], 0],
    ['open ones', [span(null, null)], 0],
    ['two that meet, in any order', [span(15, 21), span(9, 15)], 0],
    ['one within another', [span(9, 21), span(12, 13)], 0],
    ['a gap', [span(9, 14), span(15, 21)], 1],
    ['too late', [span(11, 21)], 1],
    ['too short', [span(9, 19)], 1],
    ['over', [span(5, 10)], 1],
    ['none', [], 1],
    ['turned round', [span(20, 10)], 1],
  ])('covers: %s', (_, nodes, wrong) => {
    expect(judgeCover(nodes, cover, 0)).toHaveLength(wrong);
  });

  it('takes a moment for no span that is covered by nothing', () => {
    expect(judgeCover([], { ...cover, to: cover.from }, 0)).toHaveLength(1);
    expect(judgeCover([span(9, 21)], { ...cover, from: cover.to, to: cover.from }, 0)).toEqual([
      { unknown: 'is to cover a span that ends before it begins' },
    ]);
  });
});

describe('pointers and paths', () => {
  const document = { a: { 'b/c': [1, 2, { d: null }] }, '': 'empty', list: [] };
  it.each([
    ['', [document], true],
    ['/', ['empty'], true],
    ['/a/b~1c/0', [1], true],
    ['/a/b~1c/2/d', [null], true],
    ['/a/b~1c/01', [], true],
    ['/a/b~1c/length', [], false],
    ['/toString', [], true],
    ['/x/y', [], false],
    ['$.a["b/c"][0]', [1], true],
    ['$.list[*]', [], true],
    ['$.none[*]', [], false],
    ['$.list.name', [], false],
  ])('%s', async (path, nodes, hasParent) => {
    const found = (await selector(path))(document);
    expect([found.nodes, found.hasParent]).toEqual([nodes, hasParent]);
  });

  it('knows what holds the rest of a path', () => {
    const isSingular = (path: string) => !/[*?]|\.\./.test(path);
    expect(stemOf("$.a.b[?@.x == 'y'].c", isSingular)).toBe('$.a.b');
    expect(stemOf('$.a', isSingular)).toBe('$');
    expect(stemOf('$[*]', isSingular)).toBe('$');
  });
});

describe('keys', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1,"b":2}}', 'b'],
    ['[{"a":1},{"a":1,"\\u0061":2}]', 'a'],
    ['{"a":"a","b":"\\"a\\":"}', undefined],
    ['{"a":{"a":[{"a":1}]}}', undefined],
    ['{"x\\\\":1,"y":1}', undefined],
    ['["a","a"]', undefined],
  ])('%s', (text, expected) => {
    expect(duplicateKey(text)).toBe(expected);
  });

  it('are never twice in what was written by a writer', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(duplicateKey(text)).toBeUndefined();
      }),
    );
  });
});

describe('a pattern with *', () => {
  it.each([
    ['application/json; charset=utf-8', 'application/json*', true],
    ['https://a.example/x?y=z', 'https://*/x?*', true],
    ['aba', 'ab*ba', false],
    ['abc', 'a*b*c', true],
    ['abc', 'abc', true],
    ['abcd', 'abc', false],
    ['', '*', true],
    ['a.c', 'a?c', false],
  ])('%s fits %s: %s', (text, pattern, expected) => {
    expect(fitsWildcard(text, pattern)).toBe(expected);
  });
});

describe('security headers', () => {
  const rules = (headers: Readonly<Record<string, string>>, url = 'https://app.example/', text = '') =>
    weaknessesOf({ url, headers: Object.entries(headers), text }).map(({ rule }) => rule);
  const nosniff = { 'x-content-type-options': 'nosniff' };
  const hsts = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
  const page = { 'content-type': 'text/html' };

  it.each([
    ['an API without any', {}, ['hsts-missing', 'nosniff-missing']],
    ['an API with them', { ...nosniff, ...hsts }, []],
    ['a page without any', { ...nosniff, ...hsts, ...page }, ['csp-missing', 'frame-ancestors-missing']],
    ['a short HSTS', { ...nosniff, 'strict-transport-security': 'max-age=300' }, ['hsts-short']],
    ['an HSTS of nothing', { ...nosniff, 'strict-transport-security': 'includeSubDomains' }, ['hsts-missing']],
    [
      'a referrer to all',
      { ...nosniff, ...hsts, 'referrer-policy': 'no-referrer, unsafe-url' },
      ['referrer-policy-unsafe'],
    ],
    ['a cookie', { ...nosniff, ...hsts, 'set-cookie': 'theme=dark; Path=/' }, ['cookie-insecure']],
    ['a good cookie', { ...nosniff, ...hsts, 'set-cookie': 'theme=dark; Secure' }, []],
    ['a session', { ...nosniff, ...hsts, 'set-cookie': 'session=1; Secure' }, ['cookie-insecure']],
    ['a misspelt SameSite', { ...nosniff, ...hsts, 'set-cookie': 'a=1; Secure; SameSite=Laxx' }, ['cookie-insecure']],
  ])('%s', (_, headers, expected) => {
    expect(rules(headers)).toEqual(expected);
  });

  it('wants TLS of public hosts alone', () => {
    expect(rules(nosniff, 'http://app.example/')).toEqual(['no-https']);
    for (const host of ['localhost', '127.0.0.1', '10.1.2.3', '[::1]', 'backend', 'app.internal'])
      expect(rules(nosniff, `http://${host}/`)).toEqual([]);
  });

  it.each([
    ["default-src 'self'", undefined],
    ["script-src 'nonce-abc' 'unsafe-inline' 'strict-dynamic' https:", undefined],
    ["script-src 'self' 'unsafe-inline'", "has 'unsafe-inline' for scripts"],
    ["script-src 'self' 'unsafe-eval'", "has 'unsafe-eval' for scripts"],
    ['script-src https:', 'lets scripts come from https:'],
    ["img-src 'self'", 'says nothing of scripts: neither script-src nor default-src'],
  ])('reads %s', (header, expected) => {
    expect(readPolicies([header]).map(scriptFault)).toEqual([expected]);
  });

  it('reads policies in a page, without what means nothing there', () => {
    const html = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; frame-ancestors 'none'">`;
    expect(policiesInPage(html).map(policy => [...policy.keys()])).toEqual([['default-src']]);
    expect(policiesInPage(`<!-- ${html} -->`)).toEqual([]);
  });
});
