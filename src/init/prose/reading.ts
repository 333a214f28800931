import type { Context, Proposal } from '../draft.js';

/** Words of a line that a kind can prove. The first rule that fits is taken; `unless` are words that mean something else. */
export interface ProseRule {
  readonly says: RegExp;
  readonly unless?: RegExp;
  readonly make: (context: Context) => readonly Proposal[];
}
