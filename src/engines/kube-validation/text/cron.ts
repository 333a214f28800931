interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  {
    name: 'month',
    least: 1,
    most: 12,
    names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', least: 0, most: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Why a text is no schedule of a CronJob, or undefined where it is one. */
export function badSchedule(schedule: string): string | undefined {
  if (schedule.includes('TZ')) return 'must not name a time zone: write it under timeZone';
  if (schedule.startsWith('@')) {
    if (DESCRIPTORS.has(schedule)) return undefined;
    if (schedule.startsWith('@every '))
      return DURATION.test(schedule.slice(7)) ? undefined : 'must name a duration such as "@every 1h30m"';
    return 'must be one of @yearly, @monthly, @weekly, @daily, @hourly and @every, or five fields';
  }
  const parts = schedule.split(/\s+/u).filter(part => part !== '');
  if (parts.length !== 5) return `must have 5 fields, has ${parts.length}`;
  for (const [index, field] of FIELDS.entries()) {
    for (const range of (parts[index] ?? '').split(',')) {
      const why = range === '' ? undefined : badRange(range, field);
      if (why !== undefined) return `the ${field.name}, ${range}: ${why}`;
    }
  }
  return undefined;
}

function badRange(text: string, field: Field): string | undefined {
  const [range = '', step, ...more] = text.split('/');
  const [low = '', high, ...others] = range.split('-');
  if (more.length > 0) return 'has more than one "/"';
  const isAll = low === '*' || low === '?';
  if (!isAll && others.length > 0) return 'has more than one "-"';
  const start = isAll ? field.least : read(low, field);
  const last = isAll ? field.most : high === undefined ? start : read(high, field);
  const width = step === undefined ? 1 : read(step, { ...field, names: [] });
  if (start === undefined || last === undefined || width === undefined) return 'is no number';
  const end = step !== undefined && high === undefined ? field.most : last;
  if (start < field.least) return `must be at least ${field.least}`;
  if (end > field.most) return `must be at most ${field.most}`;
  if (start > end) return 'begins behind its end';
  return width === 0 ? 'must have a step of 1 or more' : undefined;
}

function read(text: string, { names = [] }: Field): number | undefined {
  const named = text === '' ? -1 : names.indexOf(text.toLowerCase());
  if (named >= 0) return named;
  return /^\+?\d+$/.test(text) ? Number(text) : undefined;
}
