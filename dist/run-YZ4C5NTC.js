import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  REMEDY
} from "./chunk-54V4EVE2.js";
import {
  planRules
} from "./chunk-JXJCPQRA.js";
import {
  refuseStaleReport
} from "./chunk-VDM6C736.js";
import {
  fitsWildcard
} from "./chunk-SSENRWR7.js";
import "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import {
  refuseFuture
} from "./chunk-FQV4JGOB.js";
import {
  digestOf
} from "./chunk-D33GXNBU.js";
import {
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  answerOf
} from "./chunk-GOBM22IH.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/plan/read.ts
var MAX_BYTES = 128 * 1024 * 1024;
var DAY_MS = 24 * 60 * 60 * 1e3;
var READERS = {
  terraform: async (text, name) => (await import("./terraform-YTPVZR6P.js")).readTerraformPlan(text, name),
  opentofu: async (text, name) => (await import("./terraform-YTPVZR6P.js")).readTerraformPlan(text, name),
  pulumi: async (text, name) => (await import("./pulumi-SGIFHT3I.js")).readPulumiPlan(text, name),
  cdk: async (text, name) => (await import("./cdk-HZXXLHAJ.js")).readCdkPlan(text, name),
  helm: async (text, name) => (await import("./helm-M3SYZ4PH.js")).readHelmPlan(text, name),
  ansible: async (text, name) => (await import("./ansible-GW5WZ4IO.js")).readAnsiblePlan(text, name)
};
async function readPlan(options, ports) {
  const { bytes, name, evidence } = await source(options, ports);
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new CouldNotTell("truncated", `${name}: is empty`, REMEDY);
  const plan = await READERS[options.tool](text, name);
  if (options.file !== void 0) {
    const limitMs = options["max-age"] ?? DAY_MS;
    const remedy = "Make the plan again, or let `max-age` be longer.";
    await refuseStaleReport(options.file, { stated: plan.madeAt, limitMs, remedy, ports });
  } else refuseFuture(`${name}:`, { stated: plan.madeAt }, ports.clock.now().getTime());
  return { plan, digest: digestOf(bytes, "sha256"), evidence };
}
var EXITS = { cdk: [0, 1], helm: [0, 2] };
async function source({ file, run, tool }, { files, exec }) {
  if (run === void 0) {
    const path = file ?? "";
    return { bytes: await files.bytes(path, MAX_BYTES), name: files.show(path), evidence: [path] };
  }
  const chunks = [];
  let length = 0;
  const keep = (chunk) => {
    length += chunk.length;
    if (length <= MAX_BYTES) chunks.push(chunk);
  };
  const ran = await exec.run(run, { log: false, onStdout: keep });
  const { stderr } = answerOf(ran, { tool: run[0], exits: EXITS[tool] ?? [0] });
  if (length > MAX_BYTES) throw new CouldNotTell("truncated", `${run[0]} printed ${length} bytes`, REMEDY);
  if (tool === "cdk" && length === 0) chunks.push(Buffer.from(stderr));
  return { bytes: Buffer.concat(chunks), name: `what ${run[0]} printed`, evidence: [] };
}

