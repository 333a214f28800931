import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  openCircumstances,
  windowNotes
} from "./chunk-24VTI6T6.js";
import {
  refuseAnyCertificate,
  refuseStrangers
} from "./chunk-ZHCN32KV.js";
import {
  openStage,
  originOf,
  redactorFor,
  stageLabel,
  withRules
} from "./chunk-RFF7NLCT.js";
import {
  readPolicy
} from "./chunk-GSOS6QWY.js";
import {
  dateOf,
  digestOf
} from "./chunk-LM2VTCIH.js";
import {
  assembleReport
} from "./chunk-PWYNHQMC.js";
import {
  agreeOnImages,
  attemptStep,
  describe,
  openWaivers
} from "./chunk-TIDYPXIH.js";
import {
  planStage,
  redactDeep
} from "./chunk-C5CQJ7AC.js";
import {
  NO_ROLLBACK
} from "./chunk-SZZLISL4.js";
import {
  staleResults
} from "./chunk-IAJZWSTG.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import {
  REPORT_FILES,
  clearReports,
  writeReport
} from "./chunk-UNIUMCQU.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  readCheckout
} from "./chunk-A5OJIV5F.js";
import {
  readSubject
} from "./chunk-RQU3S7GS.js";
import {
  ConfigInvalid,
  showProblem
} from "./chunk-FYPLSVJO.js";
import {
  hasPhases
} from "./chunk-NIZTT6CV.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  BY_WATCH,
  byStage
} from "./chunk-XS6RYBSZ.js";

// src/pipeline/checked-commit.ts
var SHOWN = 3;
function strangeFiles(subject, { before, after }) {
  const first = faultOf(before, subject);
  if (first !== void 0) return [first];
  if (before.was === "none" && after.was === "none") return [];
  const last = after.was === "none" ? "its .git is gone" : faultOf(after, subject);
  if (last !== void 0) return [`after the checks had run, ${last}`];
  const moved = before.was === "known" && after.was === "known" && before.sha !== after.sha;
  return moved ? [`the checks have checked out another commit: ${after.sha} instead of ${before.sha}`] : [];
}
function faultOf(checkout, { sha, head }) {
  if (checkout.was === "none") return void 0;
  if (checkout.was === "unknown") return checkout.why;
  if (checkout.sha !== sha && checkout.sha !== head)
    return `the checkout is of commit ${checkout.sha}, and this run is about ${sha ?? "no commit that anybody knows"}`;
  const [...changed] = checkout.changed;
  if (changed.length === 0) return void 0;
  const more = changed.length > SHOWN ? ` and ${changed.length - SHOWN} more` : "";
  return `files differ from the commit: ${changed.slice(0, SHOWN).join(", ")}${more}`;
}
var strangeFileReasons = (faults) => faults.map((fault) => ({
  code: "evidence-stale",
  message: `${fault}. Check out the commit of the run, and let no check change files that git tracks.`
}));

