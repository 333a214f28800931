import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  annotationsOf
} from "./chunk-QBBVQYTP.js";
import {
  openGitHub,
  readAnswer
} from "./chunk-MHLCP2FT.js";
import {
  renderSummary
} from "./chunk-BQJ55LCE.js";
import {
  DECISION,
  isHeld
} from "./chunk-TNULEZAG.js";
import {
  oneLine,
  visible
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  repositoryPath
} from "./chunk-M73TIXWB.js";

// src/ports/github/checks.ts
import { z } from "zod";
var PER_REQUEST = 50;
var created = z.object({ id: z.int() });
async function writeCheckRun(run, setting) {
  const { name, sha, conclusion, title, summary, detailsUrl } = run;
  const { repository } = setting;
  const ask = openGitHub(setting);
  const batches = batchesOf(run.annotations.map(toGitHub));
  const output = (index) => ({ title, summary, annotations: batches[index] ?? [] });
  const id = await ask("create a check run", async (client) => {
    const { data } = await client.request("POST /repos/{owner}/{repo}/check-runs", {
      ...repository,
      name,
      head_sha: sha,
      status: "completed",
      conclusion,
      ...detailsUrl === void 0 ? {} : { details_url: detailsUrl },
      output: output(0)
    });
    return readAnswer(created, data).id;
  });
  for (let index = 1; index < batches.length; index += 1) {
    await ask(
      `add annotations to check run ${id}`,
      (client) => client.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
        ...repository,
        check_run_id: id,
        output: output(index)
      })
    );
  }
}
function batchesOf(items) {
  const count = Math.ceil(items.length / PER_REQUEST);
  return Array.from({ length: count }, (_, index) => items.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST));
}
var toGitHub = ({ path, line, column, level, title, message }) => ({
  path,
  start_line: line,
  end_line: line,
  ...column === void 0 ? {} : { start_column: column, end_column: column },
  annotation_level: level,
  title,
  message
});

// src/reporters/status.ts
var MAX_DESCRIPTION = 140;
function stateOf({ decision, reasonCode }) {
  if (decision === "go") return "success";
  if (reasonCode === "sign-off-pending") return "pending";
  return reasonCode === "check-failed" || reasonCode === "sign-off-rejected" ? "failure" : "error";
}
function deploymentStateOf(report) {
  if (report.deployed === "back" || report.deployed === "replaced") return "inactive";
  return isHeld(report) ? "failure" : stateOf(report);
}
function renderDescription({ decision, reasons, reasonCode }) {
  const [first, ...more] = reasons;
  const what = first?.check === void 0 ? "" : `${first.check}: `;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : "";
  const head = `${DECISION[decision].word}: `;
  const said = oneLine(`${what}${first?.message ?? reasonCode}`);
  return `${head}${cut(said, MAX_DESCRIPTION - head.length - rest.length)}${rest}`;
}
function statusName({ stage, selection }) {
  if (selection?.shard !== void 0) return void 0;
  const part = selection?.only === void 0 ? "" : ` (only ${selection.only.join(", ")})`;
  return cut(oneLine(`deploy-validate/${stage}${part}`), 250);
}
var cut = (text, max) => text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;

// src/reporters/check-run.ts
var MAX_SUMMARY = 65535;
var MAX_MESSAGE = 16e3;
var MAX_ANNOTATIONS = 1e3;
var CONCLUSION = { success: "success", failure: "failure", error: "failure", pending: "action_required" };
var LEVEL = { error: "failure", warning: "warning", notice: "notice" };
function renderCheckRun(report, origin = {}) {
  const { unverified } = origin;
  const placed = annotationsOf(report).flatMap((annotation) => place(annotation, origin));
  const left = placed.length - MAX_ANNOTATIONS;
  const state = stateOf(report);
  const trusted = report.reasonCode === "cancelled" ? "cancelled" : CONCLUSION[state];
  return {
    // What nobody vouches for never looks like a success.
    conclusion: unverified === void 0 || state !== "success" ? trusted : "neutral",
    title: `${unverified === void 0 ? "" : "Unverified: "}${renderDescription(report)}${left > 0 ? ` \xB7 ${left} more findings in report.json` : ""}`,
    summary: renderSummary(report, { ...origin, maxBytes: MAX_SUMMARY }),
    annotations: placed.slice(0, MAX_ANNOTATIONS)
  };
}
function place({ finding, level, title, message }, origin) {
  const path = repositoryPath(finding?.file, origin);
  if (path === void 0) return [];
  const line = finding?.line === void 0 ? void 0 : Math.max(1, finding.line);
  return [
    {
      path,
      line: line ?? 1,
      column: line === void 0 || !finding?.column ? void 0 : finding.column,
      level: LEVEL[level],
      title: clip(oneLine(title), 200),
      message: clip(visible(message), MAX_MESSAGE)
    }
  ];
}

export {
  writeCheckRun,
  stateOf,
  deploymentStateOf,
  renderDescription,
  statusName,
  renderCheckRun
};
