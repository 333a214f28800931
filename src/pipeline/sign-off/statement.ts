import type { Voter } from '../../engines/sign-off/eligibility.js';
import { clip } from '../../text/clip.js';
import type { SignOffFacts } from './facts.js';

/** What one source says of a role, before anybody asks whether it counts. */
export interface Said {
  readonly yes: readonly { readonly voter: Voter; readonly source: string }[];
  /** A no, as a sentence. */
  readonly no: readonly string[];
  /** A yes that is not about this evidence, as a sentence. */
  readonly void: readonly string[];
  /** Why no yes could count. */
  readonly obstacles: readonly string[];
}

/** Where, when and about what it must have been said. */
export interface Scene {
  readonly facts: SignOffFacts;
  /** When the report was written. */
  readonly reportedMs: number;
  /** The pull request's last commit, which reviews must be of. */
  readonly head: string | undefined;
}

export const nothingSaid = (obstacle: string): Said => ({ yes: [], no: [], void: [], obstacles: [obstacle] });

export const nameOf = (by: Voter | undefined): string => (by ? `@${by.login}` : 'an account that is gone');

const COMMENT_CHARACTERS = 500;

/** A comment as the end of a sentence. */
export const quoted = (comment: string): string =>
  comment.trim() === '' ? ', without a comment' : `: “${clip(comment.trim(), COMMENT_CHARACTERS)}”`;
