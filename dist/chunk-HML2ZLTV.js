import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  markdownTable
} from "./chunk-5CTZS7HT.js";
import {
  attestedFor,
  imagesOf,
  signers
} from "./chunk-DXAT7HOQ.js";
import {
  code,
  fence,
  markdown,
  markdownHtml,
  markdownTitle
} from "./chunk-WVUXBXGH.js";
import {
  excusedLines,
  showChecklist
} from "./chunk-XS6RYBSZ.js";
import {
  blockersOf,
  failing,
  groupedBlockersOf,
  sectionsOf,
  splitBlockers,
  toldUnder,
  worstFirst,
  worthALook
} from "./chunk-Z5QH3WDO.js";
import {
  DECISION,
  HELD,
  REASON_REMEDY,
  REASON_TITLE,
  STATUS_ICON,
  STATUS_MEANING,
  countFindings,
  deliverySentences,
  iconOf,
  isHeld,
  remarks,
  showEnded,
  showMeasurement,
  showProof,
  showRef,
  showTime,
  showTook,
  showUntil,
  stillToSign,
  tally,
  waitsForPeople,
  wordOf
} from "./chunk-TNULEZAG.js";
import {
  clip,
  clipMiddle
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showNumber
} from "./chunk-WDRWDCXA.js";
import {
  blobUrl,
  commitUrl,
  runUrl,
  showPlace,
  splitHelp
} from "./chunk-M73TIXWB.js";

// src/reporters/markdown/page.ts
var prose = (text, { extent }) => markdown(clip(text, extent.text));
var title = (text) => markdownTitle(clip(text, 120));
var strong = (text) => title(text) === "" ? "" : `**${title(text)}**`;
var value = (text, { extent }) => code(clip(text, Math.min(extent.text, 200)));
function helpOf(help, page) {
  const { sentence, url } = page.unverified === void 0 ? splitHelp(help) : { sentence: help, url: void 0 };
  if (url === void 0) return `\u{1F527} ${prose(help, page)}`;
  const read = `\u{1F4D6} ${isReference(url) ? prose(url, page) : `<${url}>`}`;
  return sentence === "" ? read : `\u{1F527} ${prose(sentence, page)} ${read}`;
}
var isReference = (url) => /\/(?:issues|pull|commit|discussions)\/[0-9a-f]/i.test(url);
var folded = (summary, body) => `<details><summary>${markdownHtml(clip(summary, 200))}</summary>

${body}

</details>`;
var stack = (...parts) => parts.filter((part) => part !== void 0 && part !== "").join("\n\n");

// src/reporters/markdown/finding.ts
var LEVEL_ICON = { error: "\u274C", warning: "\u26A0\uFE0F", note: "\u{1F4AC}" };
function placeOf(finding, { report, origin }) {
  const place = showPlace(finding);
  if (place === void 0) return "";
  const url = blobUrl(finding, report.subject, origin);
  const shown = code(clip(place, 200));
  return url === void 0 ? shown : `[${shown}](${url})`;
}
function findingList(findings, page) {
  let helped = "";
  const lines = findings.map((finding) => {
    const help = finding.help === void 0 || finding.help === helped ? "" : `<br>${helpOf(finding.help, page)}`;
    helped = finding.help ?? helped;
    const isNamed = finding.file === void 0 && finding.message.includes(finding.subject ?? "");
    const place = isNamed ? "" : placeOf(finding, page);
    const what2 = `${prose(finding.message, page)}${comparison(finding, page)}${endedNote(finding, page)}`;
    return `- ${place === "" ? "" : `${place} `}${what2}${help}`;
  });
  return lines.join("\n");
}
function endedNote(finding, page) {
  const ended = showEnded(finding);
  return ended === void 0 ? "" : `<br>\u231B ${prose(ended, page)}`;
}
function comparison({ message, expected, actual }, page) {
  const parts = [
    ...expected === void 0 || message.includes(expected) ? [] : [`expected ${value(expected, page)}`],
    ...actual === void 0 || message.includes(actual) ? [] : [`found ${value(actual, page)}`]
  ];
  return parts.length === 0 ? "" : ` \u2014 ${parts.join(", ")}`;
}
function findingTable(findings, page) {
  const shown = worstFirst(findings).slice(0, page.extent.folded);
  const rows = shown.map((finding) => [
    finding.waived ? "\u{1F7E1}" : LEVEL_ICON[finding.level],
    placeOf(finding, page),
    `${prose(finding.message, page)}${endedNote(finding, page)}`,
    finding.expected === void 0 ? "" : value(finding.expected, page),
    finding.actual === void 0 ? "" : value(finding.actual, page),
    code(clip(finding.rule, 100))
  ]);
  const table = markdownTable(["", "Where", "What is wrong", "Expected", "Found", "Rule"], rows);
  return table + andMore(findings.length - shown.length);
}
var andMore = (number) => number > 0 ? `

${markdown(`\u2026 and ${showNumber(number)} more: report.json has them all.`)}` : "";

