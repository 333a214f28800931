/** A moment in milliseconds since 1970, or why a value is none: a part of a sentence. */
export type Instant = { readonly ms: number } | { readonly unknown: string };

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:[Zz]|[+-]\d\d:?\d\d)$/;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const NUMBER = /^\d{9,19}(?:\.\d+)?$/;

/**
 * Reads what APIs write for a time: RFC 3339 with its zone, the date of an HTTP header, or a number of seconds, milli-, micro-
 * or nanoseconds since 1970, as a text too. A time without a zone is none: it may be hours off.
 */
export function readInstant(value: unknown): Instant {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return { unknown: `is ${nameOf(value)}, no time` };
  const text = value.trim();
  if (NUMBER.test(text)) return fromNumber(Number(text));
  if (WITHOUT_ZONE.test(text)) return { unknown: 'is a time without its zone, which may be hours off' };
  if (!RFC_3339.test(text) && !HTTP_DATE.test(text)) return { unknown: 'is no time that can be read' };
  const ms = Date.parse(
    text
      .replace(',', HTTP_DATE.test(text) ? ',' : '.')
      .replace(/^(\S{10}) /, '$1T')
      .replace(/\s(?=[Zz+-])/, ''),
  );
  return Number.isNaN(ms) ? { unknown: 'is no time that can be read' } : { ms };
}

/** 1e11 seconds are the year 5138, 1e11 milliseconds 1973. */
function fromNumber(number: number): Instant {
  if (!Number.isFinite(number) || number < 1e8) return { unknown: 'is a number too small for a time' };
  if (number < 1e11) return { ms: number * 1000 };
  if (number < 1e14) return { ms: number };
  return number < 1e17 ? { ms: number / 1000 } : { ms: number / 1e6 };
}

const nameOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : String(value);
