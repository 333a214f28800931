import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const REGISTRY = 'src/checks/index.ts';

/** Follows CONTRIBUTING.md in a copy of the source: a fence's info string names the file that its text goes to. */
describe('CONTRIBUTING.md', () => {
  const copy = mkdtempSync(join(tmpdir(), 'contributing-'));
  const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', file = '', text = '']) => ({
      language,
      file,
      text,
    }),
  );
  const run = (args: readonly string[], env: Record<string, string> = {}) => {
    const ran = spawnSync(process.execPath, args, { cwd: copy, env: { ...process.env, ...env }, encoding: 'utf8' });
    return { status: ran.status, output: ran.stdout };
  };

  beforeAll(() => {
    for (const name of [
      'src',
      'package.json',
      'tsconfig.json',
      'vitest.config.ts',
      '__tests__/cases.test.ts',
      '__tests__/loopback',
    ]) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    for (const { file, text } of blocks) {
      if (file === REGISTRY) addToRegistry(join(copy, file), text);
      else if (file !== '') write(join(copy, file), text);
    }
    write(join(copy, 'CHANGELOG.md'), '## 0.1.0\n- First.\n');
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('shows a kind that the compiler accepts', () => {
    expect(run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'])).toEqual({ status: 0, output: '' });
  });

  it('shows cases that come out as their names say', () => {
    const [command] = blocks.filter(({ text }) => text.startsWith('UPDATE_CASES=1 ')).map(({ text }) => text.trim());
    expect(command).toMatch(/^UPDATE_CASES=1 npx vitest run /);
    const args = command?.split(' ').slice(3) ?? [];
    const { output } = run(['node_modules/vitest/vitest.mjs', ...args], { UPDATE_CASES: '1', NO_COLOR: '1' });
    expect(output).toMatch(/Tests\s+4 passed/);
  });

  it('shows a config that runs the new kind', () => {
    expect(run(['lib/index.js', 'run', '--format', 'json']).output).toContain('CHANGELOG.md has an entry for 0.1.0');
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function addToRegistry(path: string, line: string): void {
  const registry = readFileSync(path, 'utf8');
  const changed = registry.replace(/^export const kinds = \{\n/m, start => `${start}${line}`);
  expect(changed).not.toBe(registry);
  writeFileSync(path, changed);
}
