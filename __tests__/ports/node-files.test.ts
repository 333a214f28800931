import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GlobOptions } from '../../src/ports/files.js';
import { open } from './opened.js';

describe('files', () => {
  it('are found by globs and by folders, in order', async () => {
    await using at = open({ 'b/2.yaml': '', 'a/1.yaml': '', 'a/deep/3.yml': '', 'node_modules/x/4.yaml': '' });
    expect(await at.ports.files.glob(['**/*.yaml'])).toEqual(['a/1.yaml', 'b/2.yaml']);
    expect(await at.ports.files.glob(['a'])).toEqual(['a/1.yaml', 'a/deep/3.yml']);
  });

  it('that this program writes are found only by who names their folder', async () => {
    await using at = open({ 'in.xml': '', '.deploy-validate/junit.xml': '' });
    expect(await at.ports.files.glob(['**/*.xml', '.'], { dot: true })).toEqual(['in.xml']);
    expect(await at.ports.files.glob(['.deploy-validate/*.xml'])).toEqual(['.deploy-validate/junit.xml']);
  });

  it('outside the workspace are not read, by no way', async () => {
    await using at = open({ 'in.txt': 'in' });
    symlinkSync('/etc', `${at.folder}/link`);
    await expect(at.ports.files.text('../../etc/passwd')).rejects.toMatchObject({ why: 'unreadable' });
    await expect(at.ports.files.text('/etc/passwd')).rejects.toMatchObject({ why: 'unreadable' });
    await expect(at.ports.files.text('link/passwd')).rejects.toMatchObject({ why: 'unreadable' });
    expect(await at.ports.files.glob(['**/passwd'])).toEqual([]);
  });

  it('that are missing, folders or too large are told by name', async () => {
    await using at = open({ 'big.txt': 'x'.repeat(100) });
    mkdirSync(`${at.folder}/folder`);
    await expect(at.ports.files.text('no.txt')).rejects.toMatchObject({ message: 'no.txt: no such file' });
    await expect(at.ports.files.text('folder')).rejects.toMatchObject({ message: 'folder: is a directory' });
    await expect(at.ports.files.text('big.txt', 10)).rejects.toMatchObject({ why: 'unreadable' });
  });

  it('are written in scratch folders alone', async () => {
    await using at = open();
    const scratch = await at.ports.files.scratch();
    await at.ports.files.write(`${scratch}/sub/file`, 'text');
    expect(await at.ports.files.text(`${scratch}/sub/file`)).toBe('text');
    await expect(at.ports.files.write('file', 'text')).rejects.toThrow('not in a scratch directory');
  });

  it('do not go round in a circle of links', async () => {
    await using at = open({ 'a/1.yaml': '' });
    symlinkSync('..', `${at.folder}/a/up`);
    expect(await at.ports.files.glob(['**/1.yaml'])).toContain('a/1.yaml');
  });

  it('behind a link that leads outside are left out, or refused where that would hide them', async () => {
    await using at = open({ 'a/1.yaml': '', 'a/2.txt': '' });
    symlinkSync('/etc', `${at.folder}/a/etc`);
    const glob = (links: 'leave-out' | 'refuse') => at.ports.files.glob(['a/**/*.yaml'], { links });
    expect(await glob('leave-out')).toEqual(['a/1.yaml']);
    await expect(glob('refuse')).rejects.toMatchObject({ message: 'a/etc: leads outside the workspace (/etc)' });
  });

  // To root every folder is open.
  it.skipIf(process.getuid?.() === 0)(
    'in a folder that cannot be listed are refused, unless they do not matter',
    async () => {
      await using at = open({ 'a/1.yaml': '', 'a/closed/2.yaml': '' });
      chmodSync(`${at.folder}/a/closed`, 0);
      const glob = (options: GlobOptions) => at.ports.files.glob(['a/**/*.yaml'], options);
      expect(await glob({ closed: 'leave-out' })).toEqual(['a/1.yaml']);
      expect(await glob({ ignore: ['a/closed/**'] })).toEqual(['a/1.yaml']);
      await expect(glob({})).rejects.toMatchObject({ message: 'a/closed: the folder cannot be listed' });
      chmodSync(`${at.folder}/a/closed`, 0o700);
    },
  );

  it('that a dead link promises are refused only where a pattern asks for them', async () => {
    await using at = open({ 'a/1.yaml': '' });
    symlinkSync('nothing', `${at.folder}/a/dead.yaml`);
    expect(await at.ports.files.glob(['a/**/*.txt'], { links: 'refuse' })).toEqual([]);
    const all = at.ports.files.glob(['a/**/*.yaml'], { links: 'refuse' });
    await expect(all).rejects.toMatchObject({ why: 'unreadable', message: 'a/dead.yaml: leads nowhere' });
  });
});
