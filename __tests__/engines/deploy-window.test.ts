import { describe, expect, it } from 'vitest';
import { readHours, readMoment } from '../../src/engines/deploy-window/read.js';
import { showInstant } from '../../src/engines/deploy-window/wall-clock.js';
import { type DeployWindow, freezeSpan, sayOpening, stateOf } from '../../src/engines/deploy-window/window.js';

const BERLIN = 'Europe/Berlin';
const office: DeployWindow = { days: ['mon', 'tue', 'wed', 'thu'], hours: '09:00-16:00', timezone: BERLIN };
const night: DeployWindow = { days: ['fri'], hours: '22:00-04:00', timezone: BERLIN };
const always: DeployWindow = { timezone: BERLIN };
const xmas = freezeSpan({ from: '2026-12-21', to: '2027-01-03', reason: 'the holidays' }, BERLIN);

const said = (window: DeployWindow, at: string, freezes = [xmas]): string => {
  const state = stateOf(window, { now: Date.parse(at), freezes });
  if (!state.isOpen) return `${state.why}; ${sayOpening(state.opens, window.timezone)}`;
  return state.until === undefined ? 'open' : `open until ${showInstant(state.until, window.timezone)}`;
};

describe('a window', () => {
  it.each([
    ['its first minute', office, '2026-12-01T08:00:00Z', 'open until 2026-12-01 16:00 (Europe/Berlin)'],
    ['its last second', office, '2026-12-01T14:59:59Z', 'open until 2026-12-01 16:00 (Europe/Berlin)'],
    [
      'the minute after',
      office,
      '2026-12-01T15:00:00Z',
      'outside the window mon, tue, wed, thu 09:00-16:00 (Europe/Berlin); it opens 2026-12-02 09:00 (Europe/Berlin)',
    ],
    [
      'a Friday',
      office,
      '2026-12-04T10:00:00Z',
      'outside the window mon, tue, wed, thu 09:00-16:00 (Europe/Berlin); it opens 2026-12-07 09:00 (Europe/Berlin)',
    ],
    [
      'a freeze in office hours',
      office,
      '2026-12-22T10:00:00Z',
      'the holidays; it opens 2027-01-04 09:00 (Europe/Berlin)',
    ],
    ['before a freeze', always, '2026-12-20T12:00:00Z', 'open until 2026-12-21 00:00 (Europe/Berlin)'],
    ['after all freezes', always, '2027-02-01T12:00:00Z', 'open'],
    ['Friday night', night, '2026-12-04T22:30:00Z', 'open until 2026-12-05 04:00 (Europe/Berlin)'],
    ['early on Saturday', night, '2026-12-05T02:59:00Z', 'open until 2026-12-05 04:00 (Europe/Berlin)'],
    [
      'early on Friday',
      night,
      '2026-12-04T02:00:00Z',
      'outside the window fri 22:00-04:00 (Europe/Berlin); it opens 2026-12-04 22:00 (Europe/Berlin)',
    ],
    [
      'days that touch',
      { days: ['sat', 'sun'], timezone: 'UTC' },
      '2026-12-05T10:00:00Z',
      'open until 2026-12-07 00:00 (UTC)',
    ],
    ['summer time', office, '2026-07-01T07:00:00Z', 'open until 2026-07-01 16:00 (Europe/Berlin)'],
  ] as const)('knows %s', (_, window, at, expected) => {
    expect(said(window, at)).toBe(expected);
  });

  it('opens where the clock jumps over its first minute', () => {
    const window: DeployWindow = { hours: '02:30-05:00', timezone: BERLIN };
    expect(said(window, '2026-03-29T00:00:00Z', [])).toContain('it opens 2026-03-29 03:30');
  });

  it('does not open within a year that is frozen', () => {
    const freeze = freezeSpan({ from: '2026-01-01', to: '2028-12-31', reason: 'sold' }, BERLIN);
    expect(said(office, '2026-12-01T10:00:00Z', [freeze])).toBe('sold; it does not open within a year');
  });
});

describe('what a window is made of', () => {
  it('takes moments as programs write them', () => {
    expect(readMoment('2026-12-20T18:00:07.123Z')?.instant).toBe(Date.parse('2026-12-20T18:00:07.123Z'));
    expect(readMoment('2026-12-20 18:00')).toMatchObject({ minutes: 1080, instant: undefined });
  });

  it.each(['9-16', '09:00', '25:00-26:00', '09:00-09:00', '09:60-10:00', ''])('has no hours "%s"', text => {
    expect(readHours(text)).toBeUndefined();
  });

  it.each(['2026-02-30', '2026-13-01', '20261220', 'tomorrow', '2026-12-20T18', ''])('has no moment "%s"', text => {
    expect(readMoment(text)).toBeUndefined();
  });
});
