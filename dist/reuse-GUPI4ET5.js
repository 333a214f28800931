import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isSecretName
} from "./chunk-QW53PB3M.js";
import {
  lookUpRun,
  remedyFor
} from "./chunk-52RKQDRT.js";
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import "./chunk-TL6F676T.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import {
  whyStale
} from "./chunk-IAJZWSTG.js";
import "./chunk-C7QMJHWE.js";
import {
  findReportFiles,
  readReportFile
} from "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import "./chunk-I7ZXQNS2.js";
import {
  cleanCommit
} from "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-MHLCP2FT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import "./chunk-DKHORWX3.js";
import {
  tool
} from "./chunk-UFD3GGFB.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-FQV4JGOB.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/commands/reuse.ts
import { join, relative, resolve, sep } from "node:path";

// src/pipeline/other-runs/inputs-digest.ts
import { createHash } from "node:crypto";
var PLACES = ["CONTAINER_HOST", "DOCKER_CONTEXT", "DOCKER_HOST", "KUBECONFIG", "RUNNER_ARCH", "RUNNER_OS"];
function inputsDigest({ commit, place, env, variables, passed, isSecret }) {
  const secret = (name) => isSecret(name, env[name] ?? "");
  if (commit === void 0 || variables.some(secret)) return void 0;
  const seen = [.../* @__PURE__ */ new Set([...passed, ...PLACES])].sort();
  const values = seen.map((name) => [name, secret(name) ? "secret" : env[name] ?? null]);
  const options = variables.map((name) => [name, env[name] ?? null]);
  return `sha256:${createHash("sha256").update(JSON.stringify({ commit, place, options, values })).digest("hex")}`;
}

// src/pipeline/other-runs/take-over.ts
function takeOver(steps, reports, wanted) {
  const fitting = reports.filter(({ report }) => whyForeign(report, wanted) === void 0);
  const [stranger] = reports;
  if (fitting.length === 0 && stranger) {
    const why = whyForeign(stranger.report, wanted) ?? "";
    return { steps, notices: [`Nothing was taken over: ${stranger.shown} ${why}.`] };
  }
  const taken = steps.map((step) => take(step, fitting, wanted));
  return {
    steps: taken.map(({ step }) => step),
    notices: taken.flatMap(({ step, why }) => why === void 0 ? [] : [`${step.id} runs again: ${why}.`])
  };
}
function take(step, reports, wanted) {
  const { maxAgeMs } = step;
  if (maxAgeMs === void 0 || step.skip !== void 0) return { step };
  const [newest] = reports.flatMap(({ report, source, digest }) => {
    const result = report.checks.find(({ id }) => id === step.id);
    const { runId, runAttempt } = report.subject;
    return result ? [{ result, from: { source, digest, runId, runAttempt } }] : [];
  }).sort((one, other) => startOf(other.result) - startOf(one.result));
  if (!newest) return { step };
  const why = whyAgain(newest.result, { step, maxAgeMs, now: wanted.now });
  if (why !== void 0) return { step, why };
  return { step: { ...step, taken: { ...bare(newest.result), reused: newest.result.reused ?? newest.from } } };
}
var startOf = ({ startedAt }) => Date.parse(startedAt ?? "") || 0;
var KEYS = ["repository", "sha", "configDigest"];
var NAMES = { repository: "repository", sha: "commit", configDigest: "config" };
function whyForeign(report, { project, stage, subject, version }) {
  if (subject.sha === void 0) return "cannot be about this commit: nobody knows which one this is";
  if (report.project !== project || report.stage !== stage) return `is of ${report.project} / ${report.stage}`;
  if (report.tool.version !== version) return `was made by version ${report.tool.version} of deploy-validate`;
  if (report.subject.dirty) return "was made of files that are not those of its commit";
  const other = KEYS.find((key) => report.subject[key] !== subject[key]);
  return other && `is of another ${NAMES[other]}: ${report.subject[other] ?? "none"}`;
}
function whyAgain(result, { step, maxAgeMs, now }) {
  if (!step.reusable) return "no earlier run can stand for it";
  if (result.kind !== step.kind) return `its earlier result is of the kind ${result.kind}`;
  if (result.status !== "passed" || result.reasonCode !== "passed") return `it ${said(result)} before`;
  if (step.inputs === void 0) return "what it depends on cannot be told";
  if (result.inputs === void 0) return "what its earlier result depended on was not told";
  if (result.inputs !== step.inputs) return "its earlier result is of another checkout, or of other variables";
  const loose = (result.images ?? []).find(({ image }) => !/@sha\d+:[0-9a-f]+$/.test(image));
  if (loose) return `${loose.image} may be another image by now; name it by its digest`;
  return whyStale(result, maxAgeMs, now);
}
var said = ({ status }) => status === "skipped" ? "was skipped" : status === "pending" || status === "waived" ? `was ${status}` : status;
var bare = (result) => ({
  ...result,
  findings: result.findings.map(({ waived: _, waiverEnded: __, ...finding }) => finding)
});

