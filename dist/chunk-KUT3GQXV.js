import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  reportSchema
} from "./chunk-NZFFQMFS.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  BY_WATCH,
  byStage
} from "./chunk-XS6RYBSZ.js";
import {
  STATUSES
} from "./chunk-7SUMUGD6.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/pipeline/other-runs/read-report.ts
var MAX_REPORT_BYTES = 64 * 1024 * 1024;
var REMEDY = "Give the report.json that deploy-validate wrote, whole and unchanged, or run the stage again.";
function readReport(text, shown) {
  const origin = { name: shown, remedy: REMEDY };
  if (text.length > MAX_REPORT_BYTES) {
    throw new CouldNotTell("unreadable", `${shown}: more than the ${MAX_REPORT_BYTES} bytes that are read`, REMEDY);
  }
  const report = readValue(parseJson(text, origin), reportSchema, origin);
  const [first] = contradictions(report);
  if (first !== void 0) {
    throw new CouldNotTell("wrong-format", `${shown}: the report contradicts itself: ${clip(first, 300)}`, REMEDY);
  }
  return report;
}
function contradictions(report) {
  const { checks, counts, checklist } = report;
  const ids = /* @__PURE__ */ new Set();
  const twice = checks.filter(({ id }) => ids.size === ids.add(id).size);
  const miscounted = STATUSES.filter(
    (status) => counts[status] !== checks.filter((check) => check.status === status).length
  );
  return [
    ...twice.map(({ id }) => `two results of ${id}`),
    ...miscounted.map(
      (status) => `counts.${status} is ${counts[status]}, and that is not how many checks have ${status}`
    ),
    ...checklist && checklist.covered + checklist.uncovered.length !== checklist.items ? ["the items of its checklist are not the covered and the uncovered ones"] : [],
    ...checklist ? againstLines(checklist, report) : [],
    ...checks.flatMap(againstItself),
    ...checks.flatMap((result) => unattested(result, report.signOff)),
    ...againstDecision(report)
  ];
}
function againstLines({ items, uncovered, lines }, { checks, signOff, watch, after }) {
  if (lines === void 0) return [];
  const open = lines.filter(({ state }) => state === "uncovered").map(({ slug }) => slug);
  const unproven = (by) => {
    const role = signOff?.roles.find((each) => `sign-off:${each.role}` === by);
    if (by.startsWith("sign-off:")) return role?.status !== "signed";
    if (by === BY_WATCH) return watch?.endedBy !== "time";
    if (by.startsWith(byStage(""))) return after === void 0;
    const status = checks.find(({ id }) => id === by)?.status;
    return status !== "passed" && status !== "skipped";
  };
  const ticked = lines.filter(({ state, by }) => state === "proven" && (by.length === 0 || by.some(unproven)));
  return [
    ...lines.length === items && open.join(" ") === uncovered.join(" ") ? [] : ["the lines of its checklist are not its items"],
    ...ticked.map(({ slug }) => `${slug} is proven in its checklist, and what answers for it has not passed`)
  ];
}
var REASONS = {
  passed: ["passed", "attested"],
  failed: ["check-failed"],
  errored: ["check-errored", "nothing-checked", "cancelled"],
  skipped: ["when-not-met", "need-not-passed", "fail-fast", "cancelled"],
  waived: ["waived"],
  pending: ["attestation-pending"]
};
function againstItself({ id, status, reasonCode, findings }) {
  const wrong = findings.filter((finding) => finding.level === "error");
  const open = wrong.filter((finding) => finding.waived === void 0);
  const reasons = REASONS[status];
  return [
    ...reasons && !reasons.includes(reasonCode) ? [`${id} is ${status} because ${reasonCode}`] : [],
    ...status === "passed" && wrong.length > 0 ? [`${id} passed with a finding of level error`] : [],
    ...status === "failed" && open.length === 0 ? [`${id} failed without a finding of level error`] : [],
    ...status === "waived" && (open.length > 0 || wrong.length === 0) ? [`${id} is waived, and its findings are not`] : []
  ];
}
function unattested({ id, status, reasonCode, attestedBy }, signOff) {
  if (status !== "passed" || attestedBy === void 0 && reasonCode !== "attested") return [];
  const isSigned = signOff?.roles.some(({ role, status: said }) => said === "signed" && role === attestedBy?.role);
  return reasonCode === "attested" && isSigned ? [] : [`${id} passed, and nobody has signed it`];
}
function againstDecision(report) {
  const { decision, reasonCode, reasons, checks: results, checklist, signOff } = report;
  const isGo = decision === "go";
  const codes = reasons.map((reason) => reason.code);
  const kindest = judge({ results, checklist, whenNothingApplies: "go", cancelled: false, faults: [] });
  const unsigned = signOff?.roles.find((role) => role.status !== "signed");
  return [
    ...codes[0] === reasonCode ? [] : [`reasonCode is ${reasonCode}, and the first reason ${codes[0]}`],
    ...codes.every((code) => code === "all-required-passed" === isGo) ? [] : [`${decision} because ${reasonCode}`],
    ...isGo && kindest.decision === "no-go" ? [`go, although ${kindest.reasons[0]?.message}`] : [],
    ...isGo && unsigned ? [`go, although ${unsigned.role} has not signed`] : []
  ];
}

export {
  MAX_REPORT_BYTES,
  readReport
};
