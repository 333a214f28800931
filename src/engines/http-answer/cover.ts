import { readInstant } from './instant.js';
import type { Cover, Edge, Wrong } from './json-expectation.js';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the spans of all values together cover a span without a gap: shifts that follow each other do. `null` as an end is
 * open, as APIs write it; a key that is missing is not.
 */
export function judgeCover(nodes: readonly unknown[], cover: Cover, now: number): readonly Wrong[] {
  const wanted = { from: edge(cover.from, now), to: edge(cover.to, now) };
  if (wanted.from > wanted.to) return [{ unknown: 'is to cover a span that ends before it begins' }];
  const spans: Span[] = [];
  for (const node of nodes.flat()) {
    const from = side(node, cover.start, Number.NEGATIVE_INFINITY);
    const to = side(node, cover.end, Number.POSITIVE_INFINITY);
    if ('unknown' in from) return [from];
    if ('unknown' in to) return [to];
    if (to.ms > from.ms) spans.push({ from: from.ms, to: to.ms });
  }
  const until = reached(spans, wanted);
  if (until !== undefined && until >= wanted.to) return [];
  const expected = `${show(wanted.from)} to ${show(wanted.to)} covered`;
  const from = until === undefined ? `at ${show(wanted.from)}` : `from ${show(until)} on`;
  return [
    {
      message: `covers nothing ${from}, expected ${expected}`,
      expected,
      actual: spans.map(shown).join(', ') || 'nothing',
    },
  ];
}

/** How far one comes from the beginning of what is wanted without a gap; undefined where not even that is covered. */
function reached(spans: readonly Span[], wanted: Span): number | undefined {
  let until: number | undefined;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from > (until ?? wanted.from)) break;
    if (to > wanted.from) until = Math.max(until ?? to, to);
  }
  return until;
}

const edge = (at: Edge, now: number): number => ('at' in at ? at.at : now + at.fromNow);

function side(node: unknown, pointer: string, open: number): { readonly ms: number } | { readonly unknown: string } {
  let value = node;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      return { unknown: `has a value without ${pointer}, where a time should be` };
    }
    value = Reflect.get(value, key);
  }
  if (value === null) return { ms: open };
  const read = readInstant(value);
  return 'ms' in read ? read : { unknown: `${pointer} ${read.unknown}` };
}

const show = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString() : 'always');
const shown = ({ from, to }: Span): string => `${show(from)} to ${show(to)}`;
