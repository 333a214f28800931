import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  provePhase
} from "./chunk-ZX7INIE2.js";
import {
  findRecord,
  sayUnknown,
  whyOther
} from "./chunk-ALAKVP3L.js";
import {
  lookAfter,
  openGround,
  planWay,
  tellAll
} from "./chunk-VEK6YMUL.js";
import "./chunk-7P45APPY.js";
import "./chunk-UR5B3C3L.js";
import "./chunk-6EUFPLLY.js";
import {
  settle
} from "./chunk-VBJDFVJV.js";
import {
  openCircumstances
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
  whyNoChange
} from "./chunk-C5CQJ7AC.js";
import "./chunk-KUT3GQXV.js";
import "./chunk-TL6F676T.js";
import "./chunk-NZFFQMFS.js";
import {
  NO_ROLLBACK
} from "./chunk-SZZLISL4.js";
import "./chunk-IAJZWSTG.js";
import "./chunk-C7QMJHWE.js";
import "./chunk-RIMD4PZU.js";
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

// src/commands/delivery/verify.ts
var verify = (request, world) => settle(request, world, () => askWhatIsThere(request, world));
async function askWhatIsThere(request, world) {
  const open = await openStage(request, world);
  const { stage, name } = open;
  if (stage.verify === void 0)
    throw new UsageError(`the stage ${name} has no \`verify\`: nothing to ask; \`run\` asks its checks`);
  const circumstances = openCircumstances(world, open.workspace.root);
  const way = await planWay({ ...open, circumstances });
  const { report, list } = await withRules(open, async (ruled) => {
    const earlier = await earlierPhases(ruled, request);
    const found = await recordOf({ ruled, request, world, earlier });
    const ground = await openGround({
      ruled,
      request,
      world,
      record: found.record,
      hasRecord: found.record !== void 0
    });
    const forbidden = await whyNoChange(circumstances);
    const mayChange = forbidden === void 0 && !request.dryRun && found.record !== void 0;
    const notices = request.rollback === "auto" && !mayChange ? [sayNoWayBack(forbidden ?? found.why)] : [];
    const results = earlier?.results ?? [];
    const before = results.filter(({ phase }) => phase !== "deploy");
    const deployed = results.filter(({ phase }) => phase === "deploy");
    const start = {
      isGo: true,
      rollback: NO_ROLLBACK,
      ...deployed.length > 0 && { deploy: deployed }
    };
    const after = await lookAfter({
      ruled,
      request: mayChange ? request : { ...request, rollback: "never" },
      ground,
      way,
      deployed: start
    });
    const planned = { ...ruled, steps: [], notices, request, world };
    const made = await tellAll(
      { ruled: planned, ground },
      {
        phases: after.phases,
        results: [...before, ...after.results],
        faults: [...earlier?.faults ?? [], ...found.faults],
        signOff: earlier?.report?.signOff,
        after: earlier?.report?.after
      }
    );
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}
async function earlierPhases(ruled, request) {
  if (request.report === void 0) return void 0;
  const { checks, deploy } = ruled.stage;
  const phases = [
    ...checks.length > 0 ? ["checks"] : [],
    ...deploy === void 0 ? [] : ["deploy"]
  ];
  return provePhase(ruled, { report: request.report, reportDigest: request.reportDigest, phases });
}
async function recordOf(at) {
  const { ruled, request, world, earlier } = at;
  const { config, name, labelOf, subject } = ruled;
  if (ruled.stage.deploy === void 0)
    return { record: void 0, faults: [], why: "somebody else deploys this stage" };
  try {
    const record = await findRecord({ request, world, digest: earlier?.report?.record?.digest });
    if (record === void 0) return { record, faults: [], why: "there is no record of the deployment" };
    const { sha, configDigest } = subject;
    const other = whyOther(record, { project: config.project, stage: labelOf(name), sha, configDigest });
    if (other === void 0) return { record, faults: [] };
    const isAsked = request.record !== void 0;
    return { record: void 0, faults: isAsked ? [{ code: "evidence-stale", message: other }] : [], why: other };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const message = sayUnknown(error);
    return { record: void 0, faults: [{ code: "evidence-missing", message }], why: message };
  }
}
var sayNoWayBack = (why) => `Nothing could have been taken back by itself: ${why ?? "this is a dry run"}.`;
export {
  verify
};