// src/reporters/markdown/blocking.ts
function blocking(page, mark) {
  const blockers = groupedBlockersOf(page.report);
  if (blockers.length === 0) return "";
  const { causes, consequences } = splitBlockers(blockers);
  return stack(
    `${mark} What blocks, and how to mend it`,
    page.extent.leading === 0 ? headlines(causes, page) : stack(...causes.map((blocker) => entry(blocker, page, `${mark}#`))),
    followers(consequences, page)
  );
}
function entry(blocker, page, mark) {
  const { result } = blocker;
  if (result === void 0) return general(blocker, page, mark);
  const findings = toldUnder(blocker.message, failing(result));
  const shown = findings.slice(0, page.extent.leading);
  const rest = findings.length - shown.length;
  const told = shown.length === 1 && rest === 0 && shown[0]?.message === blocker.message;
  return stack(
    `${mark} ${STATUS_ICON[result.status]} ${title(result.name)}`,
    told ? "" : prose(blocker.message, page),
    findingList(shown, page) + (rest > 0 ? `
- \u2026 and ${showNumber(rest)} more` : ""),
    mending(result, page)
  );
}
function mending({ remedy, help, status }, page) {
  const lines = [
    ...remedy === void 0 ? [] : [`\u{1F527} **To mend it:** ${prose(remedy, page)}`],
    ...status === "pending" ? ["\u{1F527} **To mend it:** Whoever signs the stage in this role attests it by doing so."] : [],
    ...help === void 0 ? [] : [helpOf(help, page)]
  ];
  return lines.join("<br>\n");
}
function general({ code: reason, message }, page, mark) {
  const remedy = REASON_REMEDY[reason];
  return stack(
    `${mark} \u{1F6D1} ${REASON_TITLE[reason]}`,
    message.includes("\n") ? list(message, page) : prose(message, page),
    remedy === void 0 ? "" : `\u{1F527} **To mend it:** ${prose(remedy, page)}`
  );
}
var list = (message, page) => message.split("\n").map((line2) => `- ${prose(line2, page)}`).join("\n");
var headlines = (blockers, page) => blockers.map(({ result, code: reason, message }) => {
  const subject = result === void 0 ? `\u{1F6D1} ${REASON_TITLE[reason]}` : `${STATUS_ICON[result.status]} ${code(clip(result.id, 100))}`;
  return `- ${subject}: ${prose(message, page)}`;
}).join("\n");
function followers(blockers, page) {
  const lines = blockers.flatMap(
    ({ result }) => result === void 0 ? [] : [`- ${STATUS_ICON.skipped} ${code(clip(result.id, 100))}: ${prose(result.summary, page)}`]
  );
  return lines.length === 0 ? "" : stack("Not run because of that:", lines.join("\n"));
}

