import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../src/check.js';
import { readCalendar } from '../../src/formats/calendar/ics.js';

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string =>
  calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Freeze\\, all', ...lines, 'END:VEVENT');
const read = (text: string) => readCalendar(text, 'the calendar');
const why = (text: string): string => {
  try {
    return JSON.stringify(read(text));
  } catch (error) {
    return error instanceof CouldNotTell ? error.why : String(error);
  }
};

describe('a calendar', () => {
  it('has events of days, of times and of zones', () => {
    expect(read(event('DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20270104'))).toEqual([
      { summary: 'Freeze, all', from: '2026-12-21', until: '2027-01-04', zone: undefined },
    ]);
    expect(read(event('DTSTART;TZID=Europe/Berlin:20261221T180000', 'DTEND:20261222T0600', ' 00Z'))).toEqual([
      { summary: 'Freeze, all', from: '2026-12-21T18:00', until: '2026-12-22T06:00:00Z', zone: 'Europe/Berlin' },
    ]);
    expect(read(event('DTSTART;VALUE=DATE:20261231'))[0]).toMatchObject({ until: '2027-01-01' });
    expect(read(calendar())).toEqual([]);
    expect(read(event('STATUS:CANCELLED', 'RRULE:FREQ=DAILY'))).toEqual([]);
  });

  it('does not take an alarm for its event', () => {
    const alarm = ['BEGIN:VALARM', 'DURATION:PT5M', 'END:VALARM'];
    expect(read(event('DTSTART:20261221T180000Z', ...alarm, 'DTEND:20261221T190000Z'))).toHaveLength(1);
  });

  it.each([
    ['a page', '<html></html>', 'wrong-format'],
    ['nothing', '', 'wrong-format'],
    ['a calendar that ends early', event('DTSTART:20261221T180000Z').slice(0, 90), 'truncated'],
    ['an event that recurs', event('DTSTART;VALUE=DATE:20261221', 'RRULE:FREQ=YEARLY'), 'unsupported'],
    ['an event with a duration', event('DTSTART:20261221T180000Z', 'DURATION:PT1H'), 'unsupported'],
    ['an event without a beginning', event('DTEND:20261221T180000Z'), 'wrong-format'],
    ['an event without an end', event('DTSTART:20261221T180000Z'), 'wrong-format'],
    ['an event whose end is none', event('DTSTART:20261221T180000Z', 'DTEND:soon'), 'wrong-format'],
  ])('that is %s cannot be told', (_, text, expected) => {
    expect(why(text)).toBe(expected);
  });
});
