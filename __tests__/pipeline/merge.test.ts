import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/pipeline/judge.js';
import { type MergedStep, mergeShards, type Shard, type Whole } from '../../src/pipeline/other-runs/merge.js';
import type { Report, Result } from '../../src/report/report.js';
import { tool } from '../../src/version.js';
import { finding, report, result } from '../reporters/sample.js';
import { step as passing } from './step.js';

const step = (id: string, more: Partial<MergedStep> = {}): MergedStep => ({
  ...passing(id, { kind: 'command' }),
  always: true,
  ...more,
});

const subject = {
  repository: 'octo-org/app',
  sha: '1'.repeat(40),
  ref: 'refs/heads/main',
  event: 'push',
  runId: '100',
  runAttempt: '1',
  configDigest: `sha256:${'a'.repeat(64)}`,
};

const steps = [step('a'), step('b'), step('c', { covers: ['backups'] }), step('d', { required: false })];
const whole: Whole = {
  project: 'app',
  stage: 'staging',
  subject,
  steps,
  version: tool.version,
  again: 'run all shards again',
};

const shard = (selection: string, checks: readonly Result[], parts: Partial<Report> = {}): Shard => ({
  shown: `shard-${selection.split('/')[0]}.json`,
  report: report(checks, {
    tool,
    project: 'app',
    stage: 'staging',
    subject,
    selection: { shard: selection, of: 4 },
    ...parts,
  }),
});

const first = shard('1/2', [result('a'), result('b')]);
const second = shard('2/2', [result('c'), result('d', { required: false })]);

const faultsOf = (shards: readonly Shard[], at: Whole = whole) =>
  mergeShards(shards, at).faults.map(({ code, message }) => `${code}: ${message}`);

const about = (parts: Partial<Report['subject']>): Shard => ({
  ...second,
  report: { ...second.report, subject: { ...subject, ...parts } },
});
const absent = 'evidence-missing: no report of shard 2/2; let each shard upload its report, also on no-go';
const unseen = 'evidence-missing: no report has 2 checks: c, d';

