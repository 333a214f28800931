import { z } from 'zod';
import { nearest } from '../../text/nearest.js';

/**
 * Each may be left out but for those of `needed`; nothing stands for nothing. Unknown keys are a line each of the message,
 * with the nearest name.
 */
export function fields<Shape extends Record<string, z.ZodType>>(shape: Shape, needed: readonly string[] = []) {
  const known = Object.keys(shape);
  const unknown = (key: string): string => {
    const near = nearest(key, known);
    return `unknown field "${key}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
  };
  const each = Object.entries(shape).map(([key, value]) => [key, needed.includes(key) ? value : value.nullish()]);
  return z.strictObject(Object.fromEntries(each), {
    error: issue => (issue.code === 'unrecognized_keys' ? issue.keys.map(unknown).join('\n') : 'expected a map'),
  });
}

export const either = <A extends z.ZodType, B extends z.ZodType>(one: A, other: B) =>
  z.union([one, other], { error: 'expected another kind of value' });
export const named = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string(), value, { error: 'expected a map' });
export const open = named(z.unknown());

export const section = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().regex(/^[\w.-]+$/), value, {
    error: issue => (issue.code === 'invalid_key' ? 'not a name: letters, digits, ".", "_" and "-"' : 'expected a map'),
  });
