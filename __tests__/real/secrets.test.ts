import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check.js';
import { secrets } from '../../src/checks/secrets/definition.js';
import type { SecretsOptions } from '../../src/checks/secrets/options.js';
import { type Outcome, openScene, type Scene } from './scene.js';
import { itWith } from './tool.js';

/** Put together here, so that no file of the repository holds the shape of a token. They open nothing. */
const KEY_ID = ['AK', 'IA', 'UJZDEGXDNCF32EPF'].join('');
const KEY = ['JBd0Kh8oOOL8dKLzdocJ2isAj', 'IhKtJ0RlgLKOmxg'].join('');
const TOKEN = ['gh', 'p_', 'JTeKdNnFRIBXuDL7DxtpYlSXpfKtHF4vUCsM'].join('');
const PLANTED = `# settings\nAWS_ACCESS_KEY_ID=${KEY_ID}\nAWS_SECRET_ACCESS_KEY=${KEY}\nGITHUB_TOKEN=${TOKEN}\n`;
const CLEAN = { 'app/main.py': 'print("hello")\n', 'README.md': '# ToolboxAI\n' };

let scene: Scene;
beforeEach(() => {
  scene = openScene(secrets);
});
afterEach(() => scene.remove());

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: scene.folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

function commit(message: string): void {
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', message);
}

/** Nothing that a check answers or leaves behind repeats what was planted. */
function expectSilence(outcome: Outcome): void {
  for (const text of [JSON.stringify(outcome), scene.kept()]) {
    for (const secret of [KEY_ID, KEY, TOKEN]) expect(text).not.toContain(secret);
  }
}

const findings = (outcome: Outcome): readonly Finding[] => (outcome.status === 'errored' ? [] : outcome.findings);
const places = (outcome: Outcome) => findings(outcome).map(({ level, file, line }) => `${level} ${file}:${line}`);
/** What one tool saw, perhaps among others. */
const seenBy = (outcome: Outcome, tool: Tool) =>
  findings(outcome)
    .filter(({ message }) => message.includes(`(${tool})`))
    .map(({ level, file, line }) => `${level} ${file}:${line}`);

type Tool = SecretsOptions['tools'][number];
const LINES: Readonly<Record<Tool, readonly number[]>> = {
  gitleaks: [2, 3, 4],
  trufflehog: [2, 4],
  secretlint: [3, 4],
  'git-secrets': [2, 3],
};

for (const tool of ['gitleaks', 'trufflehog', 'secretlint', 'git-secrets'] as const) {
  describe(tool, () => {
    const check = (options: Readonly<Record<string, unknown>> = {}) => scene.check({ tools: [tool], ...options });

    itWith(tool, 'sees planted secrets at file and line, and repeats none', async () => {
      scene.write({ ...CLEAN, 'deploy/settings.env': PLANTED, '-e': PLANTED, 'a b:3:c.env': PLANTED });
      const outcome = await check();
      const expected = ['-e', 'a b:3:c.env', 'deploy/settings.env'].flatMap(file =>
        LINES[tool].map(line => `error ${file}:${line}`),
      );
      expect(seenBy(outcome, tool)).toEqual(expected);
      expect(outcome).toMatchObject({ status: 'failed', evidence: [] });
      expectSilence(outcome);
    });

    itWith(tool, 'passes clean files and says how many', async () => {
      scene.write(CLEAN);
      const outcome = await check();
      expect(outcome).toMatchObject({
        status: 'passed',
        summary: `no secret in 2 files (embedded engine, ${tool})`,
        findings: [],
      });
    });

    itWith(tool, 'looks at what git would commit: at ignored files only if they are tracked or named', async () => {
      scene.write({ ...CLEAN, '.gitignore': '*.env\nnode_modules/\ndist/\n', 'tracked.env': PLANTED });
      git('init', '--quiet');
      commit('All');
      scene.write({
        'local.env': PLANTED,
        'node_modules/a/index.js': PLANTED,
        'dist/app.js': PLANTED,
        'new.txt': PLANTED,
      });
      const files = (outcome: Outcome) => [...new Set(findings(outcome).map(({ file }) => file))];
      expect(files(await check())).toEqual(['new.txt', 'tracked.env']);
      expect(files(await check({ exclude: ['*.txt'] }))).toEqual(['tracked.env']);
      expect(files(await check({ paths: ['dist'] }))).toEqual(['dist/app.js']);
    });

    itWith(tool, 'has nothing to check where nothing is there, or only empty files are', async () => {
      expect(await check()).toMatchObject({ status: 'errored', why: 'nothing-checked' });
      scene.write(CLEAN);
      expect(await check({ paths: ['nope'] })).toMatchObject({ status: 'errored', why: 'nothing-checked' });
    });

    itWith(tool, 'finds its way through links that lead nowhere and outside', async () => {
      scene.write({ ...CLEAN, 'settings.env': PLANTED });
      symlinkSync('/nowhere', join(scene.folder, 'dead'));
      symlinkSync('/etc', join(scene.folder, 'outside'));
      const outcome = await check();
      expect([...new Set(findings(outcome).map(({ file }) => file))]).toEqual(['settings.env']);
    });
  });
}

