import { showNumber } from '../../text/units.js';
import type { Comparison, Operator } from './parse.js';
import { fromBase, UNITS } from './unit.js';

const TRIGGERS: Readonly<Record<Operator, (limit: string) => string>> = {
  '<': limit => `less than ${limit}`,
  '<=': limit => `${limit} or less`,
  '>': limit => `more than ${limit}`,
  '>=': limit => `${limit} or more`,
  '==': limit => limit,
  '!=': limit => `not ${limit}`,
};

const NEGATED: Readonly<Record<Operator, Operator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** Where it stands: in `expect` it must hold, in `fail` and `warn` it must not. */
export type Place = 'expect' | 'fail' | 'warn';

/** `fails when p95 is more than 1.5 × the baseline`. */
export const sentence = (comparison: Comparison, at: { readonly of: string; readonly in: Place }): string =>
  `${at.in === 'warn' ? 'warns' : 'fails'} when ${at.of} is ${trigger(comparison, at.in)}`;

/** When it is wrong, as a part of a sentence: `more than 300 ms` for `<= 300ms` that must hold. */
export const trigger = (comparison: Comparison, place: Place): string => {
  const operator = place === 'expect' ? NEGATED[comparison.operator] : comparison.operator;
  return TRIGGERS[operator](showLimit(comparison));
};

/** `300 ms`, `5 %`, `100/s`, `1.5 × the baseline`, `1,000`. */
export function showLimit({ number, unit }: Pick<Comparison, 'number' | 'unit'>): string {
  const shown = showNumber(number);
  if (unit === undefined) return shown;
  if (unit === 'x') return `${shown} × the baseline`;
  return unit.startsWith('/') ? `${shown}${unit}` : `${shown} ${unit}`;
}

const DIGITS = [4, 6, 9, 12, 15, 17];

/**
 * A value as people read it beside a limit, in the limit's unit, with as many digits as it takes to tell the two apart. The
 * value is in the base of its dimension; `limit` is what it was held against, too (a baseline's multiple has no unit).
 */
export function showBeside(
  value: number,
  { comparison, limit }: { readonly comparison: Comparison; readonly limit: number },
): string {
  const unit = comparison.unit === undefined ? undefined : UNITS.get(comparison.unit);
  if (comparison.dimension === 'times')
    return `${showDigits(value, limit)} (${showDigits((value / limit) * comparison.number, comparison.number)} × the baseline)`;
  const back = (number: number) => (unit === undefined ? number : fromBase(number, unit));
  return showLimit({ number: Number(showDigits(back(value), back(limit))), unit: comparison.unit });
}

function showDigits(value: number, limit: number): string {
  const digits = DIGITS.find(count => value === limit || Number(value.toPrecision(count)) !== limit) ?? 17;
  return String(Number(value.toPrecision(digits)));
}