// src/checks/plan/run.ts
var SHOWN = 50;
var NOUNS = {
  create: "created",
  update: "updated",
  delete: "deleted",
  replace: "replaced",
  forget: "left alone"
};
async function runPlan(options, ports) {
  const found = await readPlan(options, ports);
  const { plan, digest } = found;
  if (plan.changes.length === 0 && options.tool !== "helm" && options.tool !== "cdk")
    throw new CouldNotTell("nothing-checked", "the plan is about nothing at all", "Check what was planned.");
  const judged = [...overLimit("delete", options, plan), ...overLimit("replace", options, plan)];
  const findings = [
    ...reviewed(options, digest),
    ...judged,
    ...tooMany(options, plan),
    ...drifted(options, plan),
    ...unused(options, plan)
  ];
  const [first] = findings.filter(({ level }) => level === "error");
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, "more finding")}` : "";
  const summary = first === void 0 ? `the plan ${summed(plan)}; its digest is ${digest}` : `${first.message}${more}`;
  return unlessUnknown(byFindings(summary, { findings, ...shown(found, options) }), unclear(options, plan));
}
var isAllowed = ({ allow }, { address }) => allow.some((each) => fitsWildcard(address, each.address));
function overLimit(action, options, { changes }) {
  const rule = `${action}s`;
  const limit = options[rule];
  const found = changes.filter((change) => change.action === action && !isAllowed(options, change));
  if (found.length <= limit) return [];
  const listed = found.slice(0, SHOWN).map(({ address, why }) => {
    const message2 = `${address} would be ${NOUNS[action]}${why === void 0 ? "" : ` (${why})`}`;
    return findingOf(planRules, { rule, message: message2, subject: address, expected: `at most ${limit} ${NOUNS[action]}` });
  });
  if (found.length <= SHOWN) return listed;
  const message = `${found.length - SHOWN} more would be ${NOUNS[action]}`;
  return [...listed, findingOf(planRules, { rule, message })];
}
function tooMany({ changes: limit }, plan) {
  const changing = plan.changes.filter(({ action }) => action !== "none").length;
  if (limit === void 0 || changing <= limit) return [];
  const message = `the plan changes ${count(changing, "resource")}, at most ${limit} may be`;
  return [findingOf(planRules, { rule: "changes", message, expected: `at most ${limit}`, actual: String(changing) })];
}
function drifted({ drift, tool }, plan) {
  if (drift !== "none") return [];
  const found = (plan.drift ?? plan.changes).filter(({ action }) => action !== "none" && action !== "unclear");
  const what = plan.drift === void 0 ? `is not as ${tool} would leave it` : `was changed outside ${tool}`;
  return found.slice(0, SHOWN).map(({ address }) => {
    const message = `${address} ${what}`;
    return findingOf(planRules, { rule: "drift", message, subject: address });
  });
}
function reviewed({ "same-as": expected }, digest) {
  if (expected === void 0 || expected === digest) return [];
  const message = "the plan is not the one that was reviewed";
  return [findingOf(planRules, { rule: "not-the-reviewed", message, expected, actual: digest })];
}
function unused({ allow }, { changes }) {
  return allow.filter(({ address }) => !changes.some((change) => change.action !== "none" && fitsWildcard(change.address, address))).map(({ address }) => {
    const message = `\`allow\` names ${address}, and nothing in the plan fits`;
    return findingOf(planRules, { rule: "allow-unused", message, subject: address });
  });
}
function unclear(options, { changes }) {
  return changes.filter((change) => change.action === "unclear" && !isAllowed(options, change)).map(({ address, why }) => {
    const remedy = "Make it say so, or name it in `allow` with a reason.";
    return new CouldNotTell("unsupported", `${address}: nobody can tell what it would do (${why})`, remedy);
  });
}
var numberOf = ({ changes }, wanted) => changes.filter(({ action }) => action === wanted).length;
function summed(plan) {
  const parts = ["create", "update", "replace", "delete", "forget"].flatMap((action) => {
    const number = numberOf(plan, action);
    return number === 0 ? [] : [`${number} ${NOUNS[action]}`];
  });
  return parts.length === 0 ? "changes nothing" : `leaves ${parts.join(", ")}`;
}
function shown({ plan, digest, evidence }, { deletes, replaces }) {
  const number = (name, action, limit) => ({
    name,
    value: numberOf(plan, action),
    unit: "resources",
    ...limit !== void 0 && { limit }
  });
  const lines = plan.changes.filter(({ action }) => action !== "none").slice(0, SHOWN * 4).map(({ address, action, why }) => `${action.padEnd(8)} ${address}${why === void 0 ? "" : ` (${why})`}`);
  return {
    evidence,
    details: [{ title: `the plan, ${digest}`, text: lines.length === 0 ? "changes nothing" : lines.join("\n") }],
    measurements: [
      number("created", "create"),
      number("updated", "update"),
      number("replaced", "replace", replaces),
      number("deleted", "delete", deletes)
    ]
  };
}
export {
  runPlan
};