describe('merging shards', () => {
  it('gives the results of the whole stage in its order, whatever the order of the reports', () => {
    const merged = mergeShards([second, first], whole);
    expect(merged.faults).toEqual([]);
    expect(merged.subject).toEqual(subject);
    expect(merged.results.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes what a check is from the config, and what it found from the report', () => {
    const lie = shard('2/2', [result('c', { covers: ['dns'], name: 'x' }), result('d', { required: false })]);
    expect(mergeShards([first, lie], whole).results[2]).toMatchObject({ covers: ['backups'], name: 'c' });
  });

  it('takes a report of the whole stage for the only shard', () => {
    const { selection: _, ...all } = shard('1/1', [...first.report.checks, ...second.report.checks]).report;
    expect(faultsOf([{ shown: 'report.json', report: all }])).toEqual([]);
  });

  it('takes what the run does not know of itself from the reports, which must agree', () => {
    const local = { ...whole, subject: { ...subject, runId: undefined, runAttempt: undefined, ref: undefined } };
    expect(mergeShards([first, second], local)).toMatchObject({ faults: [], subject });
    expect(faultsOf([first, about({ runId: '99' })], local)).toEqual([
      'evidence-stale: shard-2.json: is about the workflow run 99, not 100; run all shards again',
      absent,
      unseen,
    ]);
  });

  it.each<readonly [string, readonly Shard[], readonly string[]]>([
    ['a missing shard', [first], [absent, unseen]],
    [
      'a shard of another project',
      [first, { ...second, report: { ...second.report, project: 'shop' } }],
      ['evidence-stale: shard-2.json: is of shop / staging, not of app / staging', absent, unseen],
    ],
    [
      'no shard at all',
      [],
      ['evidence-missing: there is no report of any shard', 'evidence-missing: no report has 4 checks: a, b, c, d'],
    ],
    [
      'a shard twice',
      [first, second, { ...second, shown: 'again.json' }],
      [
        'evidence-stale: shard 2/2 is there twice: shard-2.json, again.json',
        'evidence-stale: c is in two reports: shard-2.json and again.json',
        'evidence-stale: d is in two reports: shard-2.json and again.json',
      ],
    ],
    [
      'a check in two shards',
      [first, shard('2/2', [result('b'), ...second.report.checks])],
      ['evidence-stale: b is in two reports: shard-1.json and shard-2.json'],
    ],
    [
      'a check that no shard has',
      [first, shard('2/2', [result('d', { required: false })])],
      ['evidence-missing: no report has 1 check: c'],
    ],
    [
      'a check that the stage does not have',
      [first, shard('2/2', [...second.report.checks, result('e')])],
      ['evidence-stale: shard-2.json: e is no check of this stage'],
    ],
    [
      'a check that people would answer by the config',
      [first, shard('2/2', [result('c', { attestedBy: { role: 'qa', ask: '' } }), result('d', { required: false })])],
      ['evidence-stale: shard-2.json: c waits for qa, not for nobody as in the config'],
    ],
    [
      'cuts of two sizes',
      [first, shard('2/3', second.report.checks)],
      ['evidence-stale: the stage was cut into 2 and 3 shards; run all again'],
    ],
    [
      'a selection that is no shard',
      [first, shard('x', second.report.checks, { selection: { only: ['c', 'd'], of: 4 } })],
      ['evidence-missing: shard-x.json: is neither a shard nor the whole stage', absent],
    ],
    [
      'a shard of impossible number',
      [first, shard('3/2', second.report.checks)],
      ['evidence-missing: shard-3.json: is neither a shard nor the whole stage', absent],
    ],
    [
      'another commit',
      [first, about({ sha: '2'.repeat(40) })],
      [
        `evidence-stale: shard-2.json: is about commit ${'2'.repeat(40)}, not ${'1'.repeat(40)}; run all shards again`,
        absent,
        unseen,
      ],
    ],
    [
      'no commit',
      [first, about({ sha: undefined })],
      [
        `evidence-stale: shard-2.json: is about commit nobody knows which, not ${'1'.repeat(40)}; run all shards again`,
        absent,
        unseen,
      ],
    ],
    [
      'another config',
      [first, about({ configDigest: `sha256:${'b'.repeat(64)}` })],
      [
        `evidence-stale: shard-2.json: is about the config sha256:${'b'.repeat(64)}, not ${subject.configDigest}; run all shards again`,
        absent,
        unseen,
      ],
    ],
    [
      'an earlier attempt',
      [first, about({ runAttempt: '2' })],
      ['evidence-stale: shard-2.json: is about attempt 2, not 1; re-run all jobs of the workflow', absent, unseen],
    ],
    [
      'a fork',
      [first, about({ repository: 'mallory/app' })],
      [
        'evidence-stale: shard-2.json: is about the repository mallory/app, not octo-org/app; run all shards again',
        absent,
        unseen,
      ],
    ],
    [
      'another branch',
      [first, about({ ref: 'refs/heads/x' })],
      [
        'evidence-stale: shard-2.json: is about the ref refs/heads/x, not refs/heads/main; run all shards again',
        absent,
        unseen,
      ],
    ],
    [
      'another event',
      [first, about({ event: 'schedule' })],
      ['evidence-stale: shard-2.json: is about the event schedule, not push; run all shards again', absent, unseen],
    ],
    [
      'another stage',
      [first, { ...second, report: { ...second.report, stage: 'production' } }],
      ['evidence-stale: shard-2.json: is of app / production, not of app / staging', absent, unseen],
    ],
    [
      'another version of the program',
      [first, { ...second, report: { ...second.report, tool: { ...tool, version: '9.9.9' } } }],
      [
        `evidence-stale: shard-2.json: was made by version 9.9.9, and this is ${tool.version}; use one version in all jobs`,
        absent,
        unseen,
      ],
    ],
    [
      'a required check that calls itself advisory',
      [first, shard('2/2', [result('c', { required: false }), result('d', { required: false })])],
      ['evidence-stale: shard-2.json: c is not required, against the config'],
    ],
    [
      'a check of another kind',
      [first, shard('2/2', [result('c', { kind: 'tests' }), result('d', { required: false })])],
      ['evidence-stale: shard-2.json: c is of the kind tests, not command as in the config'],
    ],
    [
      'a check that skipped itself without a condition',
      [
        first,
        shard('2/2', [
          result('c', { status: 'skipped', reasonCode: 'when-not-met' }),
          result('d', { required: false }),
        ]),
      ],
      ['evidence-stale: shard-2.json: c was skipped by its own condition, and has none'],
    ],
  ])('finds %s', (_, shards, faults) => {
    expect(faultsOf(shards)).toEqual(faults);
    const { results } = mergeShards(shards, whole);
    const evidence = { whenNothingApplies: 'no-go', cancelled: false, checklist: undefined } as const;
    expect(judge({ results, faults: mergeShards(shards, whole).faults, ...evidence }).decision).toBe('no-go');
  });

  it('says that nobody knows the commit', () => {
    const nowhere = { ...subject, sha: undefined };
    const at = { ...whole, subject: nowhere };
    const unknown = [first, second].map(({ shown, report }) => ({ shown, report: { ...report, subject: nowhere } }));
    expect(faultsOf(unknown, at)).toEqual([
      'evidence-missing: no report says which commit it is about; run the shards in a checkout',
    ]);
  });

  it('believes no waiver of a report', () => {
    const waived = { reason: 'made up', owner: 'mallory', expires: '2999-12-31' };
    const { fingerprint, ...rest } = finding({ message: 'it is broken' });
    const claim = result('c', { status: 'waived', reasonCode: 'waived', findings: [{ ...rest, fingerprint, waived }] });
    const merged = mergeShards([first, shard('2/2', [claim, result('d', { required: false })])], whole);
    expect(merged.results[2]).toMatchObject({
      status: 'failed',
      reasonCode: 'check-failed',
      findings: [{ ...rest, fingerprint }],
    });
    expect(merged.results[2]?.findings[0]).not.toHaveProperty('waived');
  });

  it('is whole only where every check is in exactly one of N shards', () => {
    const places = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 4 }), (homes, of) => {
        const named = homes.map((_, index) => step(`c${index}`));
        const shards = Array.from({ length: of }, (_, index) =>
          shard(
            `${index + 1}/${of}`,
            named.filter((_, at) => homes[at] === index).map(({ id }) => result(id)),
          ),
        );
        const isWhole = homes.every(home => home < of);
        expect(faultsOf(shards, { ...whole, steps: named }).length === 0).toBe(isWhole);
      }),
    );
  });

  it('believes that a result was taken over only where the config lets it have an age', () => {
    const reused = { source: 'run 9 of staging.yml', digest: `sha256:${'e'.repeat(64)}` };
    const taken = shard('1/2', [result('a', { reused }), result('b')]);
    const strange = 'evidence-stale: shard-1.json: a was taken over from another run, which the config does not allow';
    const at = (more: Partial<MergedStep>): Whole => ({ ...whole, steps: [step('a', more), ...steps.slice(1)] });
    expect(faultsOf([taken, second])).toEqual([strange]);
    expect(faultsOf([taken, second], at({ maxAgeMs: 1, reusable: false }))).toEqual([strange]);
    expect(faultsOf([taken, second], at({ maxAgeMs: 1 }))).toEqual([]);
    expect(mergeShards([taken, second], at({ maxAgeMs: 1 })).results[0]?.reused).toEqual(reused);
  });
});
