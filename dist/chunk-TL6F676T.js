import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  PER_PAGE,
  openGitHub,
  pages,
  readAnswer
} from "./chunk-MHLCP2FT.js";

// src/ports/github/runs.ts
import { z } from "zod";
var run = z.object({
  id: z.int().positive(),
  run_attempt: z.int().positive(),
  path: z.string(),
  event: z.string(),
  head_branch: z.string().nullable(),
  head_sha: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  head_repository: z.object({ full_name: z.string() }).nullable()
}).transform(
  (said) => ({
    id: String(said.id),
    attempt: said.run_attempt,
    // A run of a required workflow has the ref behind it.
    path: said.path.split("@")[0] ?? "",
    event: said.event,
    branch: said.head_branch ?? void 0,
    sha: said.head_sha,
    status: said.status ?? "unknown",
    conclusion: said.conclusion ?? void 0,
    from: said.head_repository?.full_name
  })
);
var job = z.object({ name: z.string(), conclusion: z.string().nullable() }).transform((said) => ({ name: said.name, conclusion: said.conclusion ?? void 0 }));
var artifact = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.int().min(0),
  digest: z.string().nullish(),
  expired: z.boolean(),
  workflow_run: z.object({ head_sha: z.string().optional() }).nullish()
}).transform(
  (said) => ({
    id: said.id,
    name: said.name,
    bytes: said.size_in_bytes,
    digest: said.digest ?? void 0,
    expired: said.expired,
    sha: said.workflow_run?.head_sha
  })
);
var listed = { runs: z.object({ workflow_runs: z.array(run) }), jobs: z.object({ jobs: z.array(job) }) };
var artifacts = z.object({ artifacts: z.array(artifact) });
function octokitRuns(setting) {
  const ask = openGitHub(setting);
  const { repository } = setting;
  const actions = "GET /repos/{owner}/{repo}/actions";
  return {
    runs: (workflow, sha) => ask(
      `list the runs of ${workflow}`,
      (client) => pages(listed.runs.shape.workflow_runs, async (page) => {
        const at = { ...repository, workflow_id: workflow, head_sha: sha, per_page: PER_PAGE, page };
        const { data, headers } = await client.request(`${actions}/workflows/{workflow_id}/runs`, at);
        return { data: data.workflow_runs, headers };
      })
    ),
    jobs: ({ id, attempt }) => ask(
      `list the jobs of run ${id}`,
      (client) => pages(listed.jobs.shape.jobs, async (page) => {
        const at = { ...repository, run_id: Number(id), attempt_number: attempt, per_page: PER_PAGE, page };
        const { data, headers } = await client.request(`${actions}/runs/{run_id}/attempts/{attempt_number}/jobs`, at);
        return { data: data.jobs, headers };
      })
    ),
    artifacts: (id, name) => ask(`list the artifacts of run ${id}`, async (client) => {
      const at = { ...repository, run_id: Number(id), name, per_page: PER_PAGE };
      const { data } = await client.request(`${actions}/runs/{run_id}/artifacts`, at);
      return readAnswer(artifacts, data).artifacts;
    }),
    download: ({ id, name }) => ask(`give the artifact ${name}`, async (client) => {
      const at = { ...repository, artifact_id: id, archive_format: "zip" };
      const { data } = await client.request(`${actions}/artifacts/{artifact_id}/{archive_format}`, at);
      return new Uint8Array(readAnswer(z.instanceof(ArrayBuffer), data));
    })
  };
}

export {
  octokitRuns
};
