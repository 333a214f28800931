import { deadline } from '../../ports/deadline.js';
import { type CheckRun, writeCheckRun } from '../../ports/github/checks.js';
import { GitHubFailed } from '../../ports/github/github.js';
import type { GitHubSetting } from '../../ports/github/request.js';
import { writeCommitStatus, writeDeploymentStatus } from '../../ports/github/statuses.js';
import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';
import { renderCheckRun } from '../../reporters/check-run.js';
import { runUrl } from '../../reporters/place.js';
import { deploymentStateOf, renderDescription, stateOf, statusName } from '../../reporters/status.js';

/** Where else a report is shown, beside files, summary and comment; each only on demand. */
export interface Surfaces {
  readonly checkRun: boolean;
  readonly status: boolean;
  /** Environment whose newest deployment of this commit gets a status. */
  readonly deployment: string | undefined;
  readonly environmentUrl: string | undefined;
}

interface SurfaceSetting {
  readonly report: Report;
  readonly origin: Origin;
  readonly surfaces: Surfaces;
  readonly github: Omit<GitHubSetting, 'signal'> | undefined;
}

export interface Shown {
  readonly said: readonly string[];
  readonly warnings: readonly string[];
}

/** Each of them is worth a minute, waits for GitHub's limits included. */
const DELIVERY_MS = 60_000;

/**
 * Writes a check run, a commit status and a deployment status. They are for people: nothing reads them back, and one that
 * GitHub does not take is a warning.
 */
export async function deliverSurfaces(setting: SurfaceSetting): Promise<Shown> {
  const { report, surfaces, github } = setting;
  const sha = report.subject.head ?? report.subject.sha;
  const name = statusName(report);
  const why = github ? (sha === undefined ? 'it is about no commit' : whyUnnamed(report, name)) : 'there is no token';
  if (!github || sha === undefined || name === undefined || why !== undefined) {
    return { said: [`No check run and no status written: ${why}.`], warnings: [] };
  }
  const at = { ...setting, github: { ...github, signal: deadline(DELIVERY_MS) }, sha, name };
  const shown = await Promise.all([
    surfaces.checkRun ? attempt('check run', 'checks: write', () => showCheckRun(at)) : [],
    surfaces.status ? attempt('commit status', 'statuses: write', () => showStatus(at)) : [],
    surfaces.deployment === undefined
      ? []
      : attempt('deployment status', 'deployments: write', () => showDeployment(at, surfaces.deployment ?? '')),
  ]);
  const all = shown.flat();
  return {
    said: all.flatMap(each => ('said' in each ? [each.said] : [])),
    warnings: all.flatMap(each => ('warning' in each ? [each.warning] : [])),
  };
}

const whyUnnamed = ({ project }: Report, name: string | undefined): string | undefined => {
  if (name === undefined) return 'this is one shard of the stage';
  return project === '' ? 'the config does not say whose they would be' : undefined;
};

interface Target extends SurfaceSetting {
  readonly github: GitHubSetting;
  readonly sha: string;
  readonly name: string;
}

type Done = { readonly said: string } | { readonly warning: string };

async function attempt(what: string, permission: string, work: () => Promise<Done>): Promise<readonly Done[]> {
  try {
    return [await work()];
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    const remedy = error.why === 'forbidden' ? ` Give the job "${permission}"; runs for forks cannot have it.` : '';
    return [{ warning: `No ${what}: ${error.message}.${remedy}` }];
  }
}

async function showCheckRun({ report, origin, github, sha, name }: Target): Promise<Done> {
  const run: CheckRun = { ...renderCheckRun(report, origin), name, sha, detailsUrl: runUrl(report.subject, origin) };
  await writeCheckRun(run, github);
  return { said: `Check run ${name} written with ${run.annotations.length} annotations.` };
}

async function showStatus({ report, origin, github, sha, name }: Target): Promise<Done> {
  const description = renderDescription(report);
  const url = runUrl(report.subject, origin);
  await writeCommitStatus({ sha, context: name, state: stateOf(report), description, url }, github);
  return { said: `Commit status ${name} set.` };
}

/** Says that a deployment has begun; what GitHub does not take is a warning. */
export async function announceDeployment(at: {
  readonly sha: string | undefined;
  readonly environment: string;
  readonly environmentUrl: string | undefined;
  readonly github: Omit<GitHubSetting, 'signal'>;
}): Promise<Shown> {
  const { sha, environment, environmentUrl, github } = at;
  if (sha === undefined) return { said: [], warnings: [] };
  const [done] = await attempt('deployment status', 'deployments: write', async () => {
    const said = { state: 'in_progress', description: 'the deployment has begun', logUrl: undefined } as const;
    const setting = { ...github, signal: deadline(DELIVERY_MS) };
    await writeDeploymentStatus({ ...said, sha, environment, environmentUrl }, setting);
    return { said: `Status of the deployment to ${environment} set: in progress.` };
  });
  if (done === undefined) return { said: [], warnings: [] };
  return 'said' in done ? { said: [done.said], warnings: [] } : { said: [], warnings: [done.warning] };
}

async function showDeployment(at: Target, environment: string): Promise<Done> {
  const { report, origin, surfaces, github } = at;
  const sha = report.subject.sha ?? at.sha;
  const isWritten = await writeDeploymentStatus(
    {
      sha,
      environment,
      state: deploymentStateOf(report),
      description: renderDescription(report),
      logUrl: runUrl(report.subject, origin),
      environmentUrl: surfaces.environmentUrl,
    },
    github,
  );
  if (isWritten) return { said: `Status of the deployment to ${environment} set.` };
  return { warning: `No deployment status: there is no deployment of ${sha} to the environment ${environment}.` };
}
