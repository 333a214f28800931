import { describe, expect, it } from 'vitest';
import { changedImages, type EarlierStage, judgeProof } from '../../src/pipeline/other-runs/earlier.js';
import type { Report, Result } from '../../src/report/report.js';
import { finding, report, result } from '../reporters/sample.js';
import { step } from './step.js';

const subject = {
  repository: 'octo-org/app',
  sha: '1'.repeat(40),
  ref: 'refs/heads/main',
  event: 'push',
  runId: '200',
  runAttempt: '1',
  configDigest: `sha256:${'a'.repeat(64)}`,
};

/** Staging's report, of an earlier run of the same commit: it ended at 21:06:10. */
const staging = (checks: readonly Result[], parts: Partial<Report> = {}): Report =>
  report(checks, { project: 'app', stage: 'staging', subject: { ...subject, runId: '99' }, ...parts });

const earlier: EarlierStage = {
  project: 'app',
  stage: 'staging',
  subject,
  steps: [step('smoke'), step('load')].map(each => ({ ...each, kind: 'command', always: true })),
  whenNothingApplies: 'no-go',
  roles: [],
  checklist: undefined,
  waive: each => each,
  now: new Date('2026-11-23T22:06:10.400Z'),
  maxAgeMs: undefined,
  isWhole: true,
};

const good = staging([result('smoke'), result('load')]);
const failed: Partial<Result> = {
  status: 'failed',
  reasonCode: 'check-failed',
  summary: 'it is slow',
  findings: [finding({ message: 'it is slow' })],
};
const signed = (status: 'signed' | 'pending', more = {}): Partial<Report> => ({
  signOff: { roles: [{ role: 'qa-lead', status }], ...more },
});

const faultsOf = (proof: Report, at: Partial<EarlierStage> = {}): readonly string[] =>
  judgeProof({ shown: 'r.json', report: proof }, { ...earlier, ...at }).faults.map(
    ({ code, message }) => `${code}: ${message}`,
  );

describe('the proof of the stage before', () => {
  it('holds for the same commit and config, whichever run made it', () => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf(good, { maxAgeMs: 3_600_000 })).toEqual([]);
    expect(faultsOf({ ...good, ...signed('signed') }, { roles: ['qa-lead'] })).toEqual([]);
  });

  it.each<readonly [string, Report, Partial<EarlierStage>, string]>([
    [
      'another commit',
      { ...good, subject: { ...good.subject, sha: '2'.repeat(40) } },
      {},
      `evidence-stale: r.json: is about commit ${'2'.repeat(40)}, not ${'1'.repeat(40)}; run staging again`,
    ],
    [
      'any commit where nobody knows which is checked now',
      good,
      { subject: { ...subject, sha: undefined } },
      'evidence-missing: r.json: nobody knows which commit it has to be about; run this in a checkout',
    ],
    [
      'another repository',
      { ...good, subject: { ...good.subject, repository: 'mallory/app' } },
      {},
      'evidence-stale: r.json: is about the repository mallory/app, not octo-org/app; run staging again',
    ],
    [
      'another config',
      { ...good, subject: { ...good.subject, configDigest: `sha256:${'b'.repeat(64)}` } },
      {},
      `evidence-stale: r.json: is about the config sha256:${'b'.repeat(64)}, not ${subject.configDigest}; run staging again`,
    ],
    [
      'another stage',
      { ...good, stage: 'pre-deployment' },
      {},
      'evidence-stale: r.json: is of app / pre-deployment, not of app / staging',
    ],
    [
      'a part of the stage',
      { ...good, selection: { only: ['smoke'], of: 2 } },
      {},
      'evidence-missing: r.json: is about a part of staging; collect all parts first',
    ],
    ['a check left out in silence', staging([result('smoke')]), {}, 'evidence-missing: no report has 1 check: load'],
    [
      'a no-go',
      staging([result('smoke'), result('load', failed)]),
      {},
      'evidence-missing: r.json: staging is no-go: load: it is slow',
    ],
    [
      'a no-go that only a person made',
      { ...good, decision: 'no-go', reasonCode: 'cancelled', reasons: [{ code: 'cancelled', message: 'stopped' }] },
      {},
      'evidence-missing: r.json: staging is no-go: stopped',
    ],
    [
      'a go by a waiver that is not in force any more',
      staging([
        result('smoke'),
        result('load', {
          ...failed,
          status: 'waived',
          reasonCode: 'waived',
          findings: [finding({ message: 'slow', waived: { reason: 'r', owner: 'o', expires: '2026-11-23' } })],
        }),
      ]),
      {},
      'evidence-missing: r.json: staging is no-go: load: it is slow',
    ],
    [
      'an old proof',
      good,
      { maxAgeMs: 3_599_000 },
      'evidence-stale: r.json: is 1 h old, older than 59 min 59 s; run staging again',
    ],
    [
      'one with a check that was taken over too long ago, although it is new itself',
      staging([
        result('smoke'),
        result('load', {
          startedAt: '2026-11-22T20:00:00.000Z',
          reused: { source: 'run 9 of staging.yml', digest: `sha256:${'e'.repeat(64)}` },
        }),
      ]),
      {
        steps: [step('smoke'), step('load', { maxAgeMs: 86_400_000 })].map(each => ({
          ...each,
          kind: 'command',
          always: true,
        })),
      },
      'evidence-stale: r.json: load: its result is 26 h 6 min old, older than 24 h; run staging again',
    ],
    [
      'one with a check that was taken over, and may not be',
      staging([
        result('smoke'),
        result('load', { reused: { source: 'run 9 of staging.yml', digest: `sha256:${'e'.repeat(64)}` } }),
      ]),
      {},
      'evidence-stale: r.json: load was taken over from another run, which the config does not allow',
    ],
    [
      'a proof from the future',
      good,
      { now: new Date('2026-11-23T20:00:00Z') },
      'evidence-stale: r.json: is dated 1 h 6 min in the future',
    ],
    [
      'a report from before the sign-off',
      good,
      { roles: ['qa-lead'] },
      'evidence-missing: r.json: staging wants a sign-off, and this is the report from before it',
    ],
    [
      'a sign-off of fewer roles than the config names',
      { ...good, ...signed('signed') },
      { roles: ['qa-lead', 'cto'] },
      'evidence-missing: r.json: cto has not signed staging',
    ],
    [
      'approvals out of a file',
      { ...good, ...signed('signed', { dryRun: true }) },
      { roles: ['qa-lead'] },
      'evidence-missing: r.json: the approvals came from a file, which proves nothing',
    ],
  ])('is not %s', (_, proof, at, fault) => {
    expect(faultsOf(proof, at)).toEqual([fault]);
  });
});

describe('the images of two stages', () => {
  const saw = (id: string, image: string, byte: string): Result =>
    result(id, { images: [{ image, digest: `sha256:${byte.repeat(64)}`, of: 'config' }] });

  it('must be the same where both saw one of that name', () => {
    const at = { stage: 'staging', results: [result('a'), saw('b', 'backend:1', 'a')] };
    expect(changedImages([saw('c', 'backend:1', 'a'), saw('d', 'worker:1', 'b')], at)).toEqual([]);
    expect(
      changedImages([result('x'), saw('c', 'backend:1', 'b')], at).map(({ code, message }) => [code, message]),
    ).toEqual([
      [
        'evidence-stale',
        `backend:1 is not the image that staging looked at: config sha256:${'b'.repeat(64)} here, sha256:${'a'.repeat(64)} there`,
      ],
    ]);
    expect(changedImages([result('x')], at)).toEqual([]);
    expect(changedImages([], at)).toEqual([]);
  });
});
