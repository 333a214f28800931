import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseSelection
} from "./chunk-TSIQ7K7I.js";
import {
  EXIT,
  cancellation,
  endSoon,
  exitCode
} from "./chunk-OQ7BTVAN.js";
import {
  gate
} from "./chunk-VBJDFVJV.js";
import "./chunk-24VTI6T6.js";
import "./chunk-ZHCN32KV.js";
import {
  redactorFor
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-PWYNHQMC.js";
import "./chunk-QW53PB3M.js";
import "./chunk-TIDYPXIH.js";
import "./chunk-C5CQJ7AC.js";
import "./chunk-SZZLISL4.js";
import "./chunk-IAJZWSTG.js";
import "./chunk-C7QMJHWE.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-RQU3S7GS.js";
import "./chunk-W7Z374JE.js";
import {
  ConfigInvalid
} from "./chunk-FYPLSVJO.js";
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
import "./chunk-WUMATNDA.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import {
  neutralise
} from "./chunk-WVUXBXGH.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/fronts/cli-commands.ts
import { join, relative } from "node:path";
async function runCommand(command, call) {
  try {
    if (command === "schema") return await printSchema();
    if (command === "init") return await (await import("./cli-init-OPWLO7VK.js")).runInit(call.flags);
    const guide = (await import("./cli-guide-XLOZHXEW.js")).guideOf(command);
    if (guide !== void 0) return await guide({ flags: call.flags, words: call.reports });
    if (command === "plan") return await printPlan(call);
    if (command === "collect") return await runCollect(call);
    if (command === "sign-off") return await runSignOff(call);
    if (command === "attest") return await runAttest(call);
    if (command === "publish") return await runPublish(call);
    if (command === "follow-up") return await runFollowUp(call);
    if (command === "deploy" || command === "verify" || command === "rollback") return await runDelivery(command, call);
    return await runGate(call);
  } catch (error) {
    const redact = redactorFor(void 0, process.env);
    if (error instanceof ConfigInvalid || error instanceof UsageError) {
      process.stderr.write(`deploy-validate: ${redact(error.message)}
`);
      return EXIT.invalid;
    }
    const text = error instanceof Error ? error.stack ?? error.message : String(error);
    process.stderr.write(`deploy-validate: fault: ${redact(text)}
`);
    return EXIT.fault;
  }
}
async function runDelivery(command, call) {
  const { flags } = call;
  const { deliveryOf, runDeliveryCommand } = await import("./delivery-AVQLPZSJ.js");
  const request = deliveryOf(requestOf(call), {
    ...flags,
    reportDigest: flags["report-digest"],
    dryRun: flags["dry-run"],
    deployedAt: flags["deployed-at"],
    watches: !flags["no-watch"]
  });
  const world = { env: process.env, cancel: cancellation(), progress: await openProgress(), token: token() };
  return finish(await runDeliveryCommand(command, { request, world }), flags);
}
async function runGate(call) {
  const { flags } = call;
  const progress = await openProgress();
  const gated = await gate(requestOf(call), {
    env: process.env,
    cancel: cancellation(),
    progress,
    token: token()
  });
  return finish(gated, flags);
}
function requestOf({ flags, defaultJobs }) {
  return {
    config: flags.config,
    policyRef: flags["policy-ref"],
    stage: flags.stage,
    instance: flags.instance,
    ...parseSelection(flags),
    jobs: wholeNumber("--jobs", flags.jobs) ?? defaultJobs,
    reportDirectory: flags["report-dir"],
    workingDirectory: flags["working-directory"],
    failFast: flags["fail-fast"],
    evidence: flags.evidence,
    reuse: flags.reuse
  };
}
async function runCollect({ flags, reports }) {
  if (reports.length === 0) throw new UsageError("collect: name the reports to merge: files, folders or globs");
  if (flags.stages) return (await import("./cli-guide-XLOZHXEW.js")).runCollectStages({ flags, words: reports });
  const { collect } = await import("./collect-FZDRLCYQ.js");
  return finish(await collect({ ...placesOf(flags), evidence: flags.evidence, reports }, await quietWorld()), flags);
}
async function runSignOff({ flags }) {
  const { signOff } = await import("./sign-off-NXKDGWB5.js");
  const { report, "report-digest": reportDigest, approvals } = flags;
  return finish(await signOff({ ...placesOf(flags), report, reportDigest, approvals }, await quietWorld()), flags);
}
var placesOf = (flags) => ({
  config: flags.config,
  policyRef: flags["policy-ref"],
  stage: flags.stage,
  instance: flags.instance,
  reportDirectory: flags["report-dir"],
  workingDirectory: flags["working-directory"]
});
async function quietWorld() {
  const { silent } = await import("./progress-HU5B7RWT.js");
  return { env: process.env, cancel: cancellation(), progress: silent, token: token() };
}
async function finish({ report, reportDirectory, warnings }, flags) {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}
`);
  process.stdout.write(await result(report, { format: flags.format, reportDirectory }));
  return exitCode(report);
}
async function result(report, to) {
  if (to.format === "json")
    return (await import(
      /* webpackChunkName: "reports" */
      "./json-VMQH5LT5.js"
    )).renderJson(report);
  const { renderResult } = await import(
    /* webpackChunkName: "reports" */
    "./result-J4E3UXJR.js"
  );
  return renderResult(report, {
    color: hasColor(process.stdout),
    columns: widthOfTerminal(),
    reportPath: to.reportDirectory === void 0 ? void 0 : join(shorter(to.reportDirectory), "report.html")
  });
}
function shorter(path) {
  const shown = relative(process.cwd(), path);
  return shown.startsWith("..") ? path : shown;
}
async function openProgress() {
  const write = (text) => {
    process.stderr.write(text);
  };
  if (process.env.GITHUB_ACTIONS === "true") {
    return (await import(
      /* webpackChunkName: "reports" */
      "./workflow-log-DBFIPPJS.js"
    )).workflowProgress(
      write
    );
  }
  if (!process.stderr.isTTY || process.env.CI || process.env.TERM === "dumb") {
    return (await import(
      /* webpackChunkName: "reports" */
      "./plain-O5HG4ZQ4.js"
    )).plainProgress(write);
  }
  const { liveProgress } = await import(
    /* webpackChunkName: "reports" */
    "./live-O5GOFSD7.js"
  );
  return liveProgress({
    write,
    columns: () => process.stderr.columns,
    now: () => performance.now(),
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
    color: hasColor(process.stderr)
  });
}
var widthOfTerminal = () => process.stdout.isTTY ? process.stdout.columns : void 0;
var hasColor = (stream) => stream.isTTY === true && !process.env.NO_COLOR;
async function printPlan({ flags, defaultJobs }) {
  const { plan } = await import("./plan-B5AJQB34.js");
  const made = await plan(
    {
      config: flags.config,
      policyRef: flags["policy-ref"],
      stage: flags.stage,
      instance: flags.instance,
      ...parseSelection(flags),
      shards: wholeNumber("--shards", flags.shards),
      durations: flags.durations,
      jobs: wholeNumber("--jobs", flags.jobs) ?? defaultJobs,
      reportDirectory: flags["report-dir"],
      workingDirectory: flags["working-directory"]
    },
    { env: process.env, cancel: cancellation(), token: token() }
  );
  if (made.matrix) for (const note of made.notes) process.stderr.write(`note: ${note}
