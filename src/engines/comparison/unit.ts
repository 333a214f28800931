/** What a number measures. `times` is how many times the baseline. */
export type Dimension = 'number' | 'ratio' | 'time' | 'size' | 'rate' | 'times';

/** How a unit reaches its dimension's base (seconds, bytes, a ratio, per second): `value * times / per`. */
export interface Unit {
  readonly dimension: Dimension;
  readonly times: number;
  readonly per: number;
}

const unit = (dimension: Dimension, times: number, per = 1): Unit => ({ dimension, times, per });

/** What may stand behind a comparison's number. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['%', unit('ratio', 1, 100)],
  ['ns', unit('time', 1, 1e9)],
  ['us', unit('time', 1, 1e6)],
  ['ms', unit('time', 1, 1e3)],
  ['s', unit('time', 1)],
  ['m', unit('time', 60)],
  ['h', unit('time', 3600)],
  ['d', unit('time', 86_400)],
  ['B', unit('size', 1)],
  ['kB', unit('size', 1e3)],
  ['MB', unit('size', 1e6)],
  ['GB', unit('size', 1e9)],
  ['KiB', unit('size', 1024)],
  ['MiB', unit('size', 1024 ** 2)],
  ['GiB', unit('size', 1024 ** 3)],
  ['/s', unit('rate', 1)],
  ['/m', unit('rate', 1, 60)],
  ['/h', unit('rate', 1, 3600)],
  ['x', unit('times', 1)],
]);

/** What a value may be said to be in, beside the units of comparisons: `unit: percent`. */
const VALUE_UNITS: ReadonlyMap<string, Unit> = new Map([
  ...[...UNITS].filter(([name]) => name !== 'x' && name !== '%'),
  ['percent', unit('ratio', 1, 100)],
  ['ratio', unit('ratio', 1)],
]);

/** Names for `unit` of a value. */
export const VALUE_UNIT_NAMES: readonly string[] = [...VALUE_UNITS.keys()];

/** The unit that a value is said to be in; undefined where there is none of that name. */
export const valueUnit = (name: string): Unit | undefined => VALUE_UNITS.get(name);

/** Division alone rounds once: 300 ms are the double that 0.3 is. */
export const toBase = (number: number, { times, per }: Unit): number => (number * times) / per;

/** Back into a unit, to be shown. */
export const fromBase = (number: number, { times, per }: Unit): number => (number * per) / times;

/** What each dimension is written in, for messages. */
export const EXAMPLES: Readonly<Record<Dimension, string>> = {
  number: '5',
  ratio: '5%',
  time: '300ms',
  size: '200MB',
  rate: '100/s',
  times: '1.5x',
};

/** As a part of a sentence. */
export const NOUNS: Readonly<Record<Dimension, string>> = {
  number: 'a plain number',
  ratio: 'a share',
  time: 'a time',
  size: 'a size',
  rate: 'a rate',
  times: 'times the baseline',
};
