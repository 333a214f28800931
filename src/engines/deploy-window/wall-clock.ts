const MINUTE = 60_000;

/** A day by the calendar on a wall. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  formats.set(timezone, made);
  return made;
}

/** What the clock on a wall there shows, as if that were UTC. */
function shownAt(instant: number, timezone: string): number {
  const parts = new Map(
    formatOf(timezone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The day on which an instant falls there. */
export function dayAt(instant: number, timezone: string): Day {
  const shown = new Date(shownAt(instant, timezone));
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() };
}

export function plusDays({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 0 for Sunday. */
export const weekdayOf = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

/**
 * The instant at which a clock there shows so many minutes after midnight. Where it jumps over that, as when summer begins,
 * the instant that would be right without the jump; where it shows it twice, the first.
 */
export function instantAt(
  { year, month, day }: Day,
  { minutes, timezone }: { readonly minutes: number; readonly timezone: string },
): number {
  const wanted = Date.UTC(year, month - 1, day) + minutes * MINUTE;
  const offsets = [wanted - 36 * 60 * MINUTE, wanted + 36 * 60 * MINUTE].map(near => shownAt(near, timezone) - near);
  const found = offsets.map(offset => wanted - offset).filter(instant => shownAt(instant, timezone) === wanted);
  return found.length > 0 ? Math.min(...found) : wanted - (offsets[0] ?? 0);
}

/** `2026-12-01 09:00 (Europe/Berlin)` */
export function showInstant(instant: number, timezone: string): string {
  const shown = new Date(shownAt(instant, timezone)).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)} (${timezone})`;
}
