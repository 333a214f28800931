import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  escapeCommandData,
  escapeCommandProperty,
  neutralise
} from "./chunk-WVUXBXGH.js";
import {
  showChecklist
} from "./chunk-XS6RYBSZ.js";
import {
  advisoriesOf,
  blockersOf,
  failing,
  inFull,
  splitBlockers
} from "./chunk-Z5QH3WDO.js";
import {
  REASON_REMEDY,
  REASON_TITLE,
  daysLeft,
  showEnded
} from "./chunk-TNULEZAG.js";
import {
  oneLine,
  visible
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  showNumber
} from "./chunk-WDRWDCXA.js";
import {
  repositoryPath
} from "./chunk-M73TIXWB.js";

// src/reporters/annotations.ts
var PER_LEVEL = 10;
var MAX_MESSAGE = 4e3;
var LEVELS = ["error", "warning", "notice"];
var annotationsOf = (report) => {
  const whole = inFull(report);
  return [...blocking(whole), ...advisory(whole), ...remaining(whole)];
};
function renderAnnotations(report, options = {}) {
  const all = [...annotationsOf(report), ...ticks(report), ...notices(report)];
  return LEVELS.flatMap((level) => {
    const fair = takeTurns(all.filter((annotation) => annotation.level === level));
    return within(fair).map((annotation) => command(annotation, options));
  });
}
function blocking(report) {
  return splitBlockers(blockersOf(report)).causes.flatMap((blocker) => {
    const { result } = blocker;
    if (result?.status === "errored") {
      return [unplaced(blocker), ...failing(result).map((finding) => about(finding, result, "error"))];
    }
    if (result?.status !== "failed") return [unplaced(blocker)];
    const findings = failing(result);
    return findings.length === 0 ? [unplaced(blocker)] : findings.map((finding) => about(finding, result, "error"));
  });
}
function unplaced({ code, message, result }) {
  const remedy = result === void 0 ? REASON_REMEDY[code] : result.remedy ?? result.help;
  return {
    level: "error",
    title: result?.name ?? REASON_TITLE[code],
    message: remedy === void 0 ? message : `${message}
To mend it: ${remedy}`,
    finding: void 0,
    source: result?.id ?? code
  };
}
var advisory = (report) => advisoriesOf(report).flatMap((result) => {
  if (result.status === "failed") return failing(result).map((finding) => about(finding, result, "warning"));
  const message = result.remedy === void 0 ? result.summary : `${result.summary}
To mend it: ${result.remedy}`;
  const unknown = { level: "warning", title: result.name, message, finding: void 0, source: result.id };
  const beside = result.status === "errored" ? failing(result) : [];
  return [unknown, ...beside.map((finding) => about(finding, result, "warning"))];
});
var remaining = (report) => report.checks.flatMap((result) => {
  const told = new Set(result.status === "failed" || result.status === "errored" ? failing(result) : []);
  return result.findings.filter((finding) => !told.has(finding)).map((finding) => about(finding, result, levelOf(finding, report)));
});
function levelOf({ waived, level }, report) {
  if (waived) return daysLeft(waived, report) === void 0 ? "notice" : "warning";
  return level === "note" ? "notice" : "warning";
}
function ticks({ checklist }) {
  if (checklist?.lines === void 0) return [];
  const message = showChecklist(checklist);
  return [{ level: "notice", title: "Written checklist", message, finding: void 0, source: "checklist" }];
}
var notices = (report) => (report.notices ?? []).map((message) => ({
  level: "notice",
  title: report.project,
  message,
  finding: void 0,
  source: "notices"
}));
function about(finding, result, level) {
  const { message, expected, actual, help, waived } = finding;
  const ended = showEnded(finding);
  const lines = [
    message,
    ...expected === void 0 ? [] : [`Expected: ${expected}`],
    ...actual === void 0 ? [] : [`Found: ${actual}`],
    ...help === void 0 ? [] : [`To mend it: ${help}`],
    ...ended === void 0 ? [] : [ended],
    ...waived === void 0 ? [] : [`Waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`]
  ];
  return { level, title: `${result.name}: ${finding.rule}`, message: lines.join("\n"), finding, source: result.id };
}
function takeTurns(annotations) {
  const turns = /* @__PURE__ */ new Map();
  const numbered = annotations.map((annotation) => {
    const turn = turns.get(annotation.source) ?? 0;
    turns.set(annotation.source, turn + 1);
    return { annotation, turn };
  });
  return numbered.sort((a, b) => a.turn - b.turn).map(({ annotation }) => annotation);
}
function within(annotations) {
  if (annotations.length <= PER_LEVEL) return annotations;
  const shown = annotations.slice(0, PER_LEVEL - 1);
  const rest = annotations.slice(PER_LEVEL - 1);
  const [first] = rest;
  return first === void 0 ? shown : [...shown, countOf(rest, first.level)];
}
function countOf(rest, level) {
  const numbers = /* @__PURE__ */ new Map();
  for (const { source } of rest) numbers.set(source, (numbers.get(source) ?? 0) + 1);
  const most = [...numbers].sort((a, b) => b[1] - a[1]).slice(0, 20);
  const where = most.map(([source, number]) => `${showNumber(number)} in ${source}`).join(", ");
  const more = numbers.size > most.length ? `, and ${numbers.size - most.length} more checks` : "";
  return {
    level,
    title: `${showNumber(rest.length)} more ${level}s`,
    message: `${where}${more}. The job summary and report.json have them.`,
    finding: void 0,
    source: ""
  };
}
function command({ level, title, message, finding }, origin) {
  const file = repositoryPath(finding?.file, origin);
  const line = file === void 0 ? void 0 : finding?.line;
  const properties = Object.entries({
    file,
    line,
    col: line === void 0 ? void 0 : finding?.column,
    title: neutralise(clip(oneLine(title), 200))
  }).flatMap(([name, value]) => value === void 0 ? [] : [`${name}=${escapeCommandProperty(String(value))}`]);
  return `::${level} ${properties.join(",")}::${escapeCommandData(neutralise(clip(visible(message), MAX_MESSAGE)))}`;
}

export {
  annotationsOf,
  renderAnnotations
};
