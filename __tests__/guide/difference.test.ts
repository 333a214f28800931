import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/report/difference.js';
import type { Report, Result } from '../../src/report/report.js';
import { headlineOf, renderDifference } from '../../src/reporters/difference.js';

const finding = (fingerprint: string) =>
  ({ rule: 'too-big', level: 'error', message: `it is ${fingerprint}`, fingerprint }) as const;

function result(id: string, over: Partial<Result>): Result {
  return {
    id,
    name: id,
    kind: 'command',
    covers: [],
    required: true,
    status: 'passed',
    reasonCode: 'passed',
    summary: '',
    durationMs: 1,
    attempts: 1,
    findings: [],
    measurements: [],
    evidence: [],
    details: [],
    ...over,
  };
}

function report(decision: Report['decision'], checks: readonly Result[]): Report {
  const counts = { passed: 0, failed: 0, errored: 0, skipped: 0, waived: 0, pending: 0 };
  return {
    schemaVersion: 1,
    tool: { name: '', version: '' },
    project: '',
    stage: '',
    subject: { configDigest: '' },
    startedAt: '',
    durationMs: 0,
    decision,
    reasonCode: 'check-failed',
    reasons: [],
    counts,
    checks,
  };
}

const size = (value: number) => ({ name: 'image size', value, unit: 'bytes' });

describe('the difference of two reports', () => {
  it('tells what is new, what is fixed and what has another size', () => {
    const before = report('go', [
      result('a', { findings: [finding('old'), finding('same')], measurements: [size(1_000_000)] }),
      result('gone', {}),
    ]);
    const after = report('no-go', [
      result('a', { status: 'failed', findings: [finding('same'), finding('new')], measurements: [size(4_100_000)] }),
    ]);
    const difference = differenceOf(before, after);
    expect(headlineOf(difference)).toBe('GO → NO-GO, 1 new, 1 fixed, image size +3.1 MB');
    expect(renderDifference(difference)).toContain('a · too-big: it is new');
  });

  it('takes nothing for fixed that could not be told', () => {
    const before = report('no-go', [result('a', { status: 'failed', findings: [finding('old')] })]);
    const after = report('no-go', [result('a', { status: 'errored', reasonCode: 'check-errored' })]);
    expect(differenceOf(before, after).fixed).toEqual([]);
  });

  it('is nothing where nothing changed', () => {
    const same = report('go', [result('a', {})]);
    expect(headlineOf(differenceOf(same, same))).toBeUndefined();
  });
});
