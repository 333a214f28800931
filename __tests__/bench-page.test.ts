import { describe, expect, it } from 'vitest';
import { circumstances, putInto, tableOf } from '../bench/page.mjs';

describe('the table of benchmarks', () => {
  it('says what was measured, whether the limit is kept, and what was not measured', () => {
    const rows = [
      { what: '`--help` against `node -e 0`', figure: 1.1912, unit: '×', atMost: 1.3, detail: '52 ms against 44 ms' },
      { what: 'JUnit', figure: 31.4159, unit: 'MB/s', atLeast: 40 },
      { what: 'manifests', failure: 'kubeconform | sh: not found\nat spawn' },
    ];
    expect(tableOf(rows)).toBe(`| what | measured | limit | kept | |
|---|---|---|---|---|
| \`--help\` against \`node -e 0\` | 1.19 × | ≤ 1.3 × | yes | 52 ms against 44 ms |
| JUnit | 31.4 MB/s | ≥ 40 MB/s | **no** |  |
| manifests | | | **not measured** | kubeconform \\| sh: not found |`);
  });

  it('tells the day, the Nodes and the machine, and whether a part was left out', () => {
    const day = new Date('2026-11-26T03:00:00Z');
    expect(circumstances(day)).toMatch(
      /^Measured on 2026-11-26 with Node v\d+\.\d+\.\d+.*; \d+ × .+, \d+ GiB, \w+ \w+\.$/,
    );
    expect(circumstances(day, ['start', 'jobs'])).toMatch(/\. These alone were run: start, jobs\.$/);
  });

  it('takes the place of the one before, and of nothing else', () => {
    const page = 'before\n<!-- bench -->\nold | $1\n<!-- /bench -->\nafter\n';
    const once = putInto(page, 'new $& $1');
    expect(once).toBe('before\n<!-- bench -->\nnew $& $1\n<!-- /bench -->\nafter\n');
    expect(putInto(once, 'newer')).toBe('before\n<!-- bench -->\nnewer\n<!-- /bench -->\nafter\n');
    expect(putInto('<!-- bench -->\n<!-- /bench -->', 'x')).toBe('<!-- bench -->\nx\n<!-- /bench -->');
    expect(() => putInto('nothing marked', 'x')).toThrow('no <!-- bench -->');
  });
});
