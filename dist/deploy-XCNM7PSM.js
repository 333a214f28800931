import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  provePhase
} from "./chunk-ZX7INIE2.js";
import {
  lookAfter,
  lookBefore,
  note,
  openGround,
  partOf,
  planWay,
  readState,
  runSetting,
  snapshot,
  tellAll,
  withStep
} from "./chunk-VEK6YMUL.js";
import "./chunk-7P45APPY.js";
import "./chunk-UR5B3C3L.js";
import "./chunk-6EUFPLLY.js";
import {
  examine,
  runSteps,
  settle,
  signing,
  skipResult,
  strangeFileReasons,
  strangeFiles
} from "./chunk-VBJDFVJV.js";
import {
  openCircumstances,
  whyOutside
} from "./chunk-24VTI6T6.js";
import "./chunk-ZHCN32KV.js";
import {
  openStage,
  originOf,
  withRules
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-PWYNHQMC.js";
import "./chunk-QW53PB3M.js";
import "./chunk-KI7I5RI6.js";
import "./chunk-TIDYPXIH.js";
import {
  planStage,
  whyNoChange
} from "./chunk-C5CQJ7AC.js";
import "./chunk-KUT3GQXV.js";
import "./chunk-TL6F676T.js";
import "./chunk-NZFFQMFS.js";
import {
  NO_ROLLBACK
} from "./chunk-SZZLISL4.js";
import "./chunk-IAJZWSTG.js";
import {
  judge
} from "./chunk-C7QMJHWE.js";
import "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  readCheckout
} from "./chunk-A5OJIV5F.js";
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
import "./chunk-UFD3GGFB.js";
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-FQV4JGOB.js";
import "./chunk-ATU4NNYN.js";
import "./chunk-6XZ27NNX.js";
import "./chunk-HQLUBS4V.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-GOBM22IH.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/pipeline/phases/deploy-steps.ts
async function deploySteps(steps, ground) {
  const { recorder, cancel } = ground;
  if (recorder === void 0) throw new TypeError("a deployment has a record");
  const results = [];
  const part = partOf(ground, "deploy");
  let stopped;
  let superseded;
  for (const step of steps) {
    if (stopped === void 0 && cancel.aborted) stopped = "the run was cancelled before it began";
    if (stopped === void 0 && step.skip === void 0 && step.mutates) {
      superseded = await whyNotNow(ground);
      stopped = superseded;
    }
    if (stopped !== void 0) {
      results.push(skipResult(step, "need-not-passed", stopped));
      continue;
    }
    if (step.skip === void 0) {
      await recorder.change((value) => withStep(value, { id: step.id, begunAt: ground.now().toISOString() }));
      note(ground, `deploy: ${step.id} begins`);
    }
    const [result] = await runSteps([{ ...step, needs: [] }], runSetting(ground, { moment: "deploy", part }));
    if (result === void 0) throw new TypeError("a step has a result");
    const kept = await keep(result, { ground, captured: part.values().captured ?? {} });
    results.push(kept);
    if (step.skip === void 0) note(ground, `deploy: ${step.id} ${kept.status}`);
    const isDone = kept.status === "passed" || kept.status === "skipped" && kept.reasonCode === "when-not-met";
    if (!isDone) stopped = `${step.id} ${kept.status === "errored" ? "could not tell" : kept.status}`;
  }
  return { results, superseded };
}
async function keep(result, { ground, captured }) {
  const at = ground.now().toISOString();
  const { id, status } = result;
  if (status === "skipped") return result;
  try {
    await ground.recorder?.change((value) => ({
      ...withStep(value, { id, status, endedAt: at }),
      // A secret is for the steps of this run alone.
      captured: { ...value.captured, ...withoutSecrets(captured, ground) },
      deployedAt: at
    }));
    return result;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return {
      ...result,
      status: "errored",
      reasonCode: "check-errored",
      cause: error.why,
      summary: `it ${status}, and its end is in no record: ${error.message}`,
      remedy: error.remedy
    };
  }
}
async function whyNotNow(ground) {
  try {
    return await ground.whySuperseded();
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return `nobody can tell whether something newer was deployed: ${error.message}`;
  }
}
var withoutSecrets = (values, { redact }) => Object.fromEntries(Object.entries(values).filter(([, value]) => redact(value) === value));

