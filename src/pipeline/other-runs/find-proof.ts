import { createHash } from 'node:crypto';
import type { Artifact, GitHubRuns, WorkflowRun } from '../../ports/github/runs.js';
import type { Reason } from '../../report/report.js';
import type { Proof } from './earlier.js';

/** Which run of a workflow proves a commit. */
export interface RunWanted {
  /** `owner/name`. */
  readonly repository: string;
  readonly sha: string;
  /** Its file's name. */
  readonly workflow: string;
  readonly branch: string | undefined;
  readonly events: readonly string[];
  readonly job: string | undefined;
  readonly artifact: string;
  /** True where one with the attempt's number behind its name is looked for first, as `upload: true` names it. */
  readonly numbered: boolean;
  /** This run itself: it cannot be its own proof. */
  readonly self: string | undefined;
}

export type FoundProof = (Proof & { readonly source: string; readonly digest: string }) | { readonly fault: Reason };

/** Larger than any report directory; the report in it is bounded on its own. */
const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;

/**
 * The report that the last run of a workflow for a commit has left, held against everything that GitHub says of that run.
 * Only the last one counts: an earlier success proves nothing once a later run has failed. Throws `GitHubFailed`, and
 * `CouldNotTell` for an archive or a report that cannot be read.
 */
export async function findProof(
  github: GitHubRuns,
  wanted: RunWanted,
  read: (archive: Uint8Array, shown: string) => Proof['report'],
): Promise<FoundProof> {
  const all = await github.runs(wanted.workflow, wanted.sha);
  const [run] = all.filter(each => isOurs(each, wanted)).sort((a, b) => Number(b.id) - Number(a.id));
  if (!run) return missing(`${wanted.workflow} has not run for commit ${wanted.sha}${strangers(all, wanted)}`);
  const name = `run ${run.id} of ${wanted.workflow}`;
  const failed = await whyNotPassed(run, { github, wanted });
  if (failed !== undefined) return missing(`${name} ${failed}`);
  const numbered = wanted.numbered ? `${wanted.artifact}-${run.attempt}` : undefined;
  const byNumber = numbered === undefined ? [] : await github.artifacts(run.id, numbered);
  const artifact = numbered !== undefined && byNumber.length > 0 ? numbered : wanted.artifact;
  const offered = artifact === numbered ? byNumber : await github.artifacts(run.id, artifact);
  const found = pick(offered, { wanted: { ...wanted, artifact }, name });
  if ('fault' in found) return found;
  const archive = await github.download(found);
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
  const shown = `${name}, artifact ${artifact}`;
  if (digest !== found.digest) return stale(`${shown}: its digest is ${digest}, not ${found.digest} as GitHub has it`);
  const report = read(archive, shown);
  const { runId, runAttempt } = report.subject;
  if (runId !== run.id || runAttempt !== String(run.attempt)) {
    return stale(
      `${shown}: was made by run ${runId}, attempt ${runAttempt}, not by attempt ${run.attempt} of this run`,
    );
  }
  return { shown, report, source: name, digest };
}

const missing = (message: string) => ({ fault: { code: 'evidence-missing', message } as const });
const stale = (message: string) => ({ fault: { code: 'evidence-stale', message } as const });

/** What GitHub filters by is asked for again here: an answer is believed as far as it says so itself. */
function isOurs(run: WorkflowRun, wanted: RunWanted): boolean {
  return whyForeign(run, wanted) === undefined && run.id !== wanted.self;
}

function whyForeign(run: WorkflowRun, wanted: RunWanted): string | undefined {
  if (run.sha !== wanted.sha) return `for commit ${run.sha}`;
  if (run.path !== `.github/workflows/${wanted.workflow}`) return `of ${run.path}`;
  if (run.from !== wanted.repository) return `from ${run.from ?? 'a repository that is gone'}`;
  if (!wanted.events.includes(run.event)) return `caused by ${run.event}`;
  if (wanted.branch !== undefined && run.branch !== wanted.branch) return `on branch ${run.branch ?? '(none)'}`;
  return undefined;
}

/** Runs that were found and do not count, so that nobody has to guess. */
function strangers(runs: readonly WorkflowRun[], wanted: RunWanted): string {
  const why = [...new Set(runs.flatMap(run => whyForeign(run, wanted) ?? []))];
  return why.length === 0 ? '' : `; a run ${why.slice(0, 3).join(' or ')} proves nothing here`;
}

async function whyNotPassed(
  run: WorkflowRun,
  { github, wanted }: { readonly github: GitHubRuns; readonly wanted: RunWanted },
): Promise<string | undefined> {
  if (run.status !== 'completed') return `is not over: it is ${run.status}`;
  if (run.conclusion !== 'success') return `ended with ${run.conclusion ?? 'no conclusion'}`;
  const jobs = await github.jobs(run);
  const bad = jobs.find(({ conclusion }) => conclusion !== 'success' && conclusion !== 'skipped');
  if (bad) return `calls itself a success, and its job ${bad.name} ended with ${bad.conclusion ?? 'no conclusion'}`;
  if (!jobs.some(({ conclusion }) => conclusion === 'success')) return 'has no job that succeeded';
  if (wanted.job === undefined) return undefined;
  const named = jobs.filter(({ name }) => name === wanted.job);
  if (named.length === 0) return `has no job ${wanted.job}`;
  return named.every(({ conclusion }) => conclusion === 'success') ? undefined : `has skipped its job ${wanted.job}`;
}

function pick(
  artifacts: readonly Artifact[],
  { wanted, name }: { readonly wanted: RunWanted; readonly name: string },
): (Artifact & { readonly digest: string }) | { readonly fault: Reason } {
  const named = artifacts.filter(artifact => artifact.name === wanted.artifact);
  const [artifact, ...more] = named;
  const shown = `${name}, artifact ${wanted.artifact}`;
  if (!artifact) return missing(`${name} has no artifact ${wanted.artifact}; upload the report directory there`);
  if (more.length > 0) return stale(`${shown}: is there ${named.length} times; nobody knows which one counts`);
  if (artifact.expired) return stale(`${shown}: has expired; run ${wanted.workflow} again`);
  if (artifact.sha !== wanted.sha) return stale(`${shown}: is of commit ${artifact.sha ?? 'nobody knows which'}`);
  const { digest } = artifact;
  if (digest === undefined)
    return missing(`${shown}: GitHub has no digest of it; upload it with actions/upload-artifact v4 or later`);
  if (artifact.bytes > MAX_ARCHIVE_BYTES) return missing(`${shown}: ${artifact.bytes} bytes are more than are read`);
  return { ...artifact, digest };
}
