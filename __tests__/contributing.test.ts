import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const COPIED = [
  ...['src', 'scripts', 'docs', '__tests__/checks', '__tests__/loopback', '__tests__/cases.test.ts'],
  ...[
    '__tests__/case-setup.ts',
    '__tests__/e2e/openapi.ts',
    '__tests__/kinds.test.ts',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ],
];

/**
 * Follows CONTRIBUTING.md in a copy of the source, from top to bottom: a fence's info string names the file that its text
 * goes to, and what stands in a fence of `sh` is run. The copy's changelog is one that the example passes.
 */
describe('CONTRIBUTING.md', () => {
  const copy = mkdtempSync(join(tmpdir(), 'contributing-'));
  const [, section = ''] = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split('## How to add a kind of check');
  const blocks = [...section.matchAll(/^(`{3,})(\w+) ?(.*)\n([\s\S]*?)^\1$/gm)].map(
    ([, , language = '', file = '', text = '']) => ({ language, file, text }),
  );
  const outputs = new Map<string, string>();
  const run = (command: string, args: readonly string[] = []) => {
    const ran = spawnSync(command, args, { cwd: copy, env: { ...process.env, NO_COLOR: '1' }, encoding: 'utf8' });
    return { status: ran.status, output: ran.stdout + ran.stderr };
  };
  const node = (...args: readonly string[]) => run(process.execPath, args);

  beforeAll(() => {
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    write(join(copy, 'CHANGELOG.md'), '## 0.1.0\n\n### Checks\n\n- First.\n');
    for (const { language, file, text } of blocks) {
      if (file !== '') write(join(copy, file), text);
      if (language !== 'sh') continue;
      const { status, output } = run('sh', ['-c', text]);
      expect({ command: text, status, output }).toEqual({ command: text, status: 0, output });
      outputs.set(text.split(' ').slice(0, 3).join(' '), output);
    }
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('touches no file by hand but those of the kind', () => {
    const own = ['src/checks/changelog/', '__tests__/checks/changelog/', '.github/deploy-validate.yml'];
    const files = blocks.map(({ file }) => file).filter(file => file !== '');
    expect(files.filter(file => !own.some(prefix => file.startsWith(prefix)))).toEqual([]);
    expect(files.length).toBeGreaterThan(5);
  });

  it('shows a kind that the compiler accepts', () => {
    expect(node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json')).toEqual({ status: 0, output: '' });
  });

  it('shows cases that come out as their names say', () => {
    expect(outputs.get('UPDATE_CASES=1 npx vitest')).toMatch(/Tests\s+4 passed/);
  });

  it('gets the kind into the registry, the docs and the changelog', () => {
    const { output } = node('node_modules/vitest/vitest.mjs', 'run', '__tests__/kinds.test.ts', '-t', 'changelog');
    expect(output).toMatch(/Tests\s+[1-9]\d* passed/);
    expect(output).not.toMatch(/\d+ failed/);
    expect(readFileSync(join(copy, 'docs/kinds/README.md'), 'utf8')).toContain('[`changelog`](changelog.md)');
    expect(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')).toContain('- New kind `changelog`: The changelog has');
  });

  it('shows a config that runs the new kind', () => {
    expect(node('lib/index.js', 'run', '--format', 'json').output).toContain('CHANGELOG.md has an entry for 0.1.0');
  });
});

describe('npm run new-kind', () => {
  it.each([
    [['Rate_limit'], '"Rate_limit" is no name: expected one such as rate-limit'],
    [['tests'], 'tests: there is such a kind'],
    [['queue-depth', 'web'], '"web" is no family: expected one of code, images, configuration'],
    [['queue-depth', 'network', "it's"], 'the summary: expected one line without quotes'],
  ])('%j says why it cannot', (args, why) => {
    const script = join(ROOT, 'scripts/new-kind.mjs');
    const ran = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain(why);
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
