import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  ENDING_DAYS,
  STATUSES
} from "./chunk-7SUMUGD6.js";
import {
  count,
  showDuration,
  showNumber,
  showQuantity
} from "./chunk-WDRWDCXA.js";

// src/reporters/delivery.ts
var isHeld = ({
  deployed,
  decision,
  reasonCode
}) => decision === "no-go" && reasonCode !== "sign-off-pending" && (deployed === "yes" || deployed === "partly" || deployed === "unknown");
var DEPLOYED = {
  no: "Nothing was deployed.",
  partly: "A part of the release is deployed.",
  unknown: "Nobody knows what of the release is deployed.",
  yes: "The release is deployed.",
  back: "The release was taken back.",
  replaced: "Something newer was deployed meanwhile."
};
function deliverySentences(report) {
  const { deployed, rollback, watch, record, complete } = report;
  if (deployed === void 0) return [];
  const red = (record?.before ?? []).filter(({ status }) => status === "failed").map(({ id }) => id);
  return [
    DEPLOYED[deployed],
    ...rollback === void 0 || rollback.status === "none" ? [] : [sayRollback(rollback)],
    ...red.length > 0 ? [`Failed before the deployment, too: ${red.join(", ")}.`] : [],
    ...watch ? [sayWatch(watch)] : [],
    ...report.decision === "go" && complete === false ? ["This report does not prove the stage: phases are missing."] : []
  ];
}
var HELD = "It stays so until `verify` finds it good, or `rollback` takes it back.";
function sayRollback({ status, trigger, why, to, despite }) {
  const by = trigger === void 0 || trigger === "command" ? "" : `, triggered by ${trigger},`;
  const overridden = despite === void 0 ? "" : ` Overridden by name: ${despite.join(", ")}.`;
  if (status === "verified")
    return `The way back${by} led to ${to ?? "what ran before"}, and was verified.${overridden}`;
  if (status === "refused") return `The way back${by} was refused: ${why ?? "nobody knows why"}.${overridden}`;
  return `The way back${by} has not helped: ${why ?? "it had not ended"}.${overridden}`;
}
var ENDS = {
  time: "to its end",
  trigger: "until something failed",
  unknown: "until too much was unknown",
  superseded: "until something newer was deployed",
  cancelled: "until the run was cancelled"
};
var sayWatch = ({ for: ms, samples, unknown, endedBy }) => `Watched ${ENDS[endedBy]}: ${count(samples, "sample")} of ${showDuration(ms)}${unknown > 0 ? `, ${unknown} unknown` : ""}.`;