// src/pipeline/run.ts
async function runSteps(steps, setting) {
  setting.progress.begin(steps);
  const results = /* @__PURE__ */ new Map();
  const running = /* @__PURE__ */ new Map();
  const failed = new AbortController();
  const stop = AbortSignal.any([setting.cancel, failed.signal]);
  const settle2 = (found) => {
    const result = setting.waive(found);
    results.set(result.id, result);
    setting.progress.finished(result);
    const halt = setting.stopAt?.(result);
    if (halt !== void 0) failed.abort(new CouldNotTell("cancelled", halt, "Mend that first."));
    if (setting.failFast && result.required && (result.status === "failed" || result.status === "errored")) {
      failed.abort(
        new CouldNotTell("cancelled", `stopped because ${result.id} ${result.status} (fail-fast)`, "Mend that first.")
      );
    }
  };
  const start = async (step) => {
    const onAttempt = (attempt) => setting.progress.started({ id: step.id, name: step.name, attempt });
    const onTold = (text) => setting.progress.told({ id: step.id, name: step.name }, text);
    const { ports, redact, part } = setting;
    settle2(await attemptStep(step, { ports, redact, stop, onAttempt, onTold, part }));
    running.delete(step.id);
  };
  while (results.size < steps.length) {
    for (const step of skippable(steps, { results, stop, running })) settle2(step);
    for (let next = nextStep(steps, { results, running, jobs: setting.jobs }); next && !stop.aborted; ) {
      running.set(next.id, start(next));
      next = nextStep(steps, { results, running, jobs: setting.jobs });
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  setting.progress.end();
  return steps.flatMap((step) => results.get(step.id) ?? []);
}
function skippable(steps, state) {
  const found = new Map(state.results);
  const skipped = [];
  for (const step of steps) {
    if (found.has(step.id) || state.running.has(step.id)) continue;
    const result = skipFor(step, { results: found, stop: state.stop });
    if (!result) continue;
    found.set(step.id, result);
    skipped.push(result);
  }
  return skipped;
}
function skipFor(step, { results, stop }) {
  if (step.skip !== void 0) return skipResult(step, "when-not-met", step.skip);
  const blocker = step.needs.map((need) => results.get(need)).find((need) => need && !hasPassed(need));
  if (blocker) return skipResult(step, "need-not-passed", `it needs ${blocker.id}, which ${verb(blocker)}`);
  if (!stop.aborted) return void 0;
  const reason = stop.reason instanceof Error ? stop.reason.message : "the run was stopped";
  return skipResult(step, reason.includes("fail-fast") ? "fail-fast" : "cancelled", reason);
}
var hasPassed = (result) => result?.status === "passed" || result?.status === "waived";
function verb({ status }) {
  if (status === "skipped") return "was skipped";
  return status === "pending" ? "is pending until somebody attests it" : status;
}
var skipResult = (step, reasonCode, summary) => ({
  ...describe(step),
  status: "skipped",
  reasonCode,
  summary,
  durationMs: 0,
  attempts: 0,
  findings: [],
  measurements: [],
  evidence: [],
  details: []
});
function nextStep(steps, { results, running, jobs }) {
  if (running.size >= jobs) return void 0;
  const busy = steps.filter((step) => running.has(step.id));
  if (busy.some((step) => step.exclusive)) return void 0;
  const ready = steps.filter(
    (step) => !results.has(step.id) && !running.has(step.id) && step.skip === void 0 && step.needs.every((need) => hasPassed(results.get(need)) || !steps.some((other) => other.id === need))
  );
  const shared = ready.find((step) => !step.exclusive);
  if (shared) return shared;
  return running.size === 0 ? ready[0] : void 0;
}

// src/pipeline/deliver/deliver.ts
var LIST = "checklist.md";
var RENDERERS = {
  "report.json": async () => (await import(
    /* webpackChunkName: "reports" */
    "./json-VMQH5LT5.js"
  )).renderJson,
  "report.md": async () => (await import(
    /* webpackChunkName: "reports" */
    "./summary-BUD7DM6R.js"
  )).renderSummary,
  "report.html": async () => (await import(
    /* webpackChunkName: "reports" */
    "./html-3MIN5MG6.js"
  )).renderHtml,
  "junit.xml": async () => (await import(
    /* webpackChunkName: "reports" */
    "./junit-NBUUT45S.js"
  )).renderJunit,
  "predicate.json": async () => (await import(
    /* webpackChunkName: "reports" */
    "./predicate-UQ2BPEIU.js"
  )).renderPredicate,
  "results.sarif": async () => (await import(
    /* webpackChunkName: "reports" */
    "./sarif-LQXK2XM7.js"
  )).renderSarif
};
var preloadRenderers = () => Promise.allSettled(Object.values(RENDERERS).map((load) => load()));
async function deliverFiles(report, to) {
  const lost = await writeOne("report.json", report, to);
  const others = REPORT_FILES.filter((name) => name !== "report.json");
  const warnings = await Promise.all(others.map((name) => writeOne(name, report, to)));
  return { lost, warnings: [lost, ...warnings].flatMap((warning) => warning ?? []) };
}
async function writeOne(name, report, to) {
  try {
    const text = name === LIST ? to.list : (await RENDERERS[name]())(report, to.origin);
    if (text !== void 0) await writeReport(to.directory, name, text);
    return void 0;
  } catch (error) {
    return `${name} could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

// src/pipeline/stand-ins.ts
function standIns({
  stage,
  watch,
  isProven
}) {
  const found = [];
  if (stage.after !== void 0) found.push(standIn(byStage(stage.after.stage), isProven ? "passed" : "errored"));
  if (typeof watch === "object") {
    const { endedBy } = watch.note;
    found.push(standIn(BY_WATCH, endedBy === "time" ? "passed" : endedBy === "trigger" ? "failed" : "errored"));
  }
  return found;
}
var REASON = { passed: "passed", failed: "check-failed", errored: "check-errored" };
var standIn = (id, status) => ({
  id,
  status,
  reasonCode: REASON[status],
  summary: id,
  findings: []
});

// src/commands/run.ts
async function run(request, world, given) {
  const open = await openStage(request, world);
  const circumstances = openCircumstances(world, open.workspace.root);
  const planned = await planStage({ ...open, selection: request, circumstances });
  const reused = await reuse(planned, { ...open, given });
  const { report, list } = await withRules(open, async (ruled) => {
    const made = await check({ ...ruled, ...reused, request, world });
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}
async function examine(planned) {
  const { config, name, request, world, ports, redact, steps, now, subject, workspace } = planned;
  const policy = await planned.policy.note(config);
  const isWorkflow = Boolean(world.env.GITHUB_SHA);
  const before = await readCheckout(workspace.root, world.env);
  const isStrange = isWorkflow && strangeFiles(subject, { before, after: before }).length > 0;
  const waivers = await openWaivers(planned.waivers, { today: dateOf(now), stage: name });
  const earlier = await prove(planned);
  const running = runSteps(
    steps.map((step) => holdBack(step, { earlier, isStrange })),
    {
      ports,
      redact,
      waive: waivers.apply,
      progress: world.progress,
      cancel: world.cancel,
      jobs: request.jobs,
      failFast: request.failFast
    }
  );
  setImmediate(preloadRenderers);
  const finished = await running;
  const results = agreeOnImages(withDigests(finished, await ports.hideInLogs()));
  const strange = strangeFiles(subject, { before, after: await readCheckout(workspace.root, world.env) });
  const faults = [
    ...isWorkflow ? strangeFileReasons(strange) : [],
    ...earlier?.faultsOf(results) ?? [],
    ...staleResults(results, { checks: steps, now: /* @__PURE__ */ new Date(), again: "run it again" })
  ];
  return {
    results,
    faults,
    waivers,
    earlier,
    policy,
    subject: strange.length > 0 ? { ...subject, dirty: true } : subject
  };
}
async function check(planned) {
  const { config, name, labelOf, stage, checklist, request, world, now } = planned;
  const { results, faults, waivers, earlier, policy, subject } = await examine(planned);
  const isProven = earlier?.note !== void 0;
  const ticked = checklist?.tick({ stage: name, results: [...results, ...standIns({ stage, isProven })] });
  const { toSign, orphans } = await signing(config, { stage, results });
  const judgement = judge({
    results,
    whenNothingApplies: stage["when-nothing-applies"],
    cancelled: world.cancel.aborted,
    checklist: ticked,
    unsigned: request.shard === void 0 && signsNow(stage) ? toSign?.map(({ title }) => title) : void 0,
    faults
  });
  const selection = selectionOf(request, stage.checks.length);
  return assembleReport({
    project: config.project,
    stage: labelOf(name),
    subject,
    startedAt: now,
    durationMs: Date.now() - now.getTime(),
    judgement,
    results,
    selection,
    complete: selection === void 0 && !hasPhases(stage),
    ...hasPhases(stage) && { delivery: { deployed: "no", rollback: NO_ROLLBACK } },
    checklist: ticked,
    notices: [
      ...planned.unhidable,
      ...planned.notices,
      ...await windowNotes(planned),
      ...waivers.notices(results),
      ...checklist?.notices ?? [],
      ...orphans
    ],
    after: earlier?.note,
    policy,
    toSign: signsNow(stage) ? toSign : void 0
  });
}
var signsNow = (stage) => stage["sign-off"]?.at !== "end" || !hasPhases(stage);
async function signing(config, at) {
  if (!at.stage["sign-off"] && !at.results.some(({ status }) => status === "pending"))
    return { toSign: void 0, orphans: [] };
  const { orphanNotices, toSign } = await import("./to-sign-362DDQI6.js");
  return { toSign: toSign(config, at), orphans: orphanNotices(at) };
}
async function reuse(steps, open) {
  const isPerishable = open.stage.checks.some((check2) => check2["max-age"] !== void 0);
  if (open.given && !isPerishable)
    throw new UsageError("reuse takes over results of checks that have `max-age`, and no check of this stage has one");
  if (!isPerishable) return { steps, notices: [] };
  const { reuseEarlier } = await import("./reuse-GUPI4ET5.js");
  return reuseEarlier(steps, open);
}
async function prove(planned) {
  const { stage, request } = planned;
  if (stage.after === void 0 && request.evidence === void 0) return void 0;
  const { faultsOf, proveEarlier } = await import("./evidence-DPVX73C7.js");
  const earlier = await proveEarlier(planned, request);
  return earlier && { ...earlier, faultsOf: (results) => faultsOf(earlier, results) };
}
var withDigests = (results, digests) => results.map((result) => ({
  ...result,
  evidence: result.evidence.map(({ path, sha256 }) => ({ path, sha256: digests.get(path) ?? sha256 }))
}));
function holdBack(step, { earlier, isStrange }) {
  if (!step.mutates) return step;
  if (isStrange)
    return {
      ...step,
      skip: step.skip ?? "it changes something outside, and the checkout is not of the commit of this run"
    };
  if (earlier === void 0 || earlier.note !== void 0) return step;
  return { ...step, skip: step.skip ?? `it changes something outside, and ${earlier.stage} is not proven` };
}
function selectionOf({ only, shard }, of) {
  if (!only && !shard) return void 0;
  return shard ? { shard: `${shard.index}/${shard.of}`, of } : { only, of };
}

// src/commands/gate.ts
import { resolve } from "node:path";

// src/commands/invalid.ts
async function reportInvalid(error, request, world) {
  const text = await textOf(request, world);
  const { parseConfig } = await import("./document-45HHAUGR.js");
  const { value } = parseConfig({ file: request.config, text }, { env: world.env });
  const stages = memberOf(value, "stages");
  const firstStage = typeof stages === "object" && stages !== null ? Object.keys(stages)[0] : void 0;
  const project = memberOf(value, "project");
  return assembleReport({
    project: typeof project === "string" ? project : "",
    stage: stageLabel(request.stage ?? firstStage ?? "", request.instance),
    subject: { ...readSubject(world.env, request.workingDirectory), configDigest: digestOf(text) },
    startedAt: /* @__PURE__ */ new Date(),
    durationMs: 0,
    judgement: {
      decision: "no-go",
      reasonCode: "config-invalid",
      reasons: error.problems.map((problem) => ({ code: "config-invalid", message: showProblem(problem) }))
    },
    results: [],
    selection: void 0,
    checklist: void 0,
    notices: []
  });
}
async function textOf(request, world) {
  try {
    return (await readPolicy(request, world)).source.text;
  } catch (error) {
    if (error instanceof ConfigInvalid) return "";
    throw error;
  }
}
var memberOf = (value, key) => typeof value === "object" && value !== null ? Reflect.get(value, key) : void 0;

// src/commands/gate.ts
async function gate(request, world) {
  const earlier = request.reuse === void 0 ? void 0 : await readGiven(request.reuse, request, world);
  return settle(request, world, () => run(request, world, earlier));
}
async function readGiven(given, { reportDirectory }, { env }) {
  const { readEarlier } = await import("./reuse-GUPI4ET5.js");
  return readEarlier(given, { reportDirectory, env });
}
async function settle(request, world, work) {
  const reportDirectory = resolve(request.reportDirectory);
  await clearReports(reportDirectory);
  refuseAnyCertificate(world.env);
  await refuseStrangers(world.env);
  const { report, redact, origin, list } = await workOrExplain(request, world, work);
  const clean = redactDeep(report, redact);
  const { lost, warnings } = await deliverFiles(clean, {
    directory: reportDirectory,
    origin,
    list: list === void 0 ? void 0 : redact(list)
  });
  if (lost === void 0) return { report: clean, origin, reportDirectory, warnings };
  await clearReports(reportDirectory).catch(() => void 0);
  return { report: withoutEvidence(clean, redact(lost)), origin, reportDirectory: void 0, warnings };
}
function withoutEvidence(report, lost) {
  const message = `${lost}. Free the disk, or name another report directory, and run it again.`;
  const own = report.decision === "go" ? [] : report.reasons;
  const code = "evidence-missing";
  const reasonCode = own.length > 0 ? report.reasonCode : code;
  return { ...report, decision: "no-go", reasonCode, reasons: [...own, { code, message }] };
}
async function workOrExplain(request, world, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    const origin = { server: world.env.GITHUB_SERVER_URL };
    return { report: await reportInvalid(error, request, world), redact: redactorFor(void 0, world.env), origin };
  }
}

export {
  strangeFiles,
  strangeFileReasons,
  runSteps,
  skipResult,
  standIns,
  examine,
  signing,
  gate,
  settle
};
