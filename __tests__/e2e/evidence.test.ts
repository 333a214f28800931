import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { result } from '../reporters/sample.js';
import { bundle } from './bundle.js';
import { CONFIG, gate } from './gate.js';
import { type EndedRun, startBlobs, workflowRuns } from './github/workflow-runs.js';
import { type Fault, REPOSITORY } from './github-api.js';
import { afterStaging, digestOf, onMain, reported } from './reported.js';
import { SHA } from './runner.js';

beforeAll(() => {
  bundle();
});

const config = afterStaging('{ workflow: staging.yml, branch: main, event: push, job: gate }');

const staging = (parts: Partial<Report['subject']> = {}): string =>
  reported(config, [result('first')], { subject: { ...onMain, runId: '99', ...parts } });

const zip = (text: string): Uint8Array => zipSync({ 'report.json': new TextEncoder().encode(text) });

function ended(more: Partial<EndedRun> & { readonly archive?: Uint8Array } = {}): EndedRun {
  const { archive = zip(staging()), ...rest } = more;
  return {
    id: 99,
    event: 'push',
    branch: 'main',
    sha: SHA,
    path: '.github/workflows/staging.yml',
    conclusion: 'success',
    jobs: [{ name: 'gate', conclusion: 'success' }],
    artifacts: [{ id: 5, name: 'deploy-validate-staging', digest: digestOf(archive), archive }],
    ...rest,
  };
}

const inputs = { stage: 'production', comment: 'never' };

async function production(runs: readonly EndedRun[], faults: readonly Fault[] = []) {
  const blobs = await startBlobs(runs);
  try {
    const job = { files: { [CONFIG]: config }, inputs, event: { name: 'push', payload: {} } };
    const { ended: left, requests } = await gate(job, { areas: [workflowRuns(runs, blobs.url)], faults });
    const made: Report = JSON.parse(left.read('.deploy-validate/report.json') ?? '');
    return { left, made, requests, tokens: blobs.tokens };
  } finally {
    await blobs[Symbol.asyncDispose]();
  }
}

const actions = `GET /repos/${REPOSITORY}/actions`;

describe('production after staging', () => {
  it('is go where the last run of staging’s workflow for this commit has left its go', async () => {
    const run = ended();
    const other = { ...ended(), id: 100, path: '.github/workflows/other.yml', conclusion: 'failure' as const };
    const { left, made, requests, tokens } = await production([run, other]);
    expect(made.reasons).toEqual([{ code: 'all-required-passed', message: '2 of 2 required checks passed' }]);
    expect(left.code).toBe(0);
    expect(made.after).toEqual({
      stage: 'staging',
      source: 'run 99 of staging.yml',
      digest: run.artifacts[0]?.digest,
      runId: '99',
      runAttempt: '1',
      at: '2026-11-23T21:06:10.400Z',
    });
    expect(requests.map(({ request }) => request)).toEqual([
      `${actions}/workflows/staging.yml/runs?head_sha=${SHA}&per_page=100&page=1`,
      `${actions}/runs/99/attempts/1/jobs?per_page=100&page=1`,
      `${actions}/runs/99/artifacts?name=deploy-validate-staging-1&per_page=100`,
      `${actions}/runs/99/artifacts?name=deploy-validate-staging&per_page=100`,
      `${actions}/artifacts/5/zip`,
    ]);
    expect(tokens).toEqual([]);
  });

  it.each<readonly [string, readonly EndedRun[], readonly Fault[], string]>([
    ['has not run', [], [], `staging.yml has not run for commit ${SHA}`],
    ['ran in a fork', [ended({ from: 'mallory/app' })], [], 'a run from mallory/app proves nothing here'],
    [
      'left an archive that somebody has changed',
      [
        ended({
          artifacts: [{ id: 5, name: 'deploy-validate-staging', digest: digestOf('x'), archive: zip(staging()) }],
        }),
      ],
      [],
      'not sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881 as GitHub has it',
    ],
    [
      'left a report of another commit',
      [ended({ archive: zip(staging({ sha: '9'.repeat(40) })) })],
      [],
      `is about commit ${'9'.repeat(40)}, not ${SHA}; run staging again`,
    ],
    ['left no zip', [ended({ archive: new Uint8Array([1, 2, 3]) })], [], 'is no whole zip archive'],
    [
      'cannot be asked about',
      [ended()],
      [{ on: `${actions}/workflows`, does: { status: 403, message: 'Resource not accessible by integration' } }],
      'GitHub did not list the runs of staging.yml: 403 Resource not accessible by integration - https://docs.github.com/rest. Give the job "actions: read"',
    ],
  ])('is no-go, and changes nothing outside, where staging %s', async (_, runs, faults, message) => {
    const { left, made } = await production(runs, faults);
    expect([left.code, made.decision]).toEqual([1, 'no-go']);
    expect(made.reasons.map(reason => reason.message).join('\n')).toContain(message);
    expect(made.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(['smoke passed', 'migrate skipped']);
  });

  it('takes a report of this very run, and of another only with its digest', async () => {
    const give = async (runId: string, pin = '') => {
      const text = staging({ runId });
      const files = { [CONFIG]: config, 'from/report.json': text };
      const evidence = `from/report.json${pin === 'pin' ? `@${digestOf(text)}` : pin}`;
      const { ended: left } = await gate({
        files,
        inputs: { ...inputs, evidence },
        event: { name: 'push', payload: {} },
      });
      return left.outputs['reason-code'];
    };
    expect(await give('100')).toBe('all-required-passed');
    expect(await give('99')).toBe('evidence-stale');
    expect(await give('99', 'pin')).toBe('all-required-passed');
    expect(await give('99', `@${digestOf('x')}`)).toBe('evidence-stale');
  });
});
