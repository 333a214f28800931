import { showNumber } from '../text/units.js';
/** How much of a report a text shows. */
export interface Extent {
  /** Findings under each thing that blocks. */
  readonly leading: number;
  /** Findings folded under each check. */
  readonly folded: number;
  /** Characters of each block of a tool's output. */
  readonly output: number;
  /** Characters of any other text that comes from a tool. */
  readonly text: number;
  /** Which checks the tables list. */
  readonly checks: 'all' | 'notable' | 'none';
  /** Files with their digests, waivers, notices and what else stands at the end. */
  readonly closing: boolean;
}

/** The text at the first extent that fits; the last extent's, cut at a line's end, where none does. */
export function shrink(
  render: (extent: Extent) => string,
  within: { readonly extents: readonly Extent[]; readonly limit: number; readonly sizeOf: (text: string) => number },
): string {
  let text = '';
  for (const extent of within.extents) {
    text = render(extent);
    if (within.sizeOf(text) <= within.limit) return text;
  }
  return cutLines(text, within);
}

/** Leaves out lines from the end and says how many. */
function cutLines(
  text: string,
  { limit, sizeOf }: { readonly limit: number; readonly sizeOf: (text: string) => number },
): string {
  const lines = text.split('\n');
  const sizes = lines.map(line => sizeOf(line) + 1);
  const note = (left: number): string => `\n\n… and ${showNumber(left)} more lines: see report.json.\n`;
  let room = limit - sizeOf(note(lines.length));
  let kept = 0;
  while (kept < lines.length && (sizes[kept] ?? 0) <= room) {
    room -= sizes[kept] ?? 0;
    kept += 1;
  }
  return lines.slice(0, kept).join('\n') + note(lines.length - kept);
}
