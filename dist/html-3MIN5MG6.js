import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  attestedFor,
  imagesOf,
  signers
} from "./chunk-DXAT7HOQ.js";
import {
  escapeHtml
} from "./chunk-WVUXBXGH.js";
import {
  showChecklist
} from "./chunk-XS6RYBSZ.js";
import {
  blockersOf,
  failing,
  groupedBlockersOf,
  sectionsOf,
  splitBlockers,
  toldUnder,
  unrepeated,
  worstFirst,
  worthALook
} from "./chunk-Z5QH3WDO.js";
import {
  LINE_MEANING,
  REASON_REMEDY,
  REASON_TITLE,
  STATUS_ICON,
  STATUS_MEANING,
  countFindings,
  deliverySentences,
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
  STATUSES
} from "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import {
  clip,
  clipMiddle
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showNumber,
  showQuantity
} from "./chunk-WDRWDCXA.js";
import {
  blobUrl,
  commitUrl,
  runUrl,
  showPlace,
  splitHelp
} from "./chunk-M73TIXWB.js";

// src/reporters/html.ts
import { createHash } from "node:crypto";

// src/reporters/html/page.ts
var ALL_FINDINGS = 1e4;
var MOST_FINDINGS = 100;
var ALL_OUTPUT = 8e6;
function openPage(report, origin) {
  const found = report.checks.filter(({ findings: findings2 }) => findings2.length > 0).length;
  const blocks = report.checks.flatMap(({ details }) => details).length;
  return {
    report,
    origin,
    findings: Math.min(MOST_FINDINGS, Math.max(10, Math.floor(ALL_FINDINGS / Math.max(1, found)))),
    output: Math.min(1e5, Math.max(1e3, Math.floor(ALL_OUTPUT / Math.max(1, blocks))))
  };
}
var LONGEST = 4e3;
var prose = (text2) => clip(text2.trim(), LONGEST).split(/`([^`\n]+)`/).map(
  (part2, index) => index % 2 === 1 ? `<code>${escapeHtml(part2)}</code>` : escapeHtml(part2).replaceAll("\n", "<br>")
).join("");
var code = (text2) => `<code>${escapeHtml(clip(text2, LONGEST))}</code>`;
var link = (url, content) => url === void 0 ? content : `<a href="${escapeHtml(url)}">${content}</a>`;
var help = (text2) => {
  const { sentence, url } = splitHelp(text2);
  return url === void 0 ? prose(text2) : `${prose(sentence)} ${link(url, escapeHtml(url))}`.trim();
};
function place(finding, { report, origin }) {
  const shown = showPlace(finding);
  return shown === void 0 ? "" : link(blobUrl(finding, report.subject, origin), code(shown));
}
function ended(finding) {
  const text2 = showEnded(finding);
  return text2 === void 0 ? "" : `<p class="mend">${prose(text2)}</p>`;
}
function comparison({ expected, actual }) {
  const rows = [
    ...expected === void 0 ? [] : [`<div><dt>Expected</dt><dd>${code(expected)}</dd></div>`],
    ...actual === void 0 ? [] : [`<div><dt>Found</dt><dd>${code(actual)}</dd></div>`]
  ];
  return rows.length === 0 ? "" : `<dl class="comparison">${rows.join("")}</dl>`;
}
var badge = (status) => `<span class="badge ${status}"><span aria-hidden="true">${STATUS_ICON[status]}</span> ${status}</span>`;
var part = (title, body, id) => body === "" ? "" : `<section${id === void 0 ? "" : ` id="${id}"`}>
<h2>${title}</h2>
${body}
</section>`;
function table(head, rows) {
  const kept = head.map((_, column) => rows.some((row2) => (row2[column] ?? "") !== ""));
  const cells = (row2) => head.flatMap((_, column) => kept[column] ? [row2[column] ?? ""] : []);
  const titles = cells(head).map((title) => `<th scope="col">${title}</th>`);
  const body = rows.map(
    (row2) => `<tr>${cells(row2).map((cell) => `<td>${cell}</td>`).join("")}</tr>`
  );
  return `<div class="scroll"><table>
