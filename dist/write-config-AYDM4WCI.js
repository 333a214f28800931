import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  LIST
} from "./chunk-D4LRAFKN.js";
import "./chunk-JQGT4Y4V.js";
import {
  shareDefaults
} from "./chunk-CYZZQLTL.js";
import "./chunk-YNNCWGYU.js";
import {
  asksPeople
} from "./chunk-6CM2YVXA.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-FLEPBBHH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-4H7XPLS4.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/init/write-config.ts
import { Document, isMap, isScalar, isSeq, visit } from "yaml";
function writeConfig(plan, heading) {
  const stages = plan.stages.map((stage) => [stage.name, stageData(stage, { plan, heading })]);
  const document = new Document({
    version: 1,
    project: heading.project,
    ...heading.checklist === void 0 ? {} : { checklist: heading.checklist },
    defaults: { timeout: "10m" },
    stages: Object.fromEntries(stages.map(([name, { data }]) => [name, data])),
    ...rolesData(plan),
    ...excusedData(plan, heading)
  });
  for (const [name, { comments }] of stages)
    for (const { path, lines } of comments) comment(document, ["stages", name, ...path], lines);
  for (const { name } of plan.stages.slice(1)) spaceBefore(document, ["stages", name]);
  for (const key of ["stages", "roles", "excused"]) spaceBefore(document, [key]);
  if (plan.roles.areGuessed && plan.roles.all.length > 0)
    comment(document, ["roles", plan.roles.all[0]?.id ?? ""], ["guessed: the list does not say who signs"]);
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.length > 0 && list.items.every(isShort);
    }
  });
  document.commentBefore = headOf(heading);
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}
var isShort = (node) => isScalar(node) && String(node.value).length <= 60;
var headOf = ({ list, checklist }) => [
  ` Made by "deploy-validate init" from ${list ?? "what the repository has"}. Look at every line that says "guessed".`,
  ' "deploy-validate plan" says which variables, tools and permissions are missing.',
  ...checklist === void 0 && list !== void 0 ? [" The list has no boxes, so there is none to tick: entries name no items."] : []
].join("\n");
function stageData(stage, around) {
  const { entries, steps, watch, tasks, name } = stage;
  const { shared, strip } = shareDefaults([...entries, ...steps], () => around.heading.contextOf(name));
  const comments = [];
  const list = (phase, path) => (phase === "way-back" ? steps : entries).filter((entry) => entry.phase === phase).map((entry, index) => {
    comments.push({ path: [...path, index], lines: commentOf(entry, around.heading) });
    return entryData({ ...entry, with: strip(entry) }, around.heading);
  });
  const [checks, deploy, verify, back] = [
    list("checks", ["checks"]),
    list("deploy", ["deploy"]),
    list("verify", ["verify"]),
    list("way-back", ["rollback", "steps"])
  ];
  const roles = around.plan.roles.of(name).map(({ id }) => id);
  const data = {
    ...afterData(stage, around.plan),
    ...deploy.length > 0 || verify.length > 0 ? { environment: name } : {},
    ...Object.keys(shared).length > 0 ? { defaults: { with: shared } } : {},
    ...checks.length > 0 ? { checks } : {},
    ...deploy.length > 0 ? { deploy } : {},
    ...verify.length > 0 ? { verify } : {},
    ...watch && watch.checks.length > 0 ? {
      watch: {
        for: watch.for,
        every: "5m",
        checks: watch.checks,
        ...watch.covers.length > 0 ? { covers: watch.covers } : {}
      }
    } : {},
    ...rollbackData(stage, { back, around }),
    ...roles.length > 0 ? { "sign-off": { roles, ...signsAtEnd(stage) ? { at: "end" } : {} } } : {},
    ...tasks.length > 0 ? { "follow-up": { tasks: tasks.map((task) => taskData(task, around.heading)) } } : {}
  };
  for (const [index, { from }] of tasks.entries())
    comments.push({
      path: ["follow-up", "tasks", index],
      lines: from.map(({ line, text }) => `${around.heading.list}:${line}: ${text}`)
    });
  if (stage.notes.length > 0) comments.push({ path: [], lines: stage.notes.map((note) => `by hand, ${note}`) });
  return { data, comments };
}
var signsAtEnd = ({ entries }) => entries.some((entry) => asksPeople(entry) && entry.phase === "verify");
function afterData({ name, provenBefore }, { stages }) {
  const before = name === "production" ? "staging" : name === "post-deployment" ? "production" : void 0;
  if (before === void 0 || !stages.some((stage) => stage.name === before)) return {};
  return { after: provenBefore.length > 0 ? { stage: before, covers: provenBefore } : before };
}
function entryData({ id, name, section, covers, kind, when, reversible, advisory, with: options }, { list }) {
  const filled = JSON.parse(JSON.stringify(options).replaceAll(JSON.stringify(LIST).slice(1, -1), list ?? ""));
  return {
    id,
    name,
    ...section === void 0 ? {} : { section },
    ...covers.length > 0 ? { covers } : {},
    kind,
    ...advisory ? { required: false } : {},
    ...when === void 0 ? {} : { when },
    ...reversible === void 0 ? {} : { reversible },
    ...Object.keys(options).length > 0 ? { with: filled } : {}
  };
}
function rollbackData(stage, { back, around }) {
  const { triggers, verifyBack, conditions } = stage;
  if (triggers.length + verifyBack.length + conditions.length + back.length === 0) return {};
  return {
    rollback: {
      ...triggers.length > 0 ? { when: triggers } : {},
      ...back.length > 0 ? { steps: back } : {},
      ...verifyBack.length > 0 ? { verify: verifyBack, within: "10m" } : {},
      ...conditions.length > 0 ? { covers: conditions } : {},
      owner: around.heading.owner.login
    }
  };
}
var taskData = ({ id, title, within, covers, body }, { owner }) => ({
  id,
  title,
  within,
  owner: owner.login,
  ...body === void 0 ? {} : { body },
  ...covers.length > 0 ? { covers } : {}
});
function rolesData({ roles }) {
  if (roles.all.length === 0) return {};
  return {
    roles: Object.fromEntries(roles.all.map(({ id, title }) => [id, { title, environment: `sign-off-${id}` }]))
  };
}
function excusedData({ excused }, { owner, expires }) {
  if (excused.length === 0) return {};
  return { excused: excused.map(({ item, reason }) => ({ item, reason, owner: owner.login, expires })) };
}
var COMMENT_LENGTH = 150;
function commentOf({ from, guessed, words = [], notes, with: options }, { list, has }) {
  const missing = pathsIn(options).filter((path) => !has(path));
  return [
    ...from.map(({ line, text }) => `${list}:${line}: ${text}`),
    ...words.length > 0 ? [`guessed from the words ${words.map((text) => `"${text}"`).join(", ")}`] : [],
    ...guessed === void 0 ? [] : [`guessed: ${guessed}`],
    ...notes ?? [],
    ...missing.length > 0 ? [`not there: ${missing.join(", ")}`] : []
  ];
}
var missingPaths = ({ stages }, has) => [
  ...new Set(
    stages.flatMap(
      ({ entries, steps }) => [...entries, ...steps].flatMap(({ with: options }) => pathsIn(options).filter((path) => !has(path)))
    )
  )
];
var PATH_KEYS = /* @__PURE__ */ new Set([
  "config",
  "rules",
  "tests",
  "paths",
  "kustomize",
  "files",
  "file",
  "chart",
  "promtail",
  "alloy",
  "collector",
  "declared",
  "lockfile",
  "directory",
  "k6"
]);
function pathsIn(options, key = "") {
  if (typeof options === "string") {
    const isPath = PATH_KEYS.has(key) || key === "run" && /^\.?\.?\/?[\w.-]+\/.*\.\w+$/.test(options);
    return isPath && !/[*{}$\u0000]|^https?:/.test(options) && options !== "." ? [options] : [];
  }
  if (Array.isArray(options)) return options.flatMap((item) => pathsIn(item, key));
  if (typeof options !== "object" || options === null) return [];
  return Object.entries(options).flatMap(([name, value]) => pathsIn(value, name));
}
function comment(document, path, lines) {
  const node = document.getIn([...path], true);
  if (!(isMap(node) || isSeq(node)) || lines.length === 0) return;
  node.commentBefore = lines.map((line) => ` ${clip(line.replace(/\s+/g, " "), COMMENT_LENGTH)}`).join("\n");
  node.spaceBefore = path.at(-1) !== 0;
}
function spaceBefore(document, path) {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return;
  const pair = parent.items.find((item) => String(item.key) === path.at(-1));
  if (isScalar(pair?.key)) pair.key.spaceBefore = true;
}
export {
  missingPaths,
  pathsIn,
  writeConfig
};
