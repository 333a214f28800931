import { CouldNotTell } from '../../check.js';

/** What a command printed, as JSON. Throws `CouldNotTell` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const remedy = 'Make the command print JSON and nothing else on standard output.';
    const what = text.trim() === '' ? 'stdout is empty, not JSON' : 'stdout is not JSON';
    throw new CouldNotTell('wrong-format', what, remedy, { cause });
  }
}

/** The value at a JSON pointer (RFC 6901), or undefined. */
export function at(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