`);
  process.stdout.write(await showPlan(made, flags.format));
  return EXIT.go;
}
async function showPlan(made, format) {
  if (made.matrix) return `${JSON.stringify(made.matrix)}
`;
  if (format === "json") return `${JSON.stringify(made, null, 2)}
`;
  const { renderPlan } = await import("./plan-UWSKG4WS.js");
  return renderPlan(made, { color: hasColor(process.stdout), columns: widthOfTerminal() });
}
async function runAttest({ flags }) {
  const { attest } = await import("./attest-OVNCFXU2.js");
  const { report = join(flags["report-dir"], "report.json"), "report-digest": reportDigest } = flags;
  const { abandoned, ...outcome } = await attest({ report, reportDigest }, { env: process.env, token: token() });
  if (abandoned) endSoon();
  return tell(outcome);
}
async function runPublish({ flags }) {
  const { publish } = await import("./publish-2TOAWN2E.js");
  const request = {
    config: flags.config,
    policyRef: flags["policy-ref"],
    reportDirectory: flags["report-dir"],
    workingDirectory: flags["working-directory"],
    comment: "always",
    checkRun: false
  };
  return tell(await publish(request, { env: process.env, token: token() }));
}
async function runFollowUp({ flags }) {
  const { trackFollowUp } = await import("./follow-up-7SZG2GB3.js");
  const request = {
    config: flags.config,
    policyRef: flags["policy-ref"],
    stage: flags.stage,
    reportDirectory: flags["report-dir"],
    workingDirectory: flags["working-directory"],
    remind: flags.remind,
    deployedAt: flags["deployed-at"]
  };
  return tell(await trackFollowUp(request, { env: process.env, token: token() }));
}
function tell({ said, warnings, refused }) {
  for (const line of said) process.stdout.write(`${neutralise(oneLine(line))}
`);
  for (const warning of warnings) process.stderr.write(`warning: ${oneLine(warning)}
`);
  if (refused === void 0) return EXIT.go;
  process.stderr.write(`deploy-validate: ${oneLine(refused)}
`);
  return EXIT.noGo;
}
async function printSchema() {
  const { schema } = await import("./schema-7DY3STFM.js");
  process.stdout.write(await schema());
  return EXIT.go;
}
var token = () => process.env.GH_TOKEN || process.env.GITHUB_TOKEN || void 0;
function wholeNumber(flag, text) {
  if (text === void 0) return void 0;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1024) return number;
  throw new UsageError(`${flag}: expected a whole number from 1 to 1024, got "${text}"`);
}
export {
  runCommand
};
