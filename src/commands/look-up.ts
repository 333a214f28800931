import type { Stage } from '../config/schema.js';
import { reportInArchive } from '../formats/github/report-archive.js';
import { type FoundProof, findProof } from '../pipeline/other-runs/find-proof.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import { deadline } from '../ports/deadline.js';
import type { GitHubFailed } from '../ports/github/github.js';
import { octokitRuns } from '../ports/github/runs.js';
import type { Reason, Subject } from '../report/report.js';
import type { World } from './world.js';

/** GitHub's answers and one download. */
const LOOK_UP_MS = 120_000;

interface Place extends NonNullable<Stage['reuse']> {
  /** The stage that the report must be of. */
  readonly stage: string;
}

/**
 * The report of a stage that the last run of a workflow for this commit has left, with GitHub asked for all that it says of
 * that run. Throws `GitHubFailed`, and `CouldNotTell` for an archive or a report that cannot be read.
 */
export async function lookUpRun(
  { stage, workflow, branch, event, job, artifact }: Place,
  { subject, world }: { readonly subject: Subject; readonly world: Pick<World, 'env' | 'token' | 'cancel'> },
): Promise<FoundProof> {
  const { sha, repository } = subject;
  const [owner, repo] = (repository ?? '').split('/');
  if (sha === undefined || repository === undefined || !owner || !repo)
    return fault(`${workflow} cannot be looked up: nobody knows which commit of which repository this is`);
  if (!world.token) return fault(`${workflow} cannot be looked up: there is no token`);
  const github = octokitRuns({
    apiUrl: world.env.GITHUB_API_URL,
    token: world.token,
    repository: { owner, repo },
    signal: deadline(LOOK_UP_MS, world.cancel),
  });
  const wanted = {
    repository,
    sha,
    workflow,
    branch,
    events: event,
    job,
    artifact: artifact ?? `deploy-validate-${stage}`,
    numbered: artifact === undefined,
    self: world.env.GITHUB_RUN_ID,
  };
  return findProof(github, wanted, (archive, shown) =>
    readReport(reportInArchive(archive, { shown, maxBytes: MAX_REPORT_BYTES }), shown),
  );
}

const fault = (message: string): { readonly fault: Reason } => ({ fault: { code: 'evidence-missing', message } });

/** What to do where GitHub would not answer, as the end of a message. */
export const remedyFor = ({ why }: GitHubFailed): string =>
  why === 'forbidden' || why === 'not-found'
    ? ' Give the job "actions: read", and name a workflow of this repository.'
    : ' Run it again.';
