import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { askWindow } from '../../src/facts/deploy-window/freezes.js';
import type { Http } from '../../src/ports/http.js';

const URL = 'https://calendar.example/freeze.ics?key=s3cr3t-of-the-calendar';
const window = { timezone: 'Europe/Berlin', freeze: [{ ics: URL }] };

const answering = (status: number, text: string): Http => ({
  request: async () => ({ status, headers: {}, body: Buffer.from(text) }),
  stream: async () => Promise.reject(new TypeError('nothing streams here')),
});

const freeze = (start: string, end: string): string =>
  `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Frozen\nDTSTART${start}\nDTEND${end}\nEND:VEVENT\nEND:VCALENDAR\n`;

const at = (now: string, http: Http) => askWindow(window, { now: Date.parse(now), http });

describe('a window with a calendar', () => {
  const days = answering(200, freeze(';VALUE=DATE:20261221', ';VALUE=DATE:20261223'));

  it('is closed on the days of its events, by its own clock', async () => {
    const opens = Date.parse('2026-12-22T23:00:00Z');
    const closed = { isOpen: false, why: 'Frozen', opens };
    expect(await at('2026-12-20T22:59:59Z', days)).toMatchObject({ isOpen: true });
    expect(await at('2026-12-20T23:00:00Z', days)).toEqual(closed);
    expect(await at('2026-12-22T22:59:59Z', days)).toEqual(closed);
    expect(await at('2026-12-22T23:00:00Z', days)).toEqual({ isOpen: true, until: undefined });
  });

  it('reads times by the zone of the event', async () => {
    const york = answering(200, freeze(';TZID=America/New_York:20261221T090000', ':20261221T150000Z'));
    expect(await at('2026-12-21T13:59:00Z', york)).toMatchObject({ isOpen: true });
    expect(await at('2026-12-21T14:00:00Z', york)).toMatchObject({ isOpen: false });
    expect(await at('2026-12-21T15:00:00Z', york)).toMatchObject({ isOpen: true });
  });

  it.each([
    ['answers an error', answering(503, ''), 'answers HTTP 503'],
    ['is a page', answering(200, '<html>'), 'is no calendar'],
    ['breaks off', answering(200, 'BEGIN:VCALENDAR\n'), 'ends early'],
    ['has a zone that nobody knows', answering(200, freeze(';TZID=Mars:20261221T090000', ':20261221T150000Z')), 'Mars'],
    [
      'is not reached',
      { ...days, request: async () => Promise.reject(new CouldNotTell('unreachable', `${URL}: refused`, 'Look.')) },
      'does not answer',
    ],
  ])('cannot be told where it %s, and its address is not shown', async (_, http, words) => {
    const told = await at('2026-12-01T10:00:00Z', http).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(CouldNotTell);
    expect(String(told)).toContain(words);
    expect(String(told)).not.toContain('s3cr3t');
  });
});
