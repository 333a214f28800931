import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  runUrl
} from "./chunk-M73TIXWB.js";

// src/reporters/predicate.ts
import { createHash } from "node:crypto";
function renderPredicate(report, origin = {}) {
  const { checks, decision, subject } = report;
  const failed = decision === "go" ? [] : checks.filter(blocks);
  const warned = checks.filter((check) => !failed.includes(check) && isDoubtful(check));
  const passed = checks.filter((check) => check.status === "passed");
  const url = runUrl(subject, origin);
  const result = isSettled(report) ? warned.length > 0 ? "WARNED" : "PASSED" : "FAILED";
  const digest = { sha256: subject.configDigest.replace(/^sha256:/, "") };
  const predicate = {
    result,
    configuration: [{ name: nameOf(report), digest }],
    ...url === void 0 ? {} : { url },
    passedTests: ids(passed),
    warnedTests: ids(warned),
    failedTests: ids(failed)
  };
  return `${JSON.stringify(predicate, null, 2)}
`;
}
var isSettled = ({ decision, selection, toSign, signOff }) => decision === "go" && (toSign === void 0 || selection !== void 0) && !signOff?.dryRun;
function nameOf({ project, stage, selection }) {
  const part = selection?.shard === void 0 ? "part" : `shard ${selection.shard}`;
  return `${project}/${stage}${selection === void 0 ? "" : ` (${part})`}`;
}
function subjectsOf(report, json) {
  const sha256 = createHash("sha256").update(json).digest("hex");
  const own = { name: "report.json", digest: { sha256 } };
  if (!isSettled(report) || report.selection !== void 0) return [own];
  const images = report.checks.filter(({ status }) => status === "passed").flatMap(({ images: seen = [] }) => seen).filter(({ of }) => of !== "config");
  const byDigest = new Map(images.map(({ image, digest }) => [digest, image]));
  return [own, ...[...byDigest].map(([digest, name]) => ({ name, digest: hexByAlgorithm(digest) }))];
}
function hexByAlgorithm(digest) {
  const [algorithm = "", hex = ""] = digest.split(":");
  return { [algorithm]: hex };
}
var ids = (checks) => checks.map(({ id }) => id);
var isDoubtful = ({ status }) => status !== "passed" && status !== "skipped";
var blocks = ({ required, status, reasonCode }) => required && (["failed", "errored", "pending"].includes(status) || status === "skipped" && reasonCode !== "when-not-met");

export {
  renderPredicate,
  subjectsOf
};
