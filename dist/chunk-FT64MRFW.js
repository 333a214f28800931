import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  openCircumstances,
  windowNotes
} from "./chunk-24VTI6T6.js";
import {
  refuseStrangers
} from "./chunk-ZHCN32KV.js";
import {
  openStage,
  withRules
} from "./chunk-RFF7NLCT.js";
import {
  UNKNOWN_HOST
} from "./chunk-NIROGWQ7.js";
import {
  rolesOf
} from "./chunk-G6QSFJ3Q.js";
import {
  planEntries,
  planStage,
  redactDeep,
  shards
} from "./chunk-C5CQJ7AC.js";
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
  sentence
} from "./chunk-73SYK43K.js";
import {
  OPERATORS
} from "./chunk-4FWVTFAX.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/engines/comparison/limits.ts
var NAMES = ["name", "url", "sql", "query"];
var STRUCTURE = /* @__PURE__ */ new Set([
  "queries",
  "ratios",
  "requests",
  "steps",
  "services",
  "expect",
  "fail",
  "warn",
  "is",
  "json"
]);
var LABEL_CHARACTERS = 80;
var limitsIn = (options) => walk(options, { place: "expect", labels: [] });
function walk(value, around) {
  if (isComparison(value)) {
    const of = around.labels.length === 0 ? "the value" : [...around.labels].reverse().join(" of ");
    return [sentence(value, { of, in: around.place })];
  }
  if (Array.isArray(value)) return value.flatMap((item) => walk(item, around));
  if (typeof value !== "object" || value === null || value instanceof RegExp) return [];
  const entries = Object.entries(value);
  const name = entries.find(([key, item]) => NAMES.includes(key) && typeof item === "string")?.[1];
  const labels = typeof name === "string" ? [...around.labels, clip(shown(name), LABEL_CHARACTERS)] : around.labels;
  return entries.flatMap(([key, item]) => {
    if (key === "guard") return [];
    const place = key === "fail" || key === "warn" || key === "expect" ? key : around.place;
    return walk(item, {
      place,
      labels: STRUCTURE.has(key) ? labels : [...labels, key === "length" ? "the length" : key]
    });
  });
}
var shown = (name) => /^(?:https?:\/\/|\/)/i.test(name) ? name.split(/[?#]/)[0] ?? name : name;
var isComparison = (value) => typeof value === "object" && value !== null && "operator" in value && "dimension" in value && "limit" in value && OPERATORS.some((operator) => operator === value.operator);

// src/pipeline/matrix.ts
var MAX_IDS = 1e5;
function matrixOf(steps, of, weigh) {
  const parts = shards(steps, of, weigh);
  const named = parts.map((part, index) => ({
    shard: `${index + 1}/${parts.length}`,
    checks: part.length,
    only: part.map((step) => step.id).join(",")
  }));
  if (named.every(({ only }) => only.length <= MAX_IDS)) return { include: named };
  return {
    include: shards(steps, of).map((part, index) => ({ shard: `${index + 1}/${parts.length}`, checks: part.length }))
  };
}

// src/pipeline/other-runs/durations.ts
function expectedDurations(report, jobs) {
  const ran = report.checks.filter((check) => check.attempts > 0);
  const known = new Map(ran.map((check) => [check.id, check.durationMs]));
  const usual = median(ran.map((check) => check.durationMs));
  return ({ id, skip, timeoutMs, exclusive }) => {
    if (skip !== void 0) return 0;
    const alone = known.get(id) ?? Math.min(usual, timeoutMs);
    return exclusive ? alone : alone / jobs;
  };
}
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}

// src/pipeline/tools.ts
var VERSION_TIMEOUT_MS = 1e4;
async function findTools(steps, exec) {
  const wanted = steps.flatMap((step) => step.wants.tools.map((need) => ({ step: step.id, need })));
  const names = [...new Set(wanted.map(({ need }) => need.tool))];
  const paths = new Map(await Promise.all(names.map(async (name) => [name, await exec.find(name)])));
  return Promise.all(
    names.map(async (tool) => {
      const uses = wanted.filter(({ need }) => need.tool === tool);
      const path = paths.get(tool);
      const [first] = uses;
      const missing = path === void 0 ? uses.filter((use) => isMissed(use, { wanted, paths })) : [];
      return {
        tool,
        path,
        version: path === void 0 || !first ? void 0 : await versionOf(first.need, exec),
        why: first?.need.why ?? "",
        checks: uses.map(({ step }) => step),
        missingFor: missing.map(({ step }) => step)
      };
    })
  );
}
function isMissed({ step, need }, at) {
  if (need.optional) return false;
  if (need.anyOf === void 0) return true;
  const group = at.wanted.filter((use) => use.step === step && use.need.anyOf === need.anyOf);
  return group.every((use) => at.paths.get(use.need.tool) === void 0);
}
async function versionOf({ tool, versionArgs }, exec) {
  if (versionArgs === void 0) return void 0;
  try {
    const ran = await exec.run([tool, ...versionArgs], { timeoutMs: VERSION_TIMEOUT_MS });
    const lines = [ran.stdout.text, ran.stderr.text].join("\n").split("\n");
    const told = lines.find((line) => /\d/.test(line));
    return told && clip(told.trim(), 120);
  } catch {
    return void 0;
  }
}

// src/commands/plan.ts
async function plan(request, world) {
  await refuseStrangers(world.env);
  const open = await openStage(request, world);
  const circumstances = openCircumstances(world, open.workspace.root);
  const steps = await planStage({ ...open, selection: request, circumstances });
  const isWhole = request.only === void 0 && request.shard === void 0 && request.shards === void 0;
  const later = isWhole ? await laterSteps({ ...open, circumstances }) : [];
  const all = [...steps, ...later];
  return withRules(open, async (ruled) => {
    const { config, name, labelOf, stage, exec, checklist, redact } = ruled;
    const tools = await findTools(all, exec);
    const parts = await cut(steps, request);
    const made = {
      project: config.project,
      stage: labelOf(name),
      steps: steps.map((step) => planned(step, tools)),
      tools,
      permissions: [.../* @__PURE__ */ new Set([...all.flatMap((step) => step.wants.permissions), ...lookUps(stage)])].sort(),
      environment: environmentOf(all, { passed: config["pass-env"], env: world.env }),
      checklist: checklist && {
        items: checklist.tally.items,
        covered: checklist.tally.covered,
        uncovered: checklist.tally.uncovered
      },
      signatures: (stage["sign-off"]?.roles ?? []).map((role) => signature(role, config)),
      ...parts,
      notes: [...await windowNotes(ruled), ...parts.notes, ...phaseNotes(later, tools), ...seatNotes(config, stage)]
    };
    return redactDeep(made, redact);
  });
}
async function laterSteps(at) {
  const { deploy = [], verify = [] } = at.stage;
  return [
    ...await planEntries(deploy, { ...at, phase: "deploy" }),
    ...await planEntries(verify, { ...at, phase: "verify" })
  ];
}
function phaseNotes(later, tools) {
  return ["deploy", "verify"].flatMap((phase) => {
    const own = later.filter((step) => step.phase === phase);
    if (own.length === 0) return [];
    const shown2 = own.map((step) => {
      const { missing } = planned(step, tools);
      return missing.length === 0 ? step.id : `${step.id} (missing: ${missing.join(", ")})`;
    });
    const what = phase === "deploy" ? "deploy would then change" : "verify would ask";
    return [`${what}: ${shown2.join(", ")}`];
  });
}
var lookUps = ({ evidence, reuse }) => evidence?.workflow !== void 0 || reuse !== void 0 ? ["actions: read"] : [];
function signature(role, { roles }) {
  return { role, title: roles[role]?.title ?? role, environment: roles[role]?.environment };
}
function seatNotes(config, stage) {
  return [...rolesOf(config, stage)].flatMap(
    ([name, { title, environment, minimum }]) => environment === void 0 || minimum === 1 ? [] : [
      `${title} needs ${minimum} people, and GitHub asks one in ${environment}: give ${minimum} roles the same people and an environment each (${name}, second-${name} \u2026), for nobody signs for two; or leave the environment out, and reviews of the pull request sign. Otherwise it takes ${minimum} jobs there, one after the other, and gate.yml has one`
    ]
  );
}
function planned(step, tools) {
  const { id, name, kind, required, needs, exclusive, mutates, timeoutMs, skip } = step;
  const missing = [
    ...tools.filter((tool) => tool.missingFor.includes(id)).map((tool) => tool.tool),
    ...(step.variables ?? []).filter(isUnset).map((variable) => variable.name === "" ? "--instance" : variable.name)
  ];
  const servers = (step.wants.servers ?? []).filter((server) => !server.includes(UNKNOWN_HOST));
  const limits = limitsIn(step.options);
  return { id, name, kind, required, needs, exclusive, mutates, timeoutMs, skip, missing, servers, limits };
}
var isUnset = ({ source, set }) => !set && (source === "env" || source === "instance");
function environmentOf(steps, { passed, env }) {
  const names = [.../* @__PURE__ */ new Set([...passed, ...steps.flatMap((step) => step.wants.env ?? [])])];
  const used = /* @__PURE__ */ new Map();
  for (const { id, variables = [] } of steps) {
    for (const { name } of variables.filter(({ source }) => source === "env"))
      used.set(name, [...used.get(name) ?? [], id]);
  }
  return [
    ...names.filter((name) => !used.has(name)).map((name) => ({ name, set: env[name] !== void 0 })),
    ...[...used].map(([name, checks]) => ({ name, set: (env[name] ?? "") !== "", checks }))
  ];
}
var MAX_SHARDS = 256;
async function cut(steps, { shards: shards2, durations, jobs }) {
  if (shards2 === void 0) return { matrix: void 0, notes: [] };
  if (shards2 > MAX_SHARDS) throw new UsageError(`shards: a matrix has at most ${MAX_SHARDS} jobs, got ${shards2}`);
  if (durations === void 0) return { matrix: matrixOf(steps, shards2, () => 1), notes: [] };
  try {
    const report = readReport((await readReportFile(durations, MAX_REPORT_BYTES)).text, durations);
    return { matrix: matrixOf(steps, shards2, expectedDurations(report, jobs)), notes: [] };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const note = `the shards have equal numbers of checks, for there are no durations: ${error.message}`;
    return { matrix: matrixOf(steps, shards2, () => 1), notes: [note] };
  }
}

export {
  plan
};
