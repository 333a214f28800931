import { COLLECTION_STYLE, EVENT_ID, type Event } from 'js-yaml';
import { Refused } from './refused.js';

/** go-yaml takes no tab where a key or an item could begin, not even on an empty line or before a comment. */
export function refuseTabs(source: string, events: readonly Event[], original: (offset: number) => number): void {
  const harmless = harmlessRanges(source, events).toSorted(([one], [other]) => one - other);
  let next = 0;
  let covered = 0;
  for (const tab of freeTabs(source)) {
    for (let range = harmless[next]; range && range[0] <= tab; range = harmless[next]) {
      covered = Math.max(covered, range[1]);
      next += 1;
    }
    if (tab >= covered) throw new Refused('a tab must not stand where a key or an item can begin', original(tab));
  }
}

/** Tabs before which their line has nothing but space and indicators: the first one of a line, if any. */
function* freeTabs(source: string): Generator<number> {
  for (const found of source.matchAll(/^ *(?:[-?:] +)*[-?:]?\t/gm)) yield found.index + found[0].length - 1;
}

/** Scalars, and flow collections with all that is in them. */
function harmlessRanges(source: string, events: readonly Event[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  const open: { readonly flow: boolean; readonly start: number; readonly close: string }[] = [];
  let cursor = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR) {
      cursor = Math.max(cursor, event.valueEnd);
      ranges.push([event.valueStart, event.valueEnd]);
    } else if (event.type === EVENT_ID.POP) {
      const collection = open.pop();
      if (!collection?.flow) continue;
      cursor = Math.max(source.indexOf(collection.close, cursor), collection.start) + 1;
      if (!open.at(-1)?.flow) ranges.push([collection.start, cursor]);
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const flow = event.style === COLLECTION_STYLE.FLOW;
      if (flow) cursor = Math.max(cursor, event.start + 1);
      open.push({ flow, start: event.start, close: event.type === EVENT_ID.MAPPING ? '}' : ']' });
    } else if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ flow: false, start: 0, close: '' });
    }
  }
  return ranges;
}
