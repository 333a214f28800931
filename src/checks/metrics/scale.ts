import type { Comparison } from '../../engines/comparison/parse.js';
import { showBeside } from '../../engines/comparison/sentence.js';
import { type Dimension, fromBase, toBase, valueUnit } from '../../engines/comparison/unit.js';
import { showQuantity } from '../../text/units.js';
import type { MetricsQuery } from './options.js';

/** What the values of a query are in, and how they are shown. */
export interface Scale {
  /** By `VALUE_UNIT_NAMES`; undefined for the base unit. */
  readonly unit: string | undefined;
  readonly dimension: Dimension;
}

/** What a measurement is in, and how often that goes into the base of its dimension. */
const MEASURED: Readonly<Record<Dimension, readonly [unit: string, factor: number]>> = {
  number: ['', 1],
  times: ['', 1],
  ratio: ['%', 100],
  time: ['ms', 1000],
  size: ['bytes', 1],
  rate: ['/s', 1],
};

type Limits = Pick<MetricsQuery, 'unit' | 'fail' | 'warn' | 'floor'>;

/** By `unit`, else by what the limits are in. */
export function scaleOf({ unit, fail = [], warn = [], floor }: Limits): Scale {
  const said = unit === undefined ? undefined : valueUnit(unit)?.dimension;
  const all = [...fail, ...warn, ...(floor === undefined ? [] : [floor])].map(({ dimension }) => dimension);
  const own = all.find(dimension => dimension !== 'number' && dimension !== 'times');
  return { unit, dimension: said ?? own ?? 'number' };
}

const baseOf = (value: number, { unit }: Scale): number => {
  const known = unit === undefined ? undefined : valueUnit(unit);
  return known === undefined ? value : toBase(value, known);
};

/** Twelve digits are more than any server's clock or counter is worth, and hide what binary fractions make of the rest. */
const plain = (value: number): number => Number(value.toPrecision(12));

/** A value as measurements have it. */
export const measured = (value: number, scale: Scale): number =>
  plain(baseOf(value, scale) * MEASURED[scale.dimension][1]);

/** The other way round, for baselines out of earlier reports. */
export function fromMeasured(value: number, scale: Scale): number {
  const base = value / MEASURED[scale.dimension][1];
  const known = scale.unit === undefined ? undefined : valueUnit(scale.unit);
  return known === undefined ? base : fromBase(base, known);
}

export const measuredUnit = ({ dimension }: Scale): string => MEASURED[dimension][0];

/** `1 %`, `210 ms`, `1.2 MB`, `12.5/s`, `0.83`. */
export function showValue(value: number, scale: Scale): string {
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
  const number = measured(value, scale);
  const short = Number(number.toPrecision(4));
  if (scale.dimension === 'rate') return `${short}/s`;
  return showQuantity(scale.dimension === 'time' ? short : number, measuredUnit(scale));
}

/** A value beside the limit that it was held against, both in the value's unit, with enough digits to tell them apart. */
export function showAgainst(
  value: number,
  { comparison, limit, scale }: { readonly comparison: Comparison; readonly limit: number; readonly scale: Scale },
): string {
  if (!Number.isFinite(value)) return showValue(value, scale);
  if (comparison.dimension === 'times') {
    const times = showBeside(value, { comparison, limit });
    return `${showValue(value, scale)}, ${/\((.*)\)/.exec(times)?.[1] ?? times}`;
  }
  if (comparison.unit === undefined) return `${showBeside(value, { comparison, limit })}${suffix(scale)}`;
  return showBeside(baseOf(value, scale), { comparison, limit: baseOf(limit, scale) });
}

const suffix = ({ unit }: Scale): string => (unit === undefined ? '' : ` ${unit}`);

/** A limit or a difference in the base of its dimension, in the unit of the values. */
export function inUnit(base: number, { unit }: Scale): number {
  const known = unit === undefined ? undefined : valueUnit(unit);
  return known === undefined ? base : fromBase(base, known);
}
