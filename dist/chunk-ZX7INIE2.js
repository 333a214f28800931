import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  judgeProof,
  wholeStage
} from "./chunk-KI7I5RI6.js";
import {
  openWaivers
} from "./chunk-TIDYPXIH.js";
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import {
  readReportFile
} from "./chunk-RIMD4PZU.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/commands/delivery/prove-phase.ts
async function provePhase(ruled, given) {
  const { report: file, reportDigest, phases } = given;
  if (reportDigest === void 0)
    throw new UsageError("report needs report-digest beside it: an output of the job that wrote the report");
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    const digest = `sha256:${sha256}`;
    if (bare(reportDigest) !== sha256)
      return missing(stale(`${file} has the digest ${digest}, and ${reportDigest} was decided on`));
    const report = readReport(text, file);
    const other = ofAnotherRun(report, ruled);
    if (other !== void 0) return missing(stale(`${file}: ${other}`));
    return { ...await judged(report, { ruled, phases, file }), report, digest };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return missing({ code: "evidence-missing", message: `${error.message}. ${error.remedy}` });
  }
}
var stale = (message) => ({ code: "evidence-stale", message });
var missing = (fault) => ({
  results: [],
  faults: [fault],
  report: void 0,
  digest: void 0
});
var bare = (digest) => digest.trim().toLowerCase().replace(/^sha256:/, "");
function ofAnotherRun({ subject }, { subject: own }) {
  if (subject.runId === own.runId) return void 0;
  return `it is of run ${subject.runId ?? "nobody knows which"}, not of this one (${own.runId ?? "no workflow"})`;
}
async function judged(report, { ruled, phases, file }) {
  const { config, name, labelOf, stage, subject, now, checklist, waivers, world } = ruled;
  const signOff = stage["sign-off"];
  const wanted = new Set(phases);
  const checks = report.checks.filter(({ phase }) => wanted.has(phase ?? "checks"));
  return judgeProof(
    { shown: file, report: { ...report, checks } },
    {
      project: config.project,
      stage: labelOf(name),
      subject,
      steps: await wholeStage({ config, stage, env: world.env, phases }),
      whenNothingApplies: stage["when-nothing-applies"],
      roles: signOff?.at === "deploy" ? signOff.roles : [],
      checklist: checklist?.tally,
      waive: (await openWaivers(waivers, { today: now.toISOString().slice(0, 10), stage: name })).apply,
      now,
      maxAgeMs: stage["proof-max-age"],
      isWhole: false
    }
  );
}

export {
  provePhase
};
