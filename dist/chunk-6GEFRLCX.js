import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  changedImages,
  endOf,
  judgeProof,
  wholeStage
} from "./chunk-KI7I5RI6.js";
import {
  openWaivers
} from "./chunk-TIDYPXIH.js";
import {
  lookUpRun,
  remedyFor
} from "./chunk-52RKQDRT.js";
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import {
  findReportFiles,
  readReportFile
} from "./chunk-RIMD4PZU.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  GitHubFailed
} from "./chunk-VHIDWXXB.js";
import {
  PHASES
} from "./chunk-NIZTT6CV.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/commands/evidence.ts
async function proveEarlier(ruled, { evidence, reportDirectory }) {
  const asked = { ...ruled, evidence, reportDirectory };
  const { after } = asked.stage;
  if (after === void 0 && asked.evidence !== void 0)
    throw new UsageError("evidence proves the stage before, and this stage names none: give it `after` in the config");
  if (after === void 0) return void 0;
  const label = asked.labelOf(after.stage);
  const none = (faults) => ({ stage: label, faults, results: [], note: void 0 });
  try {
    const found = asked.evidence === void 0 ? await byRun(label, asked) : await byFile(label, asked);
    if ("fault" in found) return none([found.fault]);
    const { faults } = judgeProof(found, await expectation(after.stage, asked));
    if (faults.length > 0) return none(faults);
    const { report, source, digest } = found;
    const { runId, runAttempt } = report.subject;
    const at = new Date(endOf(report)).toISOString();
    return {
      stage: label,
      faults,
      results: report.checks,
      note: { stage: label, source, digest, runId, runAttempt, at }
    };
  } catch (error) {
    if (error instanceof CouldNotTell) return none([missing(`${error.message}. ${error.remedy}`)]);
    if (error instanceof GitHubFailed) return none([missing(`${error.message}.${remedyFor(error)}`)]);
    throw error;
  }
}
var faultsOf = (earlier, results) => earlier === void 0 ? [] : [...earlier.faults, ...changedImages(results, earlier)];
var missing = (message) => ({ code: "evidence-missing", message });
async function byFile(after, asked) {
  const { evidence = "", reportDirectory, world, config } = asked;
  const [, path = evidence, pin] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(evidence) ?? [];
  const { files } = await findReportFiles([path], reportDirectory);
  const read = await Promise.all(
    files.map(async (file) => {
      const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
      return { shown: file, source: `file ${file}`, digest: `sha256:${sha256}`, report: readReport(text, file) };
    })
  );
  const fitting = read.filter(({ report }) => report.project === config.project && report.stage === after);
  const [proof, ...more] = fitting;
  if (!proof) return { fault: missing(`${path}: no report of ${after} there; download it first`) };
  if (more.length > 0)
    return { fault: missing(`${path}: ${fitting.length} reports of ${after}; name the one that counts`) };
  if (pin !== void 0 && proof.digest !== pin) {
    return { fault: { code: "evidence-stale", message: `${proof.shown}: its digest is ${proof.digest}, not ${pin}` } };
  }
  if (asked.stage.evidence?.attestation !== void 0) {
    const { proveAttested } = await import("./attested-BHGMKPHQ.js");
    await proveAttested({ ...asked, attestation: asked.stage.evidence.attestation }, proof);
    return { ...proof, source: `attested ${proof.source}` };
  }
  const own = world.env.GITHUB_RUN_ID;
  const { runId, runAttempt } = proof.report.subject;
  if (own === void 0 || pin !== void 0) return proof;
  if (runId === own) {
    const attempt = world.env.GITHUB_RUN_ATTEMPT ?? runAttempt;
    if (runAttempt === attempt) return proof;
    const what = `was made by attempt ${runAttempt ?? "nobody knows which"} of this run, and this is attempt ${attempt}`;
    const how = "pin its bytes with @sha256:\u2026 (the output report-digest of the job that made it), or re-run all jobs";
    return { fault: { code: "evidence-stale", message: `${proof.shown}: ${what}; ${how}` } };
  }
  const remedy = "pin its bytes with @sha256:\u2026, or name the workflow under `evidence`";
  const message = `${proof.shown}: was made by run ${runId ?? "nobody knows which"}, not by this one (${own}); ${remedy}`;
  return { fault: { code: "evidence-stale", message } };
}
async function byRun(after, { stage, subject, world }) {
  const { workflow, event, attestation } = stage.evidence ?? {};
  if (attestation !== void 0) {
    return { fault: missing(`${after} must be proven by an attested report, and none is given; give it (evidence)`) };
  }
  if (workflow === void 0 || event === void 0) {
    const how = "give its report (evidence), or name the workflow that makes it under `evidence` of this stage";
    return { fault: missing(`the stage must follow ${after}, and nobody says where its proof is; ${how}`) };
  }
  return lookUpRun({ ...stage.evidence, stage: after, workflow, event }, { subject, world });
}
async function expectation(after, asked) {
  const { config, subject, now, checklist, waivers, world } = asked;
  const before = config.stages[after];
  if (!before) throw new CouldNotTell("fault", `no stage ${after}`, "Mend `after`.");
  const today = now.toISOString().slice(0, 10);
  return {
    project: config.project,
    stage: asked.labelOf(after),
    subject,
    steps: await wholeStage({ config, stage: before, env: world.env, phases: PHASES }),
    isWhole: true,
    whenNothingApplies: before["when-nothing-applies"],
    roles: before["sign-off"]?.roles ?? [],
    checklist: checklist?.tally,
    waive: (await openWaivers(waivers, { today, stage: after })).apply,
    now,
    maxAgeMs: asked.stage.evidence?.["max-age"]
  };
}

export {
  proveEarlier,
  faultsOf
};
