import type { z } from 'zod';
import { CouldNotTell } from '../could-not-tell.js';

/** Where a document came from, for errors: `toolboxai.tar: manifest.json`. */
export interface Origin {
  readonly where: string;
  /** What the reader can do where it is not what it should be. */
  readonly remedy: string;
}

/** Reads JSON from outside through a schema; `CouldNotTell('wrong-format')` says where and what is wrong with it. */
export function readJson<Schema extends z.ZodType>(
  text: string | Buffer,
  schema: Schema,
  { where, remedy }: Origin,
): z.output<Schema> {
  const value = parse(text.toString(), { where, remedy });
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = issue?.path.length ? `/${issue.path.map(String).join('/')}: ` : '';
  throw new CouldNotTell('wrong-format', `${where}: ${path}${issue?.message ?? 'not what it should be'}`, remedy);
}

function parse(text: string, { where, remedy }: Origin): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const size = `${Buffer.byteLength(text)} bytes`;
    const html = /^\s*<(?:!doctype|html|\?xml|head|body)/i.test(text);
    if (text.trim() === '') throw new CouldNotTell('truncated', `${where}: empty`, remedy, { cause });
    if (endsEarly(text))
      throw new CouldNotTell('truncated', `${where}: ends too early, after ${size}`, remedy, { cause });
    const what = html ? 'a web page, not JSON' : `not JSON (${size})`;
    throw new CouldNotTell('wrong-format', `${where}: ${what}`, remedy, { cause });
  }
}

/** True where a text begins as a JSON document and stops inside a string, an object or an array. */
function endsEarly(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '{' || character === '[')) depth += 1;
    else if (!quoted && (character === '}' || character === ']')) depth -= 1;
  }
  return quoted || depth > 0;
}
