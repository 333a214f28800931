import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readReport } from '../../src/pipeline/other-runs/read-report.js';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';
import { CONFIG } from './gate.js';
import { contentsArea } from './github/contents.js';
import { openSigning, ROLES, SIGNING_CONFIG, type Signing } from './github/signing.js';
import { type Area, PULL, startGitHub } from './github-api.js';
import { type Ended, HEAD, type Job, runAction } from './runner.js';

const step = z.looseObject({ id: z.string().optional(), name: z.string().optional(), run: z.string().optional() });
const gateYml = z
  .object({ jobs: z.record(z.string(), z.looseObject({ steps: z.array(step) })) })
  .parse(parse(readFileSync(join(import.meta.dirname, '..', '..', '.github', 'workflows', 'gate.yml'), 'utf8')));

beforeAll(() => {
  bundle();
});

/** What a step's script of gate.yml answers, and its outputs. */
function runStep(job: string, last: number, env: Readonly<Record<string, string>>): readonly [number | null, string] {
  const folder = mkdtempSync(join(tmpdir(), 'step-'));
  try {
    const output = join(folder, 'output');
    writeFileSync(output, '');
    const script = gateYml.jobs[job]?.steps.at(last)?.run ?? '';
    const { status } = spawnSync('bash', ['-e', '-c', script], { env: { ...env, GITHUB_OUTPUT: output } });
    return [status, readFileSync(output, 'utf8')];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Path {
  readonly config: string;
  readonly checkout: string;
  readonly job: Omit<Job, 'apiUrl' | 'files'>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly areas: readonly Area[];
}

const matrix = z.object({ include: z.array(z.object({ shard: z.string(), only: z.string() })) });

/** gate.yml's `plan` and `checks`: the report of each shard, where the artifacts are downloaded to. */
async function share(run: (inputs: Job['inputs']) => Promise<Ended>): Promise<Readonly<Record<string, string>>> {
  const planned = await run({ command: 'plan', shards: '2' });
  const { include } = matrix.parse(JSON.parse(planned.outputs.matrix ?? ''));
  const shards = include.map(async (part, index) => {
    const ended = await run({ ...part, annotations: 'false' });
    return [`shards/${index}/report.json`, ended.read('.deploy-validate/report.json') ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(shards));
}

/** gate.yml's `validate`: what it hands over, as its outputs and its artifact. */
async function validate({ config, checkout, job, inputs, areas }: Path, how: 'alone' | 'shared' = 'alone') {
  await using server = await startGitHub({ areas });
  const files = { [CONFIG]: checkout };
  const given = { stage: 'production', comment: 'never', ...inputs };
  const run = (more: Job['inputs'], reports = {}) =>
    runAction({ ...job, apiUrl: server.url, files: { ...files, ...reports }, inputs: { ...given, ...more } });
  const planned = await run({ command: 'plan' });
  const ran = await (how === 'alone' ? run({}) : run({ command: 'collect', reports: 'shards' }, await share(run)));
  const { decision = '', 'reason-code': reason = '', 'report-digest': digest = '' } = ran.outputs;
  const [status] = runStep('validate', -1, { DECISION: decision, REASON: reason });
  expect([planned.code, ran.outputs['sign-off'], decision, reason, status]).toEqual([
    0,
    'true',
    'no-go',
    'sign-off-pending',
    0,
  ]);
  expect(server.violations).toEqual([]);
  expect(config === checkout || ran.summary.includes('This change edits the gate itself.')).toBe(true);
  const artifact = ran.read('.deploy-validate/report.json') ?? '';
  return {
    roles: planned.outputs.roles ?? '',
    asked: ran.outputs['sign-off'] ?? '',
    decision,
    reason,
    digest,
    artifact,
  };
}

type Validated = Awaited<ReturnType<typeof validate>>;

/** gate.yml's `gate`: what `sign-off` says, and what the last step makes of it. */
async function decide(
  path: Path,
  { validated, signing }: { readonly validated: Validated; readonly signing: Signing },
) {
  await using server = await startGitHub({ areas: [...signing.areas, ...path.areas] });
  const signed: Ended = await runAction({
    ...path.job,
    env: { ...path.job.env, GITHUB_RUN_ATTEMPT: String(signing.run.attempts.length) },
    apiUrl: server.url,
    files: { [CONFIG]: path.checkout, '.deploy-validate/report.json': validated.artifact },
    inputs: {
      stage: 'production',
      comment: 'never',
      ...path.inputs,
      command: 'sign-off',
      'report-digest': validated.digest,
    },
  });
  expect(server.violations).toEqual([]);
  const last = runStep('gate', -1, {
    STAGE: 'production',
    CONFIG,
    SHARDED: 'false',
    PLAN: 'skipped',
    CHECKS: 'skipped',
    VALIDATE: 'success',
    SIGN_OFF: validated.roles === '' ? 'skipped' : 'success',
    ROLES: validated.roles,
    PLANNED: 'success',
    ASKED_HERE: validated.asked,
    ASKED_THERE: validated.asked,
    ROLES_HERE: validated.roles,
    VALIDATED: validated.decision,
    VALIDATED_REASON: validated.reason,
    SIGNED: signed.outputs.decision ?? '',
    SIGNED_REASON: signed.outputs['reason-code'] ?? '',
  });
  const report: Report = readReport(signed.read('.deploy-validate/sign-off/report.json') ?? '', 'signed');
  return { last, report, summary: signed.summary };
}

const ended = (artifact: string): Date => {
  const { startedAt, durationMs, collectedAt } = readReport(artifact, 'report.json');
  return new Date(collectedAt ?? Date.parse(startedAt) + durationMs);
};

describe.concurrent('the whole path of gate.yml', () => {
  it.each(['alone', 'shared'] as const)('leads to go by approvals in environments, %s', async how => {
    const job = { event: { name: 'push', payload: {} }, env: { GITHUB_REF: 'refs/heads/main' } };
    const path = { config: SIGNING_CONFIG, checkout: SIGNING_CONFIG, job, inputs: {}, areas: [] };
    const validated = await validate(path, how);
    const asked = z.object({ include: z.array(z.object({ role: z.string() })) }).parse(JSON.parse(validated.roles));
    expect(asked.include.map(({ role }) => role)).toEqual([...ROLES]);
    const signing = openSigning(ended(validated.artifact));
    // As a matrix over the output names them.
    signing.run.attempts = signing.run.attempts.map(attempt => ({
      ...attempt,
      jobs: attempt.jobs.map(each => ({ ...each, name: each.name.replace(/gate \/ sign-off-(.+)/, 'sign-off ($1)') })),
    }));
    const { last, report, summary } = await decide(path, { validated, signing });
    expect([last, report.signOff?.report]).toEqual([
      [0, 'decision=go\nreason-code=all-required-passed\n'],
      validated.digest,
    ]);
    expect(summary).toContain('linus attested it as DevOps Lead: The drill was held.');
  });

  it('leads to go by reviews, with the signers that the base names, once the gate is tried again', async () => {
    const base = 'b'.repeat(40);
    const config = `${SIGNING_CONFIG.slice(0, SIGNING_CONFIG.indexOf('roles:\n'))}roles:
  technical-lead: { title: Technical Lead, people: [ada, grace] }
  devops-lead: { title: DevOps Lead, people: [linus, grace] }
  cto: { title: CTO, people: [margaret] }
`;
    const payload = { pull_request: { number: PULL, head: { sha: HEAD }, base: { sha: base } } };
    const path = {
      config,
      checkout: config.replaceAll(/people: \[.*\]/g, 'people: [mallory]'),
      job: { event: { name: 'pull_request', payload } },
      inputs: { 'policy-ref': 'base' },
      areas: [contentsArea([{ names: [base], files: { [CONFIG]: config } }])],
    };
    const validated = await validate(path);
    expect(validated.roles).toBe('');
    const signing = openSigning(ended(validated.artifact));
    const [first] = signing.run.attempts;
    if (!first) throw new Error('no attempt');
    const jobs = first.jobs.filter(({ name }) => name === 'validate');
    signing.run.attempts = [{ ...first, jobs }];
    signing.run.approvals = [];
    const approve = (by: string) => {
      return { by, state: 'APPROVED' as const, commit: HEAD, submittedAt: signing.at(120) };
    };
    signing.pulls.push({ number: PULL, author: 'mona', head: HEAD, reviews: [approve('mallory')] });
    const early = await decide(path, { validated, signing });
    expect([early.last, early.report.reasonCode]).toEqual([
      [1, 'decision=no-go\nreason-code=sign-off-pending\n'],
      'sign-off-pending',
    ]);
    signing.pulls[0] = { number: PULL, author: 'mona', head: HEAD, reviews: ['ada', 'linus', 'margaret'].map(approve) };
    signing.run.attempts = [...signing.run.attempts, { by: 'mona', startedAt: signing.at(180), jobs }];
    const late = await decide(path, { validated, signing });
    expect([late.last, late.report.subject.runAttempt]).toEqual([
      [0, 'decision=go\nreason-code=all-required-passed\n'],
      '2',
    ]);
    expect(late.report.signOff?.roles.map(({ person, source }) => [person, source])).toEqual([
      ['ada', 'review'],
      ['linus', 'review'],
      ['margaret', 'review'],
    ]);
  });
});
