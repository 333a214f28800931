import type { Place } from '../rule.js';
import type { Strength } from './value-strength.js';

/** A place, and how sure it is that a credential stands there; undefined where none does. */
export interface Judged extends Place {
  readonly strength: Strength;
}

type Find = (text: string, path: string) => readonly Place[];

/**
 * What a pair of rules finds, one of which blocks and the other of which is shown. Both ask the same of each text, one after
 * the other, so the last answer is kept.
 */
export function byStrength(judge: (text: string, path: string) => Iterable<Judged>): {
  readonly strong: Find;
  readonly weak: Find;
} {
  let last: { readonly text: string; readonly path: string; readonly judged: readonly Judged[] } | undefined;
  const of =
    (wanted: Strength): Find =>
    (text, path) => {
      if (last?.text !== text || last.path !== path) last = { text, path, judged: [...judge(text, path)] };
      return last.judged.filter(({ strength }) => strength === wanted);
    };
  return { strong: of('strong'), weak: of('weak') };
}
