import { describe, expect, it } from 'vitest';
import { type EarlierReport, takeOver, type Wanted } from '../../src/pipeline/other-runs/take-over.js';
import type { Report, Result } from '../../src/report/report.js';
import { report, result } from '../reporters/sample.js';
import { step } from './step.js';

const HOUR = 3_600_000;
const INPUTS = `sha256:${'7'.repeat(64)}`;
const DIGEST = `sha256:${'d'.repeat(64)}`;

const subject = {
  repository: 'octo-org/app',
  sha: '1'.repeat(40),
  ref: 'refs/heads/main',
  event: 'push',
  runId: '200',
  runAttempt: '1',
  configDigest: `sha256:${'a'.repeat(64)}`,
};

/** One hour after the sample's results had ended. */
const wanted: Wanted = {
  project: 'app',
  stage: 'staging',
  subject,
  version: '0.1.0',
  now: new Date('2026-11-23T22:04:06.234Z'),
};

const load = step('load', { kind: 'command', maxAgeMs: 24 * HOUR, inputs: INPUTS });
const good = result('load', { inputs: INPUTS, summary: '5,000 requests, 99th percentile 180 ms' });

const earlier = (checks: readonly Result[], parts: Partial<Report> = {}): EarlierReport => ({
  shown: 'last/report.json',
  source: 'file last/report.json',
  digest: DIGEST,
  report: report(checks, { project: 'app', stage: 'staging', subject: { ...subject, runId: '99' }, ...parts }),
});

/** Ids of what is taken over, and the notices. */
function taken(
  reports: readonly EarlierReport[],
  at: { steps?: readonly (typeof load)[]; wanted?: Partial<Wanted> } = {},
) {
  const { steps, notices } = takeOver(at.steps ?? [load], reports, { ...wanted, ...at.wanted });
  return { ids: steps.filter(each => each.taken).map(({ id }) => id), notices };
}

