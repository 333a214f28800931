import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check.js';
import { secrets } from '../../src/checks/secrets/definition.js';
import { base62 } from '../../src/engines/secret-scan/checksum.js';
import { type Outcome, openScene, type Scene } from './scene.js';

/** Put together here, so that no file of the repository holds the shape of a token. They open nothing. */
const KEY_ID = ['AK', 'IA', 'UJZDEGXDNCF32EPF'].join('');
const BODY = 'JTeKdNnFRIBXuDL7DxtpYlSXpfKtHF';
const TOKEN = ['gh', 'p_', BODY, base62(crc32(BODY), 6)].join('');
const CLEAN = { 'app/main.py': 'print("hello")\n' };

let scene: Scene;
beforeEach(() => {
  scene = openScene(secrets);
});
afterEach(() => scene.remove());

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: scene.folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

/** Answers the commit's id, as short as findings have it. */
function commit(message: string): string {
  git('add', '--all', '--force');
  git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD').slice(0, 12);
}

function begin(): void {
  git('init', '--quiet', '--initial-branch=main');
  scene.write(CLEAN);
  commit('Begin');
  git('branch', 'base');
}

const findings = (outcome: Outcome): readonly Finding[] => (outcome.status === 'errored' ? [] : outcome.findings);

/** Level, place, and the commit where it is one of history. */
function places(outcome: Outcome): readonly string[] {
  for (const secret of [KEY_ID, TOKEN]) expect(JSON.stringify(outcome) + scene.kept()).not.toContain(secret);
  return findings(outcome).map(({ level, file, line, message }) =>
    [level, `${file}:${line}`, /in commit (\w+)/.exec(message)?.[1]].filter(part => part !== undefined).join(' '),
  );
}

const history = (options: Readonly<Record<string, unknown>> = {}) => scene.check({ history: 'base..HEAD', ...options });

describe('the embedded engine', () => {
  it('finds tokens in a tree, names them, and shows four characters at most', async () => {
    scene.write({ ...CLEAN, 'deploy/upload.sh': `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${KEY_ID}\n# ${TOKEN}\n` });
    const outcome = await scene.check({});
    expect(places(outcome)).toEqual(['error deploy/upload.sh:2', 'error deploy/upload.sh:3']);
    expect(findings(outcome).map(({ message }) => message)).toEqual([
      'looks like a secret: AWS access key id "AKI…" (embedded engine)',
      'looks like a secret: GitHub classic personal access token "ghp_…" (embedded engine)',
    ]);
  });

  it('holds a token that its checksum proves for an error wherever it lies, and lowers others in tests and docs', async () => {
    const text = `a ${TOKEN}\nb ${KEY_ID}\n`;
    scene.write({ ...CLEAN, 'tests/a.py': text, 'docs/a.md': text });
    expect(places(await scene.check({}))).toEqual([
      'error docs/a.md:1',
      'error tests/a.py:1',
      'warning docs/a.md:2',
      'warning tests/a.py:2',
    ]);
  });

  it('knows stores of keys among binary files, and takes no certificate for one', async () => {
    const folder = join(scene.folder, 'keys');
    mkdirSync(folder);
    const openssl = (...args: readonly string[]) =>
      execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=a', '-keyout', 'k.pem', '-out', 'c.pem');
    openssl('pkcs12', '-export', '-inkey', 'k.pem', '-in', 'c.pem', '-passout', 'pass:x', '-out', 'store.bin');
    openssl('pkey', '-in', 'k.pem', '-outform', 'DER', '-out', 'pkcs8.bin');
    openssl('rsa', '-in', 'k.pem', '-outform', 'DER', '-traditional', '-out', 'pkcs1.bin');
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-outform', 'DER', '-out', 'ec.bin');
    openssl('genpkey', '-algorithm', 'ed25519', '-outform', 'DER', '-out', 'ed25519.bin');
    openssl('x509', '-in', 'c.pem', '-outform', 'DER', '-out', 'certificate.bin');
    openssl('pkey', '-in', 'k.pem', '-pubout', '-outform', 'DER', '-out', 'public.bin');
    rmSync(join(folder, 'k.pem'));
    const outcome = await scene.check({});
    expect(findings(outcome).map(({ level, file, rule }) => `${level} ${file} ${rule}`)).toEqual([
      'error keys/ec.bin der-private-key',
      'error keys/ed25519.bin der-private-key',
      'error keys/pkcs1.bin der-private-key',
      'error keys/pkcs8.bin der-private-key',
      'warning keys/store.bin pkcs12-store',
    ]);
    expect(findings(outcome).at(-1)?.message).toBe(
      'looks like a secret: PKCS#12 container, which mostly holds a private key (embedded engine)',
    );
  });

  it('gives a secret one name in its file, wherever it moves to, and another secret another', async () => {
    const subjects = async (text: string) => {
      scene.write({ 'a.env': text });
      return findings(await scene.check({})).map(({ subject }) => subject);
    };
    const [first] = await subjects(`KEY=${KEY_ID}\n`);
    expect(await subjects(`\n\n  key: "${KEY_ID}"\n`)).toEqual([first]);
    expect(await subjects(`KEY=${TOKEN}\n`)).not.toEqual([first]);
    const [both] = await subjects(`KEY=${KEY_ID} ${TOKEN}\n`);
    expect(both).not.toBe(first);
  });

  it('looks at what git ignores where it is told to', async () => {
    scene.write({ ...CLEAN, '.gitignore': '*.env\n', 'local.env': `KEY=${KEY_ID}\n` });
    git('init', '--quiet');
    expect(places(await scene.check({}))).toEqual([]);
    expect(places(await scene.check({ ignored: true }))).toEqual(['error local.env:1']);
  });

  it('follows no link that leads outside, and finds its way through dead ones', async () => {
    const outside = openScene(secrets, { 'a.env': `KEY=${KEY_ID}\n` });
    scene.write(CLEAN);
    symlinkSync(outside.folder, join(scene.folder, 'folder'));
    symlinkSync(join(outside.folder, 'a.env'), join(scene.folder, 'file'));
    symlinkSync('/nowhere', join(scene.folder, 'dead'));
    expect(places(await scene.check({}))).toEqual([]);
    outside.remove();
  });

  it('tells a reason without a secret that stands in it', async () => {
    scene.write({ ...CLEAN, 'a.c': `// deploy-validate:allow key of the vendor ${TOKEN}\n` });
    const outcome = await scene.check({});
    expect(places(outcome)).toEqual([]);
    expect(JSON.stringify(outcome)).toContain('key of the vendor ***');
  });
});

