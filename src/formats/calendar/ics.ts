import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';

/** An event of a calendar, by the clock on a wall unless `zone` says whose; whole days have no minutes. */
export interface CalendarEvent {
  readonly summary: string;
  /** As readers of moments want them: `2026-12-20`, `2026-12-20T18:00`, with a `Z` where it is UTC. */
  readonly from: string;
  /** The first moment after it; for whole days the day after the last. */
  readonly until: string;
  /** Undefined where the calendar does not say. */
  readonly zone: string | undefined;
}

const REMEDY = 'Check the address, or write the freezes into the config.';

/**
 * Reads the events of a calendar (RFC 5545). What recurs, lasts by a duration, or is not whole is could-not-tell: an event
 * that was passed over would let something through.
 */
export function readCalendar(text: string, name: string): readonly CalendarEvent[] {
  const refuse = (why: 'truncated' | 'wrong-format' | 'unsupported', said: string): CouldNotTell =>
    new CouldNotTell(why, `${name}: ${said}`, REMEDY);
  // Long lines are folded.
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter(line => line !== '');
  if (!/^BEGIN:VCALENDAR$/i.test(lines[0] ?? '')) throw refuse('wrong-format', 'is no calendar');
  if (!/^END:VCALENDAR$/i.test(lines.at(-1) ?? '')) throw refuse('truncated', 'the calendar ends early');
  const events: CalendarEvent[] = [];
  let event: Map<string, Property> | undefined;
  let depth = 0;
  for (const line of lines) {
    if (/^BEGIN:VEVENT$/i.test(line)) event = new Map();
    else if (/^END:VEVENT$/i.test(line)) {
      const read = event && toEvent(event, refuse);
      if (read) events.push(read);
      event = undefined;
    } else if (/^BEGIN:/i.test(line)) depth += 1;
    else if (/^END:/i.test(line)) depth -= 1;
    else if (event && depth === 1) {
      const property = propertyOf(line);
      if (property) event.set(property.name, property);
    }
  }
  return events;
}

interface Property {
  readonly name: string;
  readonly zone: string | undefined;
  readonly value: string;
}

function propertyOf(line: string): Property | undefined {
  const match = /^([A-Za-z-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)*):(.*)$/.exec(line);
  const [, name = '', parameters = '', value = ''] = match ?? [];
  const zone = /;TZID="?([^;":]+)"?/i.exec(parameters)?.[1];
  return match === null ? undefined : { name: name.toUpperCase(), zone, value };
}

type Refuse = (why: 'truncated' | 'wrong-format' | 'unsupported', said: string) => CouldNotTell;

function toEvent(event: ReadonlyMap<string, Property>, refuse: Refuse): CalendarEvent | undefined {
  if (/^CANCELLED$/i.test(event.get('STATUS')?.value ?? '')) return undefined;
  const summary = clip((event.get('SUMMARY')?.value ?? 'an event').replace(/\\([,;\\])/g, '$1'), 200);
  if (event.has('RRULE') || event.has('RDATE'))
    throw refuse('unsupported', `"${summary}" recurs, which is not read here`);
  const [start, end] = [event.get('DTSTART'), event.get('DTEND')];
  const from = momentOf(start?.value ?? '');
  if (start === undefined || from === undefined) throw refuse('wrong-format', `"${summary}" has no beginning`);
  if (event.has('DURATION')) throw refuse('unsupported', `"${summary}" has a duration instead of an end`);
  const until = end === undefined ? undefined : momentOf(end.value);
  if (end !== undefined && until === undefined)
    throw refuse('wrong-format', `"${summary}" has no end that can be read`);
  // Without an end a day is the whole day.
  if (until === undefined && from.length > 10) throw refuse('wrong-format', `"${summary}" has no end`);
  return { summary, from, until: until ?? dayAfter(from), zone: start.zone };
}

function momentOf(value: string): string | undefined {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value.trim()) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date}T${hour}:${minute}${utc ? ':00Z' : ''}`;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
