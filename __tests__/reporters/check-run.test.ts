import { describe, expect, it } from 'vitest';
import type { ReasonCode, Report } from '../../src/report/report.js';
import { renderCheckRun } from '../../src/reporters/check-run.js';
import { renderDescription, stateOf, statusName } from '../../src/reporters/status.js';
import { go, hostile, noGo } from './sample.js';

/** The no-go sample with so many findings in its first failed check. */
function withFindings(count: number): Report {
  const findings = Array.from({ length: count }, (_, index) => ({
    rule: 'r',
    level: 'error' as const,
    message: `wrong ${index}`,
    file: 'src/a.ts',
    line: index + 1,
    fingerprint: '0123456789abcdef',
  }));
  const index = noGo.checks.findIndex(check => check.status === 'failed');
  return { ...noGo, checks: noGo.checks.map((check, at) => (at === index ? { ...check, findings } : check)) };
}

const because = (reasonCode: ReasonCode): Report => ({ ...noGo, reasonCode });

describe('a check run', () => {
  it('has a thousand annotations at most, and says how many more there are', () => {
    const run = renderCheckRun(withFindings(1234));
    expect(run.annotations).toHaveLength(1000);
    expect(run.title).toMatch(/ · \d+ more findings in report\.json$/);
    expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(65_535);
  });

  it.each(Object.entries({ go, noGo, hostile, large: withFindings(5000) }))(
    'stays within GitHub’s limits: %s',
    (_, report) => {
      const run = renderCheckRun(report, { root: 'app' });
      expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(65_535);
      expect(run.title.length).toBeLessThanOrEqual(255);
      for (const { path, line, title, message } of run.annotations) {
        expect(path).not.toMatch(/^\/|^\.\.|\0/);
        expect(line).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(255);
        expect(Buffer.byteLength(message)).toBeLessThanOrEqual(65_536);
      }
    },
  );

  it('never looks like a success where nobody vouches for it', () => {
    const unverified = 'written by a stranger';
    expect(renderCheckRun(go).conclusion).toBe('success');
    expect(renderCheckRun(go, { unverified }).conclusion).toBe('neutral');
    expect(renderCheckRun(noGo, { unverified }).conclusion).toBe('failure');
    expect(renderCheckRun(go, { unverified }).title).toMatch(/^Unverified: /);
    expect(renderCheckRun(go, { unverified }).summary).toContain('Not verified');
  });
});

describe('the state of a status', () => {
  it('is success for a go', () => expect(stateOf(go)).toBe('success'));

  it.each([
    ['check-failed', 'failure'],
    ['check-errored', 'error'],
    ['nothing-checked', 'error'],
    ['evidence-missing', 'error'],
    ['sign-off-unprotected', 'error'],
    ['sign-off-rejected', 'failure'],
    ['sign-off-pending', 'pending'],
    ['cancelled', 'error'],
    ['config-invalid', 'error'],
  ] as const)('for a no-go because of %s is %s', (reasonCode, state) => {
    expect(stateOf(because(reasonCode))).toBe(state);
  });
});

describe('a description', () => {
  const said = (message: string, count = 1): string =>
    renderDescription({
      ...noGo,
      reasons: Array.from({ length: count }, () => ({ code: 'check-failed', check: 'unit', message })),
    });

  it.each([
    ['short', 'two tests failed', 1, 'NO-GO: unit: two tests failed'],
    ['one of several', 'two tests failed', 3, 'NO-GO: unit: two tests failed (and 2 more)'],
    ['of several lines', 'a\nb', 1, 'NO-GO: unit: a ⏎ b'],
  ])('is one line: %s', (_, message, count, text) => {
    expect(said(message, count)).toBe(text);
  });

  it.each([['x'.repeat(500)], ['👍'.repeat(200)], [`x${'👍'.repeat(200)}`]])(
    'has at most 140 characters, all of them whole',
    message => {
      const text = said(message, 12_345);
      expect(text.length).toBeLessThanOrEqual(140);
      expect(text).toMatch(/… \(and 12344 more\)$/);
      expect(text).not.toMatch(/\p{Cs}/u);
    },
  );
});

describe('the name of a status', () => {
  it('is the stage’s, a part’s own, and none for a shard', () => {
    expect(statusName({ stage: 'staging' })).toBe('deploy-validate/staging');
    expect(statusName({ stage: 'staging', selection: { only: ['a', 'b'], of: 3 } })).toBe(
      'deploy-validate/staging (only a, b)',
    );
    expect(statusName({ stage: 'staging', selection: { shard: '1/2', of: 3 } })).toBeUndefined();
  });
});
