/** Minutes since midnight; `end` is past 24 hours where the span goes past midnight. */
export interface Hours {
  readonly start: number;
  readonly end: number;
}

/** Reads `09:00-16:00`, `22:00-04:00`, `00:00-24:00`; undefined where it is none, or empty. */
export function readHours(text: string): Hours | undefined {
  const match = /^\s*(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*$/.exec(text);
  if (match === null) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [start, end] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && start < 1440 && end <= 1440;
  if (!isTime || start === end) return undefined;
  return { start, end: end > start ? end : end + 1440 };
}

/** A day, or a moment of one: by the clock on a wall, or where `utc`, in UTC. */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Since midnight; undefined for a whole day. */
  readonly minutes: number | undefined;
  /** Milliseconds since the epoch, where the zone is said. */
  readonly instant: number | undefined;
}

/** Reads `2026-12-20`, `2026-12-20T18:00`, `2026-12-20 18:00`, `2026-12-20T18:00:00+01:00`. */
export function readMoment(text: string): Moment | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map(part => Number(part ?? 0));
  const isDate = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  if (!isDate || hour > 24 || minute > 59) return undefined;
  const minutes = match[4] === undefined ? undefined : hour * 60 + minute;
  const instant = match[7] === undefined ? undefined : Date.parse(text.trim().replace(' ', 'T'));
  return Number.isNaN(instant ?? 0) ? undefined : { year, month, day, minutes, instant };
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
