import { describe, expect, it } from 'vitest';
import { refuseNotFresh, whyFuture, whyOld } from '../../../src/facts/report-file/age.js';

const nowMs = Date.parse('2026-11-30T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const limit = { nowMs, limitMs: HOUR };
/** Ten o'clock of a place that nobody names. */
const somewhere = { earliestMs: nowMs - 16 * HOUR, latestMs: nowMs + 12 * HOUR };

describe('the age of a report', () => {
  it('may lie as far ahead as clocks differ, and no further', () => {
    expect(whyFuture(nowMs + 5 * MINUTE, nowMs)).toBeUndefined();
    expect(whyFuture(nowMs + 5 * MINUTE + 1, nowMs)).toBe('is dated 5 min in the future');
    expect(whyFuture(undefined, nowMs)).toBeUndefined();
  });

  it('may be as old as is allowed, and no older', () => {
    expect(whyOld(nowMs - HOUR, limit)).toBeUndefined();
    expect(whyOld(nowMs - 2 * HOUR, limit)).toBe('is 2 h old, older than 1 h');
  });

  it('is of the future or old only where every time that it can mean is', () => {
    expect([whyFuture(somewhere, nowMs), whyOld(somewhere, limit)]).toEqual([undefined, undefined]);
    const year = { earliestMs: somewhere.earliestMs + 8760 * HOUR, latestMs: somewhere.latestMs + 8760 * HOUR };
    expect(whyFuture(year, nowMs)).toBe('is dated 364 d in the future');
  });

  it('is refused where it is no time at all', () => {
    expect(whyFuture(Number.NaN, nowMs)).toBe('has a date that cannot be read');
    expect(whyFuture(Number.POSITIVE_INFINITY, nowMs)).toMatch(/in the future$/);
  });

  it.each([
    [{ modifiedMs: nowMs, stated: nowMs - 2 * HOUR }, 'a.json: is 2 h old, older than 1 h, by the date in it', 'Anew.'],
    [{ modifiedMs: nowMs - 2 * HOUR, stated: nowMs }, 'a.json: is 2 h old, older than 1 h', 'Anew.'],
    [
      { modifiedMs: nowMs, stated: nowMs + HOUR },
      'a.json: is dated 1 h in the future, by the date in it',
      'Check the clock of the machine that wrote it and of this one, then write it again.',
    ],
  ])('is told by the file and by what stands in it: %#', (times, message, remedy) => {
    expect(() => refuseNotFresh('a.json:', times, { ...limit, remedy: 'Anew.' })).toThrow(
      expect.objectContaining({ why: 'stale', message, remedy }),
    );
  });
});
