import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';
import { startBlobs, workflowRuns } from './github/workflow-runs.js';
import { REPOSITORY, startGitHub } from './github-api.js';
import { TOKEN } from './runner.js';

const NODE = process.env.CLI_NODE ?? process.execPath;
const ITS_OWN = '.deploy-validate/report.json';

/** A checkout whose `load` notes each of its runs in a file that git does not know. */
const config = (more: string): string => `version: 1
project: app
pass-env: [TARGET]
stages:
  staging:
    reuse: { workflow: staging.yml }
    checks:
      - { id: quick, kind: command, with: { run: ['true'] } }
      - id: load
        kind: command
        max-age: 1h
        needs: [quick]
        with: { run: 'echo "ran against $URL"; echo x >> ran', shell: true, env: { URL: '\${{ env.URL }}' } }
${more}`;

let folder = '';
let sha = '';

beforeAll(() => {
  bundle();
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reuse-')));
  commit({ '.github/deploy-validate.yml': config(''), 'app.txt': 'one\n', '.gitignore': 'ran\n.deploy-validate\n' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) write(name, content);
  if (!existsSync(join(folder, '.git'))) git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=a commit');
  sha = git('rev-parse', 'HEAD').trim();
}

function write(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

const WORKFLOW = { GITHUB_REPOSITORY: REPOSITORY, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };

async function run(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, command = 'run') {
  const child = spawn(NODE, [join(bundle(), 'index.js'), command, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, URL: 'https://staging.example', TARGET: 'blue', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>(resolve => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = { code: await code, stdout, stderr };
  const made = ended.code === 0 || ended.code === 1 ? readReport(ITS_OWN) : undefined;
  return { ...ended, load: made?.checks.find(({ id }) => id === 'load'), notices: made?.notices, made };
}

const readReport = (name: string): Report => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const digestOf = (bytes: string | Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** How often the check has run. */
const times = (): number => readFileSync(join(folder, 'ran'), 'utf8').split('\n').length - 1;

/** The report of a first run, out of the way of the next one's. */
async function first(env: Readonly<Record<string, string>> = {}): Promise<string> {
  expect((await run([], env)).code).toBe(0);
  mkdirSync(join(folder, '.deploy-validate/last'), { recursive: true });
  copyFileSync(join(folder, ITS_OWN), join(folder, '.deploy-validate/last/report.json'));
  return '.deploy-validate/last';
}

describe('a run that is given an earlier report', () => {
  it('takes over what is fresh instead of running it again, and says where it is from', async () => {
    const last = await first();
    const before = readReport(`${last}/report.json`).checks.find(({ id }) => id === 'load');
    const { code, load, notices, stderr } = await run(['--reuse', last]);
    expect({ code, times: times(), notices }).toEqual({ code: 0, times: 1, notices: undefined });
    const source = `file ${last}/report.json`;
    const digest = digestOf(readFileSync(join(folder, last, 'report.json')));
    expect(load).toEqual({ ...before, reused: { source, digest } });
    expect(stderr).toContain('✔ load: ');
    expect(stderr).toContain('(passed, taken over from 20');
    expect(readFileSync(join(folder, '.deploy-validate/report.html'), 'utf8')).toContain('taken over from 20');
    expect(readFileSync(join(folder, '.deploy-validate/report.md'), 'utf8')).toContain('taken over from 20');
  });

  it('may be given its own last report, which it then replaces', async () => {
    expect((await run()).code).toBe(0);
    const { load } = await run(['--reuse', '.deploy-validate']);
    expect({ times: times(), source: load?.reused?.source }).toEqual({ times: 1, source: `file ${ITS_OWN}` });
    // Again and again: its age still counts from the one time that it ran.
    const again = await run(['--reuse', ITS_OWN]);
    expect(again.load).toEqual(load);
  });

  it.each<readonly [string, () => void, Readonly<Record<string, string>>, string]>([
    [
      'a file has changed since the commit',
      () => write('app.txt', 'two\n'),
      {},
      'Nothing was taken over: the checkout is of another commit, or has changes that none holds, or git cannot tell.',
    ],
    [
      'there is another commit',
      () => commit({ 'app.txt': 'two\n' }),
      {},
      'Nothing was taken over: .deploy-validate/last/report.json is of another commit: ',
    ],
    [
      'the config is another',
      () => write('.github/deploy-validate.yml', config('# another\n')),
      {},
      'Nothing was taken over: the checkout is of another commit, or has changes that none holds, or git cannot tell.',
    ],
    [
      'a variable in its options is another',
      () => {},
      { URL: 'https://production.example' },
      'load runs again: its earlier result is of another checkout, or of other variables.',
    ],
    [
      'a variable that tools see is another',
      () => {},
      { TARGET: 'green' },
      'load runs again: its earlier result is of another checkout, or of other variables.',
    ],
    [
      'the report is broken',
      () => write('.deploy-validate/last/report.json', '{"schemaVersion": 1'),
      {},
      'Nothing was taken over: .deploy-validate/last/report.json:1:20: the JSON ends early.',
    ],
    [
      'the report is not there',
      () => rmSync(join(folder, '.deploy-validate/last'), { recursive: true }),
      {},
      'Nothing was taken over: there is no report at .deploy-validate/last.',
    ],
  ])('runs it again where %s', async (_, change, env, notice) => {
    const last = await first();
    change();
    const { code, load, notices } = await run(['--reuse', last], env);
    expect({ code, times: times(), reused: load?.reused }).toEqual({ code: 0, times: 2, reused: undefined });
    expect(notices).toEqual([expect.stringContaining(notice)]);
  });

  it('runs it again where what it needs does not pass now', async () => {
    const last = await first();
    const report = readReport(`${last}/report.json`);
    commit({ '.github/deploy-validate.yml': config('').replace("run: ['true']", "run: ['false']") });
    const subject = {
      ...report.subject,
      sha,
      configDigest: digestOf(config('').replace("run: ['true']", "run: ['false']")),
    };
    write(`${last}/report.json`, JSON.stringify({ ...report, subject }));
    const { code, load } = await run(['--reuse', last]);
    expect({ code, status: load?.status, reused: load?.reused }).toEqual({
      code: 1,
      status: 'skipped',
      reused: undefined,
    });
  });

  it('runs again what hides its finds in all that the run prints', async () => {
    const token = ['ghp', 'Zq3vB8nK1xW6cT9yR4mL7pS2dF5gH0jAeX1Y'].join('_');
    const secrets = '      - { id: secrets, kind: secrets, max-age: 1h, required: false }\n';
    commit({
      '.github/deploy-validate.yml': config(secrets),
      'tests/key.txt': `token = "${token}"\n`,
    });
    const env = { URL: token };
    await run([], env);
    mkdirSync(join(folder, '.deploy-validate/last'), { recursive: true });
    copyFileSync(join(folder, ITS_OWN), join(folder, '.deploy-validate/last/report.json'));
    expect(readReport(ITS_OWN).checks.find(({ id }) => id === 'secrets')?.status).toBe('passed');
    const { made } = await run(['--reuse', '.deploy-validate/last'], env);
    expect(made?.checks.find(({ id }) => id === 'secrets')?.reused).toBeUndefined();
    expect(readFileSync(join(folder, ITS_OWN), 'utf8')).not.toContain(token);
    expect(readFileSync(join(folder, '.deploy-validate/logs/load.log'), 'utf8')).not.toContain(token);
  });

  it('has no use for one where no check has an age', async () => {
    commit({
      '.github/deploy-validate.yml': config('')
        .replace('max-age: 1h\n', 'retries: 0\n')
        .replace(/ {4}reuse:.*\n/, ''),
    });
    const { code, stderr } = await run(['--reuse', 'last']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('no check of this stage has one'),
    });
  });
});

describe('a decision on a result that has an age', () => {
  it('is no-go where it is too old, also where reports are merged', async () => {
    const last = await first();
    const report = readReport(`${last}/report.json`);
    const old = new Date(Date.now() - 2 * 3_600_000).toISOString();
    const checks = report.checks.map(check => (check.id === 'load' ? { ...check, startedAt: old } : check));
    write(`${last}/report.json`, JSON.stringify({ ...report, checks }));
    const { code, made } = await run([last], {}, 'collect');
    expect({ code, times: times(), reasons: made?.reasons }).toEqual({
      code: 1,
      times: 1,
      reasons: [
        {
          code: 'evidence-stale',
          check: 'load',
          message: 'its result is 2 h old, older than 1 h; run all shards again',
        },
      ],
    });
    const again = await run(['--reuse', last]);
    expect({ code: again.code, times: times(), notices: again.notices }).toEqual({
      code: 0,
      times: 2,
      notices: ['load runs again: its result is 2 h old, older than 1 h.'],
    });
  });
});

describe('in a workflow', () => {
  const at = (runId: string, attempt = '1') => ({
    ...WORKFLOW,
    GITHUB_ACTIONS: 'true',
    GITHUB_SHA: sha,
    GITHUB_RUN_ID: runId,
    GITHUB_RUN_ATTEMPT: attempt,
  });

  it('counts a report of an earlier attempt, and of another run only where its bytes are pinned', async () => {
    const last = await first(at('99'));
    const again = await run(['--reuse', last], at('99', '2'));
    expect(again.load?.reused).toMatchObject({ runId: '99', runAttempt: '1' });
    const foreign = await run(['--reuse', last], at('100'));
    expect(foreign.load?.reused).toBeUndefined();
    expect(foreign.notices).toEqual([
      expect.stringContaining('it was made by run 99, not by this one (100); pin its bytes'),
    ]);
    const file = `${last}/report.json`;
    const pin = digestOf(readFileSync(join(folder, file)));
    expect((await run(['--reuse', `${file}@${pin}`], at('100'))).load?.reused).toMatchObject({ digest: pin });
    const wrong = await run(['--reuse', `${file}@sha256:${'0'.repeat(64)}`], at('100'));
    expect(wrong.notices).toEqual([expect.stringContaining(`its digest is ${pin}, not sha256:000`)]);
    expect(times()).toBe(3);
  });

  it('looks the last successful run up where the config names its workflow, and takes nothing from one that failed', async () => {
    const last = await first(at('99'));
    const archive = zipSync({ 'report.json': readFileSync(join(folder, last, 'report.json')) });
    for (const conclusion of ['success', 'failure'] as const) {
      const ended = {
        id: 99,
        event: 'push',
        branch: 'main',
        sha,
        path: '.github/workflows/staging.yml',
        conclusion,
        jobs: [{ name: 'gate', conclusion }],
        artifacts: [{ id: 5, name: 'deploy-validate-staging', digest: digestOf(archive), archive }],
      };
      await using blobs = await startBlobs([ended]);
      await using server = await startGitHub({ areas: [workflowRuns([ended], blobs.url)] });
      const { load, notices } = await run([], { ...at('100'), GITHUB_API_URL: server.url, GITHUB_TOKEN: TOKEN });
      expect(server.violations).toEqual([]);
      if (conclusion === 'success') {
        expect(load?.reused).toEqual({
          source: 'run 99 of staging.yml',
          digest: digestOf(archive),
          runId: '99',
          runAttempt: '1',
        });
      } else {
        expect(load?.reused).toBeUndefined();
        expect(notices).toEqual(['Nothing was taken over: run 99 of staging.yml ended with failure.']);
      }
    }
    expect(times()).toBe(2);
  });

  it('runs everything where GitHub cannot be asked', async () => {
    const { code, notices } = await run([], at('100'));
    expect({ code, notices }).toEqual({
      code: 0,
      notices: ['Nothing was taken over: staging.yml cannot be looked up: there is no token.'],
    });
  });
});
