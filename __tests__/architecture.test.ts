import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../src/checks/index.js';
import { tool } from '../src/version.js';

const root = join(import.meta.dirname, '..');
const SRC = join(root, 'src');

interface Source {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  /** Packages by name, own modules as paths below src/. */
  readonly imports: readonly string[];
  /** The same without those that carry types alone. */
  readonly valueImports: readonly string[];
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => {
    const text = readFileSync(join(SRC, file), 'utf8');
    const found = [...text.matchAll(/^(?:import|export) (type )?(?:[^;'"]* from )?['"]([^'"]+)['"]/gm)];
    const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(match => match[1] ?? '');
    const own = (name: string) => (name.startsWith('.') ? relative(SRC, join(SRC, dirname(file), name)) : name);
    const values = found.filter(match => match[1] === undefined).map(match => match[2] ?? '');
    return {
      file: normalize(file),
      folder: file.split('/')[0] ?? '',
      text,
      imports: [...found.map(match => match[2] ?? ''), ...dynamic].map(own),
      valueImports: [...values, ...dynamic].map(own),
    };
  });

/** The files of some folders that import something that they must not. */
function offenders(
  folders: readonly string[],
  forbidden: (name: string) => boolean,
  how: 'imports' | 'valueImports' = 'imports',
) {
  return sources
    .filter(source => folders.includes(source.folder))
    .flatMap(source => source[how].filter(forbidden).map(name => `${source.file} imports ${name}`));
}

const touchesWorld = (name: string): boolean =>
  /^(?:node:)?(?:fs|fs\/promises|child_process|net|http|https|tls|dgram|worker_threads)$/.test(name) ||
  name.startsWith('@actions/') ||
  name.startsWith('@octokit/') ||
  name === 'undici';

describe('the architecture', () => {
  it('lets only ports and the fronts touch the world', () => {
    const pure = ['checks', 'engines', 'formats', 'reporters', 'text', 'config', 'checklist', 'pipeline', 'commands'];
    expect(offenders(pure, touchesWorld)).toEqual([]);
  });

  it('lets no engine and no format reach a port, a check or the pipeline', () => {
    const above = (name: string) => /^(?:ports|checks|pipeline|reporters|commands|config\/(?!quantities))/.test(name);
    expect(offenders(['engines', 'formats'], above, 'valueImports')).toEqual([]);
    expect(offenders(['engines', 'formats'], name => /^ports\//.test(name))).toEqual([]);
  });

  it('lets no check reach a real port, a reporter, the pipeline or a command', () => {
    expect(
      offenders(['checks'], name => /^(?:ports|reporters|pipeline|commands)\//.test(name), 'valueImports'),
    ).toEqual([]);
  });

  it('lets no reporter reach a check, a port, an engine or a command', () => {
    expect(offenders(['reporters'], name => /^(?:checks|ports|engines|formats|commands)\//.test(name))).toEqual([]);
  });

  it('lets texts depend on nothing above them', () => {
    expect(
      offenders(['text'], name => /^(?:checks|ports|engines|formats|reporters|pipeline|commands|config)\//.test(name)),
    ).toEqual([]);
  });

  it('never goes back: nothing imports a front, and only fronts import commands', () => {
    const fronts = (name: string) => /^(?:index|cli|cli-commands|action)\.js$/.test(name);
    const folders = [...new Set(sources.map(source => source.folder))].filter(folder => !folder.endsWith('.ts'));
    expect(offenders(folders, fronts)).toEqual([]);
    expect(
      offenders(
        folders.filter(folder => folder !== 'commands'),
        name => name.startsWith('commands/'),
      ),
    ).toEqual([]);
  });

  it('names a kind inside checks/ alone', () => {
    const quoted = new RegExp(`['"\`](?:${kindNames.filter(kind => kind.includes('-')).join('|')})['"\`]`);
    const kindTest = new RegExp(`kind\\s*===?\\s*['"\`](?:${kindNames.join('|')})['"\`]`);
    const named = sources.filter(
      source => source.folder !== 'checks' && (quoted.test(source.text) || kindTest.test(source.text)),
    );
    expect(named.map(source => source.file)).toEqual([]);
  });

  it('keeps every file under 300 lines and every name a noun of the field', () => {
    const long = sources
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(each => each.lines > 300);
    expect(long).toEqual([]);
    const drawers = sources.filter(({ file }) =>
      /(?:^|\/)(?:utils?|helpers?|types|constants|manager|common|misc)(?:\.ts|\/)/.test(file),
    );
    expect(drawers.map(source => source.file)).toEqual([]);
  });

  it('has an index where a registry lives, and there alone', () => {
    expect(
      sources
        .filter(({ file }) => file.endsWith('index.ts'))
        .map(source => source.file)
        .sort(),
    ).toEqual(['checks/index.ts', 'index.ts']);
  });

  it('casts to `any` nowhere and asserts non-null nowhere', () => {
    expect(sources.filter(({ text }) => /\bas any\b|: any\b|<any>/.test(text)).map(source => source.file)).toEqual([]);
  });

  it('has one version', () => {
    expect(tool).toEqual({
      name: 'deploy-validate',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    });
  });
});
