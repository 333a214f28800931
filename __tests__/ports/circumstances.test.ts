import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCircumstances } from '../../src/ports/runner/circumstances.js';

let folder: string;

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'circumstances-'));
  git('init', '-q');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what git says that an event changed', () => {
  it('names a submodule although the repository tells git to ignore it', async () => {
    const point = (commit: string) => git('update-index', '--add', '--cacheinfo', `160000,${commit},vendor`);
    git('commit', '-q', '--allow-empty', '-m', 'first');
    const first = git('rev-parse', 'HEAD');
    writeFileSync(join(folder, '.gitmodules'), '[submodule "vendor"]\n\tpath = vendor\n\turl = x\n\tignore = all\n');
    git('add', '.gitmodules');
    point(first);
    git('commit', '-q', '-m', 'second');
    const before = git('rev-parse', 'HEAD');
    point(before);
    git('commit', '-q', '-m', 'third');
    const payload = join(folder, 'event.json');
    writeFileSync(payload, JSON.stringify({ before }));
    const env = { PATH: process.env.PATH, GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: payload };
    expect(await openCircumstances({ env }, folder).changed()).toEqual(['vendor']);
  });
});
