import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  findFaults
} from "./chunk-VVC5QNW4.js";
import {
  configSchema
} from "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import {
  loadChecks
} from "./chunk-TI4SLVDO.js";
import {
  valueAt
} from "./chunk-A7DU6CNQ.js";
import {
  textOf
} from "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-4H7XPLS4.js";
import {
  nounOf
} from "./chunk-WUMATNDA.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  parseDuration
} from "./chunk-WDRWDCXA.js";

// src/config/explain.ts
import { z as z2 } from "zod";

// src/config/outline.ts
import { z } from "zod";
var names = z.array(z.string()).catch([]);
var text = z.string().optional().catch(void 0);
var list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional().catch(void 0);
var when = z.looseObject({
  event: list,
  branch: list,
  changed: list,
  env: z.record(z.string(), z.unknown()).optional().catch(void 0)
}).optional().catch(void 0);
var length = text.transform((written) => parseDuration(written ?? ""));
var excuses = z.array(z.looseObject({ check: text, stage: text, expires: text, file: text })).catch([]);
var UNREAD = {
  id: void 0,
  needs: [],
  kind: void 0,
  timeout: void 0,
  when: void 0,
  with: void 0,
  "if-begun": void 0
};
var entries = z.array(
  z.looseObject({
    id: text,
    needs: names,
    kind: text,
    timeout: length,
    when,
    with: z.unknown(),
    "if-begun": z.array(z.string()).optional().catch(void 0)
  }).catch(UNREAD)
);
var outline = z.looseObject({
  stages: z.record(
    z.string(),
    z.looseObject({
      after: z.union([z.string().transform((stage) => ({ stage })), z.looseObject({ stage: z.string() })]).optional().catch(void 0),
      environment: text,
      window: z.looseObject({ despite: text }).optional().catch(void 0),
      checks: entries.catch([]),
      deploy: entries.optional().catch(void 0),
      verify: entries.optional().catch(void 0),
      watch: z.looseObject({ checks: names }).optional().catch(void 0),
      "sign-off": z.looseObject({ roles: z.array(z.string()).optional().catch(void 0) }).optional().catch({ roles: void 0 }),
      rollback: z.looseObject({ when: names.optional(), verify: names, steps: entries.catch([]) }).optional().catch(void 0)
    })
  ).catch({}),
  roles: z.record(z.string(), z.looseObject({ environment: text }).catch({ environment: void 0 })).catch({}),
  waivers: excuses,
  "waivers-from": excuses,
  excused: excuses,
  "longest-waiver": z.string().optional().catch(void 0).transform((limit2) => parseDuration(limit2 ?? ""))
});
function readOutline(value, checks) {
  const read = outline.safeParse(value);
  if (!read.success) return { stages: {}, roles: {}, waivers: [], "waivers-from": [], excused: [] };
  const stages = Object.entries(read.data.stages).map(([name, stage]) => {
    const bind = (list2) => list2.map((entry) => ({ ...entry, with: boundOf(entry, checks) }));
    const { checks: own, deploy, verify, rollback, ...rest } = stage;
    const phases = {
      checks: bind(own),
      ...deploy && { deploy: bind(deploy) },
      ...verify && { verify: bind(verify) },
      ...rollback && { rollback: { ...rollback, steps: bind(rollback.steps) } }
    };
    return [name, { ...rest, ...phases }];
  });
  return { ...read.data, stages: Object.fromEntries(stages) };
}
function boundOf({ kind, with: options }, checks) {
  return checks.find((check) => check.kind === kind)?.bound.safeParse(options).data;
}

