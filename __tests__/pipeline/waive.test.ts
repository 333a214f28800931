import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/pipeline/report.js';
import { openWaivers } from '../../src/pipeline/waive.js';

const finding = {
  rule: 'size-budget',
  level: 'error',
  message: 'too large',
  fingerprint: 'aaaa',
  file: 'a.yml',
} as const;
const failedCheck: Result = {
  id: 'images',
  name: 'images',
  kind: 'k',
  covers: [],
  required: true,
  status: 'failed',
  reasonCode: 'check-failed',
  summary: 'two images are too large',
  durationMs: 1,
  attempts: 1,
  measurements: [],
  evidence: [],
  details: [],
  findings: [
    { ...finding, subject: 'registry.example/toolboxai/backend:1.2' },
    { ...finding, fingerprint: 'bbbb', subject: 'toolboxai/dashboard:latest' },
    { ...finding, level: 'warning', fingerprint: 'cccc' },
  ],
};
const waiver = { check: 'images', reason: 'base image moves', owner: 'octocat', expires: '2026-12-31' };
const apply = (...waivers: readonly (typeof waiver & { finding?: string })[]) =>
  openWaivers(waivers, '2026-12-31').apply(failedCheck);

describe('a waiver', () => {
  it.each([
    ['the whole check', [waiver], 'waived'],
    ['a rule', [{ ...waiver, finding: 'size-budget' }], 'waived'],
    ['a file', [{ ...waiver, finding: 'a.yml' }], 'waived'],
    ['one finding of two', [{ ...waiver, finding: 'backend' }], 'failed'],
    [
      'each finding by its subject',
      [
        { ...waiver, finding: 'backend' },
        { ...waiver, finding: 'dashboard' },
      ],
      'waived',
    ],
    [
      'each by its fingerprint',
      [
        { ...waiver, finding: 'aaaa' },
        { ...waiver, finding: 'bbbb' },
      ],
      'waived',
    ],
    ['part of a name', [{ ...waiver, finding: 'back' }], 'failed'],
    ['another check', [{ ...waiver, check: 'other' }], 'failed'],
    ['the day before', [{ ...waiver, expires: '2026-12-30' }], 'failed'],
  ])('that names %s', (_, waivers, status) => {
    expect(apply(...waivers).status).toBe(status);
  });

  it('marks what it covers with who answers for it', () => {
    const marked = apply({ ...waiver, finding: 'backend' }).findings.map(each => each.waived?.owner);
    expect(marked).toEqual(['octocat', undefined, undefined]);
  });

  it('never covers what could not be told, and leaves what passed alone', () => {
    const waivers = openWaivers([waiver], '2026-01-01');
    const errored: Result = { ...failedCheck, status: 'errored', findings: [] };
    expect(waivers.apply(errored)).toBe(errored);
  });

  it('is told of when it has ended or excuses nothing', () => {
    const waivers = openWaivers(
      [waiver, { ...waiver, check: 'gone' }, { ...waiver, expires: '2026-01-01' }],
      '2026-06-01',
    );
    const passed: Result = { ...failedCheck, status: 'passed', findings: [] };
    expect(waivers.notices([waivers.apply(passed)])).toEqual([
      'The waiver of check images ended on 2026-01-01 (octocat: base image moves).',
      'The waiver of check images excused nothing in this run; octocat may remove it.',
    ]);
  });
});