<thead><tr>${titles.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table></div>`;
}
function measurement(measured) {
  return `<div class="measure">${escapeHtml(showMeasurement(measured))}${bar(measured)}</div>`;
}
var BAR = 120;
function bar({ value, limit, unit }) {
  if (limit === void 0 || limit <= 0 || value < 0 || unit !== "bytes" && unit !== "ms" && unit !== "%") return "";
  const whole = Math.max(value, limit) * 1.1;
  const at3 = (number) => (number / whole * BAR).toFixed(1);
  return `<svg class="bar" viewBox="0 0 ${BAR} 8" width="${BAR}" height="8" aria-hidden="true"><rect class="whole" width="${BAR}" height="8" rx="2"/><rect class="value" width="${at3(value)}" height="8" rx="2"/><rect class="limit" x="${at3(limit)}" width="2" height="8"/></svg>`;
}
var andMore = (number) => number > 0 ? `<p class="muted">\u2026 and ${showNumber(number)} more: report.json has them all.</p>` : "";

// src/reporters/html/banner.ts
function banner(page) {
  const { report } = page;
  const word = wordOf(report);
  const about = [report.project, report.stage].filter((part2) => part2 !== "").map(escapeHtml);
  return `<header>
<p class="about">${about.join(' <span aria-hidden="true">/</span> ')}</p>
<h1><span class="decision">${word}</span> <span class="why">${why(page)}</span></h1>
${delivered(page)}${selection(page)}<ul class="counts">${counts(page)}</ul>
<dl class="facts">${facts(page)}</dl>
</header>`;
}
function why({ report }) {
  if (report.decision === "go") return prose(report.reasons[0]?.message ?? "");
  const roles = stillToSign(report);
  if (roles !== void 0) return prose(`Still to sign: ${roles}`);
  const { causes } = splitBlockers(blockersOf(report));
  const [only] = causes;
  if (causes.length === 1 && only) return prose(`${only.result?.name ?? ""}${only.result ? ": " : ""}${only.message}`);
  return `${count(causes.length, "thing")} to mend`;
}
function delivered({ report }) {
  const sentences = deliverySentences(report);
  return sentences.length === 0 ? "" : `<p class="partial">${prose(sentences.join(" "))}</p>
`;
}
var counts = ({ report }) => tally(report).map(
  ({ status, text: text2 }) => `<li class="${status}"><span aria-hidden="true">${STATUS_ICON[status]}</span> ${text2}</li>`
).join("");
function facts(page) {
  const { report, origin } = page;
  const { sha, ref, event, runId, repository } = report.subject;
  const rows = [
    ["Repository", repository && escapeHtml(repository)],
    ["Commit", sha && link(commitUrl(report.subject, origin), code(sha))],
    ["Ref", ref && escapeHtml(showRef(ref))],
    ["Event", event && escapeHtml(event)],
    ["Run", runId && link(runUrl(report.subject, origin), escapeHtml(runId))],
    ["Started", `<time datetime="${escapeHtml(report.startedAt)}">${escapeHtml(showTime(report.startedAt))}</time>`],
    ["Took", showDuration(report.durationMs)]
  ];
  return rows.filter(([, value]) => value !== void 0 && value !== "").map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("");
}
function selection({ report }) {
  const chosen = report.selection;
  if (chosen === void 0) return "";
  const which = [
    ...chosen.only ? [`only ${chosen.only.map(code).join(", ")}`] : [],
    ...chosen.shard === void 0 ? [] : [`part ${code(chosen.shard)}`]
  ].join(", ");
  return `<p class="partial"><strong>Only a part of the stage was run</strong> (${which}): ${report.checks.length} of its ${count(chosen.of, "check")}. This report proves that part alone.</p>
`;
}

// src/reporters/html/blocking.ts
var LEADING = 10;
function blocking(page) {
  const { causes, consequences } = splitBlockers(groupedBlockersOf(page.report));
  const cards = causes.map((blocker) => card(blocker, page)).join("\n");
  const followers = consequences.flatMap(
    ({ result }) => result === void 0 ? [] : [`<li>${prose(result.name)} ${code(result.id)}: ${prose(result.summary)}</li>`]
  );
  const rest = followers.length === 0 ? "" : `<p>Not run because of that:</p>
<ul>${followers.join("\n")}</ul>`;
  const advisories = worthALook(page.report).map((result) => article(result, { page, tone: "advisory" }));
  return [
    part("What blocks, and how to mend it", [cards, rest].filter((text2) => text2 !== "").join("\n"), "blocking"),
    part("Worth a look, does not block", advisories.join("\n"), "advisory")
  ].filter((text2) => text2 !== "").join("\n");
}
function card({ code: reason, message, result }, page) {
  if (result !== void 0) return article(result, { page, tone: "blocker", message });
  const remedy = REASON_REMEDY[reason];
  return `<article class="blocker">
<h3>${REASON_TITLE[reason]}</h3>
<p>${prose(message)}</p>
${remedy === void 0 ? "" : mend(prose(remedy))}
</article>`;
}
function article(result, { page, tone, message }) {
  const summary = message ?? result.summary;
  const findings2 = toldUnder(summary, failing(result)).map(unrepeated);
  const shown = findings2.slice(0, LEADING);
  const isTold = findings2.length === 1 && findings2[0]?.message === summary;
  const remedies = [
    ...result.remedy === void 0 ? [] : [mend(prose(result.remedy))],
    ...result.help === void 0 ? [] : [mend(help(result.help))]
  ];
  return `<article class="${tone}">
<h3>${badge(result.status)} ${escapeHtml(result.name)} ${result.id === result.name ? "" : code(result.id)}</h3>
${isTold ? "" : `<p>${prose(summary)}</p>`}
${shown.length === 0 ? "" : `<ul class="findings">
${items(shown, page)}
</ul>`}${andMore(findings2.length - shown.length)}
${remedies.join("\n")}
</article>`;
}
function items(findings2, page) {
  let helped = "";
  return findings2.map((finding) => {
    const hint = finding.help === void 0 || finding.help === helped ? "" : mend(help(finding.help));
    helped = finding.help ?? helped;
    const isNamed = finding.file === void 0 && finding.message.includes(finding.subject ?? "");
    const where = isNamed ? "" : place(finding, page);
    return `<li>${where === "" ? "" : `<div class="place">${where}</div>`}${prose(finding.message)}${comparison(finding)}${ended(finding)}${hint}</li>`;
  }).join("\n");
}
var mend = (text2) => `<p class="mend"><strong>To mend it:</strong> ${text2}</p>`;

// src/reporters/html/checklist.ts
var ROWS = 1e3;
var ORDER = ["uncovered", "failed", "unknown", "waits", "excused", "proven", "other-stage"];
function checklist({ report }) {
  const tally2 = report.checklist;
  if (tally2 === void 0) return "";
  const open = tally2.uncovered.slice(0, ROWS).map((slug) => `<li>${code(slug)}</li>`);
  const uncovered = open.length === 0 ? "" : `
<p>Covered by nothing:</p>
<ul>${open.join("\n")}</ul>${andMore(tally2.uncovered.length - open.length)}`;
  const lines = [...tally2.lines ?? []].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const rows = lines.slice(0, ROWS).map(({ text: text2, slug, state, by, why: why2 }) => [
    escapeHtml(LINE_MEANING[state]),
    `${prose(text2)}<br>${code(slug)}`,
    why2 === void 0 ? by.map((each) => code(each)).join(", ") : prose(why2)
  ]);
  const all = rows.length === 0 ? "" : `
${table(["State", "Item", "By"], rows)}${andMore(lines.length - rows.length)}`;
  return part("Written checklist", `<p>${escapeHtml(showChecklist(tally2))}</p>${uncovered}${all}`, "checklist");
}

// src/reporters/html/chart.ts
var WIDTH = 640;
var HEIGHT = 200;
var LEFT = 70;
var BOTTOM = 28;
var TOP = 12;
var RIGHT = 12;
var LABELS = 12;
function chart(drawn) {
  const { points } = drawn;
  if (points.length === 0) return "";
  const scale = scaleOf(drawn);
  const body = drawn.form === "bars" ? bars(drawn, scale) : line(drawn, scale);
  const lines = [across("limit", drawn.limit, scale), across("baseline", drawn.baseline, scale)].join("");
  const axes = `${text({ x: LEFT - 6, y: TOP + 6, anchor: "end" }, showQuantity(scale.top, drawn.unit))}${text({ x: LEFT - 6, y: HEIGHT - BOTTOM, anchor: "end" }, "0")}${ticks(drawn, scale)}`;
  return `<figure class="chart"><figcaption>${escapeHtml(drawn.title)}${legend(drawn)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(said(drawn))}"><path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>${body}${lines}${axes}</svg></figure>`;
}
function legend({ limit, baseline, unit }) {
  const parts = [
    ...limit === void 0 ? [] : [`limit ${showQuantity(limit, unit)}`],
    ...baseline === void 0 ? [] : [`baseline ${showQuantity(baseline, unit)}`]
  ];
  return parts.length === 0 ? "" : ` <small>${escapeHtml(parts.join(", "))}</small>`;
}
function said({ title, points, unit }) {
  const values = points.map(([, y]) => y);
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return `${title}: ${points.length} points, ${showQuantity(low, unit)} to ${showQuantity(high, unit)}`;
}
var rarity = (share) => -Math.log10(Math.max(1e-6, 1 - Math.min(1, Math.max(0, share))));
var across1 = (from, to, value) => to === from ? 0.5 : (value - from) / (to - from);
function scaleOf({ form, points, limit, baseline }) {
  const place2 = form === "distribution" ? rarity : (x) => x;
  const xs = points.map(([x]) => place2(x));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const top = Math.max(...points.map(([, y]) => y), limit ?? 0, baseline ?? 0, Number.MIN_VALUE) * 1.05;
  return {
    x: (value) => LEFT + across1(left, right, place2(value)) * (WIDTH - LEFT - RIGHT),
    y: (value) => HEIGHT - BOTTOM - Math.min(1, Math.max(0, value / top)) * (HEIGHT - BOTTOM - TOP),
    top
  };
}
var at = (value) => String(Number(value.toFixed(1)));
var line = ({ points }, { x, y }) => points.length === 1 ? points.map(([px, py]) => `<circle class="value" cx="${at(x(px))}" cy="${at(y(py))}" r="3"/>`).join("") : `<polyline class="line" points="${points.map(([px, py]) => `${at(x(px))},${at(y(py))}`).join(" ")}"/>`;
function bars({ points }, { y }) {
  const step = (WIDTH - LEFT - RIGHT) / points.length;
  return points.map(([, value], index) => {
    const top = y(value);
    const left = LEFT + index * step + step * 0.1;
    return `<rect class="value" x="${at(left)}" y="${at(top)}" width="${at(step * 0.8)}" height="${at(HEIGHT - BOTTOM - top)}"/>`;
  }).join("");
}
function across(name, value, { y }) {
  if (value === void 0) return "";
  return `<path class="${name}" d="M${LEFT} ${at(y(value))}H${WIDTH - RIGHT}"/>`;
}
function ticks(drawn, { x }) {
  const { form, points, labels } = drawn;
  const bottom = HEIGHT - BOTTOM + 16;
  if (form === "bars") {
    if (points.length > LABELS) return "";
    const step = (WIDTH - LEFT - RIGHT) / points.length;
    return points.map(([px], index) => ({ label: labels?.[index] ?? showNumber(px), middle: LEFT + (index + 0.5) * step })).map(({ label, middle }) => text({ x: middle, y: bottom, anchor: "middle" }, label)).join("");
  }
  const known = form === "distribution" ? shares(points) : ends(points);
  return known.map(({ value, label, anchor }) => text({ x: x(value), y: bottom, anchor }, label)).join("");
}
var SHARES = [0, 0.5, 0.9, 0.99, 0.999, 0.9999];
function shares(points) {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 1];
  return SHARES.filter((share) => share >= first && share <= last).map((value) => ({
    value,
    label: value === 0 ? "min" : `p${Number((value * 100).toFixed(4))}`,
    anchor: "middle"
  }));
}
var ends = (points) => [points[0], points.at(-1)].flatMap(
  (point, index) => point === void 0 ? [] : [
    {
      value: point[0],
      label: `${Number(point[0].toFixed(1))} s`,
      anchor: index === 0 ? "start" : "end"
    }
  ]
);
var text = (place2, words) => `<text x="${at(place2.x)}" y="${at(place2.y)}" text-anchor="${place2.anchor}">${escapeHtml(words)}</text>`;

