import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { bundle } from './bundle.js';

// Making it takes longer than a test may.
beforeAll(() => {
  bundle();
});

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const step = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.looseObject({
  uses: z.string().optional(),
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  'timeout-minutes': z.unknown().optional(),
  steps: z.array(step).default([]),
});
const workflow = z.looseObject({ permissions: z.record(z.string(), z.string()), jobs: z.record(z.string(), job) });

const gate = workflow.parse(parse(read('.github/workflows/gate.yml')));
const decide = gate.jobs.gate?.steps.find(({ id }) => id === 'decision');

type Facts = Readonly<Record<string, string>>;

/** Every choice of one value for each name. */
const product = (values: Readonly<Record<string, readonly string[]>>): readonly Facts[] =>
  Object.entries(values).reduce<readonly Facts[]>(
    (all, [name, each]) => all.flatMap(facts => each.map(value => ({ ...facts, [name]: value }))),
    [{}],
  );

const RESULTS = ['success', 'failure', 'cancelled', 'skipped'];
const ROLES = '{"include":[{"role":"lead"}]}';
const DECISIONS = ['go', 'no-go', ''];
const NAMED = { STAGE: 'staging', CONFIG: '.github/deploy-validate.yml', PLANNED: 'success', ROLES_HERE: '' };
const ALONE = { ...NAMED, SHARDED: 'false', PLAN: 'skipped', CHECKS: 'skipped' };
const SHARED = { ...NAMED, SHARDED: 'true', PLAN: 'success', CHECKS: 'success' };

/** What `validate` and the roles' jobs can have come to. */
const stages = product({
  VALIDATE: RESULTS,
  SIGN_OFF: RESULTS,
  ROLES: ['', ROLES],
  ASKED_THERE: ['true', 'false', ''],
  ASKED_HERE: ['true', 'false', ''],
  VALIDATED: DECISIONS,
  SIGNED: DECISIONS,
});

/** All that may lead to go before anybody looks at the shards. */
const isWell = ({ VALIDATE, SIGN_OFF, ROLES: roles, ASKED_HERE, ASKED_THERE, VALIDATED, SIGNED }: Facts): boolean => {
  const haveJobsEnded = SIGN_OFF === (roles === '' ? 'skipped' : 'success');
  const said = [ASKED_HERE, ASKED_THERE];
  if (said.includes('')) return false;
  const isDecided = said.includes('true') ? SIGNED === 'go' : VALIDATED === 'go';
  return VALIDATE === 'success' && haveJobsEnded && isDecided;
};
const well = stages.filter(isWell);

