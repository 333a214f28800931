import { isSet, listOf, refuse, strict, text } from '../prometheus-config/fields.js';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `from` or `from:to`; a problem in words, or undefined. */
function rangeProblem(value: string, read: (part: string) => number | undefined, what: string): string | undefined {
  const parts = value.toLowerCase().split(':');
  const [from, to = from] = parts.map(part => read(part.trim()));
  if (parts.length > 2 || from === undefined || to === undefined) return `"${value}" is no ${what}`;
  return from > to ? `the ${what} "${value}" ends before it begins` : undefined;
}

const range = (read: (part: string) => number | undefined, what: string) =>
  text.superRefine((value, ctx) => {
    const message = rangeProblem(value, read, what);
    if (message !== undefined) ctx.addIssue({ code: 'custom', message });
  });

const oneIn = (names: readonly string[], part: string): number | undefined => {
  const index = names.indexOf(part);
  return index < 0 ? undefined : index;
};

const whole = (part: string): number | undefined => (/^-?\d+$/.test(part) ? Number(part) : undefined);

const weekday = range(part => oneIn(DAYS, part), 'day of the week');
const month = range(part => {
  const number = whole(part);
  if (number !== undefined) return number >= 1 && number <= 12 ? number : undefined;
  const index = oneIn(MONTHS, part);
  return index === undefined ? undefined : index + 1;
}, 'month');
const year = range(whole, 'year');

const dayOfMonth = text.superRefine((value, ctx) => {
  const parts = value.split(':').map(part => whole(part.trim()));
  const [from, to = from] = parts;
  const isDay = (day: number | undefined): day is number => day !== undefined && day !== 0 && Math.abs(day) <= 31;
  let message: string | undefined;
  if (parts.length > 2 || !isDay(from) || !isDay(to)) message = `"${value}" is no day of a month`;
  else if (from < 0 && to > 0) message = `the end of "${value}" must be negative, as its start is`;
  else if ((from < 0 ? 28 + from : from) > (to < 0 ? 28 + to : to)) message = `"${value}" ends before it begins`;
  if (message !== undefined) ctx.addIssue({ code: 'custom', message });
});

const times = strict({ start_time: text, end_time: text }).superRefine(
  refuse(({ start_time: start = '', end_time: end = '' }) => [
    isSet(start) && isSet(end) ? undefined : [[], 'start_time and end_time must be set'],
    start === '' || TIME.test(start) ? undefined : [['start_time'], `"${start}" is no time; write such as 09:00`],
    end === '' || TIME.test(end) ? undefined : [['end_time'], `"${end}" is no time; write such as 17:00`],
    TIME.test(start) && TIME.test(end) && start >= end
      ? [['end_time'], 'end_time must be after start_time; a night is two ranges']
      : undefined,
  ]),
);

const location = text.refine(isTimeZone, { error: 'expected the name of a time zone, such as Europe/Berlin' });

function isTimeZone(name: string): boolean {
  if (name === '' || name === 'Local' || name === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const interval = strict({
  times: listOf(times),
  weekdays: listOf(weekday),
  days_of_month: listOf(dayOfMonth),
  months: listOf(month),
  years: listOf(year),
  location,
});

/** An entry of `time_intervals` or `mute_time_intervals`. */
export const namedInterval = strict({ name: text, time_intervals: listOf(interval) });
