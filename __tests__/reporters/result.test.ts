import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { renderResult } from '../../src/reporters/terminal/result.js';
import { go, noGo } from './sample.js';

it.each([
  ['go', go, '32'],
  ['no-go', noGo, '31'],
])('shows %s in its colour, and says the same without colours', (_, report, colour) => {
  const coloured = renderResult(report, { color: true });
  expect(coloured).toMatch(new RegExp(`^\u001b\\[1m\u001b\\[7m\u001b\\[${colour}m `));
  expect(stripVTControlCharacters(coloured)).toBe(renderResult(report));
  expect(renderResult(report)).not.toContain('\u001b');
});
