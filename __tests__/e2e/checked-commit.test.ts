import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';

/** A real repository with two commits, checked out as a workflow would have it. */
let folder = '';
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

const CONFIG = (run: string, more = '') => `version: 1
project: demo
stages:
  staging:
    checks:
      - { id: own, kind: command, with: { shell: true, run: '${run}'${more} } }
`;

function commit(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git('add', '-A');
  git('commit', '-qm', 'one');
  return git('rev-parse', 'HEAD');
}

function run(env: Readonly<Record<string, string>>, args: readonly string[] = [], out = '.deploy-validate') {
  const ran = spawnSync(process.env.CLI_NODE ?? process.execPath, [join(bundle(), 'index.js'), 'run', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    encoding: 'utf8',
  });
  const report = JSON.parse(readFileSync(join(folder, out, 'report.json'), 'utf8'));
  return { status: ran.status, code: report.reasonCode, reasons: report.reasons, dirty: report.subject.dirty, report };
}

beforeAll(() => {
  bundle();
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'commit-')));
  git('init', '-q');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the commit of a run', () => {
  it('is go where it is what was checked', () => {
    const sha = commit({ '.github/deploy-validate.yml': CONFIG('true'), '.gitignore': '.deploy-validate\n' });
    expect(run({ GITHUB_SHA: sha })).toMatchObject({ status: 0, dirty: undefined });
  });

  it('is no-go where another one is checked out, and what changes something is not run', () => {
    const config = CONFIG('touch changed', ', mutates: true');
    const old = commit({ '.github/deploy-validate.yml': config, a: '1' });
    const sha = commit({ a: '2' });
    git('checkout', '-q', old);
    const { status, code, dirty, report } = run({ GITHUB_SHA: sha, GITHUB_EVENT_NAME: 'push' });
    expect([status, code, dirty, report.checks[0].status]).toEqual([1, 'evidence-stale', true, 'skipped']);
  });

  it.each([
    ['changes a file that git tracks', 'echo 3 > a'],
    ['checks out another commit', 'git checkout -q HEAD~1'],
    ['takes .git away', 'rm -rf .git'],
    ['breaks the index', 'echo x > .git/index'],
  ])('is no-go where a check %s', (_, script) => {
    commit({ a: '1' });
    const sha = commit({ '.github/deploy-validate.yml': CONFIG(script) });
    expect(run({ GITHUB_SHA: sha })).toMatchObject({ status: 1, code: 'evidence-stale', dirty: true });
  });

  it('is shown outside a workflow, and is no evidence for another stage', () => {
    commit({
      '.github/deploy-validate.yml': `${CONFIG('true')}  production:
    after: staging
    checks:
      - { id: live, kind: command, with: { run: ['true'] } }
`,
      a: '1',
    });
    writeFileSync(join(folder, 'a'), '2');
    expect(run({})).toMatchObject({ status: 0, dirty: true });
    const args = ['--stage', 'production', '--evidence', '.deploy-validate/report.json', '--report-dir', 'out'];
    spawnSync(process.execPath, [join(bundle(), 'index.js'), 'run', ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: folder },
    });
    const { decision, reasons } = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'));
    expect([decision, reasons[0].message]).toEqual([
      'no-go',
      expect.stringContaining('was made of files that are not those of its commit'),
    ]);
  });

  it('is not asked of a repository that lies below as plain files', () => {
    const sha = commit({
      '.github/deploy-validate.yml': CONFIG('true'),
      'inner/HEAD': 'ref: refs/heads/main\n',
      'inner/config': '[core]\n\tbare = false\n\tworktree = ..\n\tfsmonitor = touch ran\n',
      'inner/objects/x': '',
      'inner/refs/x': '',
    });
    writeFileSync(join(folder, 'inner/deploy-validate.yml'), CONFIG('true'));
    expect(run({ GITHUB_SHA: sha }, ['--working-directory', 'inner'])).toMatchObject({ status: 0 });
    expect(git('status', '--porcelain', '--', 'inner')).not.toContain('ran');
  });

  it('is proven by the report of the same attempt alone, unless the bytes are pinned', () => {
    const sha = commit({
      '.github/deploy-validate.yml': `${CONFIG('true')}  production:
    after: staging
    checks:
      - { id: live, kind: command, with: { run: ['true'] } }
`,
      '.gitignore': '.deploy-validate\nfirst\n',
    });
    const job = { GITHUB_SHA: sha, GITHUB_RUN_ID: '7', GITHUB_REPOSITORY: 'o/r' };
    const first = { ...job, GITHUB_RUN_ATTEMPT: '1' };
    const args = ['--stage', 'production', '--evidence'];
    expect(run(first, ['--report-dir', 'first', '--stage', 'staging'], 'first').status).toBe(0);
    expect(run(first, [...args, 'first/report.json'])).toMatchObject({ status: 0 });
    const second = { ...job, GITHUB_RUN_ATTEMPT: '2' };
    expect(run(second, [...args, 'first/report.json'])).toMatchObject({ status: 1, code: 'evidence-stale' });
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, 'first/report.json')))
      .digest('hex');
    expect(run(second, [...args, `first/report.json@sha256:${digest}`])).toMatchObject({ status: 0 });
  });
});

describe('what must not run at all', () => {
  const refused = (env: Readonly<Record<string, string>>) => {
    const argv = [join(bundle(), 'index.js'), 'run'];
    const ran = spawnSync(process.env.CLI_NODE ?? process.execPath, argv, {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: folder, GITHUB_WORKSPACE: folder, ...env },
      encoding: 'utf8',
    });
    return { status: ran.status, said: ran.stderr };
  };

  it('is a checkout of another commit on an event that anybody can cause', () => {
    const first = commit({ '.github/deploy-validate.yml': CONFIG('touch ran') });
    const sha = commit({ a: '2', '.gitignore': '.deploy-validate\nran\n' });
    for (const event of ['issue_comment', 'discussion', 'issues', 'some_event_of_tomorrow']) {
      const { status, said } = refused({ GITHUB_EVENT_NAME: event, GITHUB_SHA: first });
      expect([status, said]).toEqual([2, expect.stringContaining(`anybody can cause the event ${event}`)]);
    }
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect(refused({ GITHUB_EVENT_NAME: 'issue_comment', GITHUB_SHA: sha }).status).toBe(0);
  });

  it('is anything where every certificate would be believed', () => {
    commit({ '.github/deploy-validate.yml': CONFIG('true') });
    const { status, said } = refused({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect([status, said]).toEqual([2, expect.stringContaining('unset it')]);
  });

  it('is a program of the workspace that a relative folder of PATH holds', () => {
    commit({ '.github/deploy-validate.yml': CONFIG('true').replace("shell: true, run: 'true'", 'run: [own-tool]') });
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/own-tool'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(refused({ PATH: `bin:./bin:${process.env.PATH}` }).status).toBe(1);
  });
});
