import { describe, expect, it } from 'vitest';
import { commentMarker, renderComment, sameComment } from '../../src/reporters/comment.js';
import { go, noGo } from './sample.js';

describe('the marker of a comment', () => {
  it.each([
    ['toolboxai', 'pre-deployment', '<!-- deploy-validate:toolboxai/pre-deployment -->'],
    ['a/b', 'c', '<!-- deploy-validate:a%2Fb/c -->'],
    ['a', 'b/c', '<!-- deploy-validate:a/b%2Fc -->'],
    ['x --> y', 'z--', '<!-- deploy-validate:x%20-%2D%3E%20y/z-%2D -->'],
  ])('is made of project %j and stage %j', (project, stage, expected) => {
    expect(commentMarker({ project, stage })).toBe(expected);
    expect(renderComment({ ...go, project, stage }).startsWith(`${expected}\n`)).toBe(true);
  });
});

describe('a comment', () => {
  const run = (number: number) => ({ summaryUrl: `https://github.com/o/r/actions/runs/${number}/attempts/1` });

  it('is the same when the same commit was checked again', () => {
    const again = {
      ...noGo,
      startedAt: '2026-12-01T00:00:00.000Z',
      durationMs: 99,
      subject: { ...noGo.subject, runId: '8', runAttempt: '1' },
      checks: noGo.checks.map(result => ({
        ...result,
        durationMs: 5,
        summary: result.summary.replace('38.4 s', '2 min 1 s'),
      })),
    };
    expect(sameComment(renderComment(noGo, run(1)), renderComment(again, run(22)))).toBe(true);
  });

  it('is the same when GitHub has changed its line ends and the space around it', () => {
    const body = renderComment(noGo);
    expect(sameComment(`${body.replaceAll('\n', '\r\n').trim()}`, body)).toBe(true);
  });

  it.each([
    [
      'another commit was checked',
      { ...noGo, subject: { ...noGo.subject, sha: 'ffff3e5a7b9d2468ace013579bdf02468ace1357' } },
    ],
    ['something else blocks', { ...noGo, checks: noGo.checks.slice(1) }],
    ['the decision is another', go],
  ])('is another when %s', (_, report) => {
    expect(sameComment(renderComment(noGo), renderComment(report))).toBe(false);
  });

  it('is another when somebody has edited it', () => {
    const body = renderComment(noGo);
    expect(sameComment(body.replace('NO-GO', 'GO'), body)).toBe(false);
  });

  it('links to no address that is none', () => {
    expect(renderComment(go, { summaryUrl: 'javascript:alert(1)' })).not.toContain('full report');
  });
});
