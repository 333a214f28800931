import { describe, expect, it } from 'vitest';
import { annotationsOf, renderAnnotations } from '../../src/reporters/annotations.js';
import { renderJunit } from '../../src/reporters/junit.js';
import { renderSarif } from '../../src/reporters/sarif.js';
import { finding, report, result } from './sample.js';

const exitCode = finding({ rule: 'exit-code', message: 'alembic exited with 1', expected: '0', actual: '1' });

const reportOf = (said: string, ...more: readonly ReturnType<typeof finding>[]) =>
  report([
    result('migrations', {
      name: 'Migrations apply',
      status: 'failed',
      reasonCode: 'check-failed',
      summary: `alembic exited with 1, expected 0: ${said}`,
      findings: [exitCode, ...more],
    }),
  ]);

const REASON = 'FAILED: Multiple head revisions are present';

describe('the last line of a command that failed', () => {
  it('stands in an annotation, a SARIF result and the text of a JUnit case, and what it says already is not said again', () => {
    const failed = reportOf(REASON);
    expect(renderAnnotations(failed)).toEqual([
      `::error title=Migrations apply%3A exit-code::alembic exited with 1, expected 0: ${REASON}`,
    ]);
    expect(JSON.parse(renderSarif(failed))).toMatchObject({
      runs: [
        {
          results: [
            {
              message: { text: `alembic exited with 1, expected 0: ${REASON}` },
              partialFingerprints: { 'deployValidate/v1': exitCode.fingerprint },
            },
          ],
        },
      ],
    });
    expect(renderJunit(failed)).toContain(`>alembic exited with 1, expected 0: ${REASON} [exit-code]</failure>`);
  });

  it('stands there of an advisory and of a waived check too', () => {
    const [check] = reportOf(REASON).checks;
    if (!check) throw new Error('no check');
    const advisory = report([{ ...check, required: false }, result('other')]);
    expect(annotationsOf(advisory).map(({ level, message }) => [level, message])).toEqual([
      ['warning', `alembic exited with 1, expected 0: ${REASON}`],
    ]);
    const waived = { reason: 'moves next sprint', owner: 'octocat', expires: '2026-12-31' };
    const accepted = report([
      { ...check, status: 'waived', reasonCode: 'waived', findings: [{ ...exitCode, waived }] },
    ]);
    expect(annotationsOf(accepted).map(({ message }) => message)).toEqual([
      `alembic exited with 1, expected 0: ${REASON}\nWaived until 2026-12-31 by octocat: moves next sprint`,
    ]);
  });

  it('is told of the one failing finding, whatever else is noted', () => {
    const noted = reportOf(REASON, finding({ rule: 'n', level: 'note', message: 'took long' }));
    expect(annotationsOf(noted).map(({ message }) => message)).toEqual([
      `alembic exited with 1, expected 0: ${REASON}`,
      'took long',
    ]);
  });

  it('is no finding of several', () => {
    const both = reportOf(REASON, finding({ rule: 'max-duration', message: 'took 9 s' }));
    expect(annotationsOf(both).map(({ message }) => message)).toEqual([
      'alembic exited with 1\nExpected: 0\nFound: 1',
      'took 9 s',
    ]);
  });

  it('commands nothing, hides nothing and stays short', () => {
    const nasty = reportOf(`\u001b[31mred\u001b[0m \u202e ##[error]x\n::set-output name=a::b ${'y'.repeat(9000)}`);
    const [annotation = ''] = renderAnnotations(nasty);
    expect(annotation.length).toBeLessThan(4300);
    expect(annotation).toContain('red [U+202E] ##\u200b[error]x%0A:\u200b:set-output');
    for (const text of [annotation, renderSarif(nasty), renderJunit(nasty)]) {
      expect(text).not.toMatch(/\u001b|\\u001b|\u202e|\\u202e/);
    }
  });
});
