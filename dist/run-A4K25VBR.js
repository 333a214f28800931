import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  readPage
} from "./chunk-D4DGSYSC.js";
import {
  checkoutOf,
  expectGit
} from "./chunk-4FM6DKH2.js";
import {
  documentRules
} from "./chunk-7XZSX7RI.js";
import {
  whyFuture
} from "./chunk-FQV4JGOB.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/document/sections.ts
var wordsOf = (text) => ` ${text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""} `;
function belowHeading({ headings, lines }, heading) {
  const next = headings.find(({ line, depth }) => line > heading.line && depth <= heading.depth)?.line;
  const own = new Set(headings.map(({ line }) => line));
  return lines.filter(
    ({ line, of }) => line > heading.line && line < (next ?? Number.POSITIVE_INFINITY) && !own.has(line) && of !== "comment"
  );
}
function headingsWith({ headings }, wanted) {
  const exact = headings.filter(({ text }) => wordsOf(text) === wordsOf(wanted));
  return exact.length > 0 ? exact : headings.filter(({ text }) => wordsOf(text).includes(wordsOf(wanted)));
}
var EMPTY = /^\W*(?:tbd|tbc|todo|fixme|n\/?a|to be (?:done|defined|written)|coming soon|lorem ipsum.*)?\W*$/i;
function judgeSections(page, sections, file) {
  return sections.flatMap((wanted) => {
    const found = headingsWith(page, wanted);
    const [first] = found;
    if (first === void 0) {
      const near = nearest(
        wanted,
        page.headings.map(({ text }) => text)
      );
      const message2 = `no section "${wanted}"${near === void 0 ? "" : `; there is "${near}"`}`;
      return [findingOf(documentRules, { rule: "section-missing", message: message2, file, subject: wanted })];
    }
    const isFilled = found.some((heading) => belowHeading(page, heading).some(({ text }) => !EMPTY.test(text)));
    if (isFilled) return [];
    const message = `the section "${first.text}" is empty`;
    return [findingOf(documentRules, { rule: "section-empty", message, file, line: first.line, subject: wanted })];
  });
}
var plain = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
function judgeSteps(page, steps, file) {
  const shown = page.lines.filter(({ of }) => of !== "comment");
  const text = plain(shown.map(({ text: part }) => part.replace(/\\$/, "")).join("\n"));
  return steps.filter((step) => !holds(text, plain(step))).map(
    (step) => findingOf(documentRules, { rule: "step-missing", message: `"${step}" is not in it`, file, subject: step })
  );
}
function holds(text, wanted) {
  const isWord = (character) => character !== void 0 && /[\p{L}\p{N}_]/u.test(character);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const starts = !isWord(wanted[0]) || !isWord(text[at - 1]);
    const ends = !isWord(wanted.at(-1)) || !isWord(text[at + wanted.length]);
    if (starts && ends) return true;
  }
  return false;
}

