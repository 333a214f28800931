import { z } from 'zod';
import { type GitHubSetting, openGitHub, PER_PAGE, pages, readAnswer } from './request.js';

/** A run of a workflow, in its last attempt. */
export interface WorkflowRun {
  readonly id: string;
  readonly attempt: number;
  /** `.github/workflows/deploy.yml`. */
  readonly path: string;
  readonly event: string;
  readonly branch: string | undefined;
  readonly sha: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  /** Whose commit it ran for: another repository's where that is a fork. Undefined where it is gone. */
  readonly from: string | undefined;
}

export interface RunJob {
  readonly name: string;
  readonly conclusion: string | undefined;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** `sha256:…` of the archive; undefined where the server keeps none. */
  readonly digest: string | undefined;
  readonly expired: boolean;
  /** Commit of the run that made it. */
  readonly sha: string | undefined;
  /** The run that made it. */
  readonly runId?: string | undefined;
}

/** What is asked about runs that have ended. Every method throws `GitHubFailed` and nothing else. */
export interface GitHubRuns {
  /** All runs of a workflow for a commit, whatever became of them. */
  readonly runs: (workflow: string, sha: string) => Promise<readonly WorkflowRun[]>;
  readonly jobs: (run: WorkflowRun) => Promise<readonly RunJob[]>;
  readonly artifacts: (run: string, name: string) => Promise<readonly Artifact[]>;
  /** An artifact's archive, as it was uploaded. */
  readonly download: (artifact: Artifact) => Promise<Uint8Array>;
}

/** The same about whatever run has left something. */
export interface GitHubLeftovers extends Pick<GitHubRuns, 'download'> {
  /** All artifacts of a name in the repository, of whatever run. */
  readonly named: (name: string) => Promise<readonly Artifact[]>;
  readonly run: (id: string) => Promise<WorkflowRun>;
}

/** One run, as GitHub answers it. */
export const run = z
  .object({
    id: z.int().positive(),
    run_attempt: z.int().positive(),
    path: z.string(),
    event: z.string(),
    head_branch: z.string().nullable(),
    head_sha: z.string(),
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    head_repository: z.object({ full_name: z.string() }).nullable(),
  })
  .transform(
    (said): WorkflowRun => ({
      id: String(said.id),
      attempt: said.run_attempt,
      // A run of a required workflow has the ref behind it.
      path: said.path.split('@')[0] ?? '',
      event: said.event,
      branch: said.head_branch ?? undefined,
      sha: said.head_sha,
      status: said.status ?? 'unknown',
      conclusion: said.conclusion ?? undefined,
      from: said.head_repository?.full_name,
    }),
  );

const job = z
  .object({ name: z.string(), conclusion: z.string().nullable() })
  .transform((said): RunJob => ({ name: said.name, conclusion: said.conclusion ?? undefined }));

const artifact = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    size_in_bytes: z.int().min(0),
    digest: z.string().nullish(),
    expired: z.boolean(),
    workflow_run: z.object({ id: z.int().positive().optional(), head_sha: z.string().optional() }).nullish(),
  })
  .transform(
    (said): Artifact => ({
      id: said.id,
      name: said.name,
      bytes: said.size_in_bytes,
      digest: said.digest ?? undefined,
      expired: said.expired,
      sha: said.workflow_run?.head_sha,
      ...(said.workflow_run?.id !== undefined && { runId: String(said.workflow_run.id) }),
    }),
  );

const listed = { runs: z.object({ workflow_runs: z.array(run) }), jobs: z.object({ jobs: z.array(job) }) };
const artifacts = z.object({ artifacts: z.array(artifact) });

/** The runs of one repository, by octokit. */
export function octokitRuns(setting: GitHubSetting): GitHubRuns & GitHubLeftovers {
  const ask = openGitHub(setting);
  const { repository } = setting;
  const actions = 'GET /repos/{owner}/{repo}/actions' as const;
  return {
    runs: (workflow, sha) =>
      ask(`list the runs of ${workflow}`, client =>
        pages(listed.runs.shape.workflow_runs, async page => {
          const at = { ...repository, workflow_id: workflow, head_sha: sha, per_page: PER_PAGE, page };
          const { data, headers } = await client.request(`${actions}/workflows/{workflow_id}/runs`, at);
          return { data: data.workflow_runs, headers };
        }),
      ),
    jobs: ({ id, attempt }) =>
      ask(`list the jobs of run ${id}`, client =>
        pages(listed.jobs.shape.jobs, async page => {
          const at = { ...repository, run_id: Number(id), attempt_number: attempt, per_page: PER_PAGE, page };
          const { data, headers } = await client.request(`${actions}/runs/{run_id}/attempts/{attempt_number}/jobs`, at);
          return { data: data.jobs, headers };
        }),
      ),
    artifacts: (id, name) =>
      ask(`list the artifacts of run ${id}`, async client => {
        const at = { ...repository, run_id: Number(id), name, per_page: PER_PAGE };
        const { data } = await client.request(`${actions}/runs/{run_id}/artifacts`, at);
        return readAnswer(artifacts, data).artifacts;
      }),
    named: name =>
      ask(`list the artifacts ${name}`, client =>
        pages(artifacts.shape.artifacts, async page => {
          const at = { ...repository, name, per_page: PER_PAGE, page };
          const { data, headers } = await client.request(`${actions}/artifacts`, at);
          return { data: data.artifacts, headers };
        }),
      ),
    run: id =>
      ask(`tell of the run ${id}`, async client => {
        const { data } = await client.request(`${actions}/runs/{run_id}`, { ...repository, run_id: Number(id) });
        return readAnswer(run, data);
      }),
    download: ({ id, name }) =>
      ask(`give the artifact ${name}`, async client => {
        const at = { ...repository, artifact_id: id, archive_format: 'zip' };
        const { data } = await client.request(`${actions}/artifacts/{artifact_id}/{archive_format}`, at);
        return new Uint8Array(readAnswer(z.instanceof(ArrayBuffer), data));
      }),
  };
}
