import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  standIn
} from "./chunk-NIROGWQ7.js";
import {
  readFile
} from "./chunk-44DPPABH.js";
import {
  bindLate,
  knownLookup,
  parseConfig
} from "./chunk-W7Z374JE.js";
import {
  ConfigInvalid,
  showProblem
} from "./chunk-FYPLSVJO.js";
import {
  findFaults
} from "./chunk-VVC5QNW4.js";
import {
  configSchema
} from "./chunk-ZLUAVSLO.js";
import {
  loadChecks
} from "./chunk-TI4SLVDO.js";
import {
  entriesOf,
  valueAt,
  withValue
} from "./chunk-A7DU6CNQ.js";
import {
  variablesOf
} from "./chunk-3HIBJKUS.js";

// src/config/load.ts
import { createHash } from "node:crypto";

// src/config/entry/bind-variables.ts
function standInFor(document, { checks, known }) {
  const lookup = knownLookup(known);
  const problems = [...document.problems];
  let value = document.value;
  for (const { entry, path, kind } of entriesOf(document.raw)) {
    const check = checks.find((each) => each.kind === kind);
    const isLate = variablesOf(entry.with).some((variable) => lookup(variable) === void 0);
    if (check === void 0 || !isLate) continue;
    const stood = standIn(entry.with, { check, lookup });
    value = withValue(value, [...path, "with"], stood.options);
    for (const unfit of stood.unfit) problems.push(document.problem([...path, "with", ...unfit], UNFIT));
  }
  return { ...document, problems, value };
}
var UNFIT = "what this variable stands for is not known yet, and nothing that was tried fits here; set it, or write the value";
function bindVariables(config, { raw, checks, known }) {
  const bind = (bound, at) => {
    const check = checks.find(({ kind }) => kind === at.kind);
    const written = valueAt(raw, [...at.path, "with"]);
    if (check === void 0 || variablesOf(written).length === 0) return bound;
    return bindLate(bound, { raw: written, check, known });
  };
  const stages = Object.entries(config.stages).map(([name, stage]) => {
    const bindAll = (list, place) => list.map((entry, index) => {
      const path = ["stages", name, ...place, index];
      return { ...entry, with: bind(entry.with, { kind: entry.kind, path }) };
    });
    const { deploy, verify, rollback } = stage;
    const bound = {
      ...stage,
      checks: bindAll(stage.checks, ["checks"]),
      ...deploy && { deploy: bindAll(deploy, ["deploy"]) },
      ...verify && { verify: bindAll(verify, ["verify"]) },
      ...rollback && { rollback: { ...rollback, steps: bindAll(rollback.steps, ["rollback", "steps"]) } }
    };
    return [name, bound];
  });
  return { ...config, stages: Object.fromEntries(stages) };
}

// src/config/load.ts
async function loadConfig(source, env, { today = dateOf(/* @__PURE__ */ new Date()), instance } = {}) {
  const known = { env, instance };
  const read = parseConfig(source, known);
  if (read.value === void 0) throw new ConfigInvalid(read.problems);
  const checks = await loadChecks(kindsOf(read.raw));
  const document = standInFor(read, { checks, known });
  const parsed = await parse(document.value);
  if (!parsed || document.problems.length > 0) {
    const { explainConfig } = await import("./explain-GZLV3Y5I.js");
    throw new ConfigInvalid(inOrder([...document.problems, ...await explainConfig(document, today)]));
  }
  const broken = await findFaults(parsed, { document, today });
  if (broken.length > 0) throw new ConfigInvalid(inOrder(broken));
  const config = bindVariables(parsed, { raw: document.raw, checks, known });
  const variablesOf2 = (stage, check) => {
    const found = config.stages[stage]?.checks.find(({ id }) => id === check)?.with.variables ?? [];
    return found.flatMap(({ source: source2, name }) => source2 === "env" ? [name] : []).sort();
  };
  return { config, digest: digestOf(source.text), variablesOf: variablesOf2 };
}
async function parse(value) {
  const [first, ...rest] = await loadChecks(kindsOf(value));
  return first && configSchema([first, ...rest]).safeParse(value, { jitless: true }).data;
}
function kindsOf(value) {
  if (Array.isArray(value)) return value.flatMap(kindsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(
    ([key, item]) => key === "kind" && typeof item === "string" ? [item] : kindsOf(item)
  );
}
var dateOf = (moment) => moment.toISOString().slice(0, 10);
var digestOf = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
var inOrder = (problems) => [...new Map(problems.map((problem) => [showProblem(problem), problem])).values()].sort(
  (a, b) => a.line - b.line || a.column - b.column
);

// src/config/config-text.ts
async function readConfigText(file) {
  try {
    return { file, text: await readFile(file, "utf8") };
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const message = missing ? "no such file; write one (docs/config.md), or name it with --config" : `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new ConfigInvalid([{ file, line: 1, column: 1, path: "", message }]);
  }
}

export {
  loadConfig,
  dateOf,
  digestOf,
  readConfigText
};