/** The decision's script on every combination, as the runner starts it. */
function decisions(combinations: readonly Facts[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  try {
    writeFileSync(join(folder, 'decide.sh'), decide?.run ?? '');
    const calls = combinations.map(env => {
      const set = Object.entries({ ...env, GITHUB_OUTPUT: '/dev/null' }).map(([name, value]) => `${name}='${value}'`);
      return `${set.join(' ')} bash -e decide.sh >/dev/null && echo go || echo no-go`;
    });
    const { stdout } = spawnSync('bash', ['-s'], { cwd: folder, encoding: 'utf8', input: calls.join('\n') });
    return stdout.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the reusable workflow', () => {
  it.each([
    ['one machine', ALONE],
    ['shards', SHARED],
  ])('is go with %s only where everything has ended well, and nothing was skipped that should have run', (_, how) => {
    expect(stages).toHaveLength(2592);
    expect(decisions(stages.map(facts => ({ ...how, ...facts })))).toEqual(
      stages.map(facts => (isWell(facts) ? 'go' : 'no-go')),
    );
    // Three answers each where it does not matter what the other one says.
    expect(well).toHaveLength(24);
  });

  it('is go only where the shards have run that should have, and no other', () => {
    const shards = product({ SHARDED: ['true', 'false', ''], PLAN: RESULTS, CHECKS: RESULTS });
    const combinations = shards.flatMap(facts => well.map((each): Facts => ({ ...NAMED, ...each, ...facts })));
    const wanted = combinations.map(({ SHARDED, PLAN, CHECKS }: Facts) => {
      const expected = SHARDED === 'false' ? 'skipped' : 'success';
      return PLAN === expected && CHECKS === expected ? 'go' : 'no-go';
    });
    expect(decisions(combinations)).toEqual(wanted);
  });

  it('asks on a machine of its own who signs: what ran the code under test cannot say that nobody does', () => {
    const hushed = well.map(
      (each): Facts => ({ ...ALONE, ...each, ASKED_HERE: 'true', ASKED_THERE: 'false', SIGNED: '' }),
    );
    const unplanned = ['failure', 'cancelled', 'skipped', ''].flatMap(PLANNED =>
      well.map((each): Facts => ({ ...ALONE, ...each, PLANNED })),
    );
    const unasked = well
      .filter(({ ROLES: roles }) => roles === '')
      .map((each): Facts => ({ ...ALONE, ...each, ROLES_HERE: ROLES }));
    expect(new Set(decisions([...hushed, ...unplanned, ...unasked]))).toEqual(new Set(['no-go']));
    const steps = gate.jobs.gate?.steps ?? [];
    const plan = steps.find(({ id }) => id === 'plan');
    // An empty stage, as of a variable that is not set, would be the config's first.
    const named = "${{ inputs.stage != '' && inputs.config != '' }}";
    expect([plan?.if, plan?.with?.command]).toEqual([named, 'plan']);
    expect(steps.find(({ id }) => id === 'sign-off')?.if).toContain('steps.plan.outputs.sign-off');
  });

  it('is no-go where the stage or the config is empty, as a variable is that nobody has set', () => {
    const empty = ['', ' '].flatMap(nothing => [{ STAGE: nothing }, { CONFIG: nothing }]);
    const combinations = empty.flatMap(facts => well.map(each => ({ ...ALONE, ...each, ...facts })));
    expect(new Set(decisions(combinations))).toEqual(new Set(['no-go']));
    const guarded = Object.entries(gate.jobs).filter(([, { if: when }]) => when?.includes("inputs.stage != ''"));
    expect(guarded.map(([name]) => name)).toEqual(['plan', 'validate']);
  });

  it('holds a pull request to its base, also where policy-ref is empty', () => {
    const asked = Object.values(gate.jobs).flatMap(({ steps }) => steps.map(({ with: given = {} }) => given));
    const policies = asked.filter(({ stage }) => stage !== undefined).map(given => given['policy-ref']);
    expect(policies).toHaveLength(6);
    expect(new Set(policies)).toEqual(
      new Set([
        `\${{ inputs.policy-ref || (startsWith(github.event_name, 'pull_request') || github.event_name == 'merge_group') && 'base' || '' }}`,
      ]),
    );
  });

  describe('the variables and secrets of the call', () => {
    const takes = Object.entries(gate.jobs).flatMap(([name, { steps }]) =>
      steps.filter(each => JSON.stringify(each).includes('secrets.')).map(({ run }) => ({ job: name, run })),
    );
    const take = (variables: string, secrets: string) => {
      const folder = mkdtempSync(join(tmpdir(), 'take-'));
      try {
        const file = join(folder, 'env');
        writeFileSync(file, '');
        const { stdout, status } = spawnSync(
          'bash',
          ['--noprofile', '--norc', '-eo', 'pipefail', '-c', takes[0]?.run ?? ''],
          {
            encoding: 'utf8',
            env: { PATH: process.env.PATH, VARIABLES: variables, SECRETS: secrets, GITHUB_ENV: file },
          },
        );
        return { status, stdout, set: readFileSync(file, 'utf8').replaceAll(/end-[\d-]+/g, 'END') };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    };

    it('reach each job that reads the config, and none in which people are waited for', () => {
      expect(takes.map(({ job: name }) => name)).toEqual(['plan', 'checks', 'validate', 'gate']);
      expect(new Set(takes.map(({ run }) => run)).size).toBe(1);
    });

    it('are set as they are, and what is secret is hidden', () => {
      const secret = JSON.stringify({ A: '100%-secret', B: 'two lines\nof it', C: '', D: 12345 });
      expect(take('{"NAME": "value"}', secret)).toEqual({
        status: 0,
        stdout: ['100%25-secret', 'two lines', 'of it', '12345'].map(each => `::add-mask::${each}\n`).join(''),
        set: [
          'NAME<<END\nvalue\nEND\nDEPLOY_VALIDATE_SECRETS=A,B,C,D\nA<<END\n100%-secret',
          'B<<END\ntwo lines\nof it',
          'C<<END\n',
          'D<<END\n12345',
        ]
          .map(each => `${each}\nEND\n`)
          .join(''),
      });
      expect(take('', '')).toEqual({ status: 0, stdout: '', set: '' });
    });

    it.each(['{', '[1]', '"x"', '{"A": "1"} {'])('end the job where they are no JSON object: %s', text => {
      expect([take(text, '').status === 0, take('', text).status === 0]).toEqual([false, false]);
    });
  });

  it('has a last job that is never skipped, nor its last step', () => {
    expect(gate.jobs.gate?.if).toBe('${{ always() }}');
    expect([...(gate.jobs.gate?.needs ?? [])].sort()).toEqual(
      Object.keys(gate.jobs)
        .filter(name => name !== 'gate')
        .sort(),
    );
    expect(gate.jobs.gate?.steps.at(-1)).toBe(decide);
    expect(decide?.if).toBe('${{ always() }}');
  });

  it('gives no permission to the whole, a list to each job, and a limit of time', () => {
    expect(gate.permissions).toEqual({});
    for (const each of Object.values(gate.jobs)) {
      expect(each.permissions).toBeDefined();
      expect(each['timeout-minutes']).toBeDefined();
    }
    expect(gate.jobs['sign-off']?.permissions).toEqual({});
  });

  it('is called with every permission that its jobs ask for', () => {
    const examples = ['deploy', 'attested'].map(name => workflow.parse(parse(read(`examples/workflows/${name}.yml`))));
    const wanted = Object.assign({}, ...Object.values(gate.jobs).map(({ permissions }) => permissions));
    const callers = examples
      .flatMap(({ jobs }) => Object.values(jobs))
      .filter(({ uses }) => uses?.includes('/gate.yml@'));
    expect(callers).toHaveLength(4);
    for (const { permissions } of callers) expect(permissions).toEqual(wanted);
  });

  it('lets no job sign that runs code of the repository', () => {
    const { jobs } = workflow.parse(parse(read('examples/workflows/attested.yml')));
    const signing = Object.values({ ...jobs, ...gate.jobs }).filter(({ permissions }) => permissions?.['id-token']);
    expect(signing).toEqual([jobs.attest]);
    expect(jobs.attest?.steps.map(({ uses }) => uses?.replace(/@.*/, ''))).toEqual([
      'actions/download-artifact',
      'org/deploy-validate',
    ]);
  });

  it('is followed by nothing that does not name what it relies on', () => {
    const deploy = workflow.parse(parse(read('examples/workflows/deploy.yml')));
    const conditions = Object.entries(deploy.jobs).map(([name, { needs, if: when }]) => [name, needs, when]);
    const go = (name: string): string => `\${{ !cancelled() && needs.${name}.outputs.decision == 'go' }}`;
    expect(conditions).toEqual([
      ['pre-deployment', undefined, undefined],
      ['deploy-staging', 'pre-deployment', go('pre-deployment')],
      ['staging', 'deploy-staging', "${{ !cancelled() && needs.deploy-staging.result == 'success' }}"],
      ['production', 'staging', go('staging')],
      ['deploy-production', 'production', go('production')],
    ]);
  });
});

describe('workflows of this repository', () => {
  const files = ['.github/workflows', 'examples/workflows'].flatMap(folder =>
    readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`),
  );

  it.each(files)('%s pins every foreign action by its commit, with the version beside it', file => {
    const used = [...read(file).matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, what = '']) => what);
    const foreign = used.filter(what => what !== './' && !what.startsWith('org/deploy-validate'));
    for (const what of foreign) expect(what).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
