import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  escapeXml
} from "./chunk-WVUXBXGH.js";
import {
  showChecklist
} from "./chunk-XS6RYBSZ.js";
import {
  blockersOf,
  failing,
  inFull,
  sectionsOf
} from "./chunk-Z5QH3WDO.js";
import {
  REASON_TITLE,
  showEnded
} from "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import {
  showPlace
} from "./chunk-M73TIXWB.js";

// src/reporters/junit.ts
var FINDINGS = 1e3;
var CHARACTERS = 1e5;
function renderJunit(report) {
  const suites = [
    ...sectionsOf(inFull(report).checks).map(({ title, results }) => ({
      name: title ?? "Checks",
      cases: results.map((result) => caseOf(result, report))
    })),
    { name: "Decision", cases: decisionCases(report) }
  ].filter(({ cases }) => cases.length > 0);
  const all = suites.flatMap(({ cases }) => cases);
  const checklist = report.checklist && showChecklist(report.checklist);
  const name = `${report.project} ${report.stage}`.trim();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    // By this the report is known when a glob finds it again: a gate's own answer is no evidence.
    "<!-- written by deploy-validate -->",
    `<testsuites ${attributes({ name, ...totals(all), time: seconds(report.durationMs) })}>`,
    ...suites.flatMap((suite, index) => suiteLines(index === 0 ? { ...suite, checklist } : suite, report)),
    "</testsuites>"
  ];
  return `${lines.join("\n")}
`;
}
function suiteLines({ name, cases, checklist }, report) {
  const time = cases.reduce((sum, { seconds: took }) => sum + took, 0).toFixed(3);
  const head = { name, ...totals(cases), time, timestamp: report.startedAt.replace(/(?:\.\d+)?Z$/, "") };
  const property = `<property ${attributes({ name: "checklist", value: checklist ?? "" })}/>`;
  const said = checklist === void 0 ? [] : ["    <properties>", `      ${property}`, "    </properties>"];
  return [
    `  <testsuite ${attributes(head)}>`,
    ...said,
    ...cases.flatMap((item) => caseLines(item, report)),
    "  </testsuite>"
  ];
}
function caseOf(result, report) {
  return {
    name: result.name,
    id: result.id,
    seconds: result.durationMs / 1e3,
    outcome: outcomeOf(result, report),
    type: result.cause ?? result.reasonCode,
    message: messageOf(result),
    text: textOf(result),
    properties: [
      ["kind", result.kind],
      ["required", String(result.required)],
      ["status", result.status],
      ...result.flaky ? [["flaky", "true"]] : [],
      ...result.reused ? [["taken over", `${result.reused.source}, ${result.reused.digest}`]] : [],
      ...result.measurements.map(
        (measurement) => [measurement.name, `${measurement.value} ${measurement.unit}`.trim()]
      ),
      ...result.evidence.map(({ path, sha256 }) => [`evidence ${path}`, `sha256:${sha256}`])
    ]
  };
}
function outcomeOf(result, report) {
  if (result.status === "passed") return void 0;
  const blocks = report.decision === "no-go" && report.reasons.some(({ check }) => check === result.id);
  if (!blocks) return "skipped";
  return result.status === "failed" ? "failure" : "error";
}
function messageOf({ status, required, summary, findings, remedy }) {
  const waived = findings.find((finding) => finding.waived)?.waived;
  if (status === "waived" && waived) {
    return `waived until ${waived.expires} by ${waived.owner} (${waived.reason}): ${summary}`;
  }
  const prefix = required || status === "skipped" ? "" : `advisory, ${status}: `;
  return `${prefix}${summary}${remedy === void 0 ? "" : ` To mend it: ${remedy}`}`;
}
function textOf(result) {
  const findings = failing(result);
  const lines = findings.slice(0, FINDINGS).map((finding) => {
    const place = showPlace(finding);
    const ended = showEnded(finding);
    const comparison = [
      ...finding.expected === void 0 ? [] : [`expected ${finding.expected}`],
      ...finding.actual === void 0 ? [] : [`found ${finding.actual}`]
    ].join(", ");
    return `${place === void 0 ? "" : `${place}: `}${finding.message}${comparison === "" ? "" : ` (${comparison})`} [${finding.rule}]${ended === void 0 ? "" : ` ${ended}`}`;
  });
  const rest = findings.length - lines.length;
  return clip([...lines, ...rest > 0 ? [`and ${rest} more`] : []].join("\n"), CHARACTERS);
}
var decisionCases = (report) => blockersOf(report).filter(({ result }) => result === void 0 || result.status === "passed").map(({ code, message }) => ({
  name: REASON_TITLE[code],
  id: code,
  seconds: 0,
  outcome: "error",
  type: code,
  message,
  text: "",
  properties: []
}));
function caseLines({ name, id, seconds: took, outcome, type, message, text, properties }, report) {
  const head = attributes({ classname: `${report.stage}.${id}`, name, time: took.toFixed(3) });
  const listed = properties.map(([key, value]) => `        <property ${attributes({ name: key, value })}/>`);
  const body = [
    ...listed.length > 0 ? ["      <properties>", ...listed, "      </properties>"] : [],
    ...outcome === void 0 ? [] : [outcomeLine({ outcome, type, message, text })]
  ];
  return body.length === 0 ? [`    <testcase ${head}/>`] : [`    <testcase ${head}>`, ...body, "    </testcase>"];
}
function outcomeLine({ outcome, type, message, text }) {
  const short = clip(message, 2e3);
  const head = attributes(outcome === "skipped" ? { message: short } : { message: short, type });
  return text === "" ? `      <${outcome} ${head}/>` : `      <${outcome} ${head}>${escapeXml(text)}</${outcome}>`;
}
var totals = (cases) => ({
  tests: String(cases.length),
  failures: String(cases.filter(({ outcome }) => outcome === "failure").length),
  errors: String(cases.filter(({ outcome }) => outcome === "error").length),
  skipped: String(cases.filter(({ outcome }) => outcome === "skipped").length)
});
var attributes = (values) => Object.entries(values).map(([name, value]) => `${name}="${escapeXml(value).replaceAll("\n", "&#10;").replaceAll("	", "&#9;")}"`).join(" ");
var seconds = (ms) => (ms / 1e3).toFixed(3);
export {
  renderJunit
};
