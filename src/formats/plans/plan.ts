import { CouldNotTell } from '../../could-not-tell.js';

/**
 * What a plan would do to one thing. `replace` destroys it and makes another; `forget` leaves it as it is and looks after it no
 * longer; `unclear` is what the tool cannot say beforehand.
 */
export type Action = 'none' | 'create' | 'update' | 'delete' | 'replace' | 'forget' | 'unclear';

export interface Change {
  /** As the tool calls it. */
  readonly address: string;
  readonly action: Action;
  /** More than the action says: why it is replaced, or why nobody can tell. */
  readonly why?: string | undefined;
}

/** A plan, whichever tool made it. */
export interface Plan {
  readonly changes: readonly Change[];
  /** What differs already from what the tool did last; undefined where the tool does not tell it apart. */
  readonly drift: readonly Change[] | undefined;
  /** When it was made, where it says so; milliseconds since the epoch. */
  readonly madeAt?: number | undefined;
}

export const REMEDY = 'Make the plan again, and give this check all that the tool printed.';

/** For a plan that is none, or is not whole. `said` completes "the plan …". */
export const noPlan = (name: string, said: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${name}: ${said}`, REMEDY);

/** For a plan that its tool did not finish. */
export const unfinished = (name: string, said: string): CouldNotTell =>
  new CouldNotTell('tool-crashed', `${name}: ${said}`, 'Mend what the tool complains of, then make the plan again.');
