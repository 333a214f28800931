import { COLLECTION_STYLE, EVENT_ID, type Event } from 'js-yaml';
import { Refused } from './refused.js';

/** go-yaml takes no tab where a key or an item could begin, not even on an empty line or before a comment. */
export function refuseTabs(source: string, events: readonly Event[], original: (offset: number) => number): void {
  const harmless = harmlessRanges(source, events);
  for (let tab = source.indexOf('\t'); tab !== -1; tab = source.indexOf('\t', tab + 1)) {
    const start = Math.max(source.lastIndexOf('\n', tab), source.lastIndexOf('\r', tab)) + 1;
    const free = /^ *(?:[-?:] +)*[-?:]?$/.test(source.slice(start, tab));
    if (free && !harmless.some(([from, to]) => from <= tab && tab < to)) {
      throw new Refused('a tab must not stand where a key or an item can begin', original(tab));
    }
  }
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
