import { isMapping, type KubeValue } from '../kube-yaml/value.js';
import { isBase64, isInt32, isInt64, isMicroTime, isQuantity, isTime } from './format.js';
import type { Scalar } from './schema-type.js';

/** How a scalar is judged: its type first, then its form. */
interface ScalarRule {
  readonly expected: string;
  readonly fits: (value: KubeValue) => boolean;
  readonly format?: (value: KubeValue) => boolean;
}

const isString = (value: KubeValue): boolean => typeof value === 'string';
const isNumber = (value: KubeValue): boolean => typeof value === 'number';
const isInteger = (value: KubeValue): boolean => Number.isInteger(value);
const text = (test: (text: string) => boolean) => (value: KubeValue) => typeof value !== 'string' || test(value);
const number = (test: (number: number) => boolean) => (value: KubeValue) => typeof value !== 'number' || test(value);

export const scalarRules: Readonly<Record<Scalar, ScalarRule>> = {
  string: { expected: 'a string', fits: isString },
  boolean: { expected: 'a boolean', fits: value => typeof value === 'boolean' },
  int32: { expected: 'an integer of 32 bits', fits: isInteger, format: number(isInt32) },
  int64: { expected: 'an integer of 64 bits', fits: isInteger, format: number(isInt64) },
  number: { expected: 'a number', fits: isNumber },
  base64: { expected: 'base64', fits: isString, format: text(isBase64) },
  time: { expected: 'a time such as 2026-01-31T10:00:00Z', fits: isString, format: text(isTime) },
  'micro-time': {
    expected: 'a time with microseconds such as 2026-01-31T10:00:00.000000Z',
    fits: isString,
    format: text(isMicroTime),
  },
  quantity: {
    expected: 'a quantity such as 500m or 1Gi',
    fits: value => isString(value) || isNumber(value),
    format: text(isQuantity),
  },
  'int-or-string': {
    expected: 'an integer or a string',
    fits: value => isInteger(value) || isString(value),
    format: number(isInt32),
  },
  object: { expected: 'an object', fits: isMapping },
  any: { expected: 'anything', fits: () => true },
};
