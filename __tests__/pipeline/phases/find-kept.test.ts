import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findKeptRecord } from '../../../src/pipeline/phases/find-kept.js';
import { type DeployRecord, renderRecord } from '../../../src/pipeline/phases/record.js';
import type { Artifact, WorkflowRun } from '../../../src/ports/github/runs.js';
import { tool } from '../../../src/version.js';

const REPOSITORY = 'octo-org/app';
const DEPLOYED = 'a'.repeat(40);
const NOW = 'b'.repeat(40);
const ELSEWHERE = 'c'.repeat(40);
const CONFIG = 'version: 1\n';
const digestOf = (data: Uint8Array | string): string => `sha256:${createHash('sha256').update(data).digest('hex')}`;

const record = (more: Partial<DeployRecord> = {}, subject: Partial<DeployRecord['subject']> = {}): DeployRecord => ({
  schemaVersion: 1,
  tool: { name: 'deploy-validate', version: tool.version },
  project: 'app',
  stage: 'production',
  subject: { repository: REPOSITORY, sha: DEPLOYED, runId: '7', configDigest: digestOf(CONFIG), ...subject },
  startedAt: '2026-11-30T12:00:00.000Z',
  config: { file: '.github/deploy-validate.yml', text: CONFIG },
  state: {},
  captured: {},
  before: [],
  images: {},
  steps: [],
  ...more,
});

interface Left {
  readonly run?: Partial<WorkflowRun>;
  readonly artifact?: Partial<Artifact>;
  readonly record?: DeployRecord;
  readonly archive?: Uint8Array;
}

const run = (more: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: '7',
  attempt: 1,
  path: '.github/workflows/deploy.yml',
  event: 'push',
  branch: 'main',
  sha: DEPLOYED,
  status: 'completed',
  conclusion: 'failure',
  from: REPOSITORY,
  ...more,
});

/** A GitHub on which `DEPLOYED` leads to `NOW`; what was left comes oldest first. */
function find(left: readonly Left[], more: { readonly config?: string; readonly inCommit?: string } = {}) {
  const all = left.map((each, index) => {
    const text = renderRecord(each.record ?? record());
    const archive = each.archive ?? zipSync({ 'record.json': new TextEncoder().encode(text) });
    const artifact: Artifact = {
      id: index + 1,
      name: 'deploy-validate-production-record',
      bytes: archive.length,
      digest: digestOf(archive),
      expired: false,
      sha: DEPLOYED,
      runId: each.run?.id ?? '7',
      ...each.artifact,
    };
    return { artifact, archive, run: run(each.run) };
  });
  const { config = '.github/deploy-validate.yml', inCommit = CONFIG } = more;
  return findKeptRecord({
    repository: REPOSITORY,
    stage: 'production',
    config,
    sha: NOW,
    github: {
      named: async () => all.map(({ artifact }) => artifact),
      run: async id => all.find(each => each.run.id === id)?.run ?? run({ id }),
      download: async ({ id }) => all[id - 1]?.archive ?? new Uint8Array(),
      leadsTo: async (sha, later) => sha === later || (sha === DEPLOYED && later === NOW),
      text: async (_, sha) => (sha === DEPLOYED ? inCommit : undefined),
    },
  });
}

describe('the record of a stage', () => {
  it('is that of the newest run that may have deployed', async () => {
    const newest = record({}, { runId: '8' });
    const { record: found, source } = await find([{}, { run: { id: '8' }, record: newest }]);
    expect([found.subject.runId, source]).toEqual(['8', 'run 8']);
  });

  it('is none that a fork or a pull request has left', async () => {
    const forked = { run: { id: '8', from: 'mallory/app' } };
    const asked = { run: { id: '9', event: 'pull_request' } };
    const commented = { run: { id: '10', event: 'issue_comment' } };
    expect((await find([{}, forked, asked, commented])).source).toBe('run 7');
    await expect(find([forked, asked])).rejects.toThrow(`no run of ${REPOSITORY} has left a record of production`);
  });

  it('is none of another config: the same stage may be another project’s', async () => {
    const other = record({ config: { file: 'other/deploy.yml', text: CONFIG } }, { runId: '8' });
    expect((await find([{}, { run: { id: '8' }, record: other }])).source).toBe('run 7');
    expect((await find([{}], { config: './.github/deploy-validate.yml' })).source).toBe('run 7');
  });

  it('is that of the run that took it back, which nobody may take back again', async () => {
    const back = record({ rollback: { begunAt: '2026-11-30T13:00:00.000Z', status: 'verified' } });
    const { record: found } = await find([
      {},
      { run: { id: '8', event: 'workflow_dispatch', sha: NOW }, record: back },
    ]);
    expect(found.rollback?.status).toBe('verified');
  });

  it.each<readonly [string, Left, string]>([
    ['another branch was deployed', { run: { sha: ELSEWHERE } }, `which does not lead to ${NOW}`],
    ['it has expired', { artifact: { expired: true } }, 'has expired'],
    ['its bytes are others', { artifact: { digest: digestOf('x') } }, 'its digest is sha256:'],
    ['GitHub knows no digest of it', { artifact: { digest: undefined } }, 'not known to GitHub'],
    ['it is too large', { artifact: { bytes: 2 ** 40 } }, 'bytes are more than are read'],
    ['it is no archive', { archive: new TextEncoder().encode('hello') }, 'is no whole zip archive'],
    ['it is empty', { archive: zipSync({}) }, 'has no record.json'],
    ['it holds no record', { archive: zipSync({ 'record.json': new TextEncoder().encode('{') }) }, 'record'],
    ['it is another stage’s', { record: record({ stage: 'staging' }) }, 'is of octo-org/app / staging'],
    ['it is another repository’s', { record: record({}, { repository: 'mallory/app' }) }, 'is of mallory/app'],
    ['it names another run', { record: record({}, { runId: '6' }) }, 'is of run 6'],
    ['it names another commit', { record: record({}, { sha: ELSEWHERE }) }, `commit ${ELSEWHERE}`],
    ['it names no commit', { record: record({}, { sha: undefined }) }, 'names no commit'],
    [
      'it was taken back, and names a commit of another branch',
      {
        record: record(
          { rollback: { begunAt: '2026-11-30T13:00:00.000Z', status: 'failed' } },
          { sha: ELSEWHERE, runId: '5' },
        ),
      },
      `which does not lead to ${NOW}`,
    ],
  ])('cannot be told where %s, and no older one is taken', async (_, left, message) => {
    const newest = { ...left, run: { id: '8', ...left.run } };
    const shown = left.record === undefined ? { ...newest, record: record({}, { runId: '8' }) } : newest;
    await expect(find([{}, shown])).rejects.toThrow(message);
  });

  it('cannot be told where its config is not that of its commit', async () => {
    await expect(find([{}], { inCommit: 'version: 1 # another\n' })).rejects.toThrow(
      `its config is not .github/deploy-validate.yml of the commit ${DEPLOYED}`,
    );
  });
});
