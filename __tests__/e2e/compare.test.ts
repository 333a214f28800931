import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { finding, result } from '../reporters/sample.js';
import { bundle } from './bundle.js';
import { CONFIG, config, gate } from './gate.js';
import { type EndedRun, startBlobs, workflowRuns } from './github/workflow-runs.js';
import { type Fault, REPOSITORY } from './github-api.js';
import { digestOf, onMain, reported } from './reported.js';

beforeAll(() => {
  bundle();
});

const BASE = '5e'.repeat(20);
const text = config('true');

/** What the base's last run has left: the only check had failed. */
const before = (): string => {
  const findings = [finding({ message: 'it was broken' })];
  const failed = result('first', { status: 'failed', reasonCode: 'check-failed', summary: 'failed', findings });
  return reported(text, [failed], { subject: { ...onMain, sha: BASE, runId: '99' } });
};

function ended(more: Partial<EndedRun> & { readonly report?: string } = {}): EndedRun {
  const { report = before(), ...rest } = more;
  const archive = zipSync({ 'report.json': new TextEncoder().encode(report) });
  return {
    id: 99,
    event: 'push',
    branch: 'main',
    sha: BASE,
    path: '.github/workflows/checks.yml',
    conclusion: 'failure',
    jobs: [],
    artifacts: [{ id: 5, name: 'deploy-validate-staging-1', digest: digestOf(archive), archive }],
    ...rest,
  };
}

async function compared(runs: readonly EndedRun[], faults: readonly Fault[] = []) {
  const blobs = await startBlobs(runs);
  try {
    const job = { files: { [CONFIG]: text }, inputs: { stage: 'staging', compare: 'checks.yml' } };
    const { ended: left, comments } = await gate(job, { areas: [workflowRuns(runs, blobs.url)], faults });
    return { code: left.code, stdout: left.stdout, summary: left.summary, comment: comments[0]?.body ?? '' };
  } finally {
    await blobs[Symbol.asyncDispose]();
  }
}

describe('a comparison with the base', () => {
  it('says in summary and comment what changed since its last report', async () => {
    const { code, summary, comment } = await compared([ended()]);
    const line = '**Against main (run 99):** NO-GO → GO, 1 fixed';
    expect(comment).toContain(line);
    expect(summary).toContain(line);
    expect(comment).toContain('- `first`: ❌ failed → ✅ passed');
    expect(code).toBe(0);
  });

  it.each<readonly [string, readonly EndedRun[], readonly Fault[], string]>([
    ['there is no run', [], [], 'no run of checks.yml on main has left a whole report of staging'],
    ['it ran in a fork', [ended({ from: 'mallory/app' })], [], 'no run of checks.yml on main has left'],
    ['a pull request ran it', [ended({ event: 'pull_request' })], [], 'no run of checks.yml on main has left'],
    ['it left no report', [ended({ report: '{}' })], [], 'run 99, artifact deploy-validate-staging-1'],
    [
      'GitHub would not say',
      [ended()],
      [
        {
          on: `GET /repos/${REPOSITORY}/actions`,
          does: { status: 403, message: 'Resource not accessible by integration' },
        },
      ],
      'Give the job "actions: read"',
    ],
  ])('changes nothing where %s', async (_, runs, faults, why) => {
    const { code, stdout, comment } = await compared(runs, faults);
    expect(stdout).toContain('Not compared with an earlier report: ');
    expect(stdout).toContain(why);
    expect(comment).not.toContain('Against');
    expect(code).toBe(0);
  });
});
