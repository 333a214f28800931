import { CouldNotTell } from '../../could-not-tell.js';
import { reportInArchive } from '../../formats/github/report-archive.js';
import { MAX_REPORT_BYTES, readReport } from '../../pipeline/other-runs/read-report.js';
import { deadline } from '../../ports/deadline.js';
import { endedRuns } from '../../ports/github/branch-runs.js';
import { GitHubFailed } from '../../ports/github/github.js';
import type { GitHubSetting } from '../../ports/github/request.js';
import { octokitRuns, type WorkflowRun } from '../../ports/github/runs.js';
import { findReportFiles, readReportFile } from '../../ports/runner/report-file.js';
import { type Compared, differenceOf } from '../../report/difference.js';
import type { Report } from '../../report/report.js';
import { remedyFor } from '../look-up.js';
import type { World } from '../world.js';

interface Asked {
  /** A file, a folder, or the file name of a workflow. */
  readonly given: string;
  readonly report: Report;
  readonly reportDirectory: string;
  /** What the artifact of an attempt is called. */
  readonly artifactOf: (attempt: number) => string;
  readonly world: Pick<World, 'env' | 'token'>;
}

/** A report to compare with, or why there is none. */
type Found = { readonly with: string; readonly before: Report } | { readonly why: string };

/** Runs, artifacts and one download. It is shown and decides nothing, so that it may not take long. */
const COMPARE_MS = 60_000;
/** How many runs of a branch are looked at for one that has left a report of the stage. */
const MOST_RUNS = 3;
const MOST_FILES = 64;
const MAX_ARCHIVE_BYTES = 64 * 1024 * 1024;

/** What changed since the base's last report of the same stage; a sentence where that cannot be told. It is no evidence. */
export async function compareWith(asked: Asked): Promise<Compared | string> {
  try {
    const found = /^[\w.-]+\.ya?ml$/.test(asked.given) ? await byWorkflow(asked) : await byFile(asked);
    if ('why' in found) return found.why;
    return { with: found.with, difference: differenceOf(found.before, asked.report) };
  } catch (error) {
    if (error instanceof CouldNotTell) return error.message;
    if (error instanceof GitHubFailed) return `${error.message}.${remedyFor(error)}`;
    throw error;
  }
}

const isSame = (before: Report, { report }: Asked): boolean =>
  before.project === report.project && before.stage === report.stage && before.selection === undefined;

async function byFile(asked: Asked): Promise<Found> {
  const { files } = await findReportFiles([asked.given], asked.reportDirectory);
  for (const file of files.slice(0, MOST_FILES)) {
    const before = readReport((await readReportFile(file, MAX_REPORT_BYTES)).text, file);
    if (isSame(before, asked)) return { with: file, before };
  }
  return { why: `${asked.given}: no whole report of ${asked.report.stage} there` };
}

async function byWorkflow(asked: Asked): Promise<Found> {
  const { given, world } = asked;
  const { env, token } = world;
  const branch = env.GITHUB_BASE_REF || (env.GITHUB_REF_TYPE === 'branch' ? env.GITHUB_REF_NAME : undefined);
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env.GITHUB_REPOSITORY ?? '') ?? [];
  if (!branch || !owner || !repo) return { why: 'nobody knows which branch this is meant for' };
  if (!token) return { why: 'there is no token' };
  const signal = deadline(COMPARE_MS);
  const setting = { apiUrl: env.GITHUB_API_URL, token, repository: { owner, repo }, signal };
  const runs = (await endedRuns({ workflow: given, branch }, setting)).filter(run =>
    isBase(run, { given, branch, env }),
  );
  for (const run of runs.slice(0, MOST_RUNS)) {
    const before = await reportOf(run, { asked, setting });
    if (before !== undefined && isSame(before, asked)) return { with: `${branch} (run ${run.id})`, before };
  }
  return { why: `no run of ${given} on ${branch} has left a whole report of ${asked.report.stage}` };
}

/** What GitHub filters by is asked for again, and no pull request's run counts, whatever its branch is called. */
const isBase = (
  { id, path, branch, from, event }: WorkflowRun,
  at: { readonly given: string; readonly branch: string; readonly env: World['env'] },
): boolean =>
  id !== at.env.GITHUB_RUN_ID &&
  path === `.github/workflows/${at.given}` &&
  branch === at.branch &&
  from === at.env.GITHUB_REPOSITORY &&
  !/^pull_request|^workflow_run$/.test(event);

async function reportOf(
  run: WorkflowRun,
  { asked, setting }: { readonly asked: Asked; readonly setting: GitHubSetting },
): Promise<Report | undefined> {
  const github = octokitRuns(setting);
  for (const name of [asked.artifactOf(run.attempt), `deploy-validate-${asked.report.stage}`]) {
    const [artifact] = (await github.artifacts(run.id, name)).filter(each => each.name === name && !each.expired);
    if (artifact === undefined || artifact.bytes > MAX_ARCHIVE_BYTES) continue;
    const shown = `run ${run.id}, artifact ${name}`;
    return readReport(reportInArchive(await github.download(artifact), { shown, maxBytes: MAX_REPORT_BYTES }), shown);
  }
  return undefined;
}
