import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAbout } from '../scripts/docs/about.mjs';
import { commonRules, type Rules } from '../src/check.js';
import { kindNames, loadChecks } from '../src/checks/index.js';
import { configSchema } from '../src/config/schema.js';
import { FAMILIES } from '../src/family.js';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src/checks');
const FILES = ['about.md', 'definition.ts', 'options.ts', 'rules.ts', 'run.ts'];
const checks = await loadChecks();

const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();

describe('the kinds of checks', () => {
  it('are the folders, the registry and the pages', () => {
    const pages = readdirSync(join(ROOT, 'docs/kinds')).filter(name => !/^README|-rules\.md$/.test(name));
    expect(foldersIn(SRC)).toEqual([...kindNames]);
    expect(checks.map(check => check.kind)).toEqual(kindNames);
    expect(pages.sort()).toEqual(kindNames.map(kind => `${kind}.md`));
  });

  it('stand in alphabetical order', () => {
    expect(kindNames).toEqual([...kindNames].sort());
  });
});

describe('the defaults of options', () => {
  const [first, ...rest] = checks;
  const seen: { readonly type: string; readonly shown: unknown; readonly what: string }[] = [];
  if (first) {
    z.toJSONSchema(configSchema([first, ...rest]), {
      io: 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const { type } = zodSchema._zod.def;
        seen.push({ type, shown: jsonSchema.default, what: jsonSchema.description ?? '' });
      },
    });
  }

  it('are all shown', () => {
    const given = seen.filter(({ type }) => type === 'default' || type === 'prefault');
    expect(given.length).toBeGreaterThan(60);
    expect(given.filter(({ shown }) => shown === undefined)).toEqual([]);
  });

  it('are not told in prose where they are a constant', () => {
    const told = /(?:\b\d\w*|\b(?:none|true|false|error|warning)) unless (?:given|told|set)/;
    expect(seen.filter(({ what }) => told.test(what))).toEqual([]);
  });
});

describe.each(checks)('$kind', check => {
  const { kind } = check;
  const read = (file: string) => readFileSync(join(SRC, kind, file), 'utf8');

  it('has the files that every kind has', () => {
    expect(FILES.filter(file => !existsSync(join(SRC, kind, file)))).toEqual([]);
  });

  it('has a definition of less than 100 lines, of a family', () => {
    expect(read('definition.ts').split('\n').length).toBeLessThan(100);
    expect(FAMILIES).toContain(check.family);
    expect(check.summary).not.toMatch(/\.$/);
  });

  it('has an example that its options take', () => {
    const { entry } = readAbout(read('about.md'), kind);
    expect(entry.id).toEqual(expect.any(String));
    expect(check.bound.safeParse(entry.with ?? {})).toMatchObject({ success: true });
  });

  it('has cases that pass, that fail and that cannot tell', () => {
    const folder = join(ROOT, '__tests__/checks', kind);
    const names = readdirSync(join(folder, 'cases')).map(name => name.split('.')[0]);
    // What a person attests is pending where nothing is wrong.
    const beginnings = new Set(names.map(name => (name === 'pending' ? 'ok' : name)));
    expect([...beginnings]).toContain('unknown');
    // A server that no folder can hold (certificates, zones) is started by a test beside them, which tries both.
    const tests = readdirSync(folder).filter(name => name.endsWith('.test.ts'));
    const real = join(ROOT, '__tests__/real', `${kind}.test.ts`);
    const files = [...tests.map(name => join(folder, name)), ...(existsSync(real) ? [real] : [])];
    const texts = files.map(file => readFileSync(file, 'utf8')).join('');
    expect(beginnings.has('ok') || /\bpassed\b/.test(texts)).toBe(true);
    expect(beginnings.has('ng') || /\bfailed\b/.test(texts)).toBe(true);
  });

  it('describes each rule in plain sentences', () => {
    for (const [rule, { means, remedy }] of Object.entries(check.rules)) {
      expect(means, rule).toMatch(/[^.]$/);
      expect(remedy, rule).toMatch(/^[A-Z`].*[.…]$/s);
    }
  });

  it('says in its options which words are old', () => {
    const { properties = {} } = z.toJSONSchema(check.options, { io: 'input', unrepresentable: 'any' });
    const old = Object.entries(properties).filter(([, option]) => typeof option === 'object' && option.deprecated);
    expect(old.map(([word]) => word)).toEqual(Object.keys(check.oldWords ?? {}));
  });

  it('knows the rule of each finding in its cases', async () => {
    const known = { ...commonRules, ...check.rules, ...(await check.catalogue?.()) };
    const found = rulesInCases(join(ROOT, '__tests__/checks', kind, 'cases'));
    expect(found.filter(rule => !isKnown(rule, known))).toEqual([]);
  });
});

function rulesInCases(folder: string): readonly string[] {
  const texts = readdirSync(folder).map(name => readFileSync(join(folder, name, 'expected.json'), 'utf8'));
  return [
    ...new Set(texts.flatMap(text => [...text.matchAll(/^ {6}"rule": "([^"]+)"/gm)].map(([, rule = '']) => rule))),
  ];
}

/** `…` stands for any text. */
const isKnown = (rule: string, known: Rules): boolean =>
  Object.keys(known).some(id => {
    const [start = id, end] = id.split('…');
    return end === undefined ? rule === id : rule.startsWith(start) && rule.endsWith(end);
  });