// src/commands/reuse.ts
var MAX_REPORTS = 256;
async function readEarlier(given, { reportDirectory, env }) {
  const [, path = given, pin] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(given) ?? [];
  const named = resolve(path) === resolve(reportDirectory) ? join(path, "report.json") : path;
  const { files } = await findReportFiles([named], reportDirectory);
  if (files.length > MAX_REPORTS) {
    const why = `${path} holds ${files.length} reports, more than the ${MAX_REPORTS} that are read`;
    return { reports: [], notices: [`Nothing was taken over: ${why}.`] };
  }
  if (files.length === 0) return { reports: [], notices: [`Nothing was taken over: there is no report at ${path}.`] };
  const reports = [];
  const notices = [];
  for (const file of files) {
    const read = await readOne(file, { pin, own: env.GITHUB_RUN_ID });
    if (typeof read === "string") notices.push(`Nothing was taken over: ${read}.`);
    else reports.push(read);
  }
  return { reports, notices };
}
async function readOne(file, { pin, own }) {
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    const digest = `sha256:${sha256}`;
    if (pin !== void 0 && pin !== digest) return `${file}: its digest is ${digest}, not ${pin}`;
    const report = readReport(text, file);
    const { runId } = report.subject;
    if (own !== void 0 && pin === void 0 && runId !== own)
      return `${file}: it was made by run ${runId ?? "nobody knows which"}, not by this one (${own}); pin its bytes with @sha256:\u2026, or name the workflow under \`reuse\``;
    return { shown: file, source: `file ${file}`, digest, report };
  } catch (error) {
    if (error instanceof CouldNotTell) return error.message;
    throw error;
  }
}
async function reuseEarlier(steps, asked) {
  const { config, name, labelOf, variablesOf, subject, workspace, redact, world, now } = asked;
  const { root, workingDirectory } = workspace;
  const commit = await cleanCommit(root, world.env);
  const setting = {
    commit: commit === subject.sha || commit === subject.head ? commit : void 0,
    place: relative(root, workingDirectory).split(sep).join("/"),
    env: world.env,
    passed: config["pass-env"],
    isSecret: (variable, value) => isSecretName(variable) || redact(value) !== value
  };
  const marked = steps.map(
    (step) => step.maxAgeMs === void 0 ? step : { ...step, inputs: inputsDigest({ ...setting, variables: variablesOf(name, step.id) }) }
  );
  const { reports, notices } = asked.given ?? await lookUp(asked);
  if (reports.length === 0) return { steps: marked, notices };
  if (setting.commit === void 0) {
    const why = "the checkout is of another commit, or has changes that none holds, or git cannot tell";
    return { steps: marked, notices: [...notices, `Nothing was taken over: ${why}.`] };
  }
  const taken = takeOver(marked, reports, {
    project: config.project,
    stage: labelOf(name),
    subject,
    version: tool.version,
    now
  });
  return { steps: taken.steps, notices: [...notices, ...taken.notices] };
}
async function lookUp({ stage, name, labelOf, subject, world }) {
  if (stage.reuse === void 0) return { reports: [], notices: [] };
  const none = (why) => ({ reports: [], notices: [`Nothing was taken over: ${why}`] });
  try {
    const found = await lookUpRun({ ...stage.reuse, stage: labelOf(name) }, { subject, world });
    return "fault" in found ? none(`${found.fault.message}.`) : { reports: [found], notices: [] };
  } catch (error) {
    if (error instanceof CouldNotTell) return none(`${error.message}.`);
    if (error instanceof GitHubFailed) return none(`${error.message}.${remedyFor(error)}`);
    throw error;
  }
}
export {
  readEarlier,
  reuseEarlier
};
