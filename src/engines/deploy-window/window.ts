import { readHours, readMoment } from './read.js';
import { dayAt, instantAt, plusDays, showInstant, weekdayOf } from './wall-clock.js';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type DayName = (typeof DAYS)[number];

/** Sunday is the first of JavaScript's week. */
const WEEK: readonly DayName[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LOOK_AHEAD_DAYS = 400;

/** From its first instant to the one at which it is over. Milliseconds since the epoch. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** When may be deployed. Strings as the config has them, which has read them. */
export interface DeployWindow {
  readonly days?: readonly DayName[] | undefined;
  readonly hours?: string | undefined;
  readonly timezone: string;
}

/** `why` completes "nothing is deployed now: …". `opens` is undefined where that is further away than a year. */
export type WindowState =
  | { readonly isOpen: true; readonly until: number | undefined }
  | { readonly isOpen: false; readonly why: string; readonly opens: number | undefined };

/** A freeze of the config: days are whole ones, from the first to the last. */
export function freezeSpan(
  { from, to, reason }: { readonly from: string; readonly to: string; readonly reason: string },
  timezone: string,
): Span {
  const edge = (text: string, after: number): number => {
    const read = readMoment(text);
    if (read === undefined) return Number.NaN;
    if (read.instant !== undefined) return read.instant;
    const day = read.minutes === undefined ? plusDays(read, after) : read;
    return instantAt(day, { minutes: read.minutes ?? 0, timezone });
  };
  return { start: edge(from, 0), end: edge(to, 1), reason };
}

/** Whether the window is open, until when, and when it opens. */
export function stateOf(
  window: DeployWindow,
  { now, freezes }: { readonly now: number; readonly freezes: readonly Span[] },
): WindowState {
  const spans = openSpans(window, now);
  const current = spans.find(({ start, end }) => start <= now && now < end);
  const freeze = freezes.find(({ start, end }) => start <= now && now < end);
  if (current && !freeze) {
    const next = freezes.filter(({ start }) => start > now && start < current.end).map(({ start }) => start);
    const until = Math.min(current.end, ...next);
    return { isOpen: true, until: Number.isFinite(until) ? until : undefined };
  }
  const opens = spans.map(span => firstFree(span, { now, freezes })).find(instant => instant !== undefined);
  const why = freeze ? freeze.reason : outside(window);
  return { isOpen: false, why, opens };
}

/** Those that are not over, from yesterday's, which may go past midnight. Spans that touch are one. */
function openSpans({ days, hours, timezone }: DeployWindow, now: number): readonly Span[] {
  if (days === undefined && hours === undefined) return [{ start: 0, end: Number.POSITIVE_INFINITY, reason: '' }];
  const { start, end } = readHours(hours ?? '00:00-24:00') ?? { start: 0, end: 1440 };
  const today = dayAt(now, timezone);
  const spans: Span[] = [];
  for (let ahead = -1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = plusDays(today, ahead);
    const name = WEEK[weekdayOf(day)];
    if (name === undefined || (days !== undefined && !days.includes(name))) continue;
    const span = {
      start: instantAt(day, { minutes: start, timezone }),
      end: endOf(day, { end, timezone }),
      reason: '',
    };
    const last = spans.at(-1);
    if (last && last.end >= span.start) spans[spans.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else if (span.end > now) spans.push(span);
  }
  return spans;
}

const endOf = (
  day: ReturnType<typeof dayAt>,
  { end, timezone }: { readonly end: number; readonly timezone: string },
): number => instantAt(plusDays(day, Math.floor(end / 1440)), { minutes: end % 1440, timezone });

/** The first instant of a span, from now on, that no freeze covers. */
function firstFree(
  { start, end }: Span,
  { now, freezes }: { readonly now: number; readonly freezes: readonly Span[] },
): number | undefined {
  let at = Math.max(start, now);
  for (;;) {
    const covering = freezes.find(freeze => freeze.start <= at && at < freeze.end);
    if (covering === undefined) return at < end ? at : undefined;
    at = covering.end;
  }
}

function outside({ days, hours, timezone }: DeployWindow): string {
  const when = [...(days === undefined ? [] : [days.join(', ')]), ...(hours === undefined ? [] : [hours])].join(' ');
  return `outside the window ${when} (${timezone})`;
}

/** `it opens 2026-12-01 09:00 (Europe/Berlin)` */
export const sayOpening = (opens: number | undefined, timezone: string): string =>
  opens === undefined ? 'it does not open within a year' : `it opens ${showInstant(opens, timezone)}`;
