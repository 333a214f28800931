import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import {
  octokitRuns
} from "./chunk-TL6F676T.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/github/report-archive.ts
import { unzipSync } from "fflate";
var REMEDY = "Upload the report directory, and nothing beside it, as the artifact.";
function reportInArchive(archive, at) {
  const { shown, maxBytes } = at;
  const names = [];
  let tooLarge = false;
  const unzip = () => unzipSync(archive, {
    filter: ({ name: name2, originalSize }) => {
      if (!/(?:^|\/)report\.json$/.test(name2)) return false;
      names.push(name2);
      tooLarge ||= originalSize > maxBytes;
      return names.length === 1 && !tooLarge;
    }
  });
  let files;
  try {
    files = unzip();
  } catch {
    throw new CouldNotTell("wrong-format", `${shown}: is no whole zip archive`, REMEDY);
  }
  if (tooLarge) throw new CouldNotTell("unreadable", `${shown}: its report is larger than ${maxBytes} bytes`, REMEDY);
  const [name, ...more] = names;
  if (name === void 0) throw new CouldNotTell("nothing-checked", `${shown}: has no report.json`, REMEDY);
  if (more.length > 0) throw new CouldNotTell("wrong-format", `${shown}: has several report.json`, REMEDY);
  return new TextDecoder().decode(files[name]);
}

// src/pipeline/other-runs/find-proof.ts
import { createHash } from "node:crypto";
var MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;
async function findProof(github, wanted, read) {
  const all = await github.runs(wanted.workflow, wanted.sha);
  const [run] = all.filter((each) => isOurs(each, wanted)).sort((a, b) => Number(b.id) - Number(a.id));
  if (!run) return missing(`${wanted.workflow} has not run for commit ${wanted.sha}${strangers(all, wanted)}`);
  const name = `run ${run.id} of ${wanted.workflow}`;
  const failed = await whyNotPassed(run, { github, wanted });
  if (failed !== void 0) return missing(`${name} ${failed}`);
  const numbered = wanted.numbered ? `${wanted.artifact}-${run.attempt}` : void 0;
  const byNumber = numbered === void 0 ? [] : await github.artifacts(run.id, numbered);
  const artifact = numbered !== void 0 && byNumber.length > 0 ? numbered : wanted.artifact;
  const offered = artifact === numbered ? byNumber : await github.artifacts(run.id, artifact);
  const found = pick(offered, { wanted: { ...wanted, artifact }, name });
  if ("fault" in found) return found;
  const archive = await github.download(found);
  const digest = `sha256:${createHash("sha256").update(archive).digest("hex")}`;
  const shown = `${name}, artifact ${artifact}`;
  if (digest !== found.digest) return stale(`${shown}: its digest is ${digest}, not ${found.digest} as GitHub has it`);
  const report = read(archive, shown);
  const { runId, runAttempt } = report.subject;
  if (runId !== run.id || runAttempt !== String(run.attempt)) {
    return stale(
      `${shown}: was made by run ${runId}, attempt ${runAttempt}, not by attempt ${run.attempt} of this run`
    );
  }
  return { shown, report, source: name, digest };
}
var missing = (message) => ({ fault: { code: "evidence-missing", message } });
var stale = (message) => ({ fault: { code: "evidence-stale", message } });
function isOurs(run, wanted) {
  return whyForeign(run, wanted) === void 0 && run.id !== wanted.self;
}
function whyForeign(run, wanted) {
  if (run.sha !== wanted.sha) return `for commit ${run.sha}`;
  if (run.path !== `.github/workflows/${wanted.workflow}`) return `of ${run.path}`;
  if (run.from !== wanted.repository) return `from ${run.from ?? "a repository that is gone"}`;
  if (!wanted.events.includes(run.event)) return `caused by ${run.event}`;
  if (wanted.branch !== void 0 && run.branch !== wanted.branch) return `on branch ${run.branch ?? "(none)"}`;
  return void 0;
}
function strangers(runs, wanted) {
  const why = [...new Set(runs.flatMap((run) => whyForeign(run, wanted) ?? []))];
  return why.length === 0 ? "" : `; a run ${why.slice(0, 3).join(" or ")} proves nothing here`;
}
async function whyNotPassed(run, { github, wanted }) {
  if (run.status !== "completed") return `is not over: it is ${run.status}`;
  if (run.conclusion !== "success") return `ended with ${run.conclusion ?? "no conclusion"}`;
  const jobs = await github.jobs(run);
  const bad = jobs.find(({ conclusion }) => conclusion !== "success" && conclusion !== "skipped");
  if (bad) return `calls itself a success, and its job ${bad.name} ended with ${bad.conclusion ?? "no conclusion"}`;
  if (!jobs.some(({ conclusion }) => conclusion === "success")) return "has no job that succeeded";
  if (wanted.job === void 0) return void 0;
  const named = jobs.filter(({ name }) => name === wanted.job);
  if (named.length === 0) return `has no job ${wanted.job}`;
  return named.every(({ conclusion }) => conclusion === "success") ? void 0 : `has skipped its job ${wanted.job}`;
}
function pick(artifacts, { wanted, name }) {
  const named = artifacts.filter((artifact2) => artifact2.name === wanted.artifact);
  const [artifact, ...more] = named;
  const shown = `${name}, artifact ${wanted.artifact}`;
  if (!artifact) return missing(`${name} has no artifact ${wanted.artifact}; upload the report directory there`);
  if (more.length > 0) return stale(`${shown}: is there ${named.length} times; nobody knows which one counts`);
  if (artifact.expired) return stale(`${shown}: has expired; run ${wanted.workflow} again`);
  if (artifact.sha !== wanted.sha) return stale(`${shown}: is of commit ${artifact.sha ?? "nobody knows which"}`);
  const { digest } = artifact;
  if (digest === void 0)
    return missing(`${shown}: GitHub has no digest of it; upload it with actions/upload-artifact v4 or later`);
  if (artifact.bytes > MAX_ARCHIVE_BYTES) return missing(`${shown}: ${artifact.bytes} bytes are more than are read`);
  return { ...artifact, digest };
}

// src/commands/look-up.ts
var LOOK_UP_MS = 12e4;
async function lookUpRun({ stage, workflow, branch, event, job, artifact }, { subject, world }) {
  const { sha, repository } = subject;
  const [owner, repo] = (repository ?? "").split("/");
  if (sha === void 0 || repository === void 0 || !owner || !repo)
    return fault(`${workflow} cannot be looked up: nobody knows which commit of which repository this is`);
  if (!world.token) return fault(`${workflow} cannot be looked up: there is no token`);
  const github = octokitRuns({
    apiUrl: world.env.GITHUB_API_URL,
    token: world.token,
    repository: { owner, repo },
    signal: deadline(LOOK_UP_MS, world.cancel)
  });
  const wanted = {
    repository,
    sha,
    workflow,
    branch,
    events: event,
    job,
    artifact: artifact ?? `deploy-validate-${stage}`,
    numbered: artifact === void 0,
    self: world.env.GITHUB_RUN_ID
  };
  return findProof(
    github,
    wanted,
    (archive, shown) => readReport(reportInArchive(archive, { shown, maxBytes: MAX_REPORT_BYTES }), shown)
  );
}
var fault = (message) => ({ fault: { code: "evidence-missing", message } });
var remedyFor = ({ why }) => why === "forbidden" || why === "not-found" ? ' Give the job "actions: read", and name a workflow of this repository.' : " Run it again.";

export {
  lookUpRun,
  remedyFor
};