// src/reporters/markdown/checks.ts
function sections(page) {
  const { checks } = page.extent;
  if (checks === "none") return "";
  const shown = checks === "all" ? page.report.checks : page.report.checks.filter(isNotable);
  const parts = sectionsOf(shown).map(
    ({ title: heading, results }, _, all) => stack(
      `### ${title(heading ?? (all.length > 1 ? "Other checks" : "Checks"))}`,
      checkTable(results, page),
      ...results.map((result) => fold(result, page))
    )
  );
  const left = page.report.checks.length - shown.length;
  return stack(
    "## All checks",
    ...parts,
    left > 0 ? `\u2026 and ${showNumber(left)} more that passed or were not run.` : ""
  );
}
var isNotable = ({ status }) => status !== "passed" && status !== "skipped";
function checkTable(results, page) {
  const rows = results.map((result) => [
    iconOf(result),
    nameCell(result),
    resultCell(result, page),
    measurementCell(result),
    unbroken(showTook(result))
  ]);
  return markdownTable(["", "Check", "Result", "Measured", "Took"], rows);
}
function nameCell(result) {
  const id = result.id === result.name ? "" : `<br>${code(clip(result.id, 100))}`;
  const notes = remarks(result);
  return `${strong(result.name)}${id}${notes.length > 0 ? ` *${notes.join(", ")}*` : ""}`;
}
function resultCell(result, page) {
  const found = result.status === "passed" ? countFindings(result.findings) : "";
  const why = result.cause === void 0 ? "" : `<br>${code(result.cause)}`;
  return `${prose(result.summary, page)}${why}${found === "" ? "" : `<br><sub>${found}</sub>`}`;
}
var MEASUREMENTS = 20;
function measurementCell({ measurements }) {
  const shown = measurements.slice(0, MEASUREMENTS).map((measurement) => unbroken(title(showMeasurement(measurement))));
  const rest = measurements.length - shown.length;
  return [...shown, ...rest > 0 ? [`\u2026 and ${rest} more`] : []].join("<br>");
}
var unbroken = (text) => text.replace(/(\d) (?=[^\s\d(])/g, "$1&nbsp;");
function fold(result, page) {
  const { extent } = page;
  const findings = extent.folded > 0 ? result.findings : [];
  const details = extent.output > 0 ? result.details : [];
  if (findings.length + details.length === 0) return "";
  const contents = [countFindings(findings), ...details.map((detail) => clip(detail.title, 60))].filter(
    (part) => part !== ""
  );
  return folded(
    `${iconOf(result)} ${clip(result.name, 80)} \u2014 ${contents.join(" \xB7 ")}`,
    stack(
      findings.length > 0 ? findingTable(findings, page) : "",
      ...details.flatMap(({ title: heading, text }) => [strong(heading), fence(clipMiddle(text, extent.output))])
    )
  );
}
function advisories(page, mark) {
  const results = worthALook(page.report);
  if (results.length === 0) return "";
  const lines = results.map((result) => {
    const shown = page.extent.leading > 0 ? result.findings.slice(0, 2) : [];
    const told = shown.length === 1 && result.summary.startsWith(shown[0]?.message ?? "");
    const list2 = shown.length === 0 || told ? "" : `
${findingList(shown, page).replace(/^/gm, "  ")}`;
    const remedy = result.remedy === void 0 || page.extent.leading === 0 ? "" : `<br>\u{1F527} ${prose(result.remedy, page)}`;
    return `- ${result.flaky ? "\u26A0\uFE0F" : iconOf(result)} ${strong(result.name)}: ${prose(result.summary, page)}${remedy}${list2}`;
  });
  return stack(`${mark} Worth a look, does not block`, lines.join("\n"));
}

// src/reporters/markdown/policy.ts
function policyNote(page) {
  const { policy } = page.report;
  if (policy === void 0 || policy.changes.length === 0) return "";
  const shown = policy.changes.slice(0, Math.max(3, page.extent.folded));
  const rest = policy.changes.length - shown.length;
  const lines = [
    `\u{1F4DC} **This change edits the gate itself.** It was judged by the policy of ${policyOf(page)}; what it edits takes effect once it is merged:`,
    "",
    ...shown.map((change) => `- ${prose(change, page)}`),
    ...rest > 0 ? [`- \u2026 and ${showNumber(rest)} more`] : []
  ];
  return lines.map((line2) => `> ${line2}`.trimEnd()).join("\n");
}
function policyOf({ report }) {
  const { policy } = report;
  return policy === void 0 ? "" : `${code(clip(policy.ref, 100))} (${code(policy.sha.slice(0, 10))})`;
}

// src/reporters/markdown/closing.ts
var ROWS = 200;
function waivers(page) {
  const all = page.report.checks.flatMap((result) => result.findings.map((finding) => ({ result, finding })));
  const waived = all.filter(({ finding }) => finding.waived !== void 0);
  if (waived.length === 0) return "";
  const rows = waived.slice(0, Math.min(ROWS, Math.max(5, page.extent.folded))).map(({ result, finding }) => [
    code(clip(result.id, 100)),
    `${placeOf(finding, page)} ${prose(finding.message, page)}`.trim(),
    prose(finding.waived?.reason ?? "", page),
    code(clip(finding.waived?.owner ?? "", 100)),
    finding.waived ? title(showUntil(finding.waived, page.report)) : ""
  ]);
  const rest = waived.length - rows.length;
  return folded(
    `${STATUS_ICON.waived} Waived: ${count(waived.length, "finding")}`,
    stack(
      markdownTable(["Check", "Finding", "Because", "Owner", "Until"], rows),
      rest > 0 ? `\u2026 and ${showNumber(rest)} more.` : ""
    )
  );
}
function remarks2(page, mark) {
  const { after, checklist, notices = [] } = page.report;
  const lines = [
    ...after === void 0 ? [] : [`- \u{1F517} ${prose(showProof(after), page)}`],
    ...checklist === void 0 ? [] : checklistOf(checklist, page),
    ...notices.slice(0, ROWS).map((notice) => `- \u26A0\uFE0F ${prose(notice, page)}`),
    ...notices.length > ROWS ? [`- \u2026 and ${notices.length - ROWS} more`] : []
  ];
  return lines.length === 0 ? "" : stack(`${mark} Notices`, lines.join("\n"));
}
function checklistOf(tally2, page) {
  const missing = tally2.uncovered.slice(0, ROWS).map((slug) => code(clip(slug, 150)));
  const rest = tally2.uncovered.length > ROWS ? " \u2026" : "";
  const open = missing.length === 0 ? "" : ` Covered by nothing: ${missing.join(", ")}${rest}`;
  const excused = excusedLines(tally2);
  const most = Math.min(ROWS, Math.max(5, page.extent.folded));
  return [
    `- \u{1F4CB} Written checklist: ${showChecklist(tally2)}${open}`,
    ...excused.slice(0, most).map(({ slug, why }) => {
      const because = why === void 0 ? "" : `: ${prose(why, page)}`;
      return `  - Excused: ${code(clip(slug, 150))}${because}`;
    }),
    ...excused.length > most ? [`  - \u2026 and ${showNumber(excused.length - most)} more that are excused`] : []
  ];
}
function evidence({ report }) {
  const files = report.checks.flatMap((result) => result.evidence.map((file) => ({ result, file })));
  if (files.length === 0) return "";
  const rows = files.slice(0, ROWS).map(({ result, file }) => [code(clip(result.id, 100)), code(clip(file.path, 200)), code(file.sha256)]);
  const rest = files.length - rows.length;
  return folded(
    `\u{1F50F} Evidence: ${count(files.length, "file")} with digests`,
    stack(markdownTable(["Check", "File", "SHA-256"], rows), rest > 0 ? `\u2026 and ${rest} more.` : "")
  );
}
function legend({ report }) {
  const rows = ["passed", "failed", "errored", "skipped", "waived", "pending"].filter((status) => report.counts[status] > 0).map((status) => [STATUS_ICON[status], `**${status}**`, STATUS_MEANING[status]]);
  const rule = "**Go** needs every required check passed, waived, or skipped by its own condition, and at least one passed. Everything else is no-go.";
  return rows.length === 0 ? "" : folded("\u{1F4D6} What the words mean", stack(markdownTable(["", "Status", "Means"], rows), rule));
}
function footer(page, digits) {
  const { tool, subject, reasonCode, policy } = page.report;
  const config = code(subject.configDigest.slice(0, "sha256:".length + digits));
  return `<sub>${title(`${tool.name} ${tool.version}`)} \xB7 reason ${code(reasonCode)} \xB7 config ${config}${policy ? ` of ${policyOf(page)}` : ""}</sub>`;
}

// src/reporters/markdown/delivery.ts
function deliveryNote(page) {
  const { report } = page;
  const sentences = deliverySentences(report);
  if (sentences.length === 0) return "";
  const isOwn = page.unverified === void 0 && /^[\w.-]+(?:\/[\w.-]+)?$/.test(report.owner ?? "");
  const owner = isOwn ? `@${report.owner} ` : "";
  const text = sentences.map((sentence) => prose(sentence, page)).join(" ");
  return isHeld(report) ? `> \u{1F6A8} ${owner}**Held.** ${text} ${HELD}` : `> \u{1F69A} ${text}`;
}
var EVENTS = 50;
function timeline(page) {
  const { timeline: events = [] } = page.report;
  if (events.length === 0) return "";
  const lines = events.slice(-EVENTS).map(({ at, event }) => `- ${prose(showTime(at), page)} ${prose(event, page)}`);
  return stack(folded("What happened when", lines.join("\n")));
}

// src/reporters/markdown/headline.ts
function headline({ report, unverified }) {
  const { decision, project, stage, signOff: signOff2 } = report;
  const word = wordOf(report);
  const icon = signOff2?.dryRun ? "\u{1F9EA}" : waitsForPeople(report) ? "\u23F3" : DECISION[decision].icon;
  return [unverified === void 0 ? `${icon} ${word}` : `\u{1F374} Unverified: ${word}`, title(project), title(stage)].filter((part) => part !== "").join(" \xB7 ");
}
function verdict(page) {
  const { report } = page;
  if (report.decision === "go") return `**Nothing blocks:** ${prose(report.reasons[0]?.message ?? "", page)}.`;
  const roles = stillToSign(report);
  if (roles !== void 0) return `**Nothing is left to mend. Still to sign:** ${title(roles)}.`;
  const blockers = blockersOf(report);
  const { failed, errored } = countRequired(report);
  const parts = [
    ...failed > 0 ? [`${count(failed, "check")} failed`] : [],
    ...errored > 0 ? [`${errored} could not tell`] : [],
    ...general2(report)
  ];
  const what2 = parts.length > 0 ? parts.join(", ") : title(blockers[0]?.message ?? "");
  return `**${what2}.**`;
}
var countRequired = ({ checks }) => ({
  failed: checks.filter(({ required, status }) => required && status === "failed").length,
  errored: checks.filter(({ required, status }) => required && status === "errored").length
});
var general2 = ({ reasons }) => [
  ...new Set(
    reasons.filter(({ check }) => check === void 0).map(({ code: reason }) => REASON_TITLE[reason].replace(/^[A-Z]/, (letter) => letter.toLowerCase()))
  )
];
var tallyLine = (report) => tally(report).map(({ status, text }) => `${STATUS_ICON[status]} ${text}`).join(" \xB7 ");
function subjectLine(page) {
  const { subject } = page.report;
  const sha = subject.sha === void 0 ? void 0 : code(clip(subject.sha, 64).slice(0, 10));
  const url = commitUrl(subject, page.origin);
  return [
    ...sha === void 0 ? [] : [`Commit ${url === void 0 ? sha : `[${sha}](${url})`}`],
    ...subject.ref === void 0 ? [] : [code(clip(showRef(subject.ref), 100))],
    ...subject.event === void 0 ? [] : [code(clip(subject.event, 100))]
  ].join(" \xB7 ");
}
function runLine(page) {
  const { report, origin } = page;
  const url = runUrl(report.subject, origin);
  return [
    ...url === void 0 ? [] : [`[run ${report.subject.runId}](${url})`],
    title(showTime(report.startedAt)),
    `took ${showDuration(report.durationMs)}`
  ].join(" \xB7 ");
}
function selectionNote({ report }) {
  const { selection } = report;
  if (selection === void 0) return "";
  const which = [
    ...selection.only ? [`only ${selection.only.map((id) => code(clip(id, 100))).join(", ")}`] : [],
    ...selection.shard === void 0 ? [] : [`part ${code(selection.shard)}`]
  ].join(", ");
  return `> \u2702\uFE0F **Only a part of the stage was run** (${which}): ${report.checks.length} of its ${count(selection.of, "check")}. This report proves that part alone.`;
}
var unverifiedNote = ({ unverified }) => unverified === void 0 ? "" : `> \u{1F374} **Not verified:** ${markdown(unverified)}`;
var top = (page, mark) => stack(
  `${mark} ${headline(page)}`,
  unverifiedNote(page),
  deliveryNote(page),
  `${verdict(page)} ${tallyLine(page.report)}`.trim()
);

// src/reporters/markdown/sign-off.ts
var ICONS = { signed: "\u2705", pending: "\u23F3", rejected: "\u274C" };
var IMAGES = 50;
function signOff(page, mark) {
  const { signOff: signed } = page.report;
  if (signed === void 0) return toSign(page, mark);
  const rows = signed.roles.map(({ role, title: title2, status, person, source, why }) => [
    ICONS[status],
    strong(title2 ?? role),
    person === void 0 ? status : `${status} by ${signers(person).map((login) => code(clip(login, 100))).join(" and ")}`,
    source === void 0 ? "" : prose(source, page),
    why === void 0 ? "" : prose(why, page)
  ]);
  return stack(
    `${mark} Sign-off`,
    signed.dryRun ? "> \u{1F9EA} **A dry run.** The approvals come from a file, nobody was asked, and this proves nothing." : "",
    markdownTable(["", "Role", "Status", "Through", "Why"], rows),
    signed.report === void 0 ? "" : what(page.report, signed.report)
  );
}
function what(report, digest) {
  const images = imagesOf(report);
  const listed = images.slice(0, IMAGES).map(({ image, digest: of }) => `  - ${code(clip(image, 200))} ${code(of)}`);
  return [
    "What they stand for; whatever changes of it voids them:",
    "",
    `- the report ${code(digest)}`,
    ...report.subject.sha === void 0 ? [] : [`- the commit ${code(report.subject.sha)}`],
    `- the config ${code(report.subject.configDigest)}`,
    ...images.length === 0 ? [] : [`- the images`, ...listed],
    ...images.length > IMAGES ? [`  - \u2026 and ${images.length - IMAGES} more`] : []
  ].join("\n");
}
function toSign(page, mark) {
  const { toSign: roles } = page.report;
  if (roles === void 0 || roles.length === 0) return "";
  return stack(
    `${mark} To be signed`,
    "Each of these roles approves this report as a whole, and attests its own lines. No person signs for two of them.",
    roles.map((role) => asked(role, page)).join("\n")
  );
}
function asked(role, page) {
  const lines = attestedFor(role, page.report).map((result) => `  - ${STATUS_ICON[result.status]} ${line(result, page)}`);
  return [`- ${strong(role.title)}, by ${prose(role.by, page)}`, ...lines].join("\n");
}
function line({ name, attestedBy, evidence: evidence2 }, page) {
  const files = evidence2.map(
    ({ path, sha256 }) => `${code(clip(path, 200))} (${code(`sha256:${sha256.slice(0, 12)}\u2026`)})`
  );
  const proof = files.length === 0 ? "" : `<br>Evidence: ${files.join(", ")}`;
  return `${strong(name)}: ${prose(attestedBy?.ask ?? "", page)}${proof}`;
}

// src/reporters/shrink.ts
function shrink(render, within) {
  let text = "";
  for (const extent of within.extents) {
    text = render(extent);
    if (within.sizeOf(text) <= within.limit) return text;
  }
  return cutLines(text, within);
}
function cutLines(text, { limit, sizeOf }) {
  const lines = text.split("\n");
  const sizes = lines.map((line2) => sizeOf(line2) + 1);
  const note = (left) => `

\u2026 and ${showNumber(left)} more lines: see report.json.
`;
  let room = limit - sizeOf(note(lines.length));
  let kept = 0;
  while (kept < lines.length && (sizes[kept] ?? 0) <= room) {
    room -= sizes[kept] ?? 0;
    kept += 1;
  }
  return lines.slice(0, kept).join("\n") + note(lines.length - kept);
}

export {
  folded,
  stack,
  blocking,
  sections,
  nameCell,
  resultCell,
  advisories,
  policyNote,
  waivers,
  remarks2 as remarks,
  evidence,
  legend,
  footer,
  timeline,
  tallyLine,
  subjectLine,
  runLine,
  selectionNote,
  top,
  signOff,
  shrink
};