// src/config/explain.ts
async function explainConfig(document, today) {
  const [first, ...rest] = await loadChecks();
  if (!first) return [];
  const schema = configSchema([first, ...rest]);
  const parsed = schema.safeParse(document.value);
  const json = z2.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explain(issue, { document, json }));
  const outline2 = readOutline(document.value, [first, ...rest]);
  return [...issues, ...await findFaults(outline2, { document, today })];
}
function explain(issue, setting) {
  const { document, json } = setting;
  const written = valueAt(document.raw, issue.path);
  const actual = textOf(written) ?? valueAt(document.value, issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(json, issue.path, document.value);
    const said = (key) => issue.message.startsWith(`\`${key}\` `) ? issue.message : void 0;
    return issue.keys.map(
      (key) => document.problem([...issue.path, key], said(key) ?? `unknown key${suggestion(key, known)}`, "key")
    );
  }
  if (issue.code === "invalid_union") return explainUnion(issue, setting, actual);
  if (issue.code === "invalid_key") {
    const first = issue.issues[0]?.message ?? "not a valid name";
    return [document.problem(issue.path, first, "key")];
  }
  const ownWords = issue.code === "invalid_type" && !issue.message.startsWith("Invalid input");
  if (issue.code === "invalid_type" && actual === void 0 && !ownWords) {
    return [document.problem(issue.path, `missing; expected ${nounOf(issue.expected)}`)];
  }
  if (issue.code === "invalid_type" && !ownWords) {
    return [document.problem(issue.path, `expected ${nounOf(issue.expected)}, got ${show(actual)}`)];
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    const near = typeof actual === "string" ? nearest(actual, values) : void 0;
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    const what = actual === void 0 ? "missing; expected" : "expected";
    const got2 = actual === void 0 ? "" : `, got ${show(actual)}`;
    return [document.problem(issue.path, `${what} ${values.join(" or ")}${got2}${hint}`)];
  }
  if (issue.code === "too_small" || issue.code === "too_big")
    return [document.problem(issue.path, limit(issue, actual))];
  const got = actual === void 0 || typeof actual === "object" ? "" : `, got ${show(actual)}`;
  return [document.problem(issue.path, `${issue.message}${got}`)];
}
function limit(issue, actual) {
  if (issue.code === "too_small" && issue.minimum === 1 && issue.origin === "string")
    return `expected a text, got ${actual === "" ? "an empty one" : show(actual)}`;
  const [word, bound] = issue.code === "too_small" ? ["at least", issue.minimum] : ["at most", issue.maximum];
  const unit = issue.origin === "array" ? " in the list" : issue.origin === "string" ? " characters" : "";
  return `expected ${word} ${bound}${unit}${typeof actual === "object" ? "" : `, got ${show(actual)}`}`;
}
function explainUnion(issue, setting, actual) {
  const { document, json } = setting;
  if (issue.errors.length === 0) {
    const known = constantsAt(json, issue.path, document.value);
    const near = typeof actual === "string" ? nearest(actual, known) : void 0;
    const got2 = actual === void 0 ? "missing; expected" : `${show(actual)} is not known; expected`;
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    return [document.problem(issue.path, `${got2} one of ${known.join(", ")}${hint}`)];
  }
  const nested = issue.errors.map((branch) => branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  const worded = nested.find((branch) => branch.length > 0 && branch.every((inner) => inner.code === "custom"));
  if (worded?.every((inner) => inner.path.length === issue.path.length))
    return worded.flatMap((inner) => explain(inner, setting));
  const deepest = [...nested].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  if (depth(deepest) > issue.path.length) return deepest.flatMap((inner) => explain(inner, setting));
  const wanted = nested.flatMap((branch) => branch.map((inner) => expectation(inner)));
  const got = actual === void 0 ? "missing; " : "";
  const end = actual === void 0 ? "" : `, got ${show(actual)}`;
  return [document.problem(issue.path, `${got}expected ${[...new Set(wanted)].join(" or ")}${end}`)];
}
var depth = (branch) => Math.max(0, ...branch.map((issue) => issue.path.length));
function expectation(issue) {
  if (issue.code === "invalid_type") return nounOf(issue.expected);
  if (issue.code === "invalid_value") return issue.values.map(String).join(" or ");
  return issue.message.replace(/^expected /, "");
}
function show(value) {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? `"${value.slice(0, 80)}"` : `${typeof value} ${String(value)}`;
}
function suggestion(key, known) {
  const near = nearest(key, known);
  if (near !== void 0) return `; did you mean "${near}"?`;
  return known.length > 0 ? `; expected one of ${known.join(", ")}` : "";
}
var node = z2.looseObject({
  properties: z2.record(z2.string(), z2.unknown()).optional(),
  additionalProperties: z2.unknown().optional(),
  items: z2.unknown().optional(),
  prefixItems: z2.array(z2.unknown()).optional(),
  anyOf: z2.array(z2.unknown()).optional(),
  oneOf: z2.array(z2.unknown()).optional(),
  const: z2.unknown().optional()
});
function nodesAt(json, path, value) {
  const parsed = node.safeParse(json);
  if (!parsed.success) return [];
  const here = parsed.data;
  const branches = [...here.anyOf ?? [], ...here.oneOf ?? []];
  if (branches.length > 0) {
    const all = branches.flatMap((branch) => nodesAt(branch, path, value));
    const agreeing = branches.filter((branch) => agrees(branch, value)).flatMap((branch) => nodesAt(branch, path, value));
    return agreeing.length > 0 ? agreeing : all;
  }
  const [first, ...rest] = path;
  if (first === void 0) return [here];
  const below = valueAt(value, [first]);
  if (typeof first === "number") return nodesAt(here.prefixItems?.[first] ?? here.items, rest, below);
  return nodesAt(here.properties?.[String(first)] ?? here.additionalProperties, rest, below);
}
function agrees(branch, value) {
  const parsed = node.safeParse(branch);
  if (!parsed.success) return false;
  return Object.entries(parsed.data.properties ?? {}).every(([key, property]) => {
    const fixed = node.safeParse(property);
    return !fixed.success || fixed.data.const === void 0 || fixed.data.const === valueAt(value, [key]);
  });
}
var keysAt = (json, path, value) => [
  ...new Set(nodesAt(json, path, value).flatMap((found) => Object.keys(found.properties ?? {})))
];
var constantsAt = (json, path, value) => {
  const found = nodesAt(json, path, value).map((each) => each.const);
  return [...new Set(found.filter((constant) => typeof constant === "string"))];
};
export {
  explainConfig
};
