import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findProof, type RunWanted } from '../../src/pipeline/other-runs/find-proof.js';
import type { Artifact, GitHubRuns, RunJob, WorkflowRun } from '../../src/ports/github/runs.js';
import { report, result } from '../reporters/sample.js';

const SHA = '1'.repeat(40);
const ARCHIVE = new TextEncoder().encode('the archive');
const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const wanted: RunWanted = {
  repository: 'octo-org/app',
  sha: SHA,
  workflow: 'staging.yml',
  branch: 'main',
  events: ['push'],
  job: 'gate',
  artifact: 'deploy-validate-staging',
  numbered: false,
  self: '200',
};

const run = (more: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: '99',
  attempt: 2,
  path: '.github/workflows/staging.yml',
  event: 'push',
  branch: 'main',
  sha: SHA,
  status: 'completed',
  conclusion: 'success',
  from: 'octo-org/app',
  ...more,
});

const artifact = (more: Partial<Artifact> = {}): Artifact => ({
  id: 5,
  name: 'deploy-validate-staging',
  bytes: 1000,
  digest: digestOf(ARCHIVE),
  expired: false,
  sha: SHA,
  ...more,
});

const made = report([result('smoke')]);
const proof = { ...made, subject: { ...made.subject, runId: '99', runAttempt: '2' } };

interface Stored {
  readonly runs?: readonly WorkflowRun[];
  readonly jobs?: readonly RunJob[];
  readonly artifacts?: readonly Artifact[];
  readonly archive?: Uint8Array;
}

/** A GitHub of one run that has passed, unless told otherwise. */
const github = ({ runs, jobs, artifacts, archive }: Stored): GitHubRuns => ({
  runs: async () => runs ?? [run()],
  jobs: async () => jobs ?? [{ name: 'gate', conclusion: 'success' }],
  artifacts: async () => artifacts ?? [artifact()],
  download: async () => archive ?? ARCHIVE,
});

const find = (stored: Stored, read = proof) => findProof(github(stored), wanted, () => read);
const faultOf = async (stored: Stored, read = proof): Promise<string> => {
  const found = await find(stored, read);
  return 'fault' in found ? `${found.fault.code}: ${found.fault.message}` : 'none';
};

const NONE = `evidence-missing: staging.yml has not run for commit ${SHA}`;
const AT = 'run 99 of staging.yml, artifact deploy-validate-staging';

