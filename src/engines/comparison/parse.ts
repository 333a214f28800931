import { type Dimension, toBase, UNITS } from './unit.js';
import { unitFault } from './unit-fault.js';

export const OPERATORS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Operator = (typeof OPERATORS)[number];

/** `op number [unit]`, read. */
export interface Comparison {
  readonly operator: Operator;
  /** As written: 5 of `5%`. */
  readonly number: number;
  /** As written; undefined for a plain number. */
  readonly unit: string | undefined;
  readonly dimension: Dimension;
  /** In the base of its dimension: seconds, bytes, a ratio, per second, times the baseline. */
  readonly limit: number;
  readonly text: string;
}

/** What is wrong with a text, and where. `column` counts from 1. */
export interface Fault {
  readonly column: number;
  readonly message: string;
}

export type Read = { readonly comparison: Comparison } | { readonly fault: Fault };

/** What people write for an operator that is none. */
const MEANT: Readonly<Record<string, Operator>> = {
  '=': '==',
  '===': '==',
  '=<': '<=',
  '=>': '>=',
  '≤': '<=',
  '⩽': '<=',
  '≥': '>=',
  '⩾': '>=',
  '≠': '!=',
  '<>': '!=',
  '!==': '!=',
  '!': '!=',
  '<<': '<',
  '>>': '>',
};

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?/;

/** Reads one comparison by the grammar `op number [unit]`; blanks are free. Says what was meant where it is none. */
export function parseComparison(text: string): Read {
  const start = text.length - text.trimStart().length;
  const body = text.trimEnd();
  const symbols = /^[<>=!≤≥⩽⩾≠]*/.exec(body.slice(start))?.[0] ?? '';
  const operator = OPERATORS.find(each => each === symbols);
  if (operator === undefined) return { fault: operatorFault(body, { start, symbols }) };
  const afterOperator = start + symbols.length;
  const from = afterOperator + blanksAt(body, afterOperator);
  const written = NUMBER.exec(body.slice(from))?.[0];
  const wrong = numberFault(body.slice(from), written);
  if (wrong !== undefined || written === undefined)
    return { fault: { column: from + 1, message: wrong ?? 'expected a number' } };
  const afterNumber = from + written.length;
  const unitFrom = afterNumber + blanksAt(body, afterNumber);
  const unit = body.slice(unitFrom);
  const known = unit === '' ? undefined : UNITS.get(unit);
  if (unit !== '' && known === undefined) return { fault: { column: unitFrom + 1, message: unitFault(unit) } };
  const number = Number(written);
  const limit = known === undefined ? number : toBase(number, known);
  if (!Number.isFinite(limit))
    return { fault: { column: from + 1, message: 'the number is too large to be compared' } };
  if ((operator === '==' || operator === '!=') && (known?.dimension === 'times' || !Number.isInteger(limit)))
    return { fault: { column: start + 1, message: onlyWhole(operator) } };
  const dimension = known?.dimension ?? 'number';
  return {
    comparison: { operator, number, unit: unit === '' ? undefined : unit, dimension, limit, text: text.trim() },
  };
}

const blanksAt = (text: string, from: number): number => /^\s*/.exec(text.slice(from))?.[0].length ?? 0;

function onlyWhole(operator: Operator): string {
  const instead = operator === '==' ? 'write two comparisons, such as [">= 0.49", "<= 0.51"]' : 'write "<" or ">"';
  return `"${operator}" compares whole numbers alone; ${instead}`;
}

function operatorFault(text: string, { start, symbols }: { readonly start: number; readonly symbols: string }): Fault {
  const rest = text.slice(start + symbols.length).trim();
  const column = start + 1;
  if (text.trim() === '') return { column: 1, message: 'expected a comparison such as "<= 5", got an empty text' };
  if (symbols === '') {
    const shown = NUMBER.test(rest) ? `; write "<= ${rest}" or ">= ${rest}"` : '; write such as "<= 5"';
    const words = /^(?:less|more|at|under|over|below|above|equal|not|is|lt|gt|le|ge|lte|gte|max|min)\b/i.test(rest);
    if (words) return { column, message: 'words are no operator; write one of <, <=, >, >=, ==, !=' };
    return { column, message: `the operator is missing${shown}` };
  }
  const meant = MEANT[symbols] ?? MEANT[symbols.replaceAll(' ', '')];
  const hint = meant === undefined ? 'write one of <, <=, >, >=, ==, !=' : `write "${`${meant} ${rest}`.trim()}"`;
  return { column, message: `"${symbols}" is no operator; ${hint}` };
}

/** What keeps the text from beginning with a number of JSON; undefined where it does. */
function numberFault(text: string, written: string | undefined): string | undefined {
  if (text === '') return 'the number is missing';
  if (/^[−–—]/.test(text)) return 'the minus sign is a dash; write "-"';
  if (text.startsWith('+')) return `a number has no "+"; write "${text.slice(1).trim()}"`;
  if (text.startsWith('- ')) return `a blank stands behind the minus sign; write "-${text.slice(1).trim()}"`;
  if (/^-?\./.test(text)) return `a number begins with a digit; write "${text.replace('.', '0.')}"`;
  if (/^-?0\d/.test(text)) return `a number begins with no zero; write "${text.replace(/^(-?)0+(?=\d)/, '$1')}"`;
  if (/^-?(?:inf|∞|nan)/i.test(text)) return 'expected a number; neither infinity nor NaN is one';
  if (written === undefined) return 'expected a number';
  const next = text.slice(written.length);
  if (/^[,_'\u2019]\d/.test(next) || /^[\u00a0\u202f ]\d{3}/.test(next))
    return `a number has no separators; write "${written}${next.replace(/^[^\d]+/, '')}", or "." before decimals`;
  if (/^\.(?!\d)/.test(next)) return `a digit is missing behind the point; write "${written}${next.slice(1)}"`;
  if (/^[eE][-+]?\d/.test(next)) return `a number has no exponent; write "${plainNumber(written, next)}"`;
  if (/^\s*[<>=!]/.test(next)) return 'one comparison has one operator; write a list of several';
  return undefined;
}

function plainNumber(written: string, next: string): string {
  const exponent = /^[eE][-+]?\d+/.exec(next)?.[0] ?? '';
  const value = Number(written + exponent);
  return `${Number.isFinite(value) && Math.abs(value) < 1e21 ? value : '…'}${next.slice(exponent.length)}`;
}
