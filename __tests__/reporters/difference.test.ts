import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/report/difference.js';
import { renderComment } from '../../src/reporters/comment.js';
import { renderSummary } from '../../src/reporters/summary.js';
import { finding, report, result } from './sample.js';

const size = (value: number) => [{ name: 'image size', value, unit: 'bytes' }];
const failed = { status: 'failed', reasonCode: 'check-failed', summary: 'it failed' } as const;

const before = report([result('size', { measurements: size(1_000_000) }), result('lint')]);
const news = finding({ message: 'a new one', file: 'a.ts', line: 3 });
const after = report([
  result('size', { measurements: size(4_100_000) }),
  result('lint', { ...failed, findings: [news] }),
]);

describe('the difference in summary and comment', () => {
  const compared = { with: 'main (run 12)', difference: differenceOf(before, after) };

  it.each([
    ['comment', renderComment(after, { compared })],
    ['summary', renderSummary(after, { compared })],
  ])('is one line and what is new, in the %s', (_, page) => {
    expect(page).toContain('**Against main (run 12):** GO → NO-GO, 1 new, image size +3.1 MB');
    expect(page).toContain('- `lint`: ✅ passed → ❌ failed');
    expect(page).toContain('a new one');
    expect(page).toContain('- `size`: image size +3.1 MB (1 MB → 4.1 MB)');
  });

  it('says so where nothing changed', () => {
    const same = { with: 'main', difference: differenceOf(after, after) };
    expect(renderComment(after, { compared: same })).toContain('**Against main:** nothing changed');
  });

  it('is not there where nothing was compared', () => {
    expect(renderComment(after)).not.toContain('Against');
  });

  it('escapes what another report says', () => {
    const evil = '</details><img src=x onerror=alert(1)> @octocat **bold**';
    const hostile = report([
      result('lint', { ...failed, findings: [finding({ message: evil, rule: '`<b>' })], measurements: [] }),
      result('size', { measurements: [{ name: evil, value: 1, unit: 'bytes' }] }),
    ]);
    const later = report([result('lint'), result('size', { measurements: [{ name: evil, value: 2, unit: 'bytes' }] })]);
    const page = renderComment(later, { compared: { with: evil, difference: differenceOf(hostile, later) } });
    expect(page).not.toContain('<img');
    expect(page).not.toMatch(/(?<![\\`])\*\*bold\*\*/);
    expect(page).not.toMatch(/(?<!\\)@octocat/);
  });
});
