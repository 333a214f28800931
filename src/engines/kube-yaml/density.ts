import { Refused } from './refused.js';

/** No document below this has too many values. */
const SHORT = 200_000;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** No fewer than the document's values where it is long: each has a line of its own, or a comma before it. */
function valuesIn(source: string): number {
  if (source.length < SHORT) return 0;
  let count = 1;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === COMMA || code === NEWLINE) count += 1;
  }
  return count;
}

/**
 * How many values a document may have, and one more in so many characters. By the short way a value takes some forty bytes;
 * an event is an object of a hundred and more. A cluster takes no object of more than 1.5 MiB.
 */
const MOST = { plain: { values: 250_000, each: 16 }, events: { values: 60_000, each: 30 } } as const;

/** Refuses a document that would take many times its size in memory. */
export function refuseDense(source: string, way: keyof typeof MOST): void {
  const values = valuesIn(source);
  const { values: most, each } = MOST[way];
  if (values <= most + source.length / each) return;
  throw new Refused(`one document with some ${values} values, more than are read`, 0, true);
}

/** Places inside are looked up in events, too: of a document beyond this only its beginning is told. */
export const isPlaceable = (source: string): boolean => valuesIn(source) <= 2 * MOST.events.values;
