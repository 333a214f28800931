import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  painter,
  plain
} from "./chunk-JO7AAMH6.js";
import {
  alignColumns,
  widthOf,
  wrapColumns
} from "./chunk-5CTZS7HT.js";
import "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/reporters/terminal/plan.ts
import { stripVTControlCharacters } from "node:util";
function renderPlan(plan, { color, columns }) {
  const paint = painter(color);
  const runs = plan.steps.filter((step) => step.skip === void 0);
  const head = `${plain(plan.project)} / ${plain(plan.stage)}: ${count(runs.length, "check")} would run, ${plan.steps.length - runs.length} skipped`;
  const blocks = [
    paint("bold", head),
    section(
      "Checks, in order",
      plan.steps.map((step, index) => stepRow(step, { index, paint })),
      paint
    ),
    section(
      "Limits",
      plan.steps.flatMap(({ id, limits }) => limits.map((limit) => [plain(id), plain(limit)])),
      paint
    ),
    section(
      "Tools",
      plan.tools.map((tool) => toolRow(tool, paint)),
      paint
    ),
    section(
      "Environment variables",
      plan.environment.map(({ name, set, checks }) => [
        set ? paint("green", "\u2713") : paint("red", "\u2717"),
        plain(name),
        `${set ? "set" : "not set"}${checks ? ` (${plain(clip(checks.join(", "), 200))})` : ""}`
      ]),
      paint
    ),
    section(
      "Permissions of the token",
      plan.permissions.map((permission) => ["\u2022", plain(permission)]),
      paint
    ),
    checklist(plan, paint),
    section(
      "Signatures",
      plan.signatures.map(({ title, environment }) => [
        "\u2022",
        plain(title),
        environment === void 0 ? "by a review of the pull request" : `in the environment ${plain(environment)}`
      ]),
      paint
    ),
    section("Shards", (plan.matrix?.include ?? []).map(shardRow), paint),
    ...plan.notes.map((note) => paint("yellow", `note: ${plain(note)}`)),
    missing(plan, paint)
  ];
  const text = blocks.filter((block) => block !== "").join("\n\n");
  return `${columns === void 0 ? text : broken(text, columns)}
`;
}
var broken = (text, columns) => text.split("\n").map((line) => {
  const column = widthOf(/^ .* {2,}(?=\S)/.exec(stripVTControlCharacters(line))?.[0] ?? "");
  return wrapColumns(line, { columns, hang: column <= columns / 2 ? column : 6 });
}).join("\n");
function section(title, rows, paint) {
  if (rows.length === 0) return "";
  return [paint("bold", title), ...alignColumns(rows).map((row) => `  ${row.trimEnd()}`)].join("\n");
}
function stepRow(step, { index, paint }) {
  const notes = [
    step.required ? "" : "advisory",
    step.exclusive ? "alone" : "",
    step.mutates ? "mutates" : "",
    step.needs.length > 0 ? `after ${step.needs.map(plain).join(", ")}` : "",
    step.servers.length > 0 ? `asks ${plain(clip(step.servers.join(", "), 120))}` : "",
    `at most ${showDuration(step.timeoutMs)}`,
    step.skip === void 0 ? "" : paint("gray", `skipped: ${plain(step.skip)}`),
    step.missing.length > 0 ? paint("red", `missing: ${step.missing.map(plain).join(", ")}`) : ""
  ];
  return [`${index + 1}.`, plain(step.id), plain(step.kind), notes.filter((note) => note !== "").join(" \xB7 ")];
}
function toolRow(tool, paint) {
  const sign = tool.path ? paint("green", "\u2713") : tool.missingFor.length > 0 ? paint("red", "\u2717") : paint("yellow", "\u2013");
  const found = tool.path === void 0 ? "not found" : plain(tool.version ?? tool.path);
  return [sign, plain(tool.tool), found, plain(`${tool.why} (${tool.checks.join(", ")})`)];
}
var shardRow = ({ shard, checks, only }) => [
  plain(shard),
  count(checks, "check"),
  plain(clip((only ?? "").replaceAll(",", ", "), 200))
];
function checklist({ checklist: tally }, paint) {
  if (!tally) return "";
  const rows = tally.uncovered.map((slug) => `  ${paint("red", "\u2717")} ${plain(slug)}`);
  return [paint("bold", `Checklist: ${tally.covered} of ${count(tally.items, "item")} covered`), ...rows].join("\n");
}
function missing(plan, paint) {
  const blocked = plan.steps.filter((step) => step.required && step.skip === void 0 && step.missing.length > 0);
  if (blocked.length === 0) return "";
  const what = `${count(blocked.length, "required check")} could not tell for want of a tool or a variable, which is no-go: ${blocked.map((step) => plain(step.id)).join(", ")}`;
  return paint("red", what);
}
export {
  renderPlan
};
