import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Opened, open } from './opened.js';

const MAX = { maxBytes: 4_000_000 };

/** What a visit shows, and what it says it did not read. */
async function visit(at: Opened, paths: readonly string[]) {
  const seen: string[] = [];
  const look = (path: string, bytes: Buffer) => {
    seen.push(`${path}: ${bytes.length} ${bytes.subarray(0, 9)}`);
  };
  const unread = await at.ports.files.visit(paths, look, { ...MAX, signal: at.ports.signal });
  return { seen, unread };
}

describe('a visit of files', () => {
  it('shows each in the order given, small and large, in folders and behind links inside', async () => {
    await using at = open({ 'a.txt': 'one', 'b/c.txt': 'two', 'b/big': Buffer.alloc(3_000_000, 'x'), 'b/none': '' });
    symlinkSync('b', `${at.folder}/folder`);
    symlinkSync('../a.txt', `${at.folder}/b/link`);
    expect(await visit(at, ['b/c.txt', 'b/big', 'b/none', 'b/link', 'folder/c.txt', 'a.txt'])).toEqual({
      seen: [
        'b/c.txt: 3 two',
        'b/big: 3000000 xxxxxxxxx',
        'b/none: 0 ',
        'b/link: 3 one',
        'folder/c.txt: 3 two',
        'a.txt: 3 one',
      ],
      unread: [],
    });
  });

  it('goes on with a file in steps, and heeds its signal between them', async () => {
    await using at = open({ 'a.txt': 'one', 'b.txt': 'two' });
    const stop = new AbortController();
    const seen: string[] = [];
    const look = function* (path: string) {
      for (const step of [1, 2, 3]) {
        seen.push(`${path} ${step}`);
        if (path === 'b.txt' && step === 2) stop.abort(new Error('enough'));
        yield;
      }
    };
    const visiting = at.ports.files.visit(['a.txt', 'b.txt'], look, { ...MAX, signal: stop.signal });
    await expect(visiting).rejects.toThrow('enough');
    expect(seen).toEqual(['a.txt 1', 'a.txt 2', 'a.txt 3', 'b.txt 1', 'b.txt 2']);
  });

  it('tells what is too large and what is gone, and goes on', async () => {
    await using at = open({ 'a.txt': 'one', big: Buffer.alloc(4_000_001) });
    symlinkSync('nowhere', `${at.folder}/dead`);
    expect(await visit(at, ['big', 'gone', 'no/folder', 'dead', 'a.txt'])).toEqual({
      seen: ['a.txt: 3 one'],
      unread: [
        { path: 'big', why: 'too-large', bytes: 4_000_001 },
        { path: 'gone', why: 'gone', bytes: 0 },
        { path: 'no/folder', why: 'gone', bytes: 0 },
        { path: 'dead', why: 'gone', bytes: 0 },
      ],
    });
  });

  it('follows no link out of the workspace, whether a file or a folder is one', async () => {
    await using at = open({ 'a.txt': 'one' });
    symlinkSync('/etc/passwd', `${at.folder}/file`);
    symlinkSync('/etc', `${at.folder}/folder`);
    for (const path of ['file', 'folder/passwd', '../../etc/passwd', '/etc/passwd']) {
      await expect(visit(at, [path])).rejects.toMatchObject({ why: 'unreadable' });
    }
  });

  it('waits for no pipe and reads no folder', async () => {
    await using at = open();
    execFileSync('mkfifo', [`${at.folder}/pipe`]);
    mkdirSync(`${at.folder}/folder`);
    const message = (path: string) => `${path}: no regular file`;
    for (const path of ['pipe', 'folder']) {
      await expect(visit(at, [path])).rejects.toMatchObject({ why: 'unreadable', message: message(path) });
    }
  });

  it('ends where the step is stopped', async () => {
    await using at = open({ 'a.txt': 'one' });
    at.stop(new Error('stopped'));
    await expect(visit(at, ['a.txt'])).rejects.toThrow('stopped');
  });
});
