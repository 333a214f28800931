import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  painter,
  plain,
  signOf
} from "./chunk-JO7AAMH6.js";
import {
  wrapColumns
} from "./chunk-5CTZS7HT.js";
import {
  neutralise
} from "./chunk-WVUXBXGH.js";
import {
  showChecklist
} from "./chunk-XS6RYBSZ.js";
import {
  failing,
  groupedBlockersOf,
  splitBlockers,
  toldUnder,
  worthALook
} from "./chunk-Z5QH3WDO.js";
import {
  REASON_REMEDY,
  REASON_TITLE,
  deliverySentences,
  isHeld,
  showEnded,
  showProof,
  showReused,
  showUntil,
  stillToSign,
  tally,
  waitsForPeople,
  wordOf
} from "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import {
  linesOf,
  visible
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showNumber
} from "./chunk-WDRWDCXA.js";
import {
  showPlace
} from "./chunk-M73TIXWB.js";

// src/reporters/terminal/result.ts
import { stripVTControlCharacters } from "node:util";
var FINDINGS = 5;
var WAIVED = 20;
var LONGEST = 600;
function renderResult(report, options = {}) {
  const paint = painter(options.color ?? false);
  const { causes, consequences } = splitBlockers(groupedBlockersOf(report));
  const advisories = worthALook(report);
  const blocks = [
    headline(report, paint),
    delivered(report, paint),
    partial(report, paint),
    policyNote(report, paint),
    ...causes.map((blocker) => blocking(blocker, paint)),
    titled(
      "Not run because of that",
      consequences.flatMap(({ result }) => result ? [line(result, paint)] : []),
      paint
    ),
    titled(
      "Does not block",
      advisories.map((result) => line(result, paint)),
      paint
    ),
    titled("Waived", waivedLines(report), paint),
    titled("Sign-off", signOffLines(report, paint), paint),
    titled(
      "Notices",
      [...report.after ? [showProof(report.after)] : [], ...report.notices ?? []].map(
        (notice) => `  \u2022 ${plain(notice)}`
      ),
      paint
    ),
    closing(report, { paint, reportPath: options.reportPath })
  ];
  const text = blocks.filter((block) => block !== "").join("\n\n");
  return `${neutralise(options.columns === void 0 ? text : broken(text, options.columns))}
`;
}
var INDENT = /^ *(?:[✖✔?–~…→•] )?/;
var broken = (text, columns) => text.split("\n").map((shown) => wrapColumns(shown, { columns, hang: INDENT.exec(stripVTControlCharacters(shown))?.[0].length ?? 0 })).join("\n");
function headline(report, paint) {
  const word = wordOf(report);
  const sha = report.subject.sha?.slice(0, 10);
  const about = [report.project, report.stage, sha].filter((part) => part !== void 0 && part !== "").map((part) => plain(part ?? ""));
  const badge = paint(["bold", "inverse", colorOf(report)], ` ${word} `);
  const why = report.decision === "go" ? `
${plain(report.reasons[0]?.message ?? "")}` : "";
  const roles = stillToSign(report);
  const open = roles === void 0 ? "" : `
${paint("yellow", `Still to sign: ${clip(plain(roles), LONGEST)}`)}`;
  return `${badge} ${paint("bold", about.join(" \xB7 "))}${why}${open}`;
}
var colorOf = (report) => report.decision === "go" ? "green" : waitsForPeople(report) ? "yellow" : "red";
function delivered(report, paint) {
  const text = deliverySentences(report).map(plain).join(" ");
  return text === "" ? "" : paint(isHeld(report) ? "red" : "bold", clip(text, 2 * LONGEST));
}
function partial({ selection, checks }, paint) {
  if (selection === void 0) return "";
  const text = `Only a part of the stage was run: ${checks.length} of its ${count(selection.of, "check")}. This proves that part alone.`;
  return paint("yellow", text);
}
function policyNote({ policy }, paint) {
  if (policy === void 0 || policy.changes.length === 0) return "";
  const by = `${plain(policy.ref)} (${plain(policy.sha.slice(0, 10))})`;
  const title = `This change edits the gate itself. It was judged by the policy of ${by}; once merged, this takes effect:`;
  return [paint("yellow", title), ...policy.changes.map((change) => `  \u2022 ${clip(plain(change), LONGEST)}`)].join("\n");
}
function blocking({ code, message, result }, paint) {
  if (result === void 0) {
    const title = `${paint("red", "\u2716")} ${paint("bold", REASON_TITLE[code])}`;
    return [
      title,
      ...message.split("\n").flatMap((each) => indented(each, 2)),
      ...mend(REASON_REMEDY[code], { paint, by: 2 })
    ].join("\n");
  }
  const id = result.id === result.name ? "" : paint("gray", ` (${plain(result.id)})`);
  const findings = toldUnder(message, failing(result));
  const shown = findings.slice(0, FINDINGS);
  const rest = findings.length - shown.length;
  const isTold = findings.length === 1 && findings[0]?.message === message;
  return [
    `${signOf(result, paint)} ${paint("bold", plain(result.name))}${id}`,
    ...isTold ? [] : indented(message, 2),
    ...shown.flatMap(
      (finding, index) => findingLines(finding, { paint, before: shown[index - 1], by: isTold ? 2 : 4 })
    ),
    ...rest > 0 ? [paint("gray", `    \u2026 and ${showNumber(rest)} more`)] : [],
    ...mend(result.remedy, { paint, by: 2 }),
    ...mend(result.help, { paint, by: 2 })
  ].join("\n");
}
function findingLines(finding, { paint, before, by }) {
  const { message, expected, actual, help } = finding;
  const isNamed = finding.file === void 0 && message.includes(finding.subject ?? "");
  const place = isNamed ? void 0 : showPlace(finding);
  const ended = showEnded(finding);
  const comparison = [
    ...expected === void 0 || message.includes(expected) ? [] : [`expected ${clip(plain(expected), 200)}`],
    ...actual === void 0 || message.includes(actual) ? [] : [`found ${clip(plain(actual), 200)}`]
  ].join(", ");
  const below = " ".repeat(by + 2);
  return [
    ...place === void 0 ? [] : [`${" ".repeat(by)}${paint("cyan", plain(place))}`],
    ...indented(message, place === void 0 ? by : by + 2),
    ...comparison === "" ? [] : [`${below}${paint("gray", comparison)}`],
    ...ended === void 0 ? [] : [`${below}${paint("yellow", clip(plain(ended), LONGEST))}`],
    // Many findings of one rule share their help: once is enough.
    ...mend(help === before?.help ? void 0 : help, { paint, by: by + 2 })
  ];
}
function waivedLines(report) {
  const waived = report.checks.flatMap(
    ({ id, findings }) => findings.flatMap(({ waived: by, message }) => by ? [{ id, message, by }] : [])
  );
  const rest = waived.length - WAIVED;
  return [
    ...waived.slice(0, WAIVED).map(
      ({ id, message, by }) => `  ~ ${plain(id)}: ${clip(plain(message), 200)} (until ${plain(showUntil(by, report))}, ${clip(plain(`${by.owner}: ${by.reason}`), 200)})`
    ),
    ...rest > 0 ? [`  \u2026 and ${showNumber(rest)} more`] : []
  ];
}
var indented = (text, by) => linesOf(visible(clip(text, LONGEST))).map((shown) => `${" ".repeat(by)}${shown.replaceAll("	", "    ")}`);
var mend = (text, { paint, by }) => text === void 0 ? [] : [`${" ".repeat(by)}${paint("green", "\u2192")} ${clip(plain(text), LONGEST)}`];
function line(result, paint) {
  const reused = showReused(result);
  const note = reused === void 0 ? "" : ` (${reused})`;
  return `  ${signOf(result, paint)} ${plain(result.name)}: ${clip(plain(result.summary), 300)}${note}`;
}
var SIGNS = { signed: ["green", "\u2714"], pending: ["yellow", "\u2026"], rejected: ["red", "\u2716"] };
function signOffLines({ signOff, toSign }, paint) {
  if (signOff === void 0) {
    return (toSign ?? []).map(({ title, by, checks }) => {
      const lines = checks.length === 0 ? "" : `; attests ${checks.map(plain).join(", ")}`;
      return `  ${paint("yellow", "\u2026")} ${plain(title)}: by ${plain(by)}${lines}`;
    });
  }
  return signOff.roles.map(({ role, title, status, person, source, why }) => {
    const [color, sign] = SIGNS[status];
    const who = person === void 0 ? "" : ` by ${plain(person)}`;
    const through = source === void 0 ? "" : ` (${plain(source)})`;
    const because = status === "signed" && why !== void 0 ? `: ${plain(why)}` : "";
    return `  ${paint(color, sign)} ${plain(title ?? role)}: ${status}${who}${through}${because}`;
  });
}
var titled = (title, lines, paint) => lines.length === 0 ? "" : [paint("bold", title), ...lines].join("\n");
function closing(report, { paint, reportPath }) {
  const { checklist } = report;
  const word = paint(["bold", colorOf(report)], wordOf(report));
  const counts = tally(report).map(({ text }) => text);
  return [
    ...checklist === void 0 ? [] : [`Checklist: ${plain(showChecklist(checklist))}`],
    `${word}: ${counts.length === 0 ? "nothing was run" : counts.join(", ")} in ${showDuration(report.durationMs)}`,
    ...reportPath === void 0 ? [] : [paint("gray", `Report: ${plain(reportPath)}`)]
  ].join("\n");
}
export {
  renderResult
};
