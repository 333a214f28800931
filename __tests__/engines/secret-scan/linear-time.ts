/** No repetition in a rule may go further. */
const MOST = 8000;

/** A part of an expression: how often it may repeat, and whether something in it may repeat in more than one way. */
interface Frame {
  varies: boolean;
}

/**
 * Why an expression may take more than linear time in V8, which tries one alternative after the other: a repetition without
 * an end, or a repetition whose inside repeats in more ways than one. Empty for an expression whose time is bounded by its
 * own length for each place in the text.
 */
export function doubtsAbout({ source }: RegExp): string[] {
  const doubts: string[] = [];
  const frames: Frame[] = [{ varies: false }];
  let last: Frame = { varies: false };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const atom = /^(?:\\k<\w+>|\\.|\[(?:\\.|[^\]\\])*\])/s.exec(rest)?.[0];
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
    if (atom) {
      last = { varies: false };
      at += atom.length;
    } else if (quantifier) {
      const [least, most] = boundsOf(quantifier);
      if (most > MOST) doubts.push(`${quantifier} at ${at} has no end, or a far one`);
      if (most > 1 && last.varies) doubts.push(`${quantifier} at ${at} repeats what repeats`);
      if (least !== most) mark(frames);
      at += quantifier.length;
    } else if (rest.startsWith('(')) {
      frames.push({ varies: false });
      at += /^\((?:\?(?:<[=!]|<\w+>|[:=!]))?/.exec(rest)?.[0].length ?? 1;
    } else if (rest.startsWith(')')) {
      last = frames.pop() ?? { varies: false };
      if (last.varies) mark(frames);
      at += 1;
    } else {
      last = { varies: false };
      at += 1;
    }
  }
  return doubts;
}

function mark(frames: readonly Frame[]): void {
  const open = frames.at(-1);
  if (open) open.varies = true;
}

function boundsOf(quantifier: string): readonly [number, number] {
  if (quantifier.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (quantifier.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (quantifier.startsWith('?')) return [0, 1];
  const [least = '0', most = least] = quantifier.replace(/[{}?]/g, '').split(',');
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}
