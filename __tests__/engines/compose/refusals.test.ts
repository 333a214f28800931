import { describe, expect, it } from 'vitest';
import { fields, refuses, serviceWith, wholes } from './refusals.js';

/** `real/compose.test.ts` holds the same table against Compose's own loader. */
describe('a Compose file', () => {
  it.each(fields)('is refused with %s, and taken with %s', (refused, taken) => {
    expect([refuses(serviceWith(refused)), refuses(serviceWith(taken))]).toEqual([true, false]);
  });

  it.each(wholes)('is refused as %j, and taken as %j', (refused, taken) => {
    expect([refuses([refused]), refuses([taken])]).toEqual([true, false]);
  });
});
