import { Refused } from './refused.js';

/** No document below this has too many values. */
const SHORT = 200_000;

/** No fewer than the document's values where it is long: each has a line of its own, or a comma before it. */
function valuesIn(source: string): number {
  if (source.length < SHORT) return 0;
  return 1 + countOf(source, ',') + countOf(source, '\n');
}

/** Lines are long: to search for their ends costs a quarter of a look at each character. */
function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
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
