import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

const NODE = process.env.CLI_NODE ?? process.execPath;
const MEBIBYTE = 1024 ** 2;

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cli-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A config with one stage; each check is a line of YAML. */
function write(...checks: readonly string[]): void {
  const lines = [
    'version: 1',
    'project: app',
    'stages:',
    '  first:',
    '    checks:',
    ...checks.map(check => `      - ${check}`),
  ];
  file('.github/deploy-validate.yml', `${lines.join('\n')}\n`);
}

function file(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly while?: (child: ChildProcess) => Promise<void>;
}

/** Runs the bundle's command line in the test's folder, with nothing of a workflow in its environment. */
async function cli(args: readonly string[], setting: Setting = {}): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder, ...setting.env };
  const child = spawn(NODE, [join(bundle(), 'index.js'), ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
    setting.while?.(child),
  ]);
  return { code, stdout, stderr };
}

const report = (): Report => JSON.parse(readFileSync(join(folder, '.deploy-validate', 'report.json'), 'utf8'));

// A test's time begins with a bundle that is there.
beforeAll(() => {
  bundle();
});

describe('the command line', () => {
  it.each([
    ['go', 'with: { run: [true] }', 0, 'all-required-passed'],
    ['no-go', 'with: { run: [false] }', 1, 'check-failed'],
    ['no-go', 'with: { run: [no-such-tool] }', 1, 'check-errored'],
    ['no-go', 'with: { rnu: [true] }', 2, 'config-invalid'],
  ])('answers %s for %s with exit code %i', async (decision, options, code, reasonCode) => {
    write(`{ id: a, kind: command, ${options} }`);
    const ended = await cli(['run']);
    expect(ended.code).toBe(code);
    expect(report()).toMatchObject({ schemaVersion: 1, decision, reasonCode });
    expect(ended.stdout).toContain(decision.toUpperCase());
    expect(readdirSync(join(folder, '.deploy-validate')).filter(name => name !== 'logs')).toEqual([
      'junit.xml',
      'predicate.json',
      'report.html',
      'report.json',
      'report.md',
      'results.sarif',
    ]);
  });

  it.each([
    ['an unknown command', ['walk'], 'no command "walk"'],
    ['an unknown flag', ['run', '--jbos', '2'], 'no option --jbos; did you mean --jobs?'],
    ['a number that is none', ['run', '--jobs', 'many'], '--jobs: expected a whole number'],
    ['a shard that is none', ['run', '--shard', '3/2'], '--shard: expected I/N'],
    ['an unknown stage', ['run', '--stage', 'secnd'], 'no stage "secnd" in the config; stages: first'],
    ['a misspelt stage', ['run', '--stage', 'frist'], 'stages: first; did you mean "first"?'],
    ['proof that the stage does not ask for', ['run', '--evidence', 'x'], 'this stage names none: give it `after`'],
    ['a misspelt command', ['paln'], 'no command "paln"; did you mean plan?'],
    ['a flag of another command', ['run', '--shards', '3'], 'did you mean --shard?'],
    ['an unknown check', ['run', '--only', 'b'], 'no check "b" in this stage; checks: a'],
    ['a missing working directory', ['run', '--working-directory', 'nope'], 'working directory: nope is no directory'],
    [
      'a report directory that is a file',
      ['run', '--report-dir', '.github/deploy-validate.yml'],
      'is a file; name a directory',
    ],
    ['an unknown format', ['run', '--format', 'xml'], '--format: expected pretty or json'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    write('{ id: a, kind: command, with: { run: [true] } }');
    const ended = await cli(args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  it.each([
    [
      'a misspelt role',
      'approvals: [{ role: ctoo, person: ada }]',
      '"ctoo" is no role of the config; roles: cto; did you mean "cto"?',
    ],
    ['a missing person', 'approvals: [{ role: cto }]', 'a.yml at /approvals/0/person: missing; expected a text'],
  ])('refuses a dry run of approvals with %s', async (_, approvals, message) => {
    write('{ id: a, kind: command, with: { run: [true] } }');
    const config = readFileSync(join(folder, '.github/deploy-validate.yml'), 'utf8');
    const roles = '    sign-off: { roles: [cto] }\nroles:\n  cto: { title: CTO, people: [ada] }\n';
    file('.github/deploy-validate.yml', `${config}${roles}`);
    file('a.yml', approvals);
    await cli(['run']);
    const ended = await cli(['sign-off', '--approvals', 'a.yml']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  it('leaves no earlier answer behind where the next run cannot answer', async () => {
    write('{ id: a, kind: command, with: { run: [true] } }');
    await cli(['run']);
    expect(report().decision).toBe('go');
    await cli(['run', '--stage', 'other']);
    expect(existsSync(join(folder, '.deploy-validate', 'report.json'))).toBe(false);
  });

  it('prints the report alone on stdout where JSON is asked for', async () => {
    write('{ id: a, kind: command, with: { run: [echo, hello] } }');
    const { stdout } = await cli(['run', '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual(report());
  });

  it('runs a part of a stage, and says so', async () => {
    write(
      '{ id: a, kind: command, with: { run: [true] } }',
      '{ id: b, kind: command, needs: [a], with: { run: [true] } }',
      '{ id: c, kind: command, with: { run: [false] } }',
    );
    expect((await cli(['run', '--only', 'b'])).code).toBe(0);
    expect(report().checks.map(check => check.id)).toEqual(['a', 'b']);
    expect(report().selection).toEqual({ only: ['b'], of: 3 });
    const ids: string[] = [];
    for (const shard of ['1/2', '2/2']) {
      await cli(['run', '--shard', shard]);
      ids.push(...report().checks.map(check => check.id));
    }
    expect(ids.sort()).toEqual(['a', 'b', 'c']);
    expect(JSON.parse((await cli(['plan', '--shards', '2'])).stdout)).toEqual({
      include: [
        { shard: '1/2', checks: 2, only: 'a,b' },
        { shard: '2/2', checks: 1, only: 'c' },
      ],
    });
  });

  it('balances shards by the durations of an earlier report, and runs just the checks that the matrix names', async () => {
    const check = (id: string) => `{ id: ${id}, kind: command, with: { run: [true] } }`;
    write(check('a'), check('b'), check('c'), check('d'));
    await cli(['run']);
    const last = report();
    const slow = last.checks.map(each => ({ ...each, durationMs: each.id === 'a' ? 9000 : 1000 }));
    file('last/report.json', JSON.stringify({ ...last, checks: slow }));
    const { stdout } = await cli(['plan', '--shards', '2', '--durations', 'last/report.json']);
    const include = [
      { shard: '1/2', checks: 1, only: 'a' },
      { shard: '2/2', checks: 3, only: 'b,c,d' },
    ];
    expect(JSON.parse(stdout)).toEqual({ include });
    await cli(['run', '--shard', '2/2', '--only', 'b,c,d']);
    expect([report().selection, report().checks.map(({ id }) => id)]).toEqual([
      { shard: '2/2', of: 4 },
      ['b', 'c', 'd'],
    ]);
    const without = await cli(['plan', '--shards', '2', '--durations', 'none/report.json']);
    expect(without.stderr).toBe(
      'note: the shards have equal numbers of checks, for there are no durations: none/report.json: no such file\n',
    );
    expect(JSON.parse(without.stdout).include.map((part: { checks: number }) => part.checks)).toEqual([2, 2]);
  });

  it('prints a JSON Schema with a description at every key', async () => {
    const schema = JSON.parse((await cli(['schema'])).stdout);
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value)) {
            if (!Object.hasOwn(Object(property), 'description')) bare.push(`${path}/${name}`);
          }
        }
        walk(value, `${path}/${key}`);
      }
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });

  it('says what is missing before anything runs', async () => {
    write(
      '{ id: a, kind: command, with: { run: [no-such-tool] } }',
      '{ id: b, kind: command, with: { run: [touch, ran] } }',
    );
    const { code, stdout } = await cli(['plan']);
    expect(code).toBe(0);
    expect(stdout).toContain('missing: no-such-tool');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('skips what changes something outside on a pull request', async () => {
    write(
      '{ id: a, kind: command, with: { run: [true] } }',
      '{ id: b, kind: command, with: { run: [touch, ran], mutates: true } }',
    );
    expect((await cli(['run'], { env: { GITHUB_EVENT_NAME: 'pull_request' } })).code).toBe(0);
    expect(report().checks[1]).toMatchObject({ status: 'skipped', reasonCode: 'when-not-met' });
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'reports what is known where %s cancels it, and its children die',
    async signal => {
      write(
        '{ id: quick, kind: command, with: { run: [true] } }',
        "{ id: slow, kind: command, needs: [quick], with: { run: 'echo $$ > pid; sleep 300', shell: true } }",
        '{ id: later, kind: command, needs: [slow], with: { run: [true] } }',
      );
      const cancel = async (child: ChildProcess): Promise<void> => {
        await expect.poll(() => existsSync(join(folder, 'pid')), { timeout: 20_000 }).toBe(true);
        child.kill(signal);
      };
      const { code } = await cli(['run'], { while: cancel });
      expect(code).toBe(1);
      expect(report()).toMatchObject({ decision: 'no-go', reasonCode: 'cancelled' });
      expect(report().checks.map(({ id, status }) => [id, status])).toEqual([
        ['quick', 'passed'],
        ['slow', 'errored'],
        ['later', 'skipped'],
      ]);
      const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    },
  );
});

describe('hostile output', () => {
  it('shows a secret at no exit', async () => {
    const secret = 'correct-horse-battery-staple';
    const token = ['ghp', 'a1B2'.repeat(9)].join('_');
    write(
      `{ id: a, kind: command, with: { run: 'echo "$DEPLOY_TOKEN"; echo "$DEPLOY_TOKEN" | base64; echo ${token}; exit 1', shell: true, env: { DEPLOY_TOKEN: '\${{ env.DEPLOY_TOKEN }}' } } }`,
      `{ id: b, kind: command, with: { run: ['\${{ env.DEPLOY_TOKEN }}'] } }`,
      `{ id: c, kind: command, with: { run: [echo, x], stdout: { matches: '\${{ env.DEPLOY_TOKEN }}' } } }`,
    );
    const ended = await cli(['run'], { env: { DEPLOY_TOKEN: secret } });
    const reports = readdirSync(join(folder, '.deploy-validate'), {
      recursive: true,
      encoding: 'utf8',
      withFileTypes: true,
    })
      .filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(reports.length).toBeGreaterThan(5);
    for (const exit of [ended.stdout, ended.stderr, ...reports]) {
      expect(exit).not.toContain(secret);
      expect(exit).not.toContain(Buffer.from(secret).toString('base64').slice(0, 30));
      expect(exit).not.toContain(token);
    }
  });

  it('shows a secret neither in a plan nor in what is wrong with a config', async () => {
    const secret = 'correct-horse-battery-staple';
    write(`{ id: a, kind: command, with: { run: ['\${{ env.DEPLOY_TOKEN }}'] } }`);
    const planned = await cli(['plan'], { env: { DEPLOY_TOKEN: secret } });
    write(`{ id: a, kind: command, with: { run: [x], max-duration: '\${{ env.DEPLOY_TOKEN }}' } }`);
    const refused = await cli(['plan'], { env: { DEPLOY_TOKEN: secret } });
    expect([planned.code, refused.code]).toEqual([0, 2]);
    for (const { stdout, stderr } of [planned, refused]) expect(stdout + stderr).not.toContain(secret);
  });

  it('never reaches the runner as a command', async () => {
    write(
      `{ id: a, kind: command, with: { run: ['printf', '::set-output name=x::y\\n  ::add-mask::z\\n##[add-mask]q\\nx ##[group]\\n\\033[31m::stop-commands::t\\n'] } }`,
      `{ id: b, kind: command, with: { run: ['sh', '-c', "echo '::error::boo'; exit 1"] } }`,
    );
    const { stdout, stderr } = await cli(['run'], { env: { GITHUB_ACTIONS: 'true' } });
    const lines = `${stdout}\n${stderr}`.split(/\r?\n|\r/);
    const commands = lines.filter(line => /^\s*::/.test(line) && !/^::(?:end)?group::/.test(line));
    expect(commands).toEqual([]);
    expect(lines.filter(line => line.includes('##['))).toEqual([]);
  });

  it.each([
    ['without a line end', "head -c 1073741824 /dev/zero | tr '\\\\0' x"],
    ['in lines', 'yes "a line of some length, as a tool would print it" | head -c 1073741824'],
  ])('of 1 GiB %s is logged whole and leaves the program small', async (_, script) => {
    write(`{ id: a, kind: command, with: { run: ${JSON.stringify(script)}, shell: true } }`);
    let peak = 0;
    const watch = async (child: ChildProcess): Promise<void> => {
      const status = `/proc/${child.pid}/status`;
      while (child.exitCode === null && existsSync(status)) {
        peak = Math.max(peak, peakOf(status));
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    };
    const { code } = await cli(['run'], { while: watch });
    expect(code).toBe(0);
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(200 * MEBIBYTE);
  });
});

/** The most memory that a process has held so far, in bytes; 0 once it is gone. */
function peakOf(status: string): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