describe('history, as the embedded engine sees it', () => {
  it('holds what was added and taken away again, once for each secret, at the commit that brought it', async () => {
    begin();
    scene.write({ 'a.env': `A=1\nKEY=${KEY_ID}\n` });
    const first = commit('Add');
    scene.write({ 'a.env': `A=1\nB=2\nKEY=${KEY_ID}\n` });
    commit('Move');
    scene.write({ 'a.env': `A=1\nB=2\nID=${KEY_ID}\n` });
    commit('Rename');
    rmSync(join(scene.folder, 'a.env'));
    commit('Remove');
    expect(places(await history())).toEqual([`error a.env:2 ${first}`]);
    expect(places(await scene.check({ history: { range: 'all' } }))).toEqual([`error a.env:2 ${first}`]);
    expect(places(await scene.check({}))).toEqual([]);
    expect(places(await scene.check({ history: 'HEAD~1..HEAD' }))).toEqual([]);
  });

  it('holds what a message says, and nothing that a message passes off as a patch', async () => {
    begin();
    const spoof = 'diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n@@ -0,0 +1 @@';
    const first = commit(`Rotate\n\nOld one: ${TOKEN}\n`);
    const second = commit(`Say it again ${TOKEN}\n\n${spoof}\n+${KEY_ID}\n`);
    const outcome = await history();
    expect(places(outcome)).toHaveLength(2);
    expect(findings(outcome).map(({ message, subject }) => [message, subject?.split('#')[0]])).toEqual([
      [
        `looks like a secret: GitHub classic personal access token "ghp_…" (embedded engine), in line 3 of the message of commit ${first}`,
        `message of ${first}`,
      ],
      [
        `looks like a secret: AWS access key id "AKI…" (embedded engine), in line 7 of the message of commit ${second}`,
        `message of ${second}`,
      ],
    ]);
  });

  it('lets no allowlist of paths hide a message', async () => {
    begin();
    const first = commit(`Say ${TOKEN}`);
    const list = "[allowlist]\npaths = ['''txt''', '''^$''']\n";
    scene.write({ '.gitleaks.toml': list, '.secretlintignore': '*.txt\n' });
    expect(findings(await history()).filter(({ level }) => level === 'error')).toHaveLength(1);
    scene.write({ '.gitleaks.toml': `[allowlist]\ncommits = ['${git('rev-parse', first)}']\n` });
    expect(findings(await history()).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('does not repeat what the tree still has, or what is allowed there', async () => {
    begin();
    scene.write({ 'a.env': `KEY=${KEY_ID}\n`, 'b.env': `KEY=${TOKEN}\n` });
    commit('Add');
    scene.write({ 'a.env': `\nKEY=${KEY_ID}\n`, 'b.env': `KEY=${TOKEN} # deploy-validate:allow of the demo\n` });
    commit('Allow one');
    expect(places(await history())).toEqual(['error a.env:2']);
  });

  it('holds what a merge alone brings, the first commit, and names of any sort', async () => {
    begin();
    git('switch', '--quiet', '--create', 'side', 'base');
    scene.write({ 'side.txt': 'side\n' });
    commit('Side');
    git('switch', '--quiet', 'main');
    scene.write({ 'main.txt': 'main\n' });
    commit('Main');
    git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
    scene.write({ 'main.txt': `main\nKEY=${KEY_ID}\n`, 'grö "ß"\t.env': `KEY=${TOKEN}\n` });
    const merge = commit('Merge');
    rmSync(join(scene.folder, 'main.txt'));
    rmSync(join(scene.folder, 'grö "ß"\t.env'));
    commit('Remove');
    expect(places(await history())).toEqual([`error grö "ß"\t.env:1 ${merge}`, `error main.txt:2 ${merge}`]);
  });

  it('cannot be hidden by attributes, by settings of git, or by a replacement', async () => {
    begin();
    scene.write({ '.gitattributes': '*.env -diff\n*.txt binary\n*.md diff=blind\n' });
    scene.write({ 'a.env': `KEY=${KEY_ID}\n`, 'b.txt': `KEY=${KEY_ID}\n`, 'c.md.sh': `KEY=${KEY_ID}\n` });
    const id = commit('Add');
    for (const name of ['a.env', 'b.txt', 'c.md.sh']) rmSync(join(scene.folder, name));
    commit('Remove');
    const settings = ['color.ui=always', 'diff.noprefix=true', 'diff.mnemonicPrefix=true', 'diff.external=true'];
    const more = ['log.showRoot=false', 'log.follow=true', 'diff.renames=copies', 'diff.context=9', 'log.date=raw'];
    for (const setting of [
      ...settings,
      ...more,
      'diff.blind.textconv=true',
      'log.diffMerges=off',
      'diff.interHunkContext=9',
    ]) {
      const [name = '', value = ''] = setting.split('=');
      git('config', name, value);
    }
    git('replace', 'HEAD~1', 'base');
    expect(places(await history())).toEqual([`error a.env:1 ${id}`, `error b.txt:1 ${id}`, `error c.md.sh:1 ${id}`]);
  });

  it('is held to `exclude` and to commits that are allowed', async () => {
    begin();
    scene.write({ 'sub/a.env': `KEY=${KEY_ID}\n`, 'b.env': `KEY=${TOKEN}\n` });
    const id = commit('Add');
    for (const name of ['sub/a.env', 'b.env']) rmSync(join(scene.folder, name));
    commit('Remove');
    expect(places(await history({ exclude: ['sub/**'] }))).toEqual([`error b.env:1 ${id}`]);
    scene.write({ '.gitleaks.toml': `[allowlist]\ncommits = ['${git('rev-parse', 'HEAD~1')}']\n` });
    expect(places(await history())).toEqual(['note .gitleaks.toml:undefined']);
  });

  it('is not known where the clone does not reach', async () => {
    begin();
    commit('One');
    commit('Two');
    const clone = openScene(secrets);
    execFileSync('git', ['clone', '--quiet', '--depth=2', `file://${scene.folder}`, join(clone.folder, 'x')]);
    execFileSync('cp', ['-r', `${clone.folder}/x/.`, clone.folder]);
    expect(await clone.check({ history: 'all' })).toMatchObject({ status: 'errored', why: 'truncated' });
    expect(await clone.check({ history: 'HEAD~1..HEAD' })).toMatchObject({ status: 'passed' });
    clone.remove();
  });
});

describe('what is staged', () => {
  it('is looked at as it is in the index, whatever the tree holds', async () => {
    begin();
    scene.write({ 'a.env': `A=1\nKEY=${KEY_ID}\n`, 'b.env': `KEY=${KEY_ID}\n` });
    git('add', 'a.env');
    scene.write({ 'a.env': 'A=1\n' });
    const outcome = await scene.check({ staged: true });
    expect(places(outcome)).toEqual(['error a.env:2']);
    expect(outcome).toMatchObject({ summary: '1 place that looks like a secret in what is staged (embedded engine)' });
  });

  it('is clean where only lines are taken away, and cannot be told where nothing is staged', async () => {
    begin();
    expect(await scene.check({ staged: true })).toMatchObject({ status: 'errored', why: 'nothing-checked' });
    rmSync(join(scene.folder, 'app/main.py'));
    git('add', '--all');
    expect(await scene.check({ staged: true })).toMatchObject({ status: 'passed' });
  });

  it('is looked at before the first commit too', async () => {
    git('init', '--quiet');
    scene.write({ 'a.env': `KEY=${KEY_ID}\n` });
    git('add', '--all');
    expect(places(await scene.check({ staged: true }))).toEqual(['error a.env:1']);
  });

  it('cannot be told outside of a repository', async () => {
    mkdirSync(join(scene.folder, 'x'));
    expect(await scene.check({ staged: true })).toMatchObject({ status: 'errored' });
  });
});
