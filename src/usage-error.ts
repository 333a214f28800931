/** Thrown where the command line or an input asks for what is not there: exit code 2, and nothing is run. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
