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
import {
  renderCheckRun,
  statusName,
  writeCheckRun
} from "./chunk-DWUET7OY.js";
import "./chunk-QBBVQYTP.js";
import "./chunk-MHLCP2FT.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import "./chunk-BQJ55LCE.js";
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

// src/pipeline/deliver/foreign.ts
async function deliverForeign(report, setting) {
  const shown = [await comment(report, setting), ...setting.checkRun ? [await checkRun(report, setting)] : []];
  return {
    said: shown.flatMap(({ said }) => said ?? []),
    warnings: shown.flatMap(({ warning }) => warning ?? []),
    refused: void 0
  };
}
async function comment(report, setting) {
  const { github, pull, run, mode, server, unverified } = setting;
  if (mode === "never") return { said: "No comment written: comment is never." };
  const marker = commentMarker(report).replace(/ -->$/, " unverified -->");
  const body = renderComment(report, { server, summaryUrl: runUrl(report.subject, { server }), unverified });
  const delivery = await deliverComment(octokitGitHub(github), {
    issue: pull,
    marker,
    body: body.replace(commentMarker(report), () => marker),
    decision: report.decision,
    mode,
    run: { id: run.id, attempt: run.attempt },
    same: sameComment
  });
  if (delivery.did === "failed") return { warning: delivery.warning };
  if (delivery.did === "nothing") return { said: `No comment written: ${delivery.why}.` };
  return { said: `Comment ${delivery.did} on pull request #${pull}.` };
}
async function checkRun(report, { github, run, server, unverified }) {
  const stage = statusName(report);
  if (stage === void 0) return { said: "No check run written: this is one shard of the stage." };
  const shown = renderCheckRun(report, { server, unverified });
  const detailsUrl = runUrl(report.subject, { server });
  try {
    await writeCheckRun({ ...shown, name: `${stage} (unverified)`, sha: run.sha, detailsUrl }, github);
    return { said: `Check run ${stage} (unverified) written.` };
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    return { warning: `No check run: ${error.message}. The job needs "checks: write".` };
  }
}
export {
  deliverForeign
};
