import { CouldNotTell, type Finding, type Measurement } from '../../check.js';
import type { Repository } from '../../ports/repository.js';

/** What GitHub said of one thing that was asked. */
export interface Part {
  /** Says what holds, where all of it does. */
  readonly holds: string;
  readonly findings: readonly Finding[];
  readonly measurements?: readonly Measurement[];
}

export interface Asking {
  readonly repository: Repository;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** The commit that this run is about. Throws where nobody knows. */
export function commitOf({ commit }: Repository): string {
  if (commit !== undefined) return commit;
  const remedy = 'Run it in a workflow, or in a checkout with a commit.';
  throw new CouldNotTell('nothing-checked', 'nothing says which commit this is', remedy);
}

/** For a 404 where something has to be: it may also be hidden from the token. */
export function hidden(what: string, permission: string): CouldNotTell {
  const remedy = `Check the name, and give the token the permission \`${permission}\`.`;
  const message = `GitHub knows no ${what}, or does not show it to this token (it takes \`${permission}\`)`;
  return new CouldNotTell('unreadable', message, remedy);
}

export const short = (sha: string): string => sha.slice(0, 8);
