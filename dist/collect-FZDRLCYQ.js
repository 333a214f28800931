import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  settle,
  signing
} from "./chunk-VBJDFVJV.js";
import "./chunk-24VTI6T6.js";
import "./chunk-ZHCN32KV.js";
import {
  openStage,
  originOf,
  withRules
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import {
  dateOf
} from "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import {
  assembleReport
} from "./chunk-PWYNHQMC.js";
import "./chunk-QW53PB3M.js";
import {
  faultsOf,
  proveEarlier
} from "./chunk-6GEFRLCX.js";
import {
  mergeShards,
  wholeStage
} from "./chunk-KI7I5RI6.js";
import {
  agreeOnImages,
  openWaivers
} from "./chunk-TIDYPXIH.js";
import "./chunk-C5CQJ7AC.js";
import "./chunk-52RKQDRT.js";
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import "./chunk-TL6F676T.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import {
  futureShards,
  staleResults
} from "./chunk-IAJZWSTG.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import {
  findReportFiles,
  readReportFile
} from "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-RQU3S7GS.js";
import "./chunk-MHLCP2FT.js";
import "./chunk-VHIDWXXB.js";
import "./chunk-DKHORWX3.js";
import "./chunk-W7Z374JE.js";
import "./chunk-FYPLSVJO.js";
import "./chunk-VVC5QNW4.js";
import "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import {
  tool
} from "./chunk-UFD3GGFB.js";
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-FQV4JGOB.js";
import "./chunk-ATU4NNYN.js";
import "./chunk-6XZ27NNX.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/commands/collect.ts
async function collect(request, world) {
  const read = await readShards(request);
  return settle(request, world, () => merge(request, { world, read }));
}
var MAX_BYTES = 512 * 1024 * 1024;
var MAX_REPORTS = 1024;
async function readShards(request) {
  const { files, missing } = await findReportFiles(request.reports, request.reportDirectory);
  if (files.length > MAX_REPORTS) {
    throw new UsageError(
      `${files.length} reports are more than the ${MAX_REPORTS} that are read: name the folder of this run's`
    );
  }
  const read = { shards: [], evidence: [], faults: [] };
  const fault = (message) => read.faults.push({ code: "evidence-missing", message });
  for (const name of missing) fault(`${name}: no report there; download the shards' artifacts first`);
  let room = MAX_BYTES;
  for (const file of files) {
    try {
      const { text, sha256 } = await readReportFile(file, Math.min(MAX_REPORT_BYTES, room));
      room -= text.length;
      read.evidence.push({ path: file, sha256 });
      const report = readReport(text, file);
      if (report.signOff) fault(`${file}: has been through a sign-off already; give the one that \`run\` wrote`);
      else read.shards.push({ shown: file, report });
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      fault(`${error.message}. ${error.remedy}`);
    }
  }
  return read;
}
async function merge(request, { world, read }) {
  const open = await openStage(request, world);
  const { report, list } = await withRules(open, async (ruled) => {
    const made = await mergeRead(ruled, { request, read });
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}
async function mergeRead(ruled, { request, read }) {
  const { config, name, labelOf, stage, world, checklist, now, policy } = ruled;
  const steps = await wholeStage({ config, stage, env: world.env });
  const merged = mergeShards(read.shards, {
    project: config.project,
    stage: labelOf(name),
    // Outside a workflow the branch is a matter of taste; the commit is not.
    subject: { ...ruled.subject, ref: world.env.GITHUB_REF },
    steps,
    version: tool.version,
    again: "run all shards again"
  });
  const waivers = await openWaivers(ruled.waivers, { today: dateOf(now), stage: name });
  const results = agreeAcrossShards(merged.results.map(waivers.apply));
  const earlier = await proveEarlier({ ...ruled, subject: merged.subject }, request);
  const ticked = checklist?.tick({ stage: name, results });
  const { toSign, orphans } = await signing(config, { stage, results });
  const judgement = judge({
    results,
    whenNothingApplies: stage["when-nothing-applies"],
    cancelled: world.cancel.aborted,
    checklist: ticked,
    unsigned: toSign?.map(({ title }) => title),
    faults: [
      ...read.faults,
      ...ownFaults(merged, read),
      ...futureShards(read.shards, now),
      ...faultsOf(earlier, results),
      ...staleResults(results, { checks: steps, now, again: "run all shards again" })
    ]
  });
  return assembleReport({
    project: config.project,
    stage: labelOf(name),
    subject: merged.subject,
    ...spanOf(read.shards, now),
    judgement,
    results,
    selection: void 0,
    collected: read.evidence,
    collectedAt: /* @__PURE__ */ new Date(),
    after: earlier?.note,
    checklist: ticked,
    notices: [...waivers.notices(results), ...checklist?.notices ?? [], ...orphans],
    policy: await policy.note(config),
    toSign
  });
}
var ownFaults = ({ faults }, read) => read.shards.length === 0 && read.faults.length > 0 ? [] : faults;
var agreeAcrossShards = (results) => agreeOnImages(results).map((result) => ({ ...result, findings: eachOnce(result.findings) }));
function eachOnce(findings) {
  const known = /* @__PURE__ */ new Set();
  return findings.filter(({ fingerprint }) => known.size < known.add(fingerprint).size);
}
function spanOf(shards, now) {
  const times = shards.map(({ report }) => Date.parse(report.startedAt));
  const ends = shards.map(({ report }) => Date.parse(report.startedAt) + report.durationMs);
  const start = times.reduce((first, time) => Math.min(first, time), now.getTime());
  return {
    startedAt: new Date(start),
    durationMs: Math.max(0, ends.reduce((last, end) => Math.max(last, end), start) - start)
  };
}
export {
  collect
};
