import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { digestOf } from '../../src/config/load.js';
import { INPUTS, inputDefaults } from '../../src/fronts/inputs.js';
import { bundle } from './bundle.js';
import { CONFIG, commands, config, gate } from './gate.js';
import { TOKEN } from './runner.js';

const quiet = { comment: 'never' };
const NOTHING = { decision: 'no-go', 'reason-code': 'config-invalid' };

const actionYml = z
  .object({
    inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() })),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
    runs: z.object({ using: z.literal('node24'), main: z.literal('dist/index.js') }),
  })
  .parse(parse(readFileSync(join(import.meta.dirname, '..', '..', 'action.yml'), 'utf8')));

beforeAll(() => {
  bundle();
});

describe('action.yml', () => {
  it('has the inputs that the code reads, with the same defaults', () => {
    const code = { ...Object.fromEntries(INPUTS.map(name => [name, undefined])), ...inputDefaults() };
    const written = Object.entries(actionYml.inputs).map(([name, input]) => [name, input.default]);
    const shown = Object.entries({ ...code, token: '${{ github.token }}' });
    expect(Object.fromEntries(written)).toEqual(
      Object.fromEntries(shown.map(([name, value]) => [name, value === undefined ? undefined : String(value)])),
    );
  });

  it('has the outputs that run and plan set, and no other', async () => {
    const [run, plan] = await Promise.all([
      gate({ inputs: quiet }),
      gate({ inputs: { ...quiet, command: 'plan', shards: '2' } }),
    ]);
    const set = new Set([...Object.keys(run.ended.outputs), ...Object.keys(plan.ended.outputs)]);
    expect([...set].sort()).toEqual(Object.keys(actionYml.outputs).sort());
  });
});

describe.concurrent('the outputs', () => {
  it('tell of a go', async () => {
    const { ended } = await gate({ inputs: quiet });
    expect([ended.code, ended.outputs]).toEqual([
      0,
      {
        decision: 'go',
        'reason-code': 'all-required-passed',
        report: '<home>/workspace/.deploy-validate/report.json',
        'report-digest': digestOf(ended.read('.deploy-validate/report.json') ?? ''),
        passed: '1',
        failed: '0',
        errored: '0',
        skipped: '0',
        waived: '0',
        pending: '0',
        'sign-off': 'false',
        deployed: 'no',
        complete: 'true',
        rollback: 'none',
        'record-digest': '',
      },
    ]);
    expect(commands(ended, 'error')).toEqual([]);
  });

  it('tell of a no-go, and the step fails with one line', async () => {
    const { ended } = await gate({ argv: ['false'], inputs: { ...quiet, annotations: 'false' } });
    expect([ended.code, ended.outputs.decision, ended.outputs['reason-code'], ended.outputs.failed]).toEqual([
      1,
      'no-go',
      'check-failed',
      '1',
    ]);
    expect(commands(ended, 'error')).toEqual(['::error::no-go: first: false exited with 1']);
  });

  it('tell of a check that could not tell', async () => {
    const { ended } = await gate({ argv: ['no-such-tool'], inputs: quiet });
    expect([ended.code, ended.outputs.decision, ended.outputs['reason-code'], ended.outputs.errored]).toEqual([
      1,
      'no-go',
      'check-errored',
      '1',
    ]);
  });

  it('describe the jobs of a plan', async () => {
    const { ended } = await gate({ inputs: { command: 'plan', shards: '3' } });
    expect([ended.code, ended.outputs]).toEqual([
      0,
      { matrix: '{"include":[{"shard":"1/1","checks":1,"only":"first"}]}', roles: '', 'sign-off': 'false' },
    ]);
  });

  it('describe the jobs of those who sign, where an environment asks them', async () => {
    const signed = `${config('true')}    sign-off: { roles: [lead, qa] }
roles:
  lead: { title: Technical Lead, environment: sign-off-lead, minimum: 2 }
  qa: { title: QA Lead, people: [octocat] }
`;
    const { ended } = await gate({ files: { [CONFIG]: signed }, inputs: { command: 'plan' } });
    expect([ended.code, ended.outputs]).toEqual([
      0,
      {
        roles: '{"include":[{"role":"lead","title":"Technical Lead","environment":"sign-off-lead"}]}',
        'sign-off': 'true',
      },
    ]);
    expect(ended.stdout).toContain('Technical Lead  in the environment sign-off-lead');
    expect(ended.stdout).toContain(
      'note: Technical Lead needs 2 people, and GitHub asks one in sign-off-lead: give 2 roles the same people',
    );
    expect(ended.stdout).toContain('QA Lead         by a review of the pull request');
  });

  it('hold nothing where the schema was asked for', async () => {
    const { ended } = await gate({ inputs: { command: 'schema' } });
    expect([ended.code, ended.outputs]).toEqual([0, {}]);
    expect(JSON.parse(ended.stdout)).toMatchObject({ title: 'deploy-validate configuration' });
  });
});

