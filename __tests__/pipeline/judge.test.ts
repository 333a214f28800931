import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evidence, judge } from '../../src/pipeline/judge.js';
import { type Result, STATUSES } from '../../src/report/report.js';

const result = (status: Result['status'], more: Partial<Result> = {}): Result => ({
  id: status,
  name: status,
  kind: 'k',
  covers: [],
  required: true,
  status,
  reasonCode: status === 'skipped' ? 'when-not-met' : status === 'passed' ? 'passed' : 'check-errored',
  summary: `it ${status}`,
  durationMs: 0,
  attempts: 1,
  findings: [],
  measurements: [],
  evidence: [],
  details: [],
  ...more,
});

const evidence = (results: readonly Result[], more: Partial<Evidence> = {}): Evidence => ({
  results,
  whenNothingApplies: 'no-go',
  cancelled: false,
  checklist: undefined,
  faults: [],
  ...more,
});

const advisory = { required: false };
const tally = { items: 3, covered: 2, attested: 0, uncovered: ['backups'] };

describe('the decision', () => {
  it('says of a go what was waived, and what an earlier run has found', () => {
    const reused = { source: 'run 9 of staging.yml', digest: `sha256:${'e'.repeat(64)}` };
    const results = [result('passed'), result('passed', { reused }), result('waived')];
    expect(judge(evidence(results)).reasons).toEqual([
      {
        code: 'all-required-passed',
        message: '2 of 3 required checks passed, 1 waived, 1 taken over from an earlier run',
      },
    ]);
  });

  it.each([
    ['go', 'all-required-passed', 'one passed', [result('passed')], {}],
    ['go', 'all-required-passed', 'passed and waived', [result('passed'), result('waived')], {}],
    ['go', 'all-required-passed', 'passed and skipped by its own when', [result('passed'), result('skipped')], {}],
    ['go', 'all-required-passed', 'an advisory check failed', [result('passed'), result('failed', advisory)], {}],
    [
      'go',
      'all-required-passed',
      'all skipped, and the stage says go',
      [result('skipped')],
      { whenNothingApplies: 'go' },
    ],
    ['no-go', 'check-failed', 'one failed', [result('passed'), result('failed')], {}],
    ['no-go', 'check-errored', 'one could not tell', [result('passed'), result('errored')], {}],
    ['no-go', 'check-failed', 'failed before errored', [result('errored'), result('failed')], {}],
    ['no-go', 'sign-off-pending', 'one is pending', [result('passed'), result('pending')], {}],
    [
      'no-go',
      'check-errored',
      'a need did not pass',
      [result('passed'), result('skipped', { reasonCode: 'need-not-passed' })],
      {},
    ],
    [
      'no-go',
      'check-errored',
      'stopped by fail-fast',
      [result('passed'), result('skipped', { reasonCode: 'fail-fast' })],
      {},
    ],
    ['no-go', 'nothing-checked', 'nothing at all', [], {}],
    ['no-go', 'nothing-checked', 'nothing at all, though the stage says go', [], { whenNothingApplies: 'go' }],
    ['no-go', 'nothing-checked', 'advisory checks alone', [result('passed', advisory)], {}],
    ['no-go', 'nothing-checked', 'all skipped', [result('skipped')], {}],
    ['no-go', 'nothing-checked', 'all waived', [result('waived')], { whenNothingApplies: 'go' }],
    [
      'no-go',
      'nothing-checked',
      'waived and skipped',
      [result('waived'), result('skipped')],
      { whenNothingApplies: 'go' },
    ],
    ['no-go', 'cancelled', 'cancelled, though all passed', [result('passed')], { cancelled: true }],
    [
      'no-go',
      'evidence-missing',
      'the stage before has no evidence',
      [result('passed')],
      { faults: [{ code: 'evidence-missing', message: 'no evidence' }] },
    ],
    ['no-go', 'checklist-uncovered', 'an item is uncovered', [result('passed')], { checklist: tally }],
    [
      'go',
      'all-required-passed',
      'every item is covered',
      [result('passed')],
      { checklist: { ...tally, uncovered: [] } },
    ],
  ] as const)('is %s (%s) where %s', (decision, reasonCode, _, results, more) => {
    expect(judge(evidence(results, more))).toMatchObject({ decision, reasonCode });
  });

  it('is never go where a required check failed, could not tell, is pending, or where none passed', () => {
    const results = fc.array(
      fc
        .record({ status: fc.constantFrom(...STATUSES), required: fc.boolean() })
        .map(({ status, required }) => result(status, { required })),
    );
    fc.assert(
      fc.property(results, fc.constantFrom('go' as const, 'no-go' as const), (given, whenNothingApplies) => {
        const required = given.filter(each => each.required);
        const blocked = required.some(each => ['failed', 'errored', 'pending'].includes(each.status));
        const proven = required.some(each => each.status === 'passed');
        const idle =
          required.length > 0 && required.every(each => each.status === 'skipped') && whenNothingApplies === 'go';
        const { decision, reasons, reasonCode } = judge(evidence(given, { whenNothingApplies }));
        expect(decision).toBe(!blocked && (proven || idle) ? 'go' : 'no-go');
        expect(reasons[0]?.code).toBe(reasonCode);
      }),
    );
  });

  it('is no go while roles have yet to sign, and says so last', () => {
    const unsigned = ['Technical Lead', 'CTO'];
    const waits = { code: 'sign-off-pending', message: 'Technical Lead, CTO have yet to sign' };
    expect(judge(evidence([result('passed')], { unsigned }))).toMatchObject({
      decision: 'no-go',
      reasonCode: 'sign-off-pending',
      reasons: [waits],
    });
    expect(judge(evidence([result('failed')], { unsigned })).reasons.map(({ code }) => code)).toEqual([
      'check-failed',
      'sign-off-pending',
    ]);
    expect(judge(evidence([], { unsigned })).reasonCode).toBe('nothing-checked');
  });
});
