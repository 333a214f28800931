import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseSelection
} from "./chunk-TSIQ7K7I.js";
import {
  TAKEN,
  takersOf
} from "./chunk-3VSPJA2U.js";
import {
  COMMANDS,
  EXIT,
  NOT_YET,
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
import {
  digestOf
} from "./chunk-LM2VTCIH.js";
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
import {
  workflowProgress
} from "./chunk-UTOZXILQ.js";
import "./chunk-KMMAZEUJ.js";
import "./chunk-JO7AAMH6.js";
import "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-RQU3S7GS.js";
import {
  readWorkflow
} from "./chunk-AT5AE5NT.js";
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
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import {
  neutralise
} from "./chunk-WVUXBXGH.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-Z5QH3WDO.js";
import "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import "./chunk-M73TIXWB.js";

// src/fronts/action.ts
import { availableParallelism } from "node:os";
import { join } from "node:path";
import * as core2 from "@actions/core";

// src/ports/runner/step-summary.ts
import { appendFile, stat } from "node:fs/promises";
var MAX_BYTES = 1024 * 1024;
var block = (text) => `
${text.trimEnd()}
`;
async function summaryRoom(file) {
  if (!file) return void 0;
  const used = await stat(file).then(
    (found) => found.size,
    () => 0
  );
  return Math.max(0, MAX_BYTES - 1 - used - block("").length);
}
async function appendSummary(file, text) {
  const room = await summaryRoom(file) ?? 0;
  const bytes = Buffer.byteLength(text.trimEnd());
  if (bytes > room) throw new Error(`it has ${bytes} bytes, and ${room} of GitHub's 1 MiB are left`);
  await appendFile(file, block(text));
}

// src/pipeline/deliver/summary.ts
async function deliverSummary(file, render) {
  const room = await summaryRoom(file);
  if (!file || room === void 0) return void 0;
  try {
    await appendSummary(file, render(room));
    return void 0;
  } catch (error) {
    return `No job summary: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

// src/report/plan.ts
function signatureMatrix({ signatures }) {
  const include = signatures.filter(({ environment }) => environment !== void 0);
  return include.length === 0 ? void 0 : { include };
}

// src/fronts/inputs.ts
import { z } from "zod";
var flag = z.string().regex(/^(true|false)$/i, { error: "expected true or false" }).transform((value) => value.toLowerCase() === "true");
var whole = z.string().regex(/^\d{1,4}$/, { error: "expected a whole number from 1 to 1024" }).transform(Number).refine((value) => value >= 1 && value <= 1024, { error: "expected a whole number from 1 to 1024" });
var oneOf = (...values) => z.enum(values, { error: `expected ${values.join(", ").replace(/, ([^,]*)$/, " or $1")}` });
var command = oneOf(
  "run",
  "plan",
  "collect",
  "sign-off",
  "deploy",
  "verify",
  "rollback",
  "attest",
  "publish",
  "follow-up",
  "schema"
);
var schema = z.object({
  command: command.default("run"),
  config: z.string().default(".github/deploy-validate.yml"),
  "policy-ref": z.string().optional(),
  stage: z.string().optional(),
  instance: z.string().optional(),
  only: z.string().optional(),
  shard: z.string().optional(),
  shards: whole.optional(),
  durations: z.string().optional(),
  reports: z.string().optional(),
  evidence: z.string().optional(),
  reuse: z.string().optional(),
  jobs: whole.optional(),
  "report-dir": z.string().default(".deploy-validate"),
  "working-directory": z.string().default("."),
  "fail-fast": flag.default(false),
  format: oneOf("pretty", "json").default("pretty"),
  report: z.string().optional(),
  "report-digest": z.string().optional(),
  token: z.string().optional(),
  comment: oneOf("always", "on-failure", "never").default("always"),
  annotations: flag.default(true),
  "check-run": flag.default(false),
  status: flag.default(false),
  upload: flag.default(false),
  artifact: z.string().regex(/^[\w .-]{1,200}$/, { error: "expected letters, digits, spaces, dots, dashes and underscores" }).optional(),
  attest: flag.default(false),
  remind: flag.default(false),
  "deployed-at": z.string().optional(),
  "deployment-status": z.string().optional(),
  "environment-url": z.url({ protocol: /^https?$/, error: "expected an address such as https://example.org" }).optional(),
  rollback: oneOf("never", "auto").default("never"),
  "dry-run": flag.default(false),
  watch: z.string().optional(),
  record: z.string().optional(),
  despite: z.string().optional()
});
var INPUTS = Object.keys(schema.shape);
function parseInputs(given) {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ""));
  const parsed = schema.safeParse(present);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => explain(issue, present));
  const misspelt = Object.keys(given).filter((name) => !INPUTS.includes(name)).flatMap(explainUnknown);
  if (!parsed.success || misspelt.length > 0) throw new UsageError([...wrong, ...misspelt].join("; "));
  if (parsed.data.rollback === "auto" && !takes(parsed.data.command, "rollback"))
    throw new UsageError(
      `input "rollback": auto is for deploy and verify, and the input "command" is ${parsed.data.command}`
    );
  if (parsed.data["dry-run"] && !takes(parsed.data.command, "dry-run"))
    throw new UsageError(
      `input "dry-run" is for deploy, verify and rollback, and the input "command" is ${parsed.data.command}`
    );
  const [idle] = IDLE_OTHERWISE.filter((name) => present[name] !== void 0 && !takes(parsed.data.command, name));
  if (idle !== void 0)
    throw new UsageError(
      `input "${idle}" is for ${takersOf(idle) || "collect"}, and the input "command" is ${parsed.data.command}`
    );
  if (parsed.data.command === "collect" && parsed.data.reports === void 0)
    throw new UsageError('input "reports": collect needs the reports to merge: files, folders or globs');
  return parsed.data;
}
var IDLE_OTHERWISE = [
  "shards",
  "durations",
  "reports",
  "evidence",
  "reuse",
  "report",
  "report-digest",
  "deployed-at",
  "watch",
  "record",
  "despite"
];
var takes = (command2, name) => name === "reports" ? command2 === "collect" : TAKEN[command2]?.includes(name) === true;
function explain(issue, given) {
  const name = String(issue.path[0]);
  const value = given[name] ?? "";
  if (name === "command" && NOT_YET.includes(value)) return `input "command": ${value} is not in this version yet`;
  const near = name === "command" ? nearest(value, COMMANDS) : void 0;
  return `input "${name}": ${issue.message}, got "${value}"${near ? `; did you mean ${near}?` : ""}`;
}
function explainUnknown(name) {
  const near = nearest(name, INPUTS);
  return near && near[0] === name[0] ? [`input "${name}": no such input; did you mean ${near}?`] : [];
}
var PREFIX = "INPUT_";
function readInputs() {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(
    given.map(([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value?.trim() ?? ""])
  );
}

// src/fronts/outputs.ts
import * as core from "@actions/core";
async function setOutputs(report, path) {
  core.setOutput("decision", report.decision);
  core.setOutput("reason-code", report.reasonCode);
  core.setOutput("report", path ?? "");
  core.setOutput("report-digest", digestOf((await import("./json-VMQH5LT5.js")).renderJson(report)));
  for (const [status, count] of Object.entries(report.counts)) core.setOutput(status, count);
  core.setOutput("sign-off", report.toSign !== void 0);
  core.setOutput("deployed", report.deployed ?? "no");
  core.setOutput("complete", report.complete === true);
  core.setOutput("rollback", report.rollback?.status ?? "none");
  core.setOutput("record-digest", report.record?.digest ?? "");
}

// src/fronts/action.ts
async function runAction() {
  try {
    const inputs = parseInputs(readInputs());
    return await COMMANDS2[inputs.command](inputs);
  } catch (error) {
    return explain2(error);
  }
}
var COMMANDS2 = {
  run: runGate,
  plan: runPlan,
  collect: runCollect,
  "sign-off": runSignOff,
  deploy: (inputs) => runDelivery("deploy", inputs),
  verify: (inputs) => runDelivery("verify", inputs),
  rollback: (inputs) => runDelivery("rollback", inputs),
  attest: runAttest,
  publish: runPublish,
  "follow-up": runFollowUp,
  schema: printSchema
};
async function runGate(inputs) {
  const workflow = await readWorkflow(process.env);
  const progress = workflowProgress((text) => process.stdout.write(text));
  const changedFiles = () => askForChanges(inputs, workflow);
  const world = { env: process.env, cancel: cancellation(), progress, changedFiles, token: inputs.token };
  return finish(await gate(requestOf(inputs), world), { inputs, workflow });
}
async function runDelivery(command2, inputs) {
  const workflow = await readWorkflow(process.env);
  const { deliveryOf, runDeliveryCommand } = await import("./delivery-AVQLPZSJ.js");
  const request = deliveryOf(requestOf(inputs), {
    report: inputs.report,
    reportDigest: inputs["report-digest"],
    rollback: inputs.rollback,
    dryRun: inputs["dry-run"],
    yes: true,
    ...inputs.watch !== "false" && inputs.watch !== "true" && { watch: inputs.watch },
    watches: inputs.watch !== "false",
    deployedAt: inputs["deployed-at"],
    record: inputs.record,
    despite: inputs.despite === void 0 ? [] : [inputs.despite]
  });
  const progress = workflowProgress((text) => process.stdout.write(text));
  const changedFiles = () => askForChanges(inputs, workflow);
  const world = { env: process.env, cancel: cancellation(), progress, changedFiles, token: inputs.token };
  return finish(await runDeliveryCommand(command2, { request, world }), { inputs, workflow });
}
async function runCollect(inputs) {
  const workflow = await readWorkflow(process.env);
  const { collect } = await import("./collect-FZDRLCYQ.js");
  const { silent } = await import("./progress-HU5B7RWT.js");
  const reports = (inputs.reports ?? "").split(/[\n,]+/).map((name) => name.trim());
  const request = { ...requestOf(inputs), reports: reports.filter((name) => name !== "") };
  const world = { env: process.env, cancel: cancellation(), progress: silent, token: inputs.token };
  return finish(await collect(request, world), { inputs, workflow });
}
async function runSignOff(inputs) {
  const workflow = await readWorkflow(process.env);
  const { signOff } = await import("./sign-off-NXKDGWB5.js");
  const { silent } = await import("./progress-HU5B7RWT.js");
  const { report, "report-digest": reportDigest } = inputs;
  const request = { ...requestOf(inputs), report, reportDigest, approvals: void 0 };
  const world = { env: process.env, cancel: cancellation(), progress: silent, token: inputs.token };
  return finish(await signOff(request, world), { inputs, workflow });
}
async function finish({ report, origin, reportDirectory, warnings }, { inputs, workflow }) {
  const path = reportDirectory === void 0 ? void 0 : join(reportDirectory, "report.json");
  await setOutputs(report, path);
  for (const warning2 of warnings) core2.warning(harmless(warning2));
  await deliver(report, { inputs, workflow, origin, path });
  await guard("Artifact and attestation", () => keep(report, { inputs, workflow, origin, path }));
  if (report.decision === "no-go") core2.setFailed(harmless(`no-go: ${inOneSentence(report)}`));
  return exitCode(report);
}
async function askForChanges(inputs, workflow) {
  const { changedFiles } = await import("./changed-files-KEC74KKG.js");
  return changedFiles(workflow, { token: inputs.token, apiUrl: process.env.GITHUB_API_URL });
}
var requestOf = (inputs) => ({
  config: inputs.config,
  policyRef: inputs["policy-ref"],
  stage: inputs.stage,
  instance: inputs.instance,
  ...selectionOf(inputs),
  jobs: inputs.jobs ?? availableParallelism(),
  reportDirectory: inputs["report-dir"],
  workingDirectory: inputs["working-directory"],
  failFast: inputs["fail-fast"],
  evidence: inputs.evidence,
  reuse: inputs.reuse
});
function inOneSentence({ reasons, reasonCode }) {
  const [first, ...more] = reasons;
  const what = first?.check === void 0 ? "" : `${first.check}: `;
  return `${what}${first?.message ?? reasonCode}${more.length > 0 ? ` (and ${more.length} more)` : ""}`;
}
async function deliver(report, { inputs, workflow, origin, path }) {
  await guard("The result", async () => {
    print(inputs.format === "json" ? await json(report) : await pretty(report, path));
    return void 0;
  });
  await guard("Annotations", async () => {
    if (!inputs.annotations) return void 0;
    const { renderAnnotations } = await import("./annotations-IFL6LM4R.js");
    for (const line of renderAnnotations(report, origin)) process.stdout.write(`${line}
`);
    return void 0;
  });
  await guard("The job summary", async () => {
    const { renderSummary } = await import("./summary-BUD7DM6R.js");
    return deliverSummary(process.env.GITHUB_STEP_SUMMARY, (maxBytes) => renderSummary(report, { ...origin, maxBytes }));
  });
  await guard("The comment", async () => {
    const { deliverToPullRequest } = await import("./to-pull-request-36TYXMEJ.js");
    const { comment, token } = inputs;
    const setting = { report, comment, token, workflow, origin, apiUrl: process.env.GITHUB_API_URL };
    const delivery = await deliverToPullRequest(setting);
    if (delivery.did === "nothing") core2.info(harmless(`No comment written: ${delivery.why}.`));
    return delivery.did === "failed" ? delivery.warning : void 0;
  });
  const surfaces = surfacesOf(inputs);
  if (surfaces === void 0) return;
  await guard("Check run and statuses", async () => {
    const { deliverSurfaces } = await import("./surfaces-LS6DRXDN.js");
    const { token } = inputs;
    const { repository } = workflow;
    const github = token && repository ? { token, repository, apiUrl: process.env.GITHUB_API_URL } : void 0;
    const { said, warnings } = await deliverSurfaces({ report, origin, surfaces, github });
    for (const line of said) core2.info(harmless(line));
    for (const warning2 of warnings) core2.warning(harmless(warning2));
    return void 0;
  });
}
async function keep(report, { inputs, origin, path }) {
  if (path === void 0 || !inputs.upload && !inputs.attest) return;
  const { keepEvidence } = await import("./keep-evidence-JBC42R6S.js");
  const { said, warnings, abandoned } = await keepEvidence(report, { inputs, origin, path, env: process.env });
  for (const line of said) core2.info(harmless(line));
  for (const warning2 of warnings) core2.warning(harmless(warning2));
  if (abandoned) endSoon();
}
function surfacesOf(inputs) {
  const { "check-run": checkRun, status, "deployment-status": deployment } = inputs;
  if (!checkRun && !status && deployment === void 0) return void 0;
  return { checkRun, status, deployment, environmentUrl: inputs["environment-url"] };
}
async function json(report) {
  const { renderJson } = await import("./json-VMQH5LT5.js");
  return renderJson(report);
}
async function pretty(report, path) {
  const { renderResult } = await import("./result-J4E3UXJR.js");
  return renderResult(report, { color: !process.env.NO_COLOR, reportPath: path });
}
async function guard(what, work) {
  try {
    const warning2 = await work();
    if (warning2 !== void 0) core2.warning(harmless(warning2));
  } catch (error) {
    core2.warning(harmless(`${what} could not be delivered: ${error instanceof Error ? error.message : String(error)}`));
  }
}
async function runPlan(inputs) {
  const workflow = await readWorkflow(process.env);
  const { plan } = await import("./plan-B5AJQB34.js");
  const request = { ...requestOf(inputs), shards: inputs.shards, durations: inputs.durations };
  const changedFiles = () => askForChanges(inputs, workflow);
  const made = await plan(request, { env: process.env, cancel: cancellation(), changedFiles, token: inputs.token });
  if (made.matrix) core2.setOutput("matrix", JSON.stringify(made.matrix));
  const signatures = signatureMatrix(made);
  core2.setOutput("roles", signatures === void 0 ? "" : JSON.stringify(signatures));
  core2.setOutput("sign-off", made.signatures.length > 0);
  const { renderPlan } = await import("./plan-UWSKG4WS.js");
  print(inputs.format === "json" ? JSON.stringify(made, null, 2) : renderPlan(made, { color: !process.env.NO_COLOR }));
  return EXIT.go;
}
async function runAttest(inputs) {
  const { attest } = await import("./attest-OVNCFXU2.js");
  const { report = join(inputs["report-dir"], "report.json"), "report-digest": reportDigest } = inputs;
  const { abandoned, ...outcome } = await attest({ report, reportDigest }, { env: process.env, token: inputs.token });
  if (abandoned) endSoon();
  return tell(outcome);
}
async function runPublish(inputs) {
  const { publish } = await import("./publish-2TOAWN2E.js");
  const request = { ...requestOf(inputs), comment: inputs.comment, checkRun: inputs["check-run"] };
  return tell(await publish(request, { env: process.env, token: inputs.token }));
}
async function runFollowUp(inputs) {
  const { trackFollowUp } = await import("./follow-up-7SZG2GB3.js");
  const request = { ...requestOf(inputs), remind: inputs.remind, deployedAt: inputs["deployed-at"] };
  return tell(await trackFollowUp(request, { env: process.env, token: inputs.token }));
}
function tell({ said, warnings, refused }) {
  for (const line of said) core2.info(harmless(line));
  for (const warning2 of warnings) core2.warning(harmless(warning2));
  if (refused === void 0) return EXIT.go;
  core2.setFailed(harmless(refused));
  return EXIT.noGo;
}
async function printSchema() {
  const { schema: schema2 } = await import("./schema-7DY3STFM.js");
  print(await schema2());
  return EXIT.go;
}
function explain2(error) {
  const invalid = error instanceof UsageError || error instanceof ConfigInvalid;
  core2.setOutput("decision", "no-go");
  if (invalid) core2.setOutput("reason-code", "config-invalid");
  const redact = redactorFor(void 0, process.env);
  const message = redact(error instanceof Error ? error.message : String(error));
  core2.setFailed(harmless(invalid ? message : `a fault of deploy-validate: ${message}`));
  if (!invalid && error instanceof Error) print(redact(error.stack ?? message));
  return invalid ? EXIT.invalid : EXIT.fault;
}
function selectionOf({ only, shard }) {
  try {
    return parseSelection({ only: only === void 0 ? void 0 : [only], shard });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.message.replace(/^--(\w+)/, 'input "$1"'), { cause: error });
  }
}
var harmless = (text) => neutralise(oneLine(text));
var print = (text) => {
  process.stdout.write(`${neutralise(text).trimEnd()}
`);
};
export {
  runAction
};
