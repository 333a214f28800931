import { describe, expect, it } from 'vitest';
import { compareVersions, isVersion } from '../../src/engines/versions/order.js';

describe('the order of versions', () => {
  it.each([
    ['1.10.0', '1.9.0', 1],
    ['v1.2.0', '1.2.0', 0],
    ['1.2.0', '1.2.0-rc.1', 1],
    ['2026.11.30', '2026.2.1', 1],
    ['2026.02.01', '2026.1.31', 1],
    ['1.2', '1.2.0', 0],
    ['1.2.0rc1', '1.2', -1],
    ['1.2.0.dev3', '1.2.0a1', -1],
    ['1.2.0rc2', '1.2.0rc10', -1],
    ['1.2.0.4', '1.2.0.3', 1],
  ])('puts %s and %s in their order', (first, second, order) => {
    expect(Math.sign(compareVersions(first, second) ?? Number.NaN)).toBe(order);
    expect(Math.sign(compareVersions(second, first) ?? Number.NaN)).toBe(order === 0 ? 0 : -order);
  });

  it.each(['next', '', 'v', '1.x', '1.2.0 or so'])('has no place for "%s"', text => {
    expect(isVersion(text)).toBe(false);
    expect(compareVersions(text, '1.2.0')).toBeUndefined();
  });
});
