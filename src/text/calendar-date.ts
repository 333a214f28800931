/** A day, by the instants at which it begins and ends somewhere on earth. Milliseconds since the epoch. */
export interface Day {
  readonly earliestMs: number;
  readonly latestMs: number;
  /** `2026-11-30`. */
  readonly text: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const HOUR_MS = 3_600_000;
/** The first and the last zone that a day is in. */
const AHEAD_MS = 14 * HOUR_MS;
const BEHIND_MS = 12 * HOUR_MS;

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

/** Notations that mean one day, by the order of year, month and day in them. */
const NOTATIONS: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, [1, 2, 3]],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4})\\b`, 'i'), [3, 2, 1]],
  [new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i'), [3, 1, 2]],
  [/\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/, [3, 2, 1]],
];
/** `03/04/2026`: the month first, or the day. */
const SLASHED = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/;

/**
 * The first date in a text: ISO 8601, `30 November 2026`, `November 30, 2026`, `30.11.2026`, or `11/30/2026` where only one
 * reading is a date. `invalid` where something looks like one and is none, or could be two; undefined where there is none.
 */
export function findDay(text: string): Day | 'invalid' | undefined {
  const hits = NOTATIONS.flatMap(([notation, [year, month, day]]) => {
    const found = notation.exec(text);
    if (!found) return [];
    const parts = { year: Number(found[year]), month: monthOf(found[month] ?? ''), day: Number(found[day]) };
    return [{ at: found.index, day: dayOf(parts) }];
  });
  const slashed = SLASHED.exec(text);
  if (slashed) hits.push({ at: slashed.index, day: slashedDay(slashed) });
  return hits.sort((a, b) => a.at - b.at)[0]?.day;
}

function slashedDay([, first, second, year]: RegExpExecArray): Day | 'invalid' {
  const [a, b] = [Number(first), Number(second)];
  if (a <= 12 && b <= 12 && a !== b) return 'invalid';
  return dayOf({ year: Number(year), month: a > 12 ? b : a, day: a > 12 ? a : b });
}

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;

function dayOf({ year, month, day }: { year: number; month: number; day: number }): Day | 'invalid' {
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'invalid';
  return {
    earliestMs: start - AHEAD_MS,
    latestMs: start + 24 * HOUR_MS + BEHIND_MS,
    text: date.toISOString().slice(0, 10),
  };
}
