import type { At } from '../at.js';
import { readNanos } from '../text/quantity.js';

/** Bytes come whole. */
export function warnOfFractions(at: At, key: string, names = ['memory', 'ephemeral-storage']): void {
  for (const [name, value] of at.entries(key)) {
    const nanos = readNanos(value) ?? 0n;
    if (names.includes(name) && nanos % 1_000_000_000n !== 0n)
      at.refuse(`${value} is no whole number of bytes`, key, name);
  }
}