describe('a repository that would rather not be seen', () => {
  itWith('gitleaks', 'cannot replace the rules of gitleaks by none', async () => {
    scene.write({ 'a.env': PLANTED, '.gitleaks.toml': "[[rules]]\nid = 'none'\nregex = '''zzzz'''\n" });
    expect(await scene.check({ tools: ['gitleaks'] })).toMatchObject({ status: 'errored', why: 'tool-refused' });
  });

  itWith('gitleaks', 'is told of by a note where it leaves something out', async () => {
    const config = "[extend]\nuseDefault = true\n[[allowlists]]\npaths = ['''a\\.env''']\n";
    scene.write({ ...CLEAN, 'a.env': PLANTED, '.gitleaks.toml': config });
    const outcome = await scene.check({ tools: ['gitleaks'] });
    expect(outcome).toMatchObject({ status: 'passed', findings: [{ rule: 'allow-list', file: '.gitleaks.toml' }] });
  });

  itWith('gitleaks', 'cannot make anybody pass by a config that cannot be read', async () => {
    scene.write({ 'a.env': PLANTED, '.gitleaks.toml': 'rules = [' });
    expect(await scene.check({ tools: ['gitleaks'] })).toMatchObject({ status: 'errored', why: 'wrong-format' });
  });

  itWith('git-secrets', 'cannot allow everything to git-secrets, nor break its expressions', async () => {
    git('init', '--quiet');
    for (const allowed of ['.', '*[']) {
      scene.write({ 'a.env': PLANTED, '.gitallowed': `${allowed}\n` });
      const outcome = await scene.check({ tools: ['git-secrets'] });
      expect(outcome).toMatchObject({ status: 'errored' });
      expectSilence(outcome);
    }
  });

  itWith('git-secrets', 'cannot hide a file from git-secrets by its attributes or by a carriage return', async () => {
    git('init', '--quiet');
    scene.write({ 'a.env': PLANTED, 'b.txt': `x\n${KEY_ID} \r y\n`, '.gitattributes': '* binary\n' });
    commit('All');
    const outcome = await scene.check({ tools: ['git-secrets'] });
    expect(outcome.status).toBe('failed');
    expect(seenBy(outcome, 'git-secrets')).toHaveLength(3);
    expectSilence(outcome);
  });

  itWith('secretlint', 'cannot give secretlint other rules, or nothing to look at', async () => {
    scene.write({ ...CLEAN, 'a.env': PLANTED, '.secretlintrc.json': '{"rules":[]}' });
    expect(await scene.check({ tools: ['secretlint'] })).toMatchObject({ status: 'errored' });
    rmSync(join(scene.folder, '.secretlintrc.json'));
    scene.write({ '.secretlintignore': '**/*\n' });
    expect(await scene.check({ tools: ['secretlint'] })).toMatchObject({ status: 'errored' });
  });
});

