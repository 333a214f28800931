import { nearest } from '../../text/nearest.js';
import { UNITS } from './unit.js';

/** What people write for a unit that is none. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['percent', 'percents', 'pct', 'per cent', 'prozent', '％', '٪'].map(word => [word, '%'] as const),
  ...['µs', 'μs', 'usec', 'micros', 'microseconds'].map(word => [word, 'us'] as const),
  ...['msec', 'msecs', 'millis', 'milliseconds', 'millisecond'].map(word => [word, 'ms'] as const),
  ...['nsec', 'nanos', 'nanoseconds'].map(word => [word, 'ns'] as const),
  ...['sec', 'secs', 'second', 'seconds'].map(word => [word, 's'] as const),
  ...['min', 'mins', 'minute', 'minutes'].map(word => [word, 'm'] as const),
  ...['hr', 'hrs', 'hour', 'hours'].map(word => [word, 'h'] as const),
  ...['day', 'days'].map(word => [word, 'd'] as const),
  ...['byte', 'bytes'].map(word => [word, 'B'] as const),
  ...['k', 'kb', 'kilobytes'].map(word => [word, 'kB'] as const),
  ...['mb', 'megabytes'].map(word => [word, 'MB'] as const),
  ...['gb', 'gigabytes'].map(word => [word, 'GB'] as const),
  ...['ki', 'kib'].map(word => [word, 'KiB'] as const),
  ...['mi', 'mib'].map(word => [word, 'MiB'] as const),
  ...['gi', 'gib'].map(word => [word, 'GiB'] as const),
  ...['/sec', '/second', 'per second', 'rps', 'req/s', 'qps', 'hz'].map(word => [word, '/s'] as const),
  ...['/min', '/minute', 'per minute', 'rpm', 'req/m'].map(word => [word, '/m'] as const),
  ...['/hour', 'per hour', 'req/h'].map(word => [word, '/h'] as const),
  ...['×', '*', 'times', 'x baseline', 'fold'].map(word => [word, 'x'] as const),
]);

/** Says of what stands in a unit's place what was probably meant. */
export function unitFault(written: string): string {
  const known = [...UNITS.keys()];
  if (/\s(?:and|or)\s|&&|\|\||,|[<>=!]/.test(written)) return 'one comparison stands alone; write a list of several';
  const meant = MEANT.get(written.toLowerCase()) ?? known.find(unit => unit.toLowerCase() === written.toLowerCase());
  const near = meant ?? (written.length > 2 ? nearest(written, known) : undefined);
  const hint = near === undefined ? `write one of ${known.join(' ')}` : `did you mean "${near}"?`;
  return `"${written.slice(0, 40)}" is no unit; ${hint}`;
}
