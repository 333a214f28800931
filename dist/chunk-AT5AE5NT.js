import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/runner/workflow.ts
import { readFile } from "node:fs/promises";
import { z } from "zod";
var sha = z.string().regex(/^[0-9a-f]{40,64}$/);
var pull = z.object({
  number: z.int().positive(),
  head: z.object({ sha }).optional(),
  base: z.object({ sha }).optional()
});
var followed = z.object({
  id: z.int().positive(),
  run_attempt: z.int().positive(),
  event: z.string(),
  head_sha: sha,
  head_branch: z.string().min(1),
  head_repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) })
});
var payload = z.object({
  pull_request: pull.optional().catch(void 0),
  issue: z.object({ number: z.int().positive(), pull_request: z.object({}).optional() }).optional().catch(void 0),
  merge_group: z.object({ base_sha: sha, head_sha: sha }).optional().catch(void 0),
  workflow_run: z.object({ event: z.string(), head_repository: z.object({ full_name: z.string() }) }).optional().catch(void 0),
  before: sha.optional().catch(void 0),
  after: sha.optional().catch(void 0)
});
async function readWorkflow(env) {
  const event = env.GITHUB_EVENT_NAME || "local";
  const said = await readPayload(env.GITHUB_EVENT_PATH);
  return {
    event,
    repository: repositoryOf(env.GITHUB_REPOSITORY),
    pull: pullOf(said),
    change: changeOf(event, said),
    base: said.pull_request?.base?.sha ?? said.merge_group?.base_sha,
    run: runOf(env),
    follows: event === "workflow_run" ? followsOf(said) : void 0,
    stranger: strangerOf(event, { said, repository: env.GITHUB_REPOSITORY })
  };
}
async function readPayload(path) {
  if (!path) return {};
  try {
    const value = JSON.parse(await readFile(path, "utf8"));
    const read = payload.catch({}).parse(value);
    return { ...read, followed: z.object({ workflow_run: followed }).safeParse(value).data?.workflow_run };
  } catch {
    return {};
  }
}
function pullOf({ pull_request, issue }) {
  if (pull_request) return { number: pull_request.number, head: pull_request.head?.sha };
  return issue?.pull_request ? { number: issue.number, head: void 0 } : void 0;
}
function changeOf(event, said) {
  if (event.startsWith("pull_request") && said.pull_request) return { pull: said.pull_request.number };
  if (said.merge_group) return { base: said.merge_group.base_sha, head: said.merge_group.head_sha };
  const created = /^0+$/.test(said.before ?? "0") || /^0+$/.test(said.after ?? "0");
  if (event !== "push" || created || !said.before || !said.after) return void 0;
  return { base: said.before, head: said.after };
}
function followsOf({ followed: run }) {
  return run && {
    id: String(run.id),
    attempt: String(run.run_attempt),
    event: run.event,
    sha: run.head_sha,
    branch: run.head_branch,
    repository: run.head_repository.full_name
  };
}
function repositoryOf(name) {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name ?? "") ?? [];
  return owner && repo ? { owner, repo } : void 0;
}
function runOf(env) {
  const id = env.GITHUB_RUN_ID ?? "";
  const attempt = env.GITHUB_RUN_ATTEMPT || "1";
  return /^\d{1,20}$/.test(id) && /^\d{1,6}$/.test(attempt) ? { id, attempt } : void 0;
}
var OWN_EVENTS = /* @__PURE__ */ new Set(["push", "schedule", "workflow_dispatch", "release", "merge_group"]);
function strangerOf(event, { said, repository }) {
  if (event === "pull_request_target") return "pull_request_target runs for pull requests of anybody";
  if (event !== "workflow_run") return void 0;
  const cause = said.workflow_run;
  if (!cause) return "the workflow_run does not say what caused it";
  if (!OWN_EVENTS.has(cause.event)) return `the workflow_run was caused by the event ${cause.event}`;
  const from = cause.head_repository.full_name;
  return from === repository ? void 0 : `the workflow_run was caused by ${from}`;
}

export {
  readWorkflow
};