describe.concurrent('what cannot be', () => {
  it.each([
    [
      'wrong values, all at once',
      { comment: 'sometimes', jobs: '0', 'fail-fast': 'yes', format: 'xml' },
      'input "jobs": expected a whole number from 1 to 1024, got "0"; ' +
        'input "fail-fast": expected true or false, got "yes"; ' +
        'input "format": expected pretty or json, got "xml"; ' +
        'input "comment": expected always, on-failure or never, got "sometimes"',
    ],
    ['a misspelt name', { stge: 'staging' }, 'input "stge": no such input; did you mean stage?'],
    ['a name with an underscore', { report_dir: 'x' }, 'input "report_dir": no such input; did you mean report-dir?'],
    [
      'a misspelt command',
      { command: 'paln' },
      'input "command": expected run, plan, collect, sign-off, deploy, verify, rollback, attest, publish, follow-up or schema, got "paln"; did you mean plan?',
    ],
    [
      'a way back of a command that deploys nothing',
      { rollback: 'auto' },
      'input "rollback": auto is for deploy and verify, and the input "command" is run',
    ],
    [
      'a shard out of range',
      { shard: '4/3' },
      'input "shard": expected I/N with I from 1 to N, such as 1/3, got "4/3"',
    ],
    ['a stage that is not there', { stage: 'production' }, 'no stage "production" in the config; stages: staging'],
  ])('is refused before anything runs: %s', async (_, inputs, message) => {
    const { ended, requests } = await gate({ argv: ['touch', '.deploy-validate/report.md'], inputs });
    expect(ended.stdout).toBe(`::error::${message}\n`);
    expect([ended.code, ended.outputs, ended.read('.deploy-validate/report.md'), requests]).toEqual([
      2,
      NOTHING,
      undefined,
      [],
    ]);
  });

  it('is an invalid config: a report, and exit code 2', async () => {
    const { ended } = await gate({ files: { [CONFIG]: 'version: 2\n' } });
    expect([ended.code, ended.outputs]).toMatchObject([2, NOTHING]);
    expect(ended.summary).toContain('version: expected 1, got number 2');
    expect(commands(ended, 'error').at(-1)).toBe(
      `::error::no-go: ${CONFIG}:1:1: project: missing; expected a text (and 2 more)`,
    );
  });
});

describe.concurrent('code of strangers', () => {
  const run = (event: string, from: string) => ({
    name: 'workflow_run',
    payload: { workflow_run: { event, head_repository: { full_name: from } } },
  });

  it.each([
    ['pull_request_target', { name: 'pull_request_target', payload: { pull_request: { number: 7 } } }],
    ['workflow_run after a pull request', run('pull_request', 'octo-org/hello.world')],
    ['workflow_run after a push in a fork', run('push', 'mallory/hello.world')],
    ['workflow_run after another', run('workflow_run', 'octo-org/hello.world')],
    ['workflow_run of unknown cause', { name: 'workflow_run', payload: {} }],
  ])('is not run under %s', async (_, event) => {
    const { ended, requests } = await gate({ argv: ['touch', '.deploy-validate/report.md'], event });
    expect([ended.code, ended.outputs, ended.read('.deploy-validate/report.md'), requests]).toEqual([
      2,
      NOTHING,
      undefined,
      [],
    ]);
    expect(commands(ended, 'error')).toEqual([expect.stringContaining('no check is run: ')]);
  });

  it('is not asked for its plan either, which would start the tools that it names', async () => {
    const event = { name: 'pull_request_target', payload: { pull_request: { number: 7 } } };
    const { ended, requests } = await gate({ inputs: { command: 'plan' }, event });
    expect([ended.code, ended.outputs, requests]).toEqual([2, NOTHING, []]);
  });

  it('is not what a push to the repository brings', async () => {
    const { ended } = await gate({ event: run('push', 'octo-org/hello.world') });
    expect([ended.code, ended.outputs.decision]).toEqual([0, 'go']);
  });
});

