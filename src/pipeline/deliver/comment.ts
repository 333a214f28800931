import type { Comment, GitHub } from '../../ports/github/github.js';
import { GitHubFailed } from '../../ports/github/github.js';
import type { Decision } from '../../report/report.js';

/** GitHub refuses a longer one with 422. UTF-16 units, so never fewer than what GitHub counts. */
export const MAX_COMMENT = 65_536;

export type CommentMode = 'always' | 'on-failure' | 'never';

export interface CommentRequest {
  /** Number of the pull request. */
  readonly issue: number;
  /** The hidden first line of `body`, by which the comment is found again. */
  readonly marker: string;
  readonly body: string;
  readonly decision: Decision;
  readonly mode: Exclude<CommentMode, 'never'>;
  readonly run: RunNumber | undefined;
  /** Whether a reader would find two bodies the same; line ends and run numbers are out of them. */
  readonly same: (existing: string, wanted: string) => boolean;
}

interface RunNumber {
  readonly id: string;
  readonly attempt: string;
}

/** What became of the comment. `failed` is a warning to show and nothing more: the decision is made already. */
export type Delivery =
  | { readonly did: 'created' | 'updated' }
  | { readonly did: 'nothing'; readonly why: string }
  | { readonly did: 'failed'; readonly warning: string };

/**
 * Keeps one comment for each marker: the oldest that the token's own account wrote with the marker as its first line. What
 * others wrote is never taken for it. Writes nothing where the text is the same or a newer run has written already.
 */
export async function deliverComment(github: GitHub, request: CommentRequest): Promise<Delivery> {
  if (request.body.length > MAX_COMMENT) {
    return { did: 'failed', warning: `The comment is longer than the ${MAX_COMMENT} characters that GitHub takes.` };
  }
  try {
    return await write(github, request);
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    return { did: 'failed', warning: `No comment: ${error.message}.${remedyFor(error)}` };
  }
}

async function write(github: GitHub, request: CommentRequest): Promise<Delivery> {
  const marked = await findMarked(github, request);
  const author = marked.length === 0 ? undefined : await github.login();
  const own = marked.filter(comment => comment.author === author);
  if (own.length > 0) return refresh(github, { request, own });
  if (request.mode === 'on-failure' && request.decision === 'go') {
    return { did: 'nothing', why: 'go, and there is no comment of an earlier no-go' };
  }
  const created = await github.createComment(request.issue, stamp(request));
  // Another job may have listed at the same moment and found nothing too: the oldest stays.
  const again = (await findMarked(github, request)).filter(comment => comment.author === created.author);
  return again.every(comment => comment.id >= created.id)
    ? { did: 'created' }
    : refresh(github, { request, own: again });
}

const findMarked = async (github: GitHub, { issue, marker }: CommentRequest): Promise<readonly Comment[]> =>
  (await github.comments(issue)).filter(comment => firstLine(comment.body) === marker).sort((a, b) => a.id - b.id);

/** Brings the oldest up to date and removes later ones. */
async function refresh(
  github: GitHub,
  at: { readonly request: CommentRequest; readonly own: readonly Comment[] },
): Promise<Delivery> {
  const [kept, ...later] = at.own;
  if (!kept) return { did: 'nothing', why: 'the comment is gone' };
  for (const { id } of later) await remove(github, id);
  if (isNewer(runOf(kept.body), at.request.run)) {
    return { did: 'nothing', why: 'a newer run has written the comment' };
  }
  if (at.request.same(withoutRun(kept.body), at.request.body)) {
    return { did: 'nothing', why: 'the comment says the same already' };
  }
  await github.updateComment(kept.id, stamp(at.request));
  return { did: 'updated' };
}

async function remove(github: GitHub, id: number): Promise<void> {
  try {
    await github.deleteComment(id);
  } catch (error) {
    // Another job has tidied up first.
    if (!(error instanceof GitHubFailed && error.why === 'not-found')) throw error;
  }
}

const RUN_MARK = /\n<!-- run (\d+) attempt (\d+) -->/;

/** The text with the run's number hidden under the marker, where both fit. */
function stamp({ body, marker, run }: CommentRequest): string {
  if (!run) return body;
  const stamped = body.replace(marker, () => `${marker}\n<!-- run ${run.id} attempt ${run.attempt} -->`);
  return stamped.length > MAX_COMMENT ? body : stamped;
}

function runOf(body: string): RunNumber | undefined {
  const [, id, attempt] = RUN_MARK.exec(body) ?? [];
  return id && attempt ? { id, attempt } : undefined;
}

const withoutRun = (body: string): string => body.replaceAll('\r\n', '\n').replace(RUN_MARK, '');

/** Run numbers grow; a later attempt of an old run is still the older commit's. */
function isNewer(theirs: RunNumber | undefined, ours: RunNumber | undefined): boolean {
  if (!theirs || !ours) return false;
  const byRun = Number(theirs.id) - Number(ours.id);
  return byRun > 0 || (byRun === 0 && Number(theirs.attempt) > Number(ours.attempt));
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').trimEnd();

function remedyFor({ why }: GitHubFailed): string {
  if (why === 'forbidden') {
    return ' Give the job "pull-requests: write"; runs for forks and Dependabot cannot have it. The job summary has it all.';
  }
  return ' The job summary has it all.';
}
