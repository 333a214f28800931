/** A place where a tool sees a secret, and nothing of the secret itself. */
export interface Leak {
  /** The tool's name for the sort of secret. */
  readonly rule: string;
  /** As the tool wrote it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number | undefined;
  /** Where it was found in history rather than in the tree. */
  readonly commit?: string | undefined;
  /** The vendor accepted it. */
  readonly verified?: boolean | undefined;
}
