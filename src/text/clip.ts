import { showNumber } from './units.js';
/** At most `max` characters of a text, cut at its end, with a count of the rest. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${head(text, max)}… (${rest(text.length - max)})`;
}

/** At most `max` characters of a text, its beginning and, mostly, its end, where tools tell what went wrong. */
export function clipMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const first = Math.floor(max / 4);
  const last = max - first;
  return `${head(text, first)}\n… ${rest(text.length - max)} left out …\n${tail(text, last)}`;
}

const rest = (number: number): string => `${showNumber(number)} more characters`;

/** Never half of a character that takes two units. */
const head = (text: string, length: number): string =>
  text.slice(0, isSurrogatePair(text, length) ? length - 1 : length);

const tail = (text: string, length: number): string => {
  const from = text.length - length;
  return text.slice(isSurrogatePair(text, from) ? from + 1 : from);
};

const isSurrogatePair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