// src/commands/delivery/deploy.ts
var deploy = (request, world) => settle(request, world, () => goTheWay(request, world));
async function goTheWay(request, world) {
  const open = await openStage(request, world);
  const { stage, name } = open;
  if (stage.deploy === void 0)
    throw new UsageError(
      `the stage ${name} has no \`deploy\`: nothing to carry out; \`run\` and \`verify\` ask about it`
    );
  const circumstances = openCircumstances(world, open.workspace.root);
  const steps = await planStage({ ...open, selection: {}, circumstances });
  const way = await planWay({ ...open, circumstances });
  const { report, list } = await withRules(open, async (ruled) => {
    const ground = await openGround({ ruled, request, world });
    const why = await whyNotHere(request, await whyNoChange(circumstances));
    const planned = { ...ruled, steps, notices: [], request, world };
    const made = await proceed({ ruled: planned, request, ground, way, forbidden: why });
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}
async function whyNotHere(request, event) {
  if (event !== void 0) return event;
  if (request.only !== void 0 || request.shard !== void 0)
    return "a part of the stage was asked for, and nothing is deployed on account of a part";
  return void 0;
}
async function proceed(at) {
  const { ruled, request, ground, way, forbidden } = at;
  const barredHere = forbidden === void 0 ? void 0 : { code: "not-allowed-here", why: forbidden };
  if (barredHere) return tellAll(at, { phases: { barred: barredHere, isGo: false, rollback: NO_ROLLBACK } });
  const closed = request.dryRun ? void 0 : await whyOutside(ruled, void 0);
  if (closed !== void 0)
    return tellAll(at, { phases: { barred: outsideWindow(closed), isGo: false, rollback: NO_ROLLBACK } });
  const earlier = await checksOf(at);
  const first = { isGo: earlier.isGo, rollback: NO_ROLLBACK };
  const given = { ...earlier, phases: first };
  if (!earlier.isGo) return tellAll(at, given);
  if (request.dryRun) {
    const dry = { code: "not-allowed-here", why: sayDryRun(way) };
    const results2 = [...earlier.results, ...await rehearse(way.deploy, ground)];
    return tellAll(at, { ...given, results: results2, phases: { ...first, barred: dry } });
  }
  ground.images = imagesOf(at, earlier);
  const barred = await barByWindow(at, earlier) ?? await bar(at);
  if (barred) return tellAll(at, { ...given, phases: { ...first, barred } });
  note(ground, "deploy: the record is kept");
  const { results, superseded } = await deploySteps(way.deploy, ground);
  const deployed = { ...first, deploy: results, superseded };
  const after = await lookAfter({ ruled, request, ground, way, deployed });
  return tellAll(at, { ...given, phases: after.phases, results: [...earlier.results, ...after.results] });
}
async function checksOf({ ruled, request }) {
  const { stage, config, world, checklist, name } = ruled;
  const ticked = (results) => checklist?.tick({ stage: name, results });
  const judged = (results, faults, unsigned2) => judge({
    results,
    faults,
    whenNothingApplies: stage["when-nothing-applies"],
    cancelled: world.cancel.aborted,
    checklist: ticked(results),
    unsigned: unsigned2
  }).decision === "go";
  if (request.report !== void 0) {
    const { report, results, faults } = await provePhase(ruled, {
      report: request.report,
      reportDigest: request.reportDigest,
      phases: ["checks"]
    });
    const isEmpty = stage.checks.length === 0;
    const all = [...await strangeness(ruled), ...faults];
    const proof = { signOff: report?.signOff, after: report?.after };
    return { isGo: isEmpty ? all.length === 0 : judged(results, all, []), results, faults: all, ...proof };
  }
  if (stage.checks.length === 0) {
    const roles = stage["sign-off"]?.at === "deploy" ? stage["sign-off"].roles : [];
    const nothing = await examine(ruled);
    return { ...nothing, isGo: nothing.faults.length === 0 && roles.length === 0 };
  }
  const found = await examine(ruled);
  const { toSign = [] } = await signing(config, { stage, results: found.results });
  const unsigned = stage["sign-off"]?.at === "end" ? [] : toSign.map(({ title }) => title);
  return { ...found, isGo: judged(found.results, found.faults, unsigned) };
}
var outsideWindow = (why) => ({ code: "outside-window", why });
async function barByWindow({ ruled, request }, { signOff }) {
  if (request.dryRun) return void 0;
  const signed = (signOff?.roles ?? []).flatMap(({ role, status }) => status === "signed" ? [role] : []);
  const why = await whyOutside(ruled, signed);
  return why === void 0 ? void 0 : outsideWindow(why);
}
async function strangeness({ subject, workspace, world }) {
  if (!world.env.GITHUB_SHA) return [];
  const here = await readCheckout(workspace.root, world.env);
  return strangeFileReasons(strangeFiles(subject, { before: here, after: here }));
}
async function bar({ ruled, request, ground, way }) {
  const { recorder } = ground;
  if (recorder === void 0) throw new TypeError("a deployment has a record");
  if (request.confirm && !await request.confirm(`Deploy ${ruled.name}?`))
    return { code: "not-allowed-here", why: "nobody has said yes to the deployment" };
  try {
    const already = await ground.whyDeployedAlready();
    if (already !== void 0) return { code: "already-deployed", why: already };
    const superseded = await ground.whySuperseded();
    if (superseded !== void 0) return { code: "superseded", why: superseded };
    const triggers = way.verify.filter(({ id }) => way.triggers.includes(id));
    const state = await readState(ruled.stage.rollback?.state ?? {}, ground);
    const before = await lookBefore(triggers, ground);
    const runs = await snapshot(way.deploy, ground);
    if (ground.cancel.aborted) return { code: "cancelled", why: "the run was cancelled before anything was changed" };
    await recorder.change((record) => {
      const noted = [...runs].reduce((value, [id, was]) => withStep(value, { id, before: was }), record);
      return { ...noted, state, before: [...before], images: ground.images };
    });
    return void 0;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const code = ground.cancel.aborted ? "cancelled" : "evidence-missing";
    return { code, why: `nothing was changed: ${error.message}. ${error.remedy}` };
  }
}
async function rehearse(steps, ground) {
  const able = steps.flatMap(
    ({ rehearse: tried, ...step }) => tried === void 0 ? [] : [{ ...step, needs: [], mutates: false, run: tried }]
  );
  return runSteps(able, runSetting(ground, { moment: "before" }));
}
function imagesOf({ ruled }, { results, earlier }) {
  const own = results.map((result) => ({ stage: ruled.name, result }));
  const before = (earlier?.results ?? []).map((result) => ({ stage: ruled.stage.after?.stage ?? "", result }));
  return Object.fromEntries(
    [...own, ...before].flatMap(
      ({ stage, result: { id, images = [] } }) => images.length === 0 ? [] : [[`${stage}/${id}`, images.map(({ image, digest }) => ({ image, digest }))]]
    )
  );
}
function sayDryRun({ deploy: deploy2, verify }) {
  const steps = deploy2.map(({ id, skip }) => skip === void 0 ? id : `${id} (skipped: ${skip})`);
  return `a dry run changes nothing; it would do ${steps.join(", then ")}, and then ask ${verify.map(({ id }) => id).join(", ")}`;
}
export {
  deploy
};
