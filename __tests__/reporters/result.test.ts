import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { renderComment } from '../../src/reporters/comment.js';
import { renderHtml } from '../../src/reporters/html.js';
import { renderSummary } from '../../src/reporters/summary.js';
import { renderResult } from '../../src/reporters/terminal/result.js';
import { go, noGo, toSign } from './sample.js';

it.each([
  ['go', go, '32'],
  ['no-go', noGo, '31'],
])('shows %s in its colour, and says the same without colours', (_, report, colour) => {
  const coloured = renderResult(report, { color: true });
  expect(coloured).toMatch(new RegExp(`^\u001b\\[1m\u001b\\[7m\u001b\\[${colour}m `));
  expect(stripVTControlCharacters(coloured)).toBe(renderResult(report));
  expect(renderResult(report)).not.toContain('\u001b');
});

it('says in amber who has yet to sign where nothing else is in the way, and with any other no-go nothing of it', () => {
  const { toSign: roles } = toSign;
  const waits = {
    ...go,
    toSign: roles,
    decision: 'no-go' as const,
    reasonCode: 'sign-off-pending' as const,
    reasons: [{ code: 'sign-off-pending' as const, message: 'Technical Lead, DevOps Lead, CTO have yet to sign' }],
  };
  const outputs = (report: typeof go) => [
    renderResult(report),
    renderSummary(report),
    renderComment(report),
    renderHtml(report),
  ];
  const told = /Still to sign:(?:\*\*)? Technical Lead, DevOps Lead, CTO\b/;
  expect(outputs(waits).map(text => told.test(text))).toEqual([true, true, true, true]);
  expect(outputs(waits).map(text => text.includes('WAITS FOR PEOPLE'))).toEqual([true, true, true, true]);
  expect(renderResult(waits, { color: true })).toMatch(/^\u001b\[1m\u001b\[7m\u001b\[33m /);
  expect(renderHtml(waits)).toContain('<body class="waits">');
  expect(outputs({ ...noGo, toSign: roles }).map(text => told.test(text))).toEqual([false, false, false, false]);
  expect(outputs(go).some(text => text.includes('Still to sign'))).toBe(false);
});

it('breaks lines between words where it is told how wide the terminal is, and says the same', () => {
  const shown = renderResult(noGo, { columns: 60 });
  expect(shown.split(/\s+/)).toEqual(renderResult(noGo).split(/\s+/));
  const wide = shown.split('\n').filter(line => line.length > 60);
  expect(wide.filter(line => /\S +\S/.test(line.trim()))).toEqual([]);
  expect(shown).toContain(
    '      → The largest layer is 190 MB: COPY . /app. Add a\n        .dockerignore, or build in stages.\n',
  );
});