// src/checks/document/contacts.ts
var USUAL = /\b(?:contacts?|on[ -]?call|escalations?|emergency|who to (?:call|ask)|whom to|stakeholders|call (?:list|tree))\b/i;
var PLACEHOLDER = /\b(?:tbd|tbc|todo|fixme|x{3,}|changeme)\b|<(?:your|insert|add)?[ _-]?(?:e?mail|phone|number|name|contact)[^>]*>|\[(?:your |insert |add )?(?:e?mail|phone|number|name|contact)[^\]]*\](?!\()|\b(?:your|my)[._-]?e?mail@|\bname@|\b(?:first|last)name\b|\+?\d*[ (-]*x{2,}[x)\s.-]{3,}|\b(?:0{6,}|123[ -]?456[ -]?7890?)\b|\b555[ -]01\d\d\b|_{4,}/i;
var MAIL = /[^\s<>()[\]|,;:"'`]+@[^\s<>()[\]|,;:"'`]+/g;
var VALID_MAIL = /^[\w.!#$%&*+/=?^{}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
var PHONE = /(?:\+|\b00|(?<![\w.-])\(?0\d|(?<![\w.-])\(\d{2,4}\))[\d\s()./-]{3,}\d/g;
var LABELLED = /\b(?:phone|tel|telephone|mobile|cell|pager|call)\b\W{1,4}([+\d(][\d\s()./-]*)/gi;
var CHANNEL = /(?:^|[\s(|,:])#[a-z][\w-]{2,}\b|(?:^|[\s(|,:])@[a-z0-9][\w./-]{1,}\b|https?:\/\/\S+|\b(?:slack|teams|pagerduty|opsgenie|signal|matrix|mattermost)\b\s*[:#]\s*\S+/gi;
var DATE = /\b\d{4}-\d{2}-\d{2}\b/g;
function judgeContacts(page, wanted, file) {
  const lines = whereContactsStand(page, wanted);
  if (lines === void 0) {
    const message2 = `no section "${wanted.section}", where the contacts should stand`;
    return [findingOf(documentRules, { rule: "contacts-missing", message: message2, file })];
  }
  const read2 = lines.map((line) => readLine(line, { wanted, file }));
  const findings = [
    ...new Map(read2.flatMap((each) => each.findings).map((each) => [`${each.line} ${each.message}`, each])).values()
  ];
  const reachable = new Set(read2.flatMap((each) => each.reachable)).size;
  if (reachable >= wanted.min) return findings;
  const there = reachable === 0 ? "it names no address, number or channel of anybody" : `it names ${count(reachable, "contact")}`;
  const message = `${there}; ${wanted.min === 1 ? "one is" : `${wanted.min} are`} wanted`;
  return [...findings, findingOf(documentRules, { rule: "contacts-missing", message, file, line: lines[0]?.line })];
}
function whereContactsStand(page, { section }) {
  const headings = section === void 0 ? page.headings.filter(({ text }) => USUAL.test(text)) : headingsWith(page, section);
  if (headings.length === 0 && section !== void 0) return void 0;
  const below = headings.flatMap((heading) => belowHeading(page, heading));
  const lines = headings.length === 0 ? page.lines.filter(({ of }) => of !== "comment") : [...new Set(below)];
  const targets = page.links.flatMap(({ line, target }) => {
    const text = /^(?:mailto|tel):([^?]*)/i.exec(target)?.[1] ?? (/^https?:/i.test(target) ? target : void 0);
    return text !== void 0 && lines.some((each) => each.line === line) ? [{ line, text: decoded(text), of: "text" }] : [];
  });
  return [...lines, ...targets].filter(({ of }) => of !== "code");
}
var decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
function readLine({ line, text }, { wanted, file }) {
  if (PLACEHOLDER.test(text)) {
    const finding = findingOf(documentRules, {
      rule: "contact-placeholder",
      message: `"${text}" is still a placeholder`,
      file,
      line
    });
    return { reachable: [], findings: [finding] };
  }
  const undated = text.replace(DATE, " ");
  const mails = [...undated.matchAll(MAIL)].map(([mail]) => mail.replace(/[.*_]+$/, "").replace(/^[*_]+/, ""));
  const rest = undated.replace(MAIL, " ");
  const labelled = [...rest.matchAll(LABELLED)].map(([, number = ""]) => number.trim());
  const phones = [.../* @__PURE__ */ new Set([...[...rest.matchAll(PHONE)].map(([number]) => number.trim()), ...labelled])].filter(
    (number) => /\d{2}/.test(number)
  );
  const invalid = [
    ...mails.filter((mail) => !isMailOf(mail, wanted.domains)).map((mail) => [mail, "no mail address that can be used"]),
    ...phones.filter((number) => !isPhone(number)).map((number) => [number, "no phone number"])
  ];
  const channels = [...rest.matchAll(CHANNEL)].map(([channel]) => channel.trim());
  const findings = invalid.map(
    ([what, why]) => findingOf(documentRules, { rule: "contact-invalid", message: `"${what}" is ${why}`, file, line })
  );
  const good = [...mails.filter((mail) => isMailOf(mail, wanted.domains)), ...phones.filter(isPhone), ...channels];
  return { reachable: good, findings };
}
var isMailOf = (mail, domains) => {
  const domain = mail.slice(mail.lastIndexOf("@") + 1).toLowerCase();
  const isOwn = (own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`);
  return VALID_MAIL.test(mail) && (domains.length === 0 || domains.some(isOwn));
};
function isPhone(text) {
  const digits = text.replace(/\D/g, "").length;
  return digits >= (text.startsWith("+") ? 7 : 3) && digits <= 15 + (text.startsWith("00") ? 2 : 0);
}

// src/checks/document/links.ts
import { posix } from "node:path";
var MARKDOWN = /\.(?:md|markdown|mdx)$/i;
var REDIRECTS = 5;
async function followLinks({ file, page, remote, ports }) {
  const isWeb = ({ target }) => /^(?:https?:)?\/\//i.test(target);
  const web = page.links.filter(isWeb);
  const local = page.links.filter((link) => !isWeb(link) && !/^[a-z][a-z0-9+.-]*:/i.test(link.target));
  const pages = /* @__PURE__ */ new Map([[file, Promise.resolve(page)]]);
  const own = await askEach(local, { ask: (link) => followLocal(link, { file, pages, ports }), signal: ports.signal });
  const asked = remote ? [...new Map(web.map((link) => [link.target.split("#")[0], link])).values()] : [];
  const far = await askEach(asked, { ask: (link) => followWeb(link, { file, ports }), signal: ports.signal });
  return {
    findings: [...own.answers, ...far.answers].flat(),
    unknown: [...own.unknown, ...far.unknown],
    left: remote ? [] : [...new Set(web.map(({ target }) => target))],
    followed: local.length + asked.length
  };
}
var dead = (message, { file, line }) => [findingOf(documentRules, { rule: "dead-link", message, file, line })];
async function followLocal({ target, line }, {
  file,
  pages,
  ports: { files }
}) {
  const [way = "", anchor] = target.split("#", 2);
  const path = decode(way.split("?")[0] ?? "");
  const name = decode(anchor ?? "");
  if (path === void 0 || name === void 0)
    return dead(`"${target}" is not encoded as a link must be`, { file, line });
  const place = path === "" ? file : path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(file), path);
  const facts = path === "" ? void 0 : await files.facts(place === "" ? "." : place);
  if (path !== "" && facts === void 0)
    return dead(`"${target}" leads to ${place}, which is not there`, { file, line });
  if (name === "" || facts?.kind === "directory") return [];
  if (path !== "" && !MARKDOWN.test(place)) return [];
  const there = pages.get(place) ?? files.text(place).then(readPage);
  pages.set(place, there);
  const { anchors } = await there;
  if (anchors.has(name.toLowerCase()) || name === "top") return [];
  return dead(`"${target}" leads to #${name}, which ${place} does not have`, { file, line });
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return void 0;
  }
}
async function followWeb({ target, line }, { file, ports: { http } }) {
  const [address = ""] = target.split("#");
  const url = address.startsWith("//") ? `https:${address}` : address;
  if (!URL.canParse(url)) return dead(`"${target}" is no address`, { file, line });
  const answer = await http.request({ url, redirects: REDIRECTS });
  if (answer.status === 404 || answer.status === 410)
    return dead(`"${target}" answers ${answer.status}`, { file, line });
  if (answer.status >= 200 && answer.status < 400) return [];
  const remedy = "Open the link by hand, or leave `remote-links` out: some pages refuse whoever is no browser.";
  throw new CouldNotTell("unreachable", `${file}:${line}: "${target}" answers ${answer.status}`, remedy);
}

// src/facts/repository/last-commit.ts
async function lastCommitOf(file, ports) {
  await expectGit(ports);
  const { run } = checkoutOf(ports);
  const ask = async (args) => printedBy(await run(args))?.trim();
  const remedy = "Write the date into the document, or commit it and check out with `fetch-depth: 0`.";
  const cannot = (why) => new CouldNotTell("unreadable", `${file}: ${why}`, remedy);
  const changed = await ask(["status", "--porcelain", "--untracked-files=all", "--ignored", "--", file]);
  if (changed === void 0 || changed !== "") throw cannot("it has no date in it, and is not as it was committed");
  const said = await ask(["log", "-1", "--no-show-signature", "--format=%H %ct", "--", file]);
  const [commit, seconds] = (said ?? "").split(" ");
  if (!commit || seconds === void 0 || !/^\d+$/.test(seconds)) throw cannot("git knows no commit of it");
  const isShallow = await ask(["rev-parse", "--is-shallow-repository"]) !== "false";
  const ends = isShallow ? await ask(["rev-list", "--max-parents=0", "HEAD"]) : "";
  if (ends === void 0 || ends.split("\n").includes(commit))
    throw new CouldNotTell("truncated", `${file}: this clone does not reach the last change of it`, remedy);
  return Number(seconds) * 1e3;
}

// src/text/calendar-date.ts
var MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
var HOUR_MS = 36e5;
var AHEAD_MS = 14 * HOUR_MS;
var BEHIND_MS = 12 * HOUR_MS;
var MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
var NOTATIONS = [
  [/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, [1, 2, 3]],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4})\\b`, "i"), [3, 2, 1]],
  [new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i"), [3, 1, 2]],
  [/\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/, [3, 2, 1]]
];
var SLASHED = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/;
function findDay(text) {
  const hits = NOTATIONS.flatMap(([notation, [year, month, day]]) => {
    const found = notation.exec(text);
    if (!found) return [];
    const parts = { year: Number(found[year]), month: monthOf(found[month] ?? ""), day: Number(found[day]) };
    return [{ at: found.index, day: dayOf(parts) }];
  });
  const slashed = SLASHED.exec(text);
  if (slashed) hits.push({ at: slashed.index, day: slashedDay(slashed) });
  return hits.sort((a, b) => a.at - b.at)[0]?.day;
}
function slashedDay([, first, second, year]) {
  const [a, b] = [Number(first), Number(second)];
  if (a <= 12 && b <= 12 && a !== b) return "invalid";
  return dayOf({ year: Number(year), month: a > 12 ? b : a, day: a > 12 ? a : b });
}
var monthOf = (text) => /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
function dayOf({ year, month, day }) {
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return "invalid";
  return {
    earliestMs: start - AHEAD_MS,
    latestMs: start + 24 * HOUR_MS + BEHIND_MS,
    text: date.toISOString().slice(0, 10)
  };
}

// src/checks/document/review.ts
var DAY_MS = 864e5;
var NEXT = /\b(?:next|upcoming|due)\b[^:|]{0,20}\breview\b|\breview(?:ed)?[ _-](?:due|by date|again)\b/i;
var REVIEWED = /\b(?:(?:last|latest|date of(?: the)?(?: last)?)[ _-]?(?:review(?:ed)?|verified|tested|rehearsed)|review(?:ed)?(?:[ _-](?:date|on|at))?|lastReviewed|reviewDate)\b/i;
var UPDATED = /\b(?:last|latest)[ _-]?(?:updated?|changed?|modified|revised)\b|\blastUpdated\b|^(?:updated|date)$/i;
async function judgeReview(page, { file, limitMs, ports }) {
  const nowMs = ports.clock.now().getTime();
  const said = saidIn(page);
  const next = said.filter(({ what }) => what === "next").flatMap((each) => overdue(each, { file, nowMs }));
  const own = said.filter(({ what }) => what === "reviewed");
  const dated = own.length > 0 ? own : said.filter(({ what }) => what === "updated");
  if (dated.length === 0) return byHistory({ file, limitMs, nowMs, next, ports });
  const judged = dated.map((each) => judgeSaid(each, { file, limitMs, nowMs }));
  const findings = [...judged.flatMap((each) => each.findings), ...next];
  const ages = judged.flatMap(({ ageMs }) => ageMs === void 0 ? [] : [ageMs]);
  if (ages.length === 0) return { findings, measurements: [], told: "never reviewed" };
  const oldest = Math.max(...ages);
  return {
    findings,
    ...measured(oldest, limitMs),
    told: `${dated[0]?.what ?? "reviewed"} ${showDuration(oldest)} ago by its text`
  };
}
function saidIn(page) {
  const matter = [...page.matter].flatMap(([key, { value, line }]) => saidBy(`${key}: ${value}`, { key, value, line }));
  const lines = page.lines.flatMap(({ text, line, of }) => {
    if (of === "code" || page.headings.some((heading) => heading.line === line)) return [];
    const [, key, value] = /^([^:|]{3,40}?)(?:\s*[:|]\s*|\s+(?=(?:on\s+)?\d))(.*)$/.exec(text) ?? [];
    return key === void 0 || value === void 0 ? [] : saidBy(text, { key, value, line });
  });
  const found = [...matter, ...lines];
  return found.some(({ what }) => what === "reviewed") ? found : [...found, ...historyIn(page)];
}
function saidBy(words, { key, value, line }) {
  const label = key.replace(/^[-*>\s]+/, "");
  if (label.split(/[\s_-]+/).length > 6) return [];
  const what = NEXT.test(label) ? "next" : REVIEWED.test(label) ? "reviewed" : UPDATED.test(label) ? "updated" : void 0;
  if (what === void 0) return [];
  const upTo = what === "next" ? value : value.split(/\bnext\b/i)[0] ?? "";
  const day = findDay(upTo);
  if (day === void 0 && (what !== "reviewed" || !isBlank(value))) return [];
  const after = /\bnext\b.*$/i.exec(value)?.[0];
  const also = what !== "next" && after && findDay(after);
  return [{ what, line, words, day }, ...also ? [{ what: "next", line, words, day: also }] : []];
}
var isBlank = (value) => /^[\s_.…–—-]*$|^\W*(?:tbd|tbc|todo|n\/?a|none|never|not yet|pending|unknown|y{2,4}-m{1,2}-d{1,2}|dd\W?mm\W?yyyy|date)\b/i.test(
  value.trim()
);
function historyIn({ headings, lines }) {
  const at = headings.findIndex(({ text }) => /\breviews?\b.*\b(?:history|log|record)|^reviews$/i.test(text));
  const heading = headings[at];
  if (heading === void 0) return [];
  const end = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth)?.line ?? Number.POSITIVE_INFINITY;
  const days = lines.flatMap(({ line, text, of }) => {
    const day = of === "code" || line <= heading.line || line >= end ? void 0 : findDay(text);
    return day === void 0 || day === "invalid" ? [] : [{ what: "reviewed", line, words: text, day }];
  });
  const [newest] = days.sort((a, b) => b.day.latestMs - a.day.latestMs);
  return newest ? [newest] : [];
}
function judgeSaid({ line, words, day }, { file, limitMs, nowMs }) {
  if (day === "invalid") {
    const remedy = "Write the date as 2026-11-30.";
    throw new CouldNotTell("wrong-format", `${file}:${line}: "${words}" holds no date that can be read`, remedy);
  }
  if (day === void 0) {
    const message = `"${words}": the date of the last review is not filled in`;
    return { ageMs: void 0, findings: [findingOf(documentRules, { rule: "never-reviewed", message, file, line })] };
  }
  const future = whyFuture(day, nowMs);
  if (future !== void 0) {
    const remedy = "Correct the date, or the clock of this machine.";
    throw new CouldNotTell("stale", `${file}:${line}: the last review ${future}`, remedy);
  }
  const ageMs = Math.max(0, nowMs - day.latestMs);
  if (ageMs <= limitMs) return { ageMs, findings: [] };
  return { ageMs, findings: [old({ file, line, on: day.text, ageMs, limitMs })] };
}
function old({ file, line, on, ageMs, limitMs }) {
  const message = `the last review, of ${on}, is ${showDuration(ageMs)} old, older than ${showDuration(limitMs)}`;
  return findingOf(documentRules, { rule: "review-overdue", message, file, line });
}
function overdue({ line, day }, { file, nowMs }) {
  if (day === void 0 || day === "invalid" || day.latestMs >= nowMs) return [];
  const message = `the next review was due on ${day.text}`;
  return [findingOf(documentRules, { rule: "review-overdue", message, file, line })];
}
async function byHistory({
  file,
  limitMs,
  nowMs,
  next,
  ports
}) {
  const at = await lastCommitOf(file, ports);
  const future = whyFuture(at, nowMs);
  if (future !== void 0) {
    throw new CouldNotTell("stale", `${file}: its last commit ${future}`, "Check the clock of this machine.");
  }
  const ageMs = Math.max(0, nowMs - at);
  const on = new Date(at).toISOString().slice(0, 10);
  return {
    findings: [...ageMs > limitMs ? [old({ file, on, ageMs, limitMs })] : [], ...next],
    ...measured(ageMs, limitMs),
    told: `last changed ${showDuration(ageMs)} ago by git`
  };
}
var measured = (ageMs, limitMs) => ({
  measurements: [
    { name: "since the last review", value: Math.round(ageMs / DAY_MS), unit: "d", limit: limitMs / DAY_MS }
  ]
});

// src/checks/document/run.ts
async function runDocument(options, ports) {
  const file = ports.files.show(options.file);
  const page = await read(file, ports);
  const limitMs = options.reviewed;
  const review = await askEach(limitMs === void 0 ? [] : [limitMs], {
    ask: (limit) => judgeReview(page, { file, limitMs: limit, ports }),
    signal: ports.signal
  });
  const links = await linksOf(page, { options, file, ports });
  const findings = [
    ...judgeSections(page, options.sections, file),
    ...options.contacts === void 0 ? [] : judgeContacts(page, options.contacts, file),
    ...judgeSteps(page, options["covers-steps"], file),
    ...review.answers.flatMap((each) => each.findings),
    ...links.findings
  ];
  const told = [
    ...review.answers.map((each) => each.told),
    ...links.followed > 0 ? [count(links.followed, "link")] : []
  ];
  const state = findings.length === 0 ? told.length === 0 ? "complete" : told.join(", ") : count(findings.length, "fault");
  const extra = {
    findings,
    measurements: review.answers.flatMap((each) => each.measurements),
    details: leftOut(links),
    evidence: [file]
  };
  return unlessUnknown(byFindings(`${file}: ${state}`, extra), [
    ...review.unknown,
    ...links.unknown,
    ...nothing({ options, links, file })
  ]);
}
async function read(file, { files }) {
  const text = await files.text(file);
  if (text.includes("\0") || text.includes("\uFFFD")) {
    const remedy = "Name a Markdown file in UTF-8.";
    throw new CouldNotTell("wrong-format", `${file}: is no text in UTF-8`, remedy);
  }
  if (text.trim() === "") throw new CouldNotTell("nothing-checked", `${file}: is empty`, "Write the document.");
  if (/\.(?:rst|adoc|asciidoc|org|html?|pdf|docx?|tex)$/i.test(file)) {
    throw new CouldNotTell(
      "unsupported",
      `${file}: only Markdown can be read`,
      "Write it in Markdown, or use `kind: text`."
    );
  }
  return readPage(text);
}
var NONE = { findings: [], unknown: [], left: [], followed: 0 };
var linksOf = async (page, { options, file, ports }) => options.links || options["remote-links"] ? followLinks({ file, page, remote: options["remote-links"], ports }) : NONE;
var leftOut = ({ left }) => left.length === 0 ? [] : [{ title: `links to the web, not asked for (${left.length})`, text: left.join("\n") }];
function nothing({
  options,
  links,
  file
}) {
  const others = options.sections.length + options["covers-steps"].length;
  if (others > 0 || options.contacts !== void 0 || options.reviewed !== void 0) return [];
  if (!options.links && !options["remote-links"]) return [];
  if (links.followed > 0 || links.unknown.length > 0) return [];
  return [new CouldNotTell("nothing-checked", `${file}: has no link to follow`, "Demand something else of it, too.")];
}
export {
  runDocument
};
