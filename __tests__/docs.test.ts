import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { loadConfig } from '../src/config/load.js';
import { misplaced, readCommandLine } from '../src/fronts/flags.js';
import { reportSchema } from '../src/report/schema.js';
import { sentencesOf, TOO_LONG, wordsIn } from './sentences.js';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('docs/dependencies.md', () => {
  const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
  const [bundled = '', rest = ''] = read('docs/dependencies.md').split('## To build and test');
  // What was looked at and not taken stands behind it.
  const [building = ''] = rest.split('\n## ');
  const named = (text: string) => [...text.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names = '']) => namesOf(names));
  const namesOf = (cell: string) => cell.split(', ').map(name => name.replaceAll('`', ''));

  it('has a reason for each package in the bundle, and for no other', () => {
    expect(named(bundled).sort()).toEqual(Object.keys(dependencies ?? {}).sort());
  });

  it('has a reason for each package that builds and tests', () => {
    const kept = Object.keys(devDependencies ?? {}).filter(name => !name.startsWith('@types/'));
    expect(
      named(building)
        .filter(name => name !== '@types/*')
        .sort(),
    ).toEqual(kept.sort());
  });
});

describe('docs/report.md', () => {
  it('names each field and each code that report.json can hold', () => {
    const page = read('docs/report.md');
    const schema = z.toJSONSchema(reportSchema, { io: 'input', unrepresentable: 'any' });
    const words = new Set(wordsOf(schema));
    const hints = new Set([...page.matchAll(/[`"|]([\w-]+)(?=[`"|])/g)].map(([, word = '']) => word));
    expect(words.size).toBeGreaterThan(80);
    expect([...words].filter(word => !hints.has(word)).sort()).toEqual([]);
  });
});

/** Names of properties and values of enums, at any depth of a JSON Schema. */
function wordsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'enum') return value.map(String);
    return key === 'properties' ? [...Object.keys(value), ...wordsOf(Object.values(value))] : wordsOf(value);
  });
}

describe('the documentation', () => {
  const pages = [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
    ...globSync(['docs/**/*.md', 'examples/**/*.md'], { cwd: ROOT, ignore: '**/node_modules/**' }).sort(),
  ];

  it.each(pages)('%s links to files and headings that exist', page => {
    expect(linksOf(read(page)).filter(link => !leadsSomewhere(page, link))).toEqual([]);
  });

  it('is all within three clicks of the README', () => {
    const near = pagesFrom('README.md');
    const next = near.flatMap(pagesFrom);
    const reached = new Set([...near, ...next, ...next.flatMap(pagesFrom)]);
    expect(pages.filter(page => page !== 'README.md' && !reached.has(page))).toEqual([]);
  });

  it('has each page of docs/ in the table of the README', () => {
    const [, table = ''] = read('README.md').split('## More');
    const listed = linksOf(table);
    expect(pages.filter(page => /^docs\/[^/]+$/.test(page) && !listed.includes(page))).toEqual([]);
  });

  it('has no sentence of more than 45 words, and one of twenty at most of more than 30', () => {
    const prose = pages.filter(page => !page.endsWith('CHANGELOG.md') && !/deployment-checklist|runbook/.test(page));
    const sentences = prose.flatMap(page =>
      sentencesOf(read(page)).map(text => ({ page, text, words: wordsIn(text) })),
    );
    const long = sentences.filter(({ words }) => words > 30);
    expect(sentences.length).toBeGreaterThan(1000);
    expect(long.filter(({ words }) => words > TOO_LONG)).toEqual([]);
    expect(long.length / sentences.length, JSON.stringify(long, undefined, 1)).toBeLessThanOrEqual(0.05);
  });

  // CONTRIBUTING.md is followed word for word by a test of its own: its kind is not there before.
  it.each(pages.filter(page => page !== 'CONTRIBUTING.md'))(
    '%s shows YAML that parses, configs that are valid and commands that exist',
    async page => {
      const wrong = await Promise.all(fencesOf(read(page)).map(wrongWith));
      expect(wrong.flat()).toEqual([]);
    },
  );

  it('says of each permission of sign-off the same on both pages', () => {
    const [, table = ''] = read('docs/sign-off.md').split('## Permissions');
    const [, permissions = ''] = read('docs/action.md').split('## Permissions');
    const [row = ''] = permissions.match(/^\| `sign-off` \|.*$/m) ?? [];
    const reads = (text: string) => [...new Set(text.match(/`[a-z-]+: read`/g))].sort();
    expect(reads(row)).toEqual(reads(table));
  });
});

/** Relative links of a Markdown text: not what stands in code, and not what leads to another host. */
function linksOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, '').replaceAll(/`[^`\n]*`/g, '``');
  return [...prose.matchAll(/\]\((?!https?:)([^)\s]+)/g)].map(([, link = '']) => link);
}

/** A link of an example may lead into the project that the example stands for, never out of the repository. */
function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? join(ROOT, page) : join(ROOT, page, '..', path);
  if (relative(ROOT, file).startsWith('..') || !existsSync(file)) return false;
  return anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
}

function pagesFrom(page: string): readonly string[] {
  const files = linksOf(read(page)).map(link => join(page, '..', link.split('#')[0] ?? ''));
  return files.filter(file => file.endsWith('.md') && existsSync(join(ROOT, file)));
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, '');
  return [...prose.matchAll(/^#+ +(.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

interface Fence {
  readonly language: string;
  readonly code: string;
}

const fencesOf = (text: string): readonly Fence[] =>
  [...text.matchAll(/^( *)```(ya?ml|sh)\b[^\n]*\n([\s\S]*?)^ *```/gm)].map(
    ([, indent = '', language = '', code = '']) => ({
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );

async function wrongWith({ language, code }: Fence): Promise<readonly string[]> {
  if (language === 'sh') return code.split('\n').flatMap(wrongCommand);
  const documents = parseAllDocuments(code);
  const errors = documents.flatMap(document => document.errors.map(({ message }) => message));
  const whole = z.object({ version: z.literal(1), stages: z.looseObject({}) }).safeParse(documents[0]?.toJS());
  if (errors.length > 0 || !whole.success) return errors;
  return loadConfig({ file: 'page.yml', text: code }, {}, { today: '2026-12-01' }).then(
    () => [],
    (error: unknown) => [String(error)],
  );
}

/** A line of a shell that starts this program: its command and flags. Words in capitals stand for something. */
function wrongCommand(line: string): readonly string[] {
  const [, rest] = /^(?:deploy-validate|node \S*dist\/index\.js) (.+?)(?: [|>&#].*)?$/.exec(line.trim()) ?? [];
  if (rest === undefined) return [];
  const words = rest.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const read = readCommandLine(words);
  if (typeof read === 'string') return [`${line}: ${read}`];
  const wrong = misplaced(read.positionals[0] ?? 'run', read.typed);
  return wrong === undefined ? [] : [`${line}: ${wrong}`];
}