describe('history', () => {
  const range = async (tool: Tool, history: string) => scene.check({ tools: [tool], history });

  for (const tool of ['gitleaks', 'trufflehog'] as const) {
    itWith(tool, `is looked at by ${tool} even where the tree is clean`, async () => {
      git('init', '--quiet', '--initial-branch=main');
      scene.write(CLEAN);
      commit('Begin');
      git('switch', '--quiet', '--create', 'work');
      scene.write({ 'app/settings.env': PLANTED });
      commit('Add');
      rmSync(join(scene.folder, 'app/settings.env'));
      commit('Remove');
      for (const history of ['main..HEAD', 'all']) {
        const outcome = await range(tool, history);
        expect(seenBy(outcome, tool)).toEqual(LINES[tool].map(line => `error app/settings.env:${line}`));
        expect(findings(outcome)[0]?.message).toContain(', in commit ');
        expectSilence(outcome);
      }
      expect(await scene.check({ tools: [tool] })).toMatchObject({ status: 'passed' });
      expect(await range(tool, 'main..main')).toMatchObject({ status: 'errored', why: 'nothing-checked' });
      expect(await range(tool, 'origin/main..HEAD')).toMatchObject({ status: 'errored', why: 'unreadable' });
    });
  }

  itWith('gitleaks', 'is not known to be clean in a shallow clone', async () => {
    git('init', '--quiet');
    for (const message of ['one', 'two', 'three']) {
      scene.write({ 'app/main.py': `print("${message}")\n` });
      commit(message);
    }
    const clone = openScene(secrets);
    execFileSync('git', ['clone', '--quiet', '--depth=2', `file://${scene.folder}`, join(clone.folder, 'clone')]);
    const shallow = openScene(secrets);
    execFileSync('cp', ['-r', `${clone.folder}/clone/.`, shallow.folder]);
    const tools = ['gitleaks'];
    expect(await shallow.check({ tools, history: 'all' })).toMatchObject({ status: 'errored', why: 'truncated' });
    expect(await shallow.check({ tools, history: 'HEAD~1..HEAD' })).toMatchObject({ status: 'passed' });
    clone.remove();
    shallow.remove();
  });

  itWith('git-secrets', 'is looked at without git-secrets, which cannot, and that is told', async () => {
    git('init', '--quiet');
    scene.write(CLEAN);
    commit('All');
    const outcome = await range('git-secrets', 'all');
    expect(outcome).toMatchObject({
      status: 'passed',
      summary: 'no secret in 2 files and all (embedded engine, git-secrets)',
    });
    expect(JSON.stringify(outcome)).toContain('no commits, which it cannot look at');
  });
});

describe('several tools', () => {
  itWith('gitleaks', 'make one finding of what they see at one line', async () => {
    scene.write({ 'a.env': PLANTED });
    const outcome = await scene.check({ tools: ['gitleaks'] });
    expect(places(outcome)).toEqual(['error a.env:2', 'error a.env:3', 'error a.env:4']);
    expect(findings(outcome)[0]?.message).toBe(
      'looks like a secret: AWS access key id "AKI…" (embedded engine); aws-access-token (gitleaks)',
    );
    expect(new Set(findings(outcome).map(({ subject }) => subject)).size).toBe(3);
  });

  itWith('gitleaks', 'give a line the same name wherever it moves to', async () => {
    scene.write({ 'a.env': PLANTED });
    const before = findings(await scene.check({ tools: ['gitleaks'] })).map(({ subject }) => subject);
    scene.write({ 'a.env': `\n\n${PLANTED}` });
    const after = findings(await scene.check({ tools: ['gitleaks'] })).map(({ subject }) => subject);
    expect(after).toEqual(before);
  });
});

describe('a report of the real tool', () => {
  for (const format of ['json', 'sarif'] as const) {
    itWith('gitleaks', `is read in ${format}, and what it holds in the clear stays behind`, async () => {
      scene.write({ 'a.env': PLANTED });
      const flags = ['--exit-code=0', '--no-banner', `--report-format=${format}`, '--report-path=leaks.report'];
      execFileSync('gitleaks', ['dir', '.', ...flags], { cwd: scene.folder, stdio: 'ignore' });
      const outcome = await scene.check({ report: 'leaks.report' });
      expect(places(outcome)).toEqual(['error a.env:2', 'error a.env:3', 'error a.env:4']);
      expectSilence(outcome);
    });
  }

  it('is too old after a day, unless the config allows more', async () => {
    scene.write({ 'report.json': '[{"filePath":"a.txt","messages":[]}]' });
    expect(await scene.check({ report: 'report.json' })).toMatchObject({ status: 'passed' });
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(join(scene.folder, 'report.json'), yesterday, yesterday);
    expect(await scene.check({ report: 'report.json' })).toMatchObject({ status: 'errored', why: 'stale' });
    expect(await scene.check({ report: 'report.json', 'max-age': '2d' })).toMatchObject({ status: 'passed' });
  });

  it('is no evidence where it is dated in the future', async () => {
    scene.write({ 'report.json': '[{"filePath":"a.txt","messages":[]}]' });
    const tomorrow = Date.now() / 1000 + 24 * 3600;
    utimesSync(join(scene.folder, 'report.json'), tomorrow, tomorrow);
    expect(await scene.check({ report: 'report.json' })).toMatchObject({ status: 'errored', why: 'stale' });
  });
});
