import type { Checkout } from '../ports/git/git-commit.js';
import type { Reason, Subject } from '../report/report.js';

/** What was checked out before the checks ran, and after they had. */
export interface Checkouts {
  readonly before: Checkout;
  readonly after: Checkout;
}

const SHOWN = 3;

/**
 * Why the files that were checked are not those of the commit that the report is about; empty where they are. The commit
 * of a pull request is its merge (`sha`) or its own last commit (`head`). Where there is no `.git` nobody compares.
 */
export function strangeFiles(subject: Subject, { before, after }: Checkouts): readonly string[] {
  const first = faultOf(before, subject);
  if (first !== undefined) return [first];
  if (before.was === 'none' && after.was === 'none') return [];
  const last = after.was === 'none' ? 'its .git is gone' : faultOf(after, subject);
  if (last !== undefined) return [`after the checks had run, ${last}`];
  const moved = before.was === 'known' && after.was === 'known' && before.sha !== after.sha;
  return moved ? [`the checks have checked out another commit: ${after.sha} instead of ${before.sha}`] : [];
}

function faultOf(checkout: Checkout, { sha, head }: Subject): string | undefined {
  if (checkout.was === 'none') return undefined;
  if (checkout.was === 'unknown') return checkout.why;
  if (checkout.sha !== sha && checkout.sha !== head)
    return `the checkout is of commit ${checkout.sha}, and this run is about ${sha ?? 'no commit that anybody knows'}`;
  const [...changed] = checkout.changed;
  if (changed.length === 0) return undefined;
  const more = changed.length > SHOWN ? ` and ${changed.length - SHOWN} more` : '';
  return `files differ from the commit: ${changed.slice(0, SHOWN).join(', ')}${more}`;
}

/** The same as reasons for no-go: in a workflow, where a report speaks for a commit. */
export const strangeFileReasons = (faults: readonly string[]): readonly Reason[] =>
  faults.map(fault => ({
    code: 'evidence-stale',
    message: `${fault}. Check out the commit of the run, and let no check change files that git tracks.`,
  }));
