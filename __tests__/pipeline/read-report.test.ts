import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/pipeline/other-runs/read-report.js';
import type { Report, Result } from '../../src/report/report.js';
import { renderJson } from '../../src/reporters/json.js';
import { errorOf } from '../formats/could-not-tell.js';
import * as samples from '../reporters/sample.js';
import { finding, report, result } from '../reporters/sample.js';

const read = (value: unknown): Report => readReport(JSON.stringify(value), 'staging/report.json');
const complaint = (value: unknown): string => errorOf(() => read(value)).message;

const failing: Partial<Result> = {
  status: 'failed',
  reasonCode: 'check-failed',
  summary: 'it is broken',
  findings: [finding({ message: 'it is broken' })],
};
const waived: Partial<Result> = {
  status: 'waived',
  reasonCode: 'waived',
  findings: [finding({ message: 'known', waived: { reason: 'r', owner: 'o', expires: '2026-12-31' } })],
};
const attestedBy = { role: 'cto', ask: 'Well?' };
const go = report([result('a'), result('b', waived), result('c', { required: false, ...failing })]);
const noGo = report([result('a'), result('b', failing)]);

describe('reading a report back', () => {
  it.each(
    Object.entries({
      go: samples.go,
      noGo: samples.noGo,
      invalid: samples.invalid,
      cancelled: samples.cancelled,
      toSign: samples.toSign,
      signed: samples.signed,
      dryRun: samples.dryRun,
    }),
  )('gives what was written: %s', (_, written) => {
    const text = renderJson(written);
    expect(read(JSON.parse(text))).toEqual(JSON.parse(text));
  });

  it('drops what this version does not know, and keeps no prototype', () => {
    const more = { ...go, later: 1, checks: go.checks.map(check => ({ ...check, later: { deep: [1] } })) };
    expect(read(more)).toEqual(read(go));
    expect(Object.getPrototypeOf(readReport(JSON.stringify(go).replace('{', '{"__proto__":{"a":1},'), 'r'))).toBe(
      Object.prototype,
    );
  });

  it.each<readonly [string, unknown, string]>([
    ['nothing', {}, 'staging/report.json at /schemaVersion: missing; expected 1'],
    ['another schema', { ...go, schemaVersion: 2 }, 'staging/report.json at /schemaVersion: expected 1'],
    [
      'the report of another tool',
      { ...go, tool: { name: 'other', version: '1' } },
      'staging/report.json at /tool/name: expected deploy-validate',
    ],
    [
      'a repository that is none',
      { ...go, subject: { ...go.subject, repository: 'a/b/../c' } },
      'staging/report.json at /subject/repository: Invalid string: must match pattern /^[\\w.-]+\\/[\\w.-]+$/',
    ],
    [
      'a commit that is none',
      { ...go, subject: { ...go.subject, sha: 'main' } },
      'staging/report.json at /subject/sha: expected hex digits',
    ],
    [
      'a check with a name that is a path',
      { ...go, checks: [result('../a')] },
      'staging/report.json at /checks/0/id: expected letters, digits, ".", "_" and "-"',
    ],
    [
      'a status that nobody knows',
      { ...go, checks: [{ ...result('a'), status: 'PASSED' }] },
      'staging/report.json at /checks/0/status: expected passed or failed or errored or skipped or waived or pending',
    ],
    [
      'a decision that nobody knows',
      { ...go, decision: 'GO' },
      'staging/report.json at /decision: expected go or no-go',
    ],
    ['no reason', { ...go, reasons: [] }, 'staging/report.json at /reasons: is empty'],
  ])('refuses %s', (_, value, message) => {
    expect(errorOf(() => read(value))).toEqual({ why: 'wrong-format', message });
  });

  const contradiction = (what: string) => `staging/report.json: the report contradicts itself: ${what}`;

  it.each<readonly [string, Report, string]>([
    [
      'a wrong count',
      { ...go, counts: { ...go.counts, failed: 0 } },
      'counts.failed is 0, and that is not how many checks have failed',
    ],
    ['a check twice', report([result('a'), result('a')]), 'two results of a'],
    [
      'go over a failed check',
      { ...noGo, decision: 'go', reasonCode: 'all-required-passed', reasons: go.reasons },
      'go, although it is broken',
    ],
    [
      'go over a failed check that does not say so',
      report([result('a'), result('b', { ...failing, status: 'passed' })]),
      'b is passed because check-failed',
    ],
    [
      'a pass that holds the failure',
      report([result('a', { findings: failing.findings ?? [] })]),
      'a passed with a finding of level error',
    ],
    [
      'a failure that holds none',
      report([result('a', { ...failing, findings: [] })]),
      'a failed without a finding of level error',
    ],
    [
      'a waiver without one',
      report([result('a'), result('b', { ...waived, findings: failing.findings ?? [] })]),
      'b is waived, and its findings are not',
    ],
    [
      'a skip for want of a need that does not block',
      report([result('a'), result('b', { status: 'skipped', reasonCode: 'need-not-passed', summary: 'no' })]),
      'go, although not run: no',
    ],
    ['go with nothing checked', report([]), 'go, although no required check was run'],
    [
      'go with an open item',
      { ...go, checklist: { items: 2, covered: 1, attested: 0, uncovered: ['dns'] } },
      'go, although 1 of 2 checklist items are covered by no check: dns',
    ],
    [
      'a checklist that does not add up',
      { ...go, checklist: { items: 3, covered: 1, attested: 0, uncovered: [] } },
      'the items of its checklist are not the covered and the uncovered ones',
    ],
    [
      'go without a signature',
      { ...go, signOff: { roles: [{ role: 'cto', status: 'pending' }] } },
      'go, although cto has not signed',
    ],
    [
      'go for a reason of no-go',
      { ...go, reasonCode: 'cancelled', reasons: noGo.reasons },
      'reasonCode is cancelled, and the first reason check-failed',
    ],
    [
      'a line that people answer and nobody has signed',
      report([result('a', { reasonCode: 'attested', attestedBy })]),
      'a passed, and nobody has signed it',
    ],
    [
      'such a line that says nothing of people',
      report([result('a', { reasonCode: 'attested' })]),
      'a passed, and nobody has signed it',
    ],
    [
      'such a line that has passed by itself',
      report([result('a', { attestedBy })], { signOff: { roles: [{ role: 'cto', status: 'signed' }] } }),
      'a passed, and nobody has signed it',
    ],
    [
      'such a line that another role has signed',
      report([result('a', { reasonCode: 'attested', attestedBy })], {
        signOff: { roles: [{ role: 'qa', status: 'signed' }] },
      }),
      'a passed, and nobody has signed it',
    ],
    ['no-go because all passed', { ...go, decision: 'no-go' }, 'no-go because all-required-passed'],
  ])('refuses %s', (_, value, what) => {
    expect(complaint(value)).toBe(contradiction(what));
  });

  it('says where a report breaks off', () => {
    const text = renderJson(go);
    expect(errorOf(() => readReport(text.slice(0, text.length / 2), 'r.json')).why).toBe('truncated');
    expect(errorOf(() => readReport('', 'r.json'))).toEqual({ why: 'truncated', message: 'r.json: is empty' });
  });

  it('never makes go of a no-go by one changed word', () => {
    const words = ['decision', 'status', 'reasonCode'] as const;
    const change = fc.record({
      word: fc.constantFrom(...words),
      to: fc.constantFrom('go', 'passed', 'all-required-passed'),
    });
    fc.assert(
      fc.property(change, fc.nat(200), ({ word, to }, number) => {
        let seen = -1;
        const text = JSON.stringify(noGo).replace(new RegExp(`"${word}":"[^"]*"`, 'g'), found => {
          seen += 1;
          return seen === number % 3 ? `"${word}":"${to}"` : found;
        });
        try {
          expect(readReport(text, 'r').decision).toBe('no-go');
        } catch (error) {
          expect(error).toMatchObject({ name: 'CouldNotTell' });
        }
      }),
    );
  });
});
