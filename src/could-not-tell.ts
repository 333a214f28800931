/** Why a check could not tell, in one stable word: shown beside the sentence so that tables can be filtered by it. */
export const CAUSES = [
  'tool-missing',
  'tool-refused',
  'tool-crashed',
  'timed-out',
  'cancelled',
  'unreadable',
  'wrong-format',
  'truncated',
  'stale',
  'nothing-checked',
  'undecided',
  'unreachable',
  'variable-missing',
  'unsupported',
  'fault',
] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * Thrown by a check or a port when the evidence does not allow an answer. The check becomes `errored`, which is never a
 * pass. `message` says what happened and where, `remedy` what the reader can do about it.
 */
export class CouldNotTell extends Error {
  override readonly name = 'CouldNotTell';
  readonly why: Cause;
  readonly remedy: string;

  constructor(why: Cause, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
    this.remedy = remedy;
  }
}
