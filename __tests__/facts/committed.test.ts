import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretsOptions } from '../../src/checks/secrets/options.js';
import { findTarget } from '../../src/checks/secrets/target.js';
import { refuseCheckedOut } from '../../src/facts/report-file/checked-out.js';
import { type Opened, open } from '../ports/opened.js';

const LONG_AGO = '2020-01-01T00:00:00Z';
const HOUR_MS = 3_600_000;

function git(folder: string, ...args: readonly string[]): void {
  const as = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always'];
  const dates = { GIT_AUTHOR_DATE: LONG_AGO, GIT_COMMITTER_DATE: LONG_AGO };
  const env = { ...process.env, ...dates, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  execFileSync('git', [...as, ...args], { cwd: folder, env, stdio: 'ignore' });
}

/** A checkout whose report was committed long ago. */
function committed(files: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string>> = {}) {
  const opened = open({ 'r.xml': '<testsuite/>\n', ...files }, { environment });
  git(opened.folder, 'init', '-q', '-b', 'main');
  git(opened.folder, 'add', '.');
  git(opened.folder, 'commit', '-qm', 'a');
  return opened;
}

const look = async ({ ports }: Opened, path = 'r.xml'): Promise<string> => {
  try {
    await refuseCheckedOut([path], { limitMs: HOUR_MS, ports });
    return 'fresh';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const AS_CHECKED_OUT = /^r\.xml: is as it was checked out, and was committed [\d,]+ d ago/;
const CANNOT_ASK = /^r\.xml: it lies in a checkout, and git /;

describe('a report that lies in a checkout', () => {
  it('is as old as its commit', async () => {
    await using at = committed();
    expect(await look(at)).toMatch(AS_CHECKED_OUT);
  });

  it('has a time of its own where a step wrote it anew, with the same words too', async () => {
    await using at = committed();
    const later = Date.now() / 1000 + 5;
    utimesSync(join(at.folder, 'r.xml'), later, later);
    expect(await look(at)).toBe('fresh');
  });

  it('has a time of its own where git does not know it, or there is no checkout', async () => {
    await using at = committed();
    writeFileSync(join(at.folder, 'new.xml'), '<testsuite/>');
    expect(await look(at, 'new.xml')).toBe('fresh');
    await using elsewhere = open({ 'r.xml': '' });
    expect(await look(elsewhere)).toBe('fresh');
  });

  it('cannot be told where git is missing', async () => {
    await using at = committed({}, { PATH: '/nowhere' });
    expect(await look(at)).toMatch(/and git is not installed/);
  });

  it('cannot be told where the index is broken', async () => {
    await using at = committed();
    writeFileSync(join(at.folder, '.git/index'), 'broken');
    expect(await look(at)).toMatch(CANNOT_ASK);
  });

  it('is not hidden by another index', async () => {
    await using at = committed({}, { GIT_INDEX_FILE: '/nowhere/index', GIT_DIR: '/nowhere' });
    expect(await look(at)).toMatch(AS_CHECKED_OUT);
  });

  it.each(['link', 'file'])('cannot be told where `.git` is a dead %s', async kind => {
    await using at = committed();
    renameSync(join(at.folder, '.git'), join(at.folder, 'elsewhere'));
    if (kind === 'link') symlinkSync('nowhere', join(at.folder, '.git'));
    else writeFileSync(join(at.folder, '.git'), 'gitdir: nowhere\n');
    expect(await look(at)).toMatch(CANNOT_ASK);
  });

  it('is seen through a link to it, and through one to its folder', async () => {
    await using at = committed({ 'old/r.xml': '<testsuite/>' });
    symlinkSync('old/r.xml', join(at.folder, 'link.xml'));
    symlinkSync('old', join(at.folder, 'linked'));
    expect(await look(at, 'link.xml')).toMatch(/^link\.xml: is as it was checked out/);
    expect(await look(at, 'linked/r.xml')).toMatch(/^linked\/r\.xml: is as it was checked out/);
  });

  it('belongs to the innermost repository', async () => {
    await using module = committed();
    await using at = committed();
    git(at.folder, 'submodule', 'add', '-q', module.folder, 'sub');
    expect(await look(at, 'sub/r.xml')).toMatch(/^sub\/r\.xml: is as it was checked out/);
    writeFileSync(join(at.folder, 'sub/.git'), 'gitdir: nowhere\n');
    expect(await look(at, 'sub/r.xml')).toMatch(/and git cannot be asked/);
  });

  it('is as it was checked out although a filter for line ends makes it look changed', async () => {
    await using at = committed({ 'r.xml': '<testsuite/>\r\n' });
    writeFileSync(join(at.folder, '.gitattributes'), '*.xml text\n');
    appendFileSync(join(at.folder, '.git/info/attributes'), '*.xml text eol=crlf\n');
    expect(await look(at)).toMatch(AS_CHECKED_OUT);
  });

  it('is told by its bytes where the index has no time', async () => {
    await using at = committed();
    git(at.folder, 'read-tree', '--reset', 'HEAD');
    git(at.folder, 'rm', '--cached', '-q', 'r.xml');
    git(at.folder, 'read-tree', 'HEAD');
    expect(await look(at)).toMatch(AS_CHECKED_OUT);
    writeFileSync(join(at.folder, 'r.xml'), '<testsuite name="new"/>');
    expect(await look(at)).toBe('fresh');
  });
});

/** The files of a bare repository, which a pull request can add: they name a program, and hide every file. */
const BARE = {
  'key.pem': 'x',
  HEAD: 'ref: refs/heads/main\n',
  'objects/a': '',
  'refs/a': '',
  'info/exclude': '*\n',
};

const monitor = (ran: string): string => `\tfsmonitor = "touch ${ran}; false"\n`;

it('never takes data files for a repository, nor runs what they name', async () => {
  await using at = open(BARE);
  const ran = join(at.folder, 'ran');
  writeFileSync(join(at.folder, 'config'), `[core]\n\tbare = false\n\tworktree = .\n${monitor(ran)}`);
  const { files } = await findTarget(secretsOptions.parse({}), at.ports);
  expect([at.ports.git.home, files.includes('key.pem'), existsSync(ran)]).toEqual([undefined, true, false]);
});

it('asks the repository of the workspace, and runs no program that it names', async () => {
  await using at = committed(BARE);
  const ran = join(at.folder, 'ran');
  appendFileSync(join(at.folder, '.git/config'), `[core]\n${monitor(ran)}`);
  writeFileSync(join(at.folder, 'key.pem'), 'y');
  const status = await at.ports.git.home?.run(['status', '--porcelain']);
  expect([status?.stdout.text, existsSync(ran)]).toEqual([' M key.pem\n', false]);
});
