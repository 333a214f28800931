import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  plan
} from "./chunk-FT64MRFW.js";
import "./chunk-24VTI6T6.js";
import "./chunk-ZHCN32KV.js";
import "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import {
  loadConfig,
  readConfigText
} from "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-G6QSFJ3Q.js";
import "./chunk-QW53PB3M.js";
import "./chunk-C5CQJ7AC.js";
import "./chunk-KUT3GQXV.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import "./chunk-C7QMJHWE.js";
import "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import "./chunk-I7ZXQNS2.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-RQU3S7GS.js";
import "./chunk-W7Z374JE.js";
import {
  ConfigInvalid,
  showProblem
} from "./chunk-FYPLSVJO.js";
import "./chunk-VVC5QNW4.js";
import "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-73SYK43K.js";
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/commands/guide/doctor.ts
var OLDEST_NODE = [20, 18];
async function doctor(request, world) {
  const node = nodeFinding(process.versions.node);
  try {
    const { config } = await loadConfig(await readConfigText(request.config), world.env);
    const stages = Object.keys(config.stages);
    const found = [{ isGood: true, what: `${request.config} is valid: ${count(stages.length, "stage")}` }];
    const perStage = [];
    for (const stage of stages) perStage.push(...await stageFindings(stage, { request, world }));
    return [node, ...found, ...perStage];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return [
      node,
      ...error.problems.map((problem) => ({ isGood: false, what: showProblem(problem), todo: "Mend the config." }))
    ];
  }
}
function nodeFinding(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isGood = major > OLDEST_NODE[0] || major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1];
  return {
    isGood,
    what: `Node ${version}`,
    ...isGood ? {} : { todo: `Install Node ${OLDEST_NODE.join(".")} or newer.` }
  };
}
async function stageFindings(stage, { request, world }) {
  const made = await plan(
    {
      ...request,
      policyRef: void 0,
      stage,
      only: void 0,
      shard: void 0,
      shards: void 0,
      durations: void 0,
      jobs: 1
    },
    world
  );
  const missing = made.tools.filter(({ missingFor }) => missingFor.length > 0);
  const unset = made.environment.filter(({ set, checks }) => !set && checks !== void 0);
  const uncovered = made.checklist?.uncovered ?? [];
  const all = [
    ...missing.map(({ tool, missingFor, why }) => ({
      isGood: false,
      what: `${stage}: ${tool} is missing for ${missingFor.join(", ")}`,
      todo: `Install ${tool}: it ${why}.`
    })),
    ...unset.map(({ name, checks = [] }) => ({
      isGood: false,
      what: `${stage}: the variable ${name} is not set, which ${checks.join(", ")} ${checks.length === 1 ? "needs" : "need"}`,
      todo: `Set ${name} under \`env:\` of the step that runs this stage.`
    })),
    ...uncovered.map((slug) => ({
      isGood: false,
      what: `${stage}: nothing covers the item ${slug}`,
      todo: "Name it in `covers` of a check, or under `excused`."
    }))
  ];
  const permissions = made.permissions.length === 0 ? "" : `; permissions: ${made.permissions.join(", ")}`;
  const signed = made.signatures.flatMap(({ environment }) => environment ?? []);
  const people = signed.length === 0 ? "" : `; environments with required reviewers: ${signed.join(", ")}`;
  const good = {
    isGood: true,
    what: `${stage}: ${count(made.steps.length, "check")} planned${permissions}${people}`
  };
  return [good, ...all];
}
var showFindings = (findings) => findings.map(({ isGood, what, todo }) => `${isGood ? "\u2713" : "\u2717"} ${what}
${todo === void 0 ? "" : `    ${todo}
`}`).join("");
export {
  doctor,
  showFindings
};