describe.concurrent('the job summary', () => {
  const MEBIBYTE = 1024 * 1024;

  it('keeps what is there already', async () => {
    const { ended } = await gate({ inputs: quiet, summary: '# Before' });
    expect(ended.summary).toMatch(/^# Before\n# ✅ GO · app · staging\n/);
  });

  it('fits into what GitHub leaves of a mebibyte', async () => {
    const { ended } = await gate({ inputs: quiet, summary: 'x'.repeat(MEBIBYTE - 700) });
    expect(Buffer.byteLength(ended.summary)).toBeLessThan(MEBIBYTE);
    expect(ended.summary).toContain('GO · app · staging');
    expect(commands(ended, 'warning')).toEqual([]);
  });

  it('is left as it is, with a warning, where nothing more fits', async () => {
    const summary = 'x'.repeat(MEBIBYTE - 10);
    const { ended } = await gate({ inputs: quiet, summary });
    expect(ended.summary).toBe(summary);
    expect(commands(ended, 'warning')).toHaveLength(1);
    expect([ended.code, ended.outputs.decision]).toEqual([0, 'go']);
  });
});

describe.concurrent('the log', () => {
  it('folds what each check said, and ends with the result', async () => {
    const { ended } = await gate({ argv: ['sh', '-c', 'echo out; exit 3'], inputs: quiet, env: { NO_COLOR: '1' } });
    expect(ended.stdout).toMatch(/^Running 1 check\n▶ first\n::group::✖ first: [^\n]+\n[\s\S]*\nout\n::endgroup::\n/);
    expect(ended.stdout).toContain('NO-GO  app · staging');
    expect(ended.stderr).toBe('');
  });

  it('ends with the report where the format is json', async () => {
    const { ended } = await gate({ argv: ['false'], inputs: { ...quiet, format: 'json' } });
    const [, printed = ''] = /^(\{$[\s\S]*?^\})$/m.exec(ended.stdout) ?? [];
    expect(JSON.parse(printed)).toEqual(JSON.parse(ended.read('.deploy-validate/report.json') ?? ''));
  });
});

describe.concurrent('a cancelled workflow', () => {
  it('is a no-go that says so, in every place', async () => {
    const { ended, comments } = await gate({ argv: ['sh', '-c', 'touch started; sleep 600'], cancelAt: 'started' });
    expect([ended.code, ended.outputs.decision, ended.outputs['reason-code']]).toEqual([1, 'no-go', 'cancelled']);
    expect(ended.summary).toContain('NO-GO');
    expect(comments).toEqual([expect.objectContaining({ body: expect.stringContaining('NO-GO') })]);
  });
});

describe.concurrent('annotations', () => {
  it('mark what blocks, before the line that fails the step', async () => {
    const { ended } = await gate({ argv: ['false'], inputs: quiet });
    const lines = commands(ended, 'error');
    expect(lines).toEqual([
      expect.stringMatching(/^::error title=first%3A [\w-]+::false exited with 1/),
      expect.stringMatching(/^::error::no-go: /),
    ]);
  });

  it('are left out on demand', async () => {
    const { ended } = await gate({ argv: ['false'], inputs: { ...quiet, annotations: 'FALSE' } });
    expect(commands(ended, 'error')).toEqual([expect.stringMatching(/^::error::no-go: /)]);
  });
});

describe.concurrent('a tool', () => {
  const shell = (script: string) => ({
    [CONFIG]: config('true').replace(`{ run: ["true"] }`, `{ run: ${JSON.stringify(script)}, shell: true }`),
  });

  it('cannot speak to the runner', async () => {
    const script = `echo '::set-output name=decision::go'; echo '  ::add-mask::no'; echo 'x ##[add-mask]go'; exit 1`;
    const { ended } = await gate({ inputs: quiet, files: shell(script) });
    expect(ended.outputs.decision).toBe('no-go');
    expect(ended.stdout).not.toMatch(/^\s*::(?:set-output|add-mask)/m);
    expect(ended.stdout).not.toContain('##[');
  });

  it('does not get the token, nor the files through which a step speaks', async () => {
    const script =
      'env; test -z "$INPUT_TOKEN$GITHUB_OUTPUT$GITHUB_ENV$GITHUB_PATH$GITHUB_STATE$GITHUB_STEP_SUMMARY$ACTIONS_RUNTIME_TOKEN"';
    const { ended } = await gate({ inputs: quiet, files: shell(script) });
    expect([ended.code, ended.outputs.decision]).toEqual([0, 'go']);
  });

  it('cannot show a secret that it has got hold of', async () => {
    const { ended, comments } = await gate({ files: shell(`echo ${TOKEN}; echo ${TOKEN} >&2; exit 1`) });
    const everything = [
      ended.stdout,
      ended.stderr,
      ended.summary,
      ended.read('.deploy-validate/report.json'),
      JSON.stringify(ended.outputs),
      ...comments.map(each => each.body),
    ];
    expect(comments).toHaveLength(1);
    expect(everything.join('\n')).not.toContain(TOKEN);
  });
});
