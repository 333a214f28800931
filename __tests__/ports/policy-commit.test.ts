import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPolicyCommit } from '../../src/config/policy-commit.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'clone-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

function commit(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git('add', '-A');
  git('commit', '-q', '-m', 'More');
  return git('rev-parse', 'HEAD');
}

let old = '';
let young = '';
beforeAll(() => {
  git('init', '-q', '-b', 'main');
  mkdirSync(join(root, 'a'));
  symlinkSync('b [x].yml', join(root, 'a', 'link.yml'));
  old = commit({ 'a/b [x].yml': 'strict\n' });
  git('checkout', '-q', '-b', 'change');
  young = commit({ 'a/b [x].yml': 'loose\n' });
});

/** No token: whatever comes comes from the clone. */
const open = (ref: string, env: Readonly<Record<string, string>> = {}) =>
  openPolicyCommit({ ref, file: 'a@ref', root, env: { PATH: process.env.PATH, ...env }, token: undefined });

describe('a policy in the clone', () => {
  it.each([
    ['a branch', () => 'main', () => old],
    ['a SHA', () => old, () => old],
    ['what is checked out', () => 'HEAD', () => young],
  ])('is read from %s, whatever is checked out', async (_, ref, sha) => {
    const found = await open(ref());
    expect(found.sha).toBe(sha());
    expect(await found.text('a/b [x].yml')).toBe(sha() === old ? 'strict\n' : 'loose\n');
  });

  it('is the pull request’s base', async () => {
    const event = join(root, '.git', 'event.json');
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7, base: { sha: old } } }));
    const found = await open('base', { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event });
    expect([found.sha, await found.text('a/b [x].yml')]).toEqual([old, 'strict\n']);
  });

  it.each([
    ['a missing file', 'a/none.yml'],
    ['a folder', 'a'],
    ['a link', 'a/link.yml'],
    ['a pattern', 'a/*.yml'],
  ])('has no text where there is %s', async (_, path) => {
    const found = await open('main');
    expect(await found.text(path)).toBeUndefined();
  });

  it('has nothing to say of a place outside', async () => {
    await expect((await open('main')).text('../clone/a/b.yml')).rejects.toThrow('cannot be read');
  });

  it('is not what somebody has put in the place of a commit’s file', async () => {
    const blob = git('rev-parse', `${old}:a/b [x].yml`);
    const other = git('rev-parse', `${young}:a/b [x].yml`);
    git('replace', blob, other);
    expect(await (await open('main')).text('a/b [x].yml')).toBe('strict\n');
  });

  it.each([
    ['no such branch', 'mian', 'this clone knows no commit "mian"; fetch it, or name another'],
    ['an option', '--all', 'this clone knows no commit "--all"; fetch it, or name another'],
    ['no event', 'base', 'the event local has no base commit; name a branch instead'],
  ])('is refused: %s', async (_, ref, message) => {
    await expect(open(ref)).rejects.toThrow(message);
  });

  it('is refused where the clone does not have the commit', async () => {
    const found = await open('c'.repeat(40));
    await expect(found.text('a/b [x].yml')).rejects.toThrow('this clone does not have the commit cccc');
  });
});