// src/reporters/wording.ts
var STATUS_ICON = {
  passed: "\u2705",
  failed: "\u274C",
  errored: "\u2753",
  skipped: "\u2796",
  waived: "\u{1F7E1}",
  pending: "\u23F3"
};
var iconOf = ({ status, required }) => !required && ["failed", "errored", "pending"].includes(status) ? "\u26A0\uFE0F" : STATUS_ICON[status];
var STATUS_MEANING = {
  passed: "The evidence shows that it holds.",
  failed: "The evidence shows that it is wrong.",
  errored: "The check could not tell: a tool was missing, crashed, hung, or gave too little evidence. Never a pass.",
  skipped: "It was not run; the reason stands beside it.",
  waived: "It failed, and every failing finding is covered by a waiver in force.",
  pending: "A person has yet to attest it."
};
var DECISION = {
  go: { icon: "\u2705", word: "GO" },
  "no-go": { icon: "\u{1F6D1}", word: "NO-GO" }
};
var wordOf = (report) => `${report.signOff?.dryRun ? "DRY RUN: " : ""}${isHeld(report) ? "HELD: " : ""}${waitsForPeople(report) ? "WAITS FOR PEOPLE" : DECISION[report.decision].word}`;
var waitsForPeople = ({ decision, reasonCode }) => decision === "no-go" && reasonCode === "sign-off-pending";
var stillToSign = (report) => {
  const { toSign = [] } = report;
  return waitsForPeople(report) && toSign.length > 0 ? toSign.map((role) => role.title).join(", ") : void 0;
};
var REASON_TITLE = {
  "all-required-passed": "Every required check passed",
  "check-failed": "A check failed",
  "check-errored": "A check could not tell",
  "nothing-checked": "Nothing was checked",
  "checklist-uncovered": "The checklist is not covered",
  "sign-off-pending": "A sign-off is missing",
  "sign-off-rejected": "A sign-off was refused",
  "sign-off-unprotected": "The sign-off is not protected",
  "evidence-missing": "Evidence is missing",
  "evidence-stale": "Evidence is out of date",
  "rollback-triggered": "The release was rolled back",
  "deploy-failed": "A step of the deployment failed",
  "deploy-unknown": "What a step of the deployment has done is unknown",
  superseded: "Something newer was deployed",
  "already-deployed": "This run has deployed already",
  "not-allowed-here": "Nothing may be deployed here",
  "outside-window": "Outside the hours of deployment",
  cancelled: "The run was cancelled",
  "config-invalid": "The configuration is not valid"
};
var LINE_MEANING = {
  proven: "proven",
  failed: "failed",
  unknown: "could not be told",
  waits: "waits for a person",
  "other-stage": "belongs to another stage",
  excused: "excused",
  uncovered: "covered by nothing"
};
var REASON_REMEDY = {
  "nothing-checked": "Give the stage a required check that runs on this event, or set `when-nothing-applies: go`.",
  "checklist-uncovered": "Add the items to the `covers` of the checks that prove them, or add checks for them.",
  "evidence-stale": "Run the whole workflow again: what was approved is not what is here.",
  "sign-off-unprotected": "Change the settings as it says, then start a new run: docs/sign-off.md has them all.",
  "sign-off-rejected": "Settle it with whoever said no, then start a new run.",
  "deploy-failed": "Look at what the step has left behind, then deploy again in a new run, or go back.",
  "deploy-unknown": "Look at what runs now before anything else is deployed.",
  superseded: "Look at the newer deployment: this one decides nothing any more.",
  "already-deployed": "Start a new run: a second attempt of a run never deploys again.",
  "not-allowed-here": "Deploy on a push, a release, a schedule, a dispatch or a deployment.",
  "outside-window": "Wait until it opens.",
  cancelled: "Run it again and let it finish.",
  "config-invalid": "Mend the configuration: nothing runs before all of it is valid."
};
var tally = ({ counts, checks }) => STATUSES.filter((status) => counts[status] > 0).map((status) => {
  const advisory = checks.filter((result) => result.status === status && !result.required).length;
  const note = advisory > 0 && status !== "passed" ? ` (${advisory} advisory)` : "";
  return { status, text: `${counts[status]} ${status}${note}` };
});
function showMeasurement({ name, value, unit, limit, bound, baseline }) {
  const isNamed = ["bytes", "ms", "%"].includes(unit);
  const bare = (number) => showQuantity(number, isNamed ? unit : "");
  const held = [
    ...limit === void 0 ? [] : [`at ${bound === "min" ? "least" : "most"} ${bare(limit)}`],
    ...baseline === void 0 ? [] : [`before ${bare(baseline)}${change({ value, baseline, unit })}`]
  ];
  const one = value === 1 && !isNamed ? unit.replace(/ies$/, "ys").replace(/([^s])s$/, "$1") : unit;
  const shown = showQuantity(value, unit === name ? "" : one);
  return `${name}: ${shown}${held.length > 0 ? ` (${held.join(", ")})` : ""}`;
}
function change({ value, baseline, unit }) {
  if (baseline === 0 || value === baseline) return "";
  const sign = value > baseline ? "+" : "";
  if (unit === "%") return `: ${sign}${Number((value - baseline).toPrecision(2))} points`;
  const percent = (value - baseline) / Math.abs(baseline) * 100;
  return `: ${sign}${Math.abs(percent) < 10 ? percent.toFixed(1) : showNumber(Math.round(percent))} %`;
}
function countFindings(findings) {
  const open = findings.filter((finding) => !finding.waived);
  const waived = findings.length - open.length;
  const parts = ["error", "warning", "note"].flatMap((level) => {
    const number = open.filter((finding) => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return [...parts, ...waived > 0 ? [`${waived} waived`] : []].join(", ");
}
var showEnded = ({ waiverEnded: ended }) => ended && `Was waived until ${ended.expires} by ${ended.owner}: ${ended.reason}`;
function daysLeft({ expires }, { startedAt }) {
  const days = Math.round((Date.parse(expires) - Date.parse(startedAt.slice(0, 10))) / 864e5);
  return days <= ENDING_DAYS ? Math.max(0, days) : void 0;
}
function showUntil(by, report) {
  const days = daysLeft(by, report);
  return days === void 0 ? by.expires : `${by.expires} (${days === 0 ? "today" : `in ${count(days, "day")}`})`;
}
function showReused({ reused, startedAt }) {
  if (!reused) return void 0;
  const run = reused.runId === void 0 ? "" : `run ${reused.runId} of `;
  return `taken over from ${run}${startedAt === void 0 ? "an unknown time" : showTime(startedAt)}`;
}
var showTook = (result) => result.startedAt === void 0 || result.reused ? "" : showDuration(result.durationMs);
function remarks(result) {
  const { required, flaky, attempts } = result;
  const reused = showReused(result);
  return [
    ...required ? [] : ["advisory"],
    ...flaky ? ["flaky"] : [],
    ...attempts > 1 ? [count(attempts, "attempt")] : [],
    ...reused === void 0 ? [] : [reused]
  ];
}
var showTime = (iso) => iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/, "$1 $2 UTC");
var showRef = (ref) => ref.replace(/^refs\/pull\/(\d+)\/(?:merge|head)$/, "pull request $1").replace(/^refs\/(?:heads|tags)\//, "");
var showProof = ({ stage, source, at, digest }) => `After ${stage}: ${source}, ended ${showTime(at)}, ${digest}`;

export {
  isHeld,
  deliverySentences,
  HELD,
  STATUS_ICON,
  iconOf,
  STATUS_MEANING,
  DECISION,
  wordOf,
  waitsForPeople,
  stillToSign,
  REASON_TITLE,
  LINE_MEANING,
  REASON_REMEDY,
  tally,
  showMeasurement,
  countFindings,
  showEnded,
  daysLeft,
  showUntil,
  showReused,
  showTook,
  remarks,
  showTime,
  showRef,
  showProof
};
