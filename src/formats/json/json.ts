import type { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { firstFault } from './fault.js';
import { shapeFault } from './shape-fault.js';

/** Where a document came from, and what the reader can do where it is not what it should be. */
export interface JsonOrigin {
  readonly name: string;
  readonly remedy: string;
}

/**
 * The value of a JSON document. Throws `CouldNotTell` with line and column: `truncated` where it is empty or ends early,
 * `wrong-format` where it is something else. No error repeats any of the text, which may hold a secret; so the engine's
 * own error, which quotes it, is not kept as the cause either.
 */
export function parseJson(given: string, { name, remedy }: JsonOrigin): unknown {
  const text = given.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === '') throw new CouldNotTell('truncated', `${name}: is empty`, remedy);
    const at = firstFault(text);
    const place = `${name}:${placeOf(text, at)}`;
    if (at >= text.trimEnd().length) throw new CouldNotTell('truncated', `${place}: the JSON ends early`, remedy);
    const what = /^\s*<[!?a-z]/i.test(text) ? 'is a web page or XML, not JSON' : 'is not JSON';
    throw new CouldNotTell('wrong-format', `${place}: ${what}`, remedy);
  }
}

/** The values of a file with one JSON document a line; empty lines are passed over. Errors as `parseJson`. */
export function parseJsonLines(text: string, { name, remedy }: JsonOrigin): readonly unknown[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch {
      const at = firstFault(line);
      const place = `${name}:${index + 1}:${at + 1}`;
      const isLast = lines.slice(index + 1).every(later => later.trim() === '');
      if (isLast && at >= line.trimEnd().length) {
        throw new CouldNotTell('truncated', `${place}: the JSON ends early`, remedy);
      }
      throw new CouldNotTell('wrong-format', `${place}: is not a line of JSON`, remedy);
    }
  });
}

/** Holds a value against a schema; `CouldNotTell('wrong-format')` names the place inside it, never the value. */
export function readValue<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  { name, remedy }: JsonOrigin,
): z.output<Schema> {
  const read = schema.safeParse(value, { error: shapeFault });
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const pointer = issue?.path.length ? ` at /${issue.path.map(String).join('/')}` : '';
  throw new CouldNotTell('wrong-format', `${name}${pointer}: ${issue?.message ?? 'not what it should be'}`, remedy);
}

/** Reads a document and holds it against a schema; errors as `parseJson` and `readValue`. */
export const readJson = <Schema extends z.ZodType>(
  text: string | Buffer,
  schema: Schema,
  origin: JsonOrigin,
): z.output<Schema> => readValue(parseJson(text.toString(), origin), schema, origin);

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return `${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`;
}
