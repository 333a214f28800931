import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  advisories,
  blocking,
  folded,
  footer,
  nameCell,
  policyNote,
  remarks,
  resultCell,
  selectionNote,
  shrink,
  signOff,
  stack,
  subjectLine,
  tallyLine,
  top,
  waivers
} from "./chunk-HML2ZLTV.js";
import {
  markdownTable
} from "./chunk-5CTZS7HT.js";
import {
  iconOf
} from "./chunk-TNULEZAG.js";
import {
  asUrl
} from "./chunk-M73TIXWB.js";

// src/reporters/comment.ts
var MAX_CHARACTERS = 65536;
var EXTENTS = [
  { leading: 5, folded: 10, output: 0, text: 500, checks: "all", closing: true },
  { leading: 3, folded: 5, output: 0, text: 300, checks: "all", closing: true },
  { leading: 2, folded: 3, output: 0, text: 150, checks: "notable", closing: true },
  { leading: 1, folded: 0, output: 0, text: 120, checks: "none", closing: false },
  { leading: 0, folded: 0, output: 0, text: 100, checks: "none", closing: false },
  { leading: 0, folded: 0, output: 0, text: 40, checks: "none", closing: false }
];
function commentMarker({ project, stage }) {
  const key = [project, stage].map((part) => encodeURIComponent(part.replace(new RegExp("\\p{Cs}", "gu"), "\uFFFD"))).join("/");
  return `<!-- deploy-validate:${key.replaceAll("--", "-%2D")} -->`;
}
function renderComment(report, options = {}) {
  const marker = commentMarker(report);
  const render = (extent) => `${marker}
${page({ report, origin: options, extent, unverified: options.unverified }, options.summaryUrl)}`;
  return shrink(render, { extents: EXTENTS, limit: MAX_CHARACTERS, sizeOf: (text) => text.length });
}
function page(page2, summaryUrl) {
  const { extent } = page2;
  const url = summaryUrl === void 0 ? void 0 : asUrl(summaryUrl);
  const link = url === void 0 ? "" : `[full report](${url})`;
  return `${stack(
    top(page2, "##"),
    [subjectLine(page2), link].filter((line) => line !== "").join(" \xB7 "),
    selectionNote(page2),
    policyNote(page2),
    blocking(page2, "###"),
    extent.leading > 0 ? advisories(page2, "###") : "",
    extent.leading > 0 ? signOff(page2, "###") : "",
    extent.closing ? remarks(page2, "###") : "",
    checks(page2),
    extent.closing ? waivers(page2) : "",
    extent === EXTENTS[0] ? "" : "\u2702\uFE0F Shortened to fit into a comment; the full report has more.",
    footer(page2, 12)
  )}
`;
}
function checks(page2) {
  const { report, extent } = page2;
  if (extent.checks === "none") return "";
  const shown = extent.checks === "all" ? report.checks : report.checks.filter(({ status }) => status !== "passed");
  if (shown.length === 0) return "";
  const rows = shown.map((result) => [iconOf(result), nameCell(result), resultCell(result, page2)]);
  return folded(`All checks: ${tallyLine(report)}`, markdownTable(["", "Check", "Result"], rows));
}
var sameComment = (existing, wanted) => lasting(existing) === lasting(wanted);
var lasting = (body) => body.replace(/\r\n/g, "\n").replace(/\b\d+(?:\.\d+)? (?:ms|s|min|h)\b(?: \d+ (?:s|min)\b)?/g, "<time>").replace(/\bin \d+ days?\b|\btoday\b/g, "<time>").replace(/\/actions\/runs\/\d+[\w/#?=-]*/g, "/actions/runs/<run>").trim();

// src/pipeline/deliver/comment.ts
var MAX_COMMENT = 65536;
async function deliverComment(github, request) {
  if (request.body.length > MAX_COMMENT) {
    return { did: "failed", warning: `The comment is longer than the ${MAX_COMMENT} characters that GitHub takes.` };
  }
  try {
    return await write(github, request);
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    return { did: "failed", warning: `No comment: ${error.message}.${remedyFor(error)}` };
  }
}
async function write(github, request) {
  const marked = await findMarked(github, request);
  const author = marked.length === 0 ? void 0 : await github.login();
  const own = marked.filter((comment) => comment.author === author);
  if (own.length > 0) return refresh(github, { request, own });
  if (request.mode === "on-failure" && request.decision === "go") {
    return { did: "nothing", why: "go, and there is no comment of an earlier no-go" };
  }
  const created = await github.createComment(request.issue, stamp(request));
  const again = (await findMarked(github, request)).filter((comment) => comment.author === created.author);
  return again.every((comment) => comment.id >= created.id) ? { did: "created" } : refresh(github, { request, own: again });
}
var findMarked = async (github, { issue, marker }) => (await github.comments(issue)).filter((comment) => firstLine(comment.body) === marker).sort((a, b) => a.id - b.id);
async function refresh(github, at) {
  const [kept, ...later] = at.own;
  if (!kept) return { did: "nothing", why: "the comment is gone" };
  for (const { id } of later) await remove(github, id);
  if (isNewer(runOf(kept.body), at.request.run)) {
    return { did: "nothing", why: "a newer run has written the comment" };
  }
  if (at.request.same(withoutRun(kept.body), at.request.body)) {
    return { did: "nothing", why: "the comment says the same already" };
  }
  await github.updateComment(kept.id, stamp(at.request));
  return { did: "updated" };
}
async function remove(github, id) {
  try {
    await github.deleteComment(id);
  } catch (error) {
    if (!(error instanceof GitHubFailed && error.why === "not-found")) throw error;
  }
}
var RUN_MARK = /\n<!-- run (\d+) attempt (\d+) -->/;
function stamp({ body, marker, run }) {
  if (!run) return body;
  const stamped = body.replace(marker, () => `${marker}
<!-- run ${run.id} attempt ${run.attempt} -->`);
  return stamped.length > MAX_COMMENT ? body : stamped;
}
function runOf(body) {
  const [, id, attempt] = RUN_MARK.exec(body) ?? [];
  return id && attempt ? { id, attempt } : void 0;
}
var withoutRun = (body) => body.replaceAll("\r\n", "\n").replace(RUN_MARK, "");
function isNewer(theirs, ours) {
  if (!theirs || !ours) return false;
  const byRun = Number(theirs.id) - Number(ours.id);
  return byRun > 0 || byRun === 0 && Number(theirs.attempt) > Number(ours.attempt);
}
var firstLine = (text) => (text.split("\n", 1)[0] ?? "").trimEnd();
function remedyFor({ why }) {
  if (why === "forbidden") {
    return ' Give the job "pull-requests: write"; runs for forks and Dependabot cannot have it. The job summary has it all.';
  }
  return " The job summary has it all.";
}

export {
  commentMarker,
  renderComment,
  sameComment,
  deliverComment
};