describe('the run that proves a stage', () => {
  it('has the artifact of its attempt, as upload names it, before one without a number', async () => {
    const offered = [artifact(), artifact({ id: 6, name: 'deploy-validate-staging-2' })];
    const named = { ...github({}), artifacts: async (_: string, name: string) => offered.filter(a => a.name === name) };
    const found = await findProof(named, { ...wanted, numbered: true }, () => proof);
    expect('shown' in found && found.shown).toBe(`${AT}-2`);
  });

  it('is the last one of that workflow for that commit, with the report that it left', async () => {
    const runs = [run({ id: '98', conclusion: 'failure' }), run(), run({ id: '200', status: 'in_progress' })];
    expect(await find({ runs })).toEqual({
      shown: AT,
      report: proof,
      source: 'run 99 of staging.yml',
      digest: digestOf(ARCHIVE),
    });
  });

  it.each<readonly [string, Stored, string]>([
    ['no run', { runs: [] }, NONE],
    ['this run itself', { runs: [run({ id: '200' })] }, NONE],
    [
      'a run for another commit',
      { runs: [run({ sha: '2'.repeat(40) })] },
      `${NONE}; a run for commit ${'2'.repeat(40)} proves nothing here`,
    ],
    [
      'a run of another workflow file',
      { runs: [run({ path: '.github/workflows/evil.yml' })] },
      `${NONE}; a run of .github/workflows/evil.yml proves nothing here`,
    ],
    [
      'a run from a fork',
      { runs: [run({ from: 'mallory/app' })] },
      `${NONE}; a run from mallory/app proves nothing here`,
    ],
    [
      'a run from a fork that is gone',
      { runs: [run({ from: undefined })] },
      `${NONE}; a run from a repository that is gone proves nothing here`,
    ],
    [
      'a run for another event',
      { runs: [run({ event: 'pull_request' })] },
      `${NONE}; a run caused by pull_request proves nothing here`,
    ],
    ['a run on another branch', { runs: [run({ branch: 'x' })] }, `${NONE}; a run on branch x proves nothing here`],
    [
      'a success before a failure',
      { runs: [run(), run({ id: '100', conclusion: 'failure' })] },
      'evidence-missing: run 100 of staging.yml ended with failure',
    ],
    [
      'a run that goes on',
      { runs: [run({ status: 'in_progress', conclusion: undefined })] },
      'evidence-missing: run 99 of staging.yml is not over: it is in_progress',
    ],
    [
      'a cancelled run',
      { runs: [run({ conclusion: 'cancelled' })] },
      'evidence-missing: run 99 of staging.yml ended with cancelled',
    ],
    [
      'a job that failed and was let pass',
      {
        jobs: [
          { name: 'gate', conclusion: 'success' },
          { name: 'e2e', conclusion: 'failure' },
        ],
      },
      'evidence-missing: run 99 of staging.yml calls itself a success, and its job e2e ended with failure',
    ],
    [
      'a gate that was skipped',
      {
        jobs: [
          { name: 'gate', conclusion: 'skipped' },
          { name: 'build', conclusion: 'success' },
        ],
      },
      'evidence-missing: run 99 of staging.yml has skipped its job gate',
    ],
    [
      'jobs that were all skipped',
      { jobs: [{ name: 'gate', conclusion: 'skipped' }] },
      'evidence-missing: run 99 of staging.yml has no job that succeeded',
    ],
    [
      'a run without that job',
      { jobs: [{ name: 'build', conclusion: 'success' }] },
      'evidence-missing: run 99 of staging.yml has no job gate',
    ],
    [
      'no artifact',
      { artifacts: [artifact({ name: 'logs' })] },
      'evidence-missing: run 99 of staging.yml has no artifact deploy-validate-staging; upload the report directory there',
    ],
    [
      'two artifacts of one name',
      { artifacts: [artifact(), artifact({ id: 6 })] },
      `evidence-stale: ${AT}: is there 2 times; nobody knows which one counts`,
    ],
    [
      'an expired artifact',
      { artifacts: [artifact({ expired: true })] },
      `evidence-stale: ${AT}: has expired; run staging.yml again`,
    ],
    [
      'an artifact of another commit',
      { artifacts: [artifact({ sha: '2'.repeat(40) })] },
      `evidence-stale: ${AT}: is of commit ${'2'.repeat(40)}`,
    ],
    [
      'an artifact without a digest',
      { artifacts: [artifact({ digest: undefined })] },
      `evidence-missing: ${AT}: GitHub has no digest of it; upload it with actions/upload-artifact v4 or later`,
    ],
    [
      'an archive of other bytes',
      { archive: new Uint8Array([1]) },
      `evidence-stale: ${AT}: its digest is ${digestOf(new Uint8Array([1]))}, not ${digestOf(ARCHIVE)} as GitHub has it`,
    ],
    [
      'an archive too large to look into',
      { artifacts: [artifact({ bytes: 10 ** 9 })] },
      `evidence-missing: ${AT}: 1000000000 bytes are more than are read`,
    ],
  ])('is not %s', async (_, stored, fault) => {
    expect(await faultOf(stored)).toBe(fault);
  });

  it('is not one whose report another run or attempt made', async () => {
    for (const [runId, runAttempt] of [
      ['98', '2'],
      ['99', '1'],
    ] as const) {
      const replayed = { ...proof, subject: { ...proof.subject, runId, runAttempt } };
      expect(await faultOf({}, replayed)).toBe(
        `evidence-stale: ${AT}: was made by run ${runId}, attempt ${runAttempt}, not by attempt 2 of this run`,
      );
    }
  });
});
