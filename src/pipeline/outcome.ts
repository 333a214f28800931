/** What a command that decides nothing has done, in sentences for people. */
export interface Outcome {
  readonly said: readonly string[];
  readonly warnings: readonly string[];
  /** Why it would not or could not, which fails the step; undefined where it is done, or there was nothing to do. */
  readonly refused: string | undefined;
}