describe('the results of an earlier run', () => {
  it('are taken over where they passed, are fresh and about the same, with where they came from', () => {
    const other = step('smoke', { kind: 'command' });
    const { steps, notices } = takeOver([other, load], [earlier([result('smoke'), good])], wanted);
    const reused = { source: 'file last/report.json', digest: DIGEST, runId: '99', runAttempt: '1' };
    expect(steps).toEqual([other, { ...load, taken: { ...good, reused } }]);
    expect(notices).toEqual([]);
  });

  it('keep the time at which they were found, and the run that found them, however often they are taken over', () => {
    const reused = { source: 'run 12 of staging.yml', digest: `sha256:${'e'.repeat(64)}`, runId: '12' };
    const again = earlier([{ ...good, reused }], { startedAt: '2026-11-23T21:59:00.000Z' });
    const { steps } = takeOver([load], [again], wanted);
    expect(steps[0]?.taken).toEqual({ ...good, reused });
    expect(taken([again], { wanted: { now: new Date('2026-11-24T21:30:00Z') } })).toEqual({
      ids: [],
      notices: ['load runs again: its result is 24 h 26 min old, older than 24 h.'],
    });
  });

  it('come from the report of its last run, whatever earlier ones found and later ones left out', () => {
    const at = (startedAt: string | undefined, parts: Partial<Result> = {}) =>
      earlier([{ ...good, startedAt, ...parts }]);
    const failed = { status: 'failed', reasonCode: 'check-failed' } as const;
    const skipped = { status: 'skipped', reasonCode: 'need-not-passed' } as const;
    const reports = [at('2026-11-23T20:00:00.000Z', failed), at(undefined, skipped), at(good.startedAt)];
    expect(taken(reports)).toEqual({ ids: ['load'], notices: [] });
    expect(taken([...reports, at('2026-11-23T21:30:00.000Z', failed)])).toEqual({
      ids: [],
      notices: ['load runs again: it failed before.'],
    });
  });

  it('lose what waivers of their time excused', () => {
    const waived = { reason: 'known', owner: 'octocat', expires: '2026-11-23' };
    const found = { rule: 'slow', level: 'warning' as const, message: 'slow', fingerprint: '0'.repeat(16) };
    const { steps } = takeOver([load], [earlier([{ ...good, findings: [{ ...found, waived }] }])], wanted);
    expect(steps[0]?.taken?.findings).toEqual([found]);
  });

  it.each<readonly [string, Partial<Result>, Partial<typeof load>, string]>([
    ['failed', { status: 'failed', reasonCode: 'check-failed' }, {}, 'it failed before'],
    ['could not tell', { status: 'errored', reasonCode: 'check-errored' }, {}, 'it errored before'],
    ['was waived', { status: 'waived', reasonCode: 'waived' }, {}, 'it was waived before'],
    ['was skipped', { status: 'skipped', reasonCode: 'when-not-met' }, {}, 'it was skipped before'],
    ['is pending', { status: 'pending', reasonCode: 'attestation-pending' }, {}, 'it was pending before'],
    ['was attested by a person', { reasonCode: 'attested' }, {}, 'it passed before'],
    ['must run each time', {}, { reusable: false }, 'no earlier run can stand for it'],
    ['is of another kind', { kind: 'tests' }, {}, 'its earlier result is of the kind tests'],
    [
      'is of another checkout or other variables',
      { inputs: DIGEST },
      {},
      'its earlier result is of another checkout, or of other variables',
    ],
    ['does not say what it depended on', { inputs: undefined }, {}, 'what its earlier result depended on was not told'],
    ['depends on what cannot be told now', {}, { inputs: undefined }, 'what it depends on cannot be told'],
    [
      'is about an image that a tag names',
      { images: [{ image: 'app:1.2', digest: DIGEST, of: 'manifest' }] },
      {},
      'app:1.2 may be another image by now; name it by its digest',
    ],
    ['is too old', {}, { maxAgeMs: HOUR / 2 }, 'its result is 1 h old, older than 30 min'],
    ['is of the future', { startedAt: '2026-11-23T22:10:00.000Z' }, {}, 'its result is dated 5 min 55 s in the future'],
    ['never started', { startedAt: undefined }, {}, 'nobody knows when it ran'],
  ])('are not taken over where one %s', (_, parts, more, why) => {
    const notices = [`load runs again: ${why}.`];
    expect(taken([earlier([{ ...good, ...parts }])], { steps: [{ ...load, ...more }] })).toEqual({ ids: [], notices });
  });

  it.each<readonly [string, Partial<Report>, Partial<Wanted>, string]>([
    ['another commit', { subject: { ...subject, sha: '2'.repeat(40) } }, {}, `is of another commit: ${'2'.repeat(40)}`],
    [
      'another repository',
      { subject: { ...subject, repository: 'evil/app' } },
      {},
      'is of another repository: evil/app',
    ],
    ['another config', { subject: { ...subject, configDigest: DIGEST } }, {}, `is of another config: ${DIGEST}`],
    ['another stage', { stage: 'production' }, {}, 'is of app / production'],
    ['another project', { project: 'shop' }, {}, 'is of shop / staging'],
    [
      'files that are not those of its commit',
      { subject: { ...subject, dirty: true } },
      {},
      'was made of files that are not those of its commit',
    ],
    [
      'another version',
      { tool: { name: 'deploy-validate', version: '9.9.9' } },
      {},
      'was made by version 9.9.9 of deploy-validate',
    ],
    [
      'no known commit',
      {},
      { subject: { ...subject, sha: undefined } },
      'cannot be about this commit: nobody knows which one this is',
    ],
  ])('are not taken over from a report of %s', (_, parts, more, why) => {
    const notices = [`Nothing was taken over: last/report.json ${why}.`];
    expect(taken([earlier([good], parts)], { wanted: more })).toEqual({ ids: [], notices });
  });

  it.each([
    ['by its digest', [`app@${DIGEST}`], ['load']],
    ['by its tag and its digest', [`registry.example/app:1.2@${DIGEST}`], ['load']],
    ['by nothing but its tag', ['app:1.2'], []],
    ['one by its digest, and one by its tag', [`app@${DIGEST}`, 'app:1.2'], []],
    ['by what only begins with a digest', [`app@${DIGEST}:latest`], []],
  ])('are about an image that is named %s', (_, names, ids) => {
    const images = names.map(image => ({ image, digest: DIGEST, of: 'manifest' as const }));
    expect(taken([earlier([{ ...good, images }])]).ids).toEqual(ids);
  });

  it('are of the future only beyond what two clocks may differ', () => {
    const ending = (ahead: number) => new Date(wanted.now.getTime() + ahead - good.durationMs).toISOString();
    expect(taken([earlier([{ ...good, startedAt: ending(5 * 60_000) }])]).ids).toEqual(['load']);
    expect(taken([earlier([{ ...good, startedAt: ending(5 * 60_000 + 1000) }])]).ids).toEqual([]);
  });

  it('are taken over from a part of the stage, too, and do not matter to what has no age or is skipped', () => {
    expect(taken([earlier([good], { selection: { shard: '1/2', of: 2 } })]).ids).toEqual(['load']);
    const ageless = step('load', { kind: 'command', inputs: INPUTS });
    expect(taken([earlier([good])], { steps: [ageless, { ...load, skip: 'not now' }] })).toEqual({
      ids: [],
      notices: [],
    });
  });
});
