import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/check.js';
import { chart } from '../../src/reporters/html/chart.js';
import { charted } from './charts.js';

const drawn = (charted.checks[0]?.charts ?? []).map(chart);

describe('a chart', () => {
  it('has round values at its side, its limit and its baseline', () => {
    const [times = ''] = drawn;
    expect(times).toContain('>500 ms</text>');
    expect(times).toContain('class="limit"');
    expect(times).toContain('class="baseline"');
    expect(times).toContain('limit 800 ms, baseline 640 ms');
  });

  it('says the same in words, and its numbers in a table', () => {
    const [, , layers = ''] = drawn;
    expect(layers).toContain('aria-label="Layers: 3 points, 400 kB to 80 MB"');
    expect(layers).toContain('<tr><td>base</td><td>80 MB</td></tr>');
  });

  it('holds the table to thirty rows and the last', () => {
    const [, requests = ''] = drawn;
    expect(requests.match(/<tr><td>/g)).toHaveLength(31);
  });

  it.each<[string, Partial<Chart>]>([
    ['of one point', { points: [[3, 5]] }],
    [
      'of equal points',
      {
        points: [
          [1, 0],
          [1, 0],
        ],
      },
    ],
    [
      'below nothing',
      {
        points: [
          [0, -5],
          [1, 2],
        ],
      },
    ],
  ])('draws no number that is none: %s', (_, more) => {
    for (const form of ['series', 'distribution', 'bars'] as const)
      expect(chart({ title: 't', unit: 'ms', form, points: [], ...more })).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is nothing without points', () => {
    expect(chart({ title: 't', unit: 'ms', form: 'series', points: [] })).toBe('');
  });

  it('escapes what it is called', () => {
    const evil = '<script>alert(1)</script>';
    const shown = chart({ title: evil, unit: evil, form: 'bars', points: [[0, 1]], labels: [evil] });
    expect(shown).not.toContain('<script');
  });
});
