import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  commentMarker,
  deliverComment,
  renderComment,
  sameComment
} from "./chunk-BTUZ6QUD.js";
import {
  octokitGitHub
} from "./chunk-2XONBCCQ.js";
import "./chunk-MHLCP2FT.js";
import "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import "./chunk-HML2ZLTV.js";
import "./chunk-5CTZS7HT.js";
import "./chunk-DXAT7HOQ.js";
import "./chunk-WVUXBXGH.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-Z5QH3WDO.js";
import "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import {
  runUrl
} from "./chunk-M73TIXWB.js";

// src/pipeline/deliver/to-pull-request.ts
var DELIVERY_MS = 6e4;
async function deliverToPullRequest(setting) {
  const { report, workflow, origin, apiUrl } = setting;
  const target = targetOf(setting);
  if (typeof target === "string") return { did: "nothing", why: target };
  const github = octokitGitHub({ ...target, apiUrl, signal: deadline(DELIVERY_MS) });
  const marker = markerOf(report);
  const body = renderComment(report, { ...origin, summaryUrl: runUrl(report.subject, origin) });
  return deliverComment(github, {
    issue: target.pull,
    marker,
    body: body.replace(commentMarker(report), () => marker),
    decision: report.decision,
    mode: target.mode,
    run: workflow.run,
    same: sameComment
  });
}
function targetOf({ report, comment, token, workflow }) {
  const { pull, repository } = workflow;
  if (comment === "never") return "comment is never";
  if (!pull) return `the event ${workflow.event} is about no pull request`;
  if (!repository) return "GITHUB_REPOSITORY names no repository";
  if (!token) return "there is no token";
  if (report.project === "") return "the config does not say whose comment it would be";
  if (report.selection?.shard !== void 0) return "this is one shard of the stage";
  return { pull: pull.number, repository, token, mode: comment };
}
function markerOf(report) {
  const marker = commentMarker(report);
  const only = report.selection?.only;
  return only ? marker.replace(/ -->$/, ` only ${only.join(",").replaceAll("--", "-%2D")} -->`) : marker;
}
export {
  deliverToPullRequest
};