// src/reporters/html/checks.ts
var MEASUREMENTS = 50;
var FIGURES = 4;
function sections(page) {
  const groups = sectionsOf(page.report.checks);
  const bodies = groups.map(({ title, results }) => {
    const heading = escapeHtml(title ?? (groups.length > 1 ? "Other checks" : "Checks"));
    return `<h3>${heading}</h3>
${results.map((result) => check(result, page)).join("\n")}`;
  });
  return part("All checks", bodies.join("\n"), "checks");
}
function check(result, page) {
  const found = countFindings(result.findings);
  const notes = [...remarks(result), ...found === "" ? [] : [found]].join(", ");
  const line2 = `${badge(result.status)}<span class="name">${escapeHtml(result.name)}${notes === "" ? "" : ` <small>${notes}</small>`}</span>
<span class="summary">${prose(result.summary)}${figures(result)}</span><span class="took">${showTook(result)}</span>`;
  return `<details class="check ${result.status}" id="check-${escapeHtml(encodeURIComponent(result.id.replace(new RegExp("\\p{Cs}", "gu"), "")))}"><summary>${line2}</summary>
<div class="inside">
${inside(result, page)}
</div></details>`;
}
function figures({ measurements }) {
  const most = measurements.length === FIGURES + 1 ? FIGURES + 1 : FIGURES;
  const shown = measurements.slice(0, most).map((measured) => escapeHtml(showMeasurement(measured)));
  const rest = measurements.length - shown.length;
  const all = [...shown, ...rest > 0 ? [`${rest} more`] : []];
  return all.length === 0 ? "" : `<small>${all.map((text2) => `<span>${text2}</span>`).join("")}</small>`;
}
function inside(result, page) {
  return [
    facts2(result),
    result.measurements.slice(0, MEASUREMENTS).map(measurement).join("\n"),
    andMore(result.measurements.length - MEASUREMENTS),
    ...(result.charts ?? []).map(chart),
    findings(result, page),
    ...result.details.map(
      ({ title, text: text2 }) => `<h4>${escapeHtml(title)}</h4>
<pre tabindex="0">${escapeHtml(clipMiddle(text2, page.output))}</pre>`
    )
  ].filter((text2) => text2 !== "").join("\n");
}
function facts2(result) {
  const rows = [
    ["Id", code(result.id)],
    ["Kind", code(result.kind)],
    ["Reason", code(result.cause ?? result.reasonCode)],
    ["Required", result.required ? "yes" : "no, advisory"],
    ["Proves", result.covers.map(code).join(", ")],
    ["To mend it", result.remedy && prose(result.remedy)],
    ["More", result.help && help(result.help)],
    ["Started", result.startedAt && escapeHtml(result.startedAt)],
    ["Taken over", result.reused && `from ${escapeHtml(result.reused.source)}, ${code(result.reused.digest)}`],
    ["Evidence", result.evidence.map(({ path }) => code(path)).join(", ")]
  ];
  const shown = rows.filter(([, value]) => value !== void 0 && value !== "");
  return `<dl class="facts">${shown.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
}
function findings(result, page) {
  if (result.findings.length === 0) return "";
  const shown = worstFirst(result.findings).slice(0, page.findings);
  const rows = shown.map((finding) => [
    `<span class="level ${finding.waived ? "waived" : finding.level}">${finding.waived ? "waived" : finding.level}</span>`,
    place(finding, page),
    `${prose(finding.message)}${comparison(finding)}${ended(finding)}${finding.help === void 0 ? "" : `<p class="mend">${help(finding.help)}</p>`}`,
    `${code(finding.rule)}<br><small>${escapeHtml(finding.fingerprint)}</small>`
  ]);
  return table(["Level", "Where", "What is wrong", "Rule, fingerprint"], rows) + andMore(result.findings.length - shown.length);
}

// src/reporters/html/closing.ts
var ROWS2 = 1e3;
function waivers(page) {
  const waived = page.report.checks.flatMap(
    (result) => result.findings.flatMap((finding) => finding.waived ? [{ result, finding, waiver: finding.waived }] : [])
  );
  if (waived.length === 0) return "";
  const rows = waived.slice(0, ROWS2).map(({ result, finding, waiver }) => [
    code(result.id),
    place(finding, page),
    prose(finding.message),
    prose(waiver.reason),
    escapeHtml(waiver.owner),
    escapeHtml(showUntil(waiver, page.report))
  ]);
  const head = ["Check", "Where", "Finding", "Because", "Owner", "Until"];
  return part("Waived", table(head, rows) + andMore(waived.length - rows.length), "waived");
}
function notices({ report }) {
  const all = report.notices ?? [];
  const shown = all.slice(0, ROWS2).map((notice) => `<li>${prose(notice)}</li>`);
  return part(
    "Notices",
    shown.length === 0 ? "" : `<ul>${shown.join("\n")}</ul>${andMore(all.length - shown.length)}`,
    "notices"
  );
}
function policyNote({ report }) {
  const { policy: policy2 } = report;
  if (policy2 === void 0 || policy2.changes.length === 0) return "";
  const shown = policy2.changes.slice(0, ROWS2).map((change) => `<li>${prose(change)}</li>`);
  const why2 = `<p>It was judged by the policy of ${code(policy2.ref)} (${code(policy2.sha)}); this takes effect once it is merged:</p>`;
  return part("This change edits the gate itself", `${why2}
<ul>${shown.join("\n")}</ul>`, "policy");
}
var proof = ({ report }) => report.after === void 0 ? "" : part("The stage before", `<p>${prose(showProof(report.after))}</p>`, "proof");
function evidence({ report }) {
  const files = report.checks.flatMap((result) => result.evidence.map((file) => ({ result, file })));
  if (files.length === 0) return "";
  const rows = files.slice(0, ROWS2).map(({ result, file }) => [code(result.id), code(file.path), code(file.sha256)]);
  return part("Evidence", table(["Check", "File", "SHA-256"], rows) + andMore(files.length - rows.length), "evidence");
}
function provenance({ report }) {
  const { tool, subject, reasonCode, schemaVersion } = report;
  const reasons = report.reasons.map(
    ({ code: reason, check: check2, message }) => `<li>${code(reason)}${check2 === void 0 ? "" : ` ${code(check2)}`}: ${prose(message)}</li>`
  );
  const attempt = subject.runAttempt === void 0 ? "" : `, attempt ${escapeHtml(subject.runAttempt)}`;
  const run = subject.runId === void 0 ? "outside a workflow" : `run ${escapeHtml(subject.runId)}${attempt}`;
  return part(
    "How this was decided",
    `<p>${escapeHtml(`${tool.name} ${tool.version}`)} decided <strong>${report.decision}</strong> with reason ${code(reasonCode)}, ${run}, by the configuration with digest ${code(subject.configDigest)}. Report format ${schemaVersion}.</p>
<ul>${reasons.slice(0, ROWS2).join("\n")}</ul>`,
    "provenance"
  );
}
function legend2() {
  const rows = STATUSES.map((status) => [badge(status), STATUS_MEANING[status]]);
  return part(
    "What the words mean",
    `<p><strong>Go</strong> needs every required check passed, waived, or skipped by its own condition, and at least one passed. Everything else is no-go. A check that could not tell is never a pass.</p>
${table(["Status", "Means"], rows)}`,
    "legend"
  );
}

// src/reporters/html/filter.ts
var FILTER = `
(() => {
  const checks = [...document.querySelectorAll('#checks .check')];
  if (checks.length < 8) return;
  const sectionOf = check => { let node = check; while (node && node.tagName !== 'H3') node = node.previousElementSibling; return node ? node.textContent : ''; };
  const sections = new Map(checks.map(check => [check, sectionOf(check)]));
  const statuses = [...new Set(checks.map(check => check.classList[1]))].sort();
  const make = (tag, label, fill) => {
    const field = document.createElement(tag), around = document.createElement('label');
    around.append(label + ' ', field); fill(field); field.addEventListener('input', apply); bar.append(around); return field;
  };
  const options = values => field => { for (const value of ['', ...values]) { const option = document.createElement('option'); option.value = value; option.textContent = value || 'all'; field.append(option); } };
  const bar = document.createElement('div'), count = document.createElement('output');
  bar.className = 'filter'; bar.setAttribute('role', 'search');
  const status = make('select', 'Status', options(statuses));
  const section = make('select', 'Section', options([...new Set(sections.values())]));
  const words = make('input', 'Words', field => { field.type = 'search'; });
  bar.append(count);
  document.querySelector('#checks h2').after(bar);
  function apply() {
    const wanted = words.value.toLowerCase();
    let shown = 0;
    for (const check of checks) {
      const fits = (!status.value || check.classList.contains(status.value)) && (!section.value || sections.get(check) === section.value) && (!wanted || check.textContent.toLowerCase().includes(wanted));
      check.hidden = !fits; if (fits) shown += 1;
    }
    count.textContent = shown === checks.length ? '' : shown + ' of ' + checks.length;
  }
})();
`;

// src/reporters/html/sign-off.ts
var LOOKS = { signed: "passed", pending: "pending", rejected: "failed" };
var IMAGES = 200;
function signOff({ report }) {
  const { signOff: signed } = report;
  if (signed === void 0) return toSign(report);
  const rows = signed.roles.map(({ role, title, status, person, source, why: why2 }) => [
    `<strong>${escapeHtml(title ?? role)}</strong>${title === void 0 ? "" : `<br>${code(role)}`}`,
    `<span class="badge ${LOOKS[status]}">${status}</span>`,
    person === void 0 ? "" : signers(person).map(escapeHtml).join("<br>"),
    source === void 0 ? "" : prose(source),
    why2 === void 0 ? "" : prose(why2)
  ]);
  const dry = signed.dryRun ? '<p class="partial"><strong>A dry run.</strong> The approvals come from a file, nobody was asked, and this proves nothing.</p>\n' : "";
  const stands = signed.report === void 0 ? "" : `
${what(report, signed.report)}`;
  return part("Sign-off", `${dry}${table(["Role", "Status", "Person", "Through", "Why"], rows)}${stands}`, "sign-off");
}
function what(report, digest) {
  const images = imagesOf(report);
  const rows = [
    ["Report", code(digest)],
    ...report.subject.sha === void 0 ? [] : [["Commit", code(report.subject.sha)]],
    ["Config", code(report.subject.configDigest)],
    ...images.slice(0, IMAGES).map(({ image, digest: of }) => [`Image ${code(image)}`, code(of)])
  ];
  return `<p>What they stand for; whatever changes of it voids them:</p>
${table(["What", "Digest"], rows)}${andMore(images.length - IMAGES)}`;
}
function toSign(report) {
  const { toSign: roles } = report;
  if (roles === void 0 || roles.length === 0) return "";
  const rows = roles.map((role) => [
    `<strong>${escapeHtml(role.title)}</strong><br>${code(role.role)}`,
    prose(role.by),
    asked(role, report)
  ]);
  return part(
    "To be signed",
    `<p>Each of these roles approves this report as a whole, and attests its own lines. No person signs for two of them.</p>
${table(["Role", "By", "Attests"], rows)}`,
    "sign-off"
  );
}
function asked(role, report) {
  const items2 = attestedFor(role, report).map(({ name, status, attestedBy, evidence: evidence2 }) => {
    const files = evidence2.map(({ path, sha256 }) => `<br><small>${code(path)} ${code(`sha256:${sha256}`)}</small>`);
    return `<li>${badge(status)} <strong>${escapeHtml(name)}</strong>: ${prose(attestedBy?.ask ?? "")}${files.join("")}</li>`;
  });
  return items2.length === 0 ? "the report alone" : `<ul>${items2.join("\n")}</ul>`;
}

// src/reporters/html/style.ts
var STYLE = `
:root { color-scheme: light dark; --back: light-dark(#ffffff, #0f141a); --card: light-dark(#f6f8fa, #171d25);
  --text: light-dark(#1c2128, #e4e8ed); --muted: light-dark(#57606a, #9aa5b1); --line: light-dark(#d4dae0, #2e3742);
  --link: light-dark(#0757ba, #6cb1ff); --good: light-dark(#116329, #4cc26a); --bad: light-dark(#b3141f, #ff7b78);
  --unsure: light-dark(#7d4e00, #e3b341); --calm: light-dark(#57606a, #9aa5b1); --excused: light-dark(#6639a6, #c69cff);
  --go: light-dark(#116329, #14532a); --no-go: light-dark(#b3141f, #8c1620);
  --waits: light-dark(#8a5a00, #6b4700); }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere }
header { background: var(--no-go); color: #fff; padding: 2rem max(1rem, calc((100% - 68rem) / 2)) }
.go header { background: var(--go) }
.waits header { background: var(--waits) }
main { max-width: 70rem; margin: 0 auto; padding: 0 1rem 4rem }
a { color: var(--link) }
header a { color: #fff }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em }
h1 { margin: .2rem 0 1rem; font-size: 1.35rem; font-weight: 500; line-height: 1.3 }
.decision { display: block; font-size: 3.2rem; font-weight: 800; letter-spacing: .02em; line-height: 1.1 }
.about { margin: 0; font-weight: 600; opacity: .95 }
h2 { margin: 2.6rem 0 .9rem; font-size: 1.35rem; line-height: 1.3 }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem }
h4 { margin: 1.1rem 0 .3rem; font-size: .95rem }
.muted, small, .took { color: var(--muted) }
.partial { margin: 0 0 1rem; padding: .6rem .9rem; border-radius: .4rem; background: #fff; color: #1c2128 }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1.3rem; padding: 0; list-style: none }
.counts li { padding: .15rem .7rem; border-radius: 1rem; background: rgb(0 0 0 / .28); font-weight: 600 }
.facts { display: flex; flex-wrap: wrap; gap: .35rem 1.8rem; margin: 0 }
.facts div { display: flex; gap: .45rem; min-width: 0 }
dt { flex: none; font-weight: 600; opacity: .85 }
dd { margin: 0; min-width: 0 }
article { margin: 0 0 1rem; padding: .9rem 1.2rem; border: 1px solid var(--line); border-left: .35rem solid var(--bad); border-radius: .4rem; background: var(--card) }
article.advisory { border-left-color: var(--unsure) }
article h3 { margin: 0 0 .4rem }
article p { margin: .4rem 0 }
article h3 + .findings > li:first-child { border-top: 0; padding-top: 0 }
.findings { margin: .7rem 0; padding: 0; list-style: none }
.findings li { padding: .55rem 0; border-top: 1px solid var(--line) }
.findings:last-of-type { margin-bottom: 0 } .findings li:last-child { padding-bottom: .2rem }
.place { margin-bottom: .1rem }
.comparison { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin: .2rem 0 }
.comparison div { display: flex; gap: .4rem }
td .mend, td .comparison { margin: .25rem 0 0 }
.mend { padding-left: .7rem; border-left: .2rem solid var(--good) }
.badge { display: inline-block; min-width: 6.3rem; font-size: .9rem; font-weight: 600; white-space: nowrap }
article .badge { min-width: 0; margin-right: .3rem }
.passed .badge, .badge.passed { color: var(--good) }
.failed .badge, .badge.failed, .level.error { color: var(--bad) }
.errored .badge, .badge.errored, .pending .badge, .badge.pending, .level.warning { color: var(--unsure) }
.skipped .badge, .badge.skipped, .level.note { color: var(--calm) }
.waived .badge, .badge.waived, .level.waived { color: var(--excused) }
.level { font-weight: 600 }
.check { border: 1px solid var(--line); border-top-width: 0; background: var(--card) }
h3 + .check { border-top-width: 1px; border-radius: .4rem .4rem 0 0 }
.check:last-child, .check:has(+ h3) { border-radius: 0 0 .4rem .4rem }
.check > summary { display: grid; grid-template-columns: auto minmax(9rem, 16rem) 1fr auto; gap: .2rem .9rem; align-items: baseline; padding: .5rem .9rem; cursor: pointer; list-style: none }
.check > summary::-webkit-details-marker { display: none }
.check > summary:hover { background: light-dark(#eaeef2, #1f2731) }
:focus-visible { outline: .15rem solid var(--link); outline-offset: .1rem }
.name { font-weight: 600 }
.name small { display: inline-block; font-weight: 400 }
.summary small { display: flex; flex-wrap: wrap; gap: 0 1.2rem }
.took { white-space: nowrap; font-size: .9rem }
.took::after { content: " \u25B8"; color: var(--muted) }
[open] > summary > .took::after { content: " \u25BE" }
.inside { padding: .4rem .9rem 1rem; border-top: 1px solid var(--line); background: var(--back) }
.inside .facts { margin: .5rem 0 .8rem; font-size: .92rem }
.measure { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: center; margin: .25rem 0 }
.bar .whole { fill: var(--line) } .bar .value { fill: var(--link) } .bar .limit { fill: var(--text) }
.chart { max-width: 42rem; margin: 1rem 0 } .chart figcaption { font-weight: 600; font-size: .95rem } .chart small { font-weight: 400 }
.chart svg { display: block; width: 100%; height: auto } .chart text { fill: var(--muted); font-size: 11px }
.chart .axis { fill: none; stroke: var(--line) } .chart .line { fill: none; stroke: var(--link); stroke-width: 2 } .chart .value { fill: var(--link) }
.chart .limit { stroke: var(--bad); stroke-width: 1.5 } .chart .baseline { stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 5 4 }
.timeline { display: block; width: 100%; min-width: 40rem; height: auto } .timeline text { fill: var(--text); font-size: 12px } .timeline .last text { font-weight: 700 }
.timeline .axis { stroke: var(--line) } .timeline .run { fill: var(--calm) } .timeline .passed .run { fill: var(--good) } .timeline .failed .run { fill: var(--bad) }
.timeline .errored .run, .timeline .pending .run { fill: var(--unsure) } .timeline .waived .run { fill: var(--excused) } .timeline .wait { fill: var(--back); opacity: .6 }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; margin: 0 0 .8rem } .filter input, .filter select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--muted); border-radius: .3rem; padding: .15rem .4rem }
.scroll { overflow-x: auto; margin: .7rem 0 }
table { width: 100%; border-collapse: collapse; font-size: .93rem }
th, td { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top }
th { background: var(--card); white-space: nowrap }
td { overflow-wrap: break-word }
td a { overflow-wrap: anywhere; display: inline-block; min-width: 9rem }
pre { max-height: 32rem; margin: 0; padding: .8rem 1rem; overflow: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); overflow-wrap: normal }
@media (max-width: 46rem) {
  .decision { font-size: 2.4rem }
  .check > summary { grid-template-columns: 1fr auto }
  .check .name, .check .summary { grid-column: 1 / -1 }
  .check .took { grid-column: 2; grid-row: 1 }
}
@media print {
  :root { color-scheme: light }
  header { background: none !important; color: #000; border-bottom: .3rem solid #000; padding: 0 0 1rem }
  header a { color: #000 } .counts li { background: none; border: 1px solid #000 }
  body { font-size: 11px } article, tr, .check > summary { break-inside: avoid } h2, h3 { break-after: avoid }
  pre { max-height: none; white-space: pre-wrap } .took::after { content: none }
  details::details-content { content-visibility: visible; block-size: auto }
  .scroll { overflow: visible } .filter { display: none }
}
`;

// src/reporters/html/timeline.ts
var ROW = 18;
var NAMES = 220;
var WIDTH2 = 860;
var MOST_ROWS = 100;
var GAP_MS = 150;
function timeline({ report }) {
  const bars2 = barsOf(report.checks);
  if (bars2.length < 2) return "";
  const end = Math.max(...bars2.map(({ from, took }) => from + took), 1);
  const last = new Set(lastChain(bars2));
  const shown = bars2.length <= MOST_ROWS ? bars2 : [...bars2].sort((a, b) => b.took - a.took).slice(0, MOST_ROWS);
  const rows = [...shown].sort((a, b) => a.from - b.from || b.took - a.took);
  const height = rows.length * ROW + 22;
  const label = `${rows.length} checks over ${showDuration(end)}`;
  const picture = `<svg class="timeline" viewBox="0 0 ${WIDTH2} ${height}" role="img" aria-label="${escapeHtml(label)}">${axis(end, height)}${rows.map((bar2, index) => row(bar2, { index, end, isLast: last.has(bar2) })).join("")}</svg>`;
  const cells = rows.map((bar2) => [
    escapeHtml(bar2.result.name),
    showDuration(bar2.from),
    showDuration(bar2.took),
    bar2.waited > 0 ? showDuration(bar2.waited) : "",
    last.has(bar2) ? "yes" : ""
  ]);
  const numbers = `<details><summary>As a table</summary>${table(["Check", "Began after", "Took", "Waited", "The run waited for it last"], cells)}</details>`;
  const caption = '<p class="muted">Bold names: what the run waited for last. Pale: waiting until something held.</p>';
  return part(
    "Timeline",
    `<div class="scroll">${picture}</div>${caption}${numbers}${andMore(bars2.length - rows.length)}`,
    "timeline"
  );
}
function barsOf(results) {
  const ran = results.filter(({ startedAt, reused }) => startedAt !== void 0 && reused === void 0);
  const first = Math.min(...ran.map(({ startedAt = "" }) => Date.parse(startedAt)));
  return ran.flatMap((result) => {
    const from = Date.parse(result.startedAt ?? "") - first;
    if (!Number.isFinite(from)) return [];
    const waited = result.measurements.find(({ name, unit }) => name === "waited" && unit === "ms")?.value ?? 0;
    return [{ result, from, took: result.durationMs, waited: Math.min(waited, result.durationMs) }];
  });
}
function lastChain(bars2) {
  const endOf = ({ from, took }) => from + took;
  const byEnd = [...bars2].sort((a, b) => endOf(b) - endOf(a));
  const chain = [];
  for (const bar2 of byEnd) {
    const next = chain.at(-1);
    if (next === void 0 || endOf(bar2) <= next.from + 1 && next.from - endOf(bar2) <= GAP_MS) chain.push(bar2);
  }
  return chain;
}
var at2 = (ms, end) => NAMES + (WIDTH2 - NAMES - 10) * ms / end;
function axis(end, height) {
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const x = at2(share * end, end).toFixed(1);
    const anchor = share === 1 ? "end" : share === 0 ? "start" : "middle";
    return `<line class="axis" x1="${x}" y1="0" x2="${x}" y2="${height - 18}"/><text x="${x}" y="${height - 5}" text-anchor="${anchor}">${escapeHtml(showDuration(share * end))}</text>`;
  });
  return marks.join("");
}
var SHOWN_NAME = 34;
function row({ result, from, took, waited }, { index, end, isLast }) {
  const y = index * ROW;
  const x = at2(from, end);
  const width = Math.max(2, at2(from + took, end) - x);
  const pale = took > 0 ? width * waited / took : 0;
  const name = [...result.name];
  const short = name.length > SHOWN_NAME ? `${name.slice(0, SHOWN_NAME - 1).join("")}\u2026` : result.name;
  const told = `${result.name}: ${result.status}, ${showDuration(took)}${waited > 0 ? `, ${showDuration(waited)} of it waiting` : ""}`;
  return `<g class="${result.status}${isLast ? " last" : ""}"><title>${escapeHtml(told)}</title><text x="0" y="${y + 13}">${escapeHtml(short)}</text><rect class="run" x="${x.toFixed(1)}" y="${y + 3}" width="${width.toFixed(1)}" height="${ROW - 6}" rx="2"/>` + (pale > 0 ? `<rect class="wait" x="${x.toFixed(1)}" y="${y + 3}" width="${pale.toFixed(1)}" height="${ROW - 6}" rx="2"/>` : "") + "</g>";
}

// src/reporters/html.ts
var digestOf = (text2) => `'sha256-${createHash("sha256").update(text2).digest("base64")}'`;
var policy = `default-src 'none'; style-src ${digestOf(STYLE)}; script-src ${digestOf(FILTER)}; base-uri 'none'; form-action 'none'`;
function renderHtml(report, options = {}) {
  const page = openPage(report, options);
  const word = wordOf(report);
  const parts = [
    banner(page),
    "<main>",
    policyNote(page),
    blocking(page),
    signOff(page),
    proof(page),
    notices(page),
    checklist(page),
    timeline(page),
    sections(page),
    waivers(page),
    evidence(page),
    provenance(page),
    legend2(),
    "</main>"
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml([word, report.project, report.stage].filter((part2) => part2 !== "").join(" \xB7 "))}</title>
<style>${STYLE}</style>
</head>
<body class="${waitsForPeople(report) ? "waits" : report.decision}">
${parts.filter((part2) => part2 !== "").join("\n")}
<script>${FILTER}</script>
</body>
</html>
`;
}
export {
  renderHtml
};
