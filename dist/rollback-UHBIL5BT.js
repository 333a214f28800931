import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  findRecord,
  sayUnknown
} from "./chunk-ALAKVP3L.js";
import {
  goBack,
  openGround,
  planWay,
  tellAll,
  whatRan,
  whyReplaced
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
import "./chunk-TIDYPXIH.js";
import {
  whyNoChange
} from "./chunk-C5CQJ7AC.js";
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

// src/commands/delivery/rollback.ts
async function rollback(request, world) {
  const record = await recordOf(request, world);
  const asked = { ...request, stage: stageOf(record, request.stage), instance: record.instance };
  return settle(asked, world, () => goBackByHand(asked, { record, world }));
}
async function recordOf(request, world) {
  try {
    const record = await findRecord({ request, world });
    if (record !== void 0) return record;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    throw new UsageError(sayUnknown(error), { cause: error });
  }
  throw new UsageError("rollback goes back by the record of a deployment, and none is given: --record FILE@sha256:\u2026");
}
function stageOf({ stage, instance }, wanted) {
  const name = instance === void 0 ? stage : stage.slice(0, -` (${instance})`.length);
  if (wanted !== void 0 && wanted !== name)
    throw new UsageError(`the record is of the stage ${name}, not of ${wanted}`);
  return name;
}
async function goBackByHand(request, { record, world }) {
  const policy = { source: record.config, files: void 0, note: async () => void 0 };
  const open = await openStage(request, world, policy);
  const { stage, name } = open;
  const { rollback: wanted } = stage;
  if (wanted === void 0) throw new UsageError(`the stage ${name} has no \`rollback\`: nothing says how to go back`);
  const circumstances = openCircumstances(world, open.workspace.root);
  const way = await planWay({ ...open, circumstances });
  const { report, list } = await withRules(open, async (given) => {
    const ruled = { ...given, subject: subjectOf(given, record) };
    const ground = await openGround({ ruled, request, world, record });
    const barred = await whyNotNow(request, { forbidden: await whyNoChange(circumstances), name });
    const notices = noticesOf(given, record);
    const planned = { ...ruled, steps: [], notices, request, world };
    if (barred !== void 0) {
      const phases = { isGo: false, rollback: NO_ROLLBACK, barred: { code: "not-allowed-here", why: barred } };
      return { report: await tellAll({ ruled: planned, ground }, { phases }), list: void 0 };
    }
    const note = await goBack(
      {
        trigger: "command",
        triggers: way.triggers,
        isAutomatic: false,
        despite: request.despite,
        steps: way.back,
        verify: way.backVerify,
        within: wanted.within,
        stableFor: wanted["stable-for"],
        state: wanted.state ?? {},
        whyReplaced: () => whyReplaced(way.deploy, ground),
        from: record.subject.sha,
        to: whatRan(record)
      },
      ground
    );
    const none = [];
    const made = await tellAll({ ruled: planned, ground }, { phases: { isGo: true, rollback: note, deploy: none } });
    return { report: made, list: void 0 };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}
async function whyNotNow(request, { forbidden, name }) {
  if (forbidden !== void 0) return forbidden;
  if (request.dryRun) return "a dry run changes nothing";
  if (request.confirm && !await request.confirm(`Take ${name} back?`)) return "nobody has said yes to the way back";
  return void 0;
}
function subjectOf({ subject }, record) {
  const { runId, runAttempt, event } = subject;
  return { ...record.subject, runId, runAttempt, event };
}
function noticesOf({ subject }, record) {
  if (subject.sha === record.subject.sha) return [];
  return [
    `The checkout is of ${subject.sha ?? "no commit"}, and ${record.subject.sha ?? "no commit"} was deployed: scripts that the steps run are those of the checkout.`
  ];
}
export {
  rollback
};
