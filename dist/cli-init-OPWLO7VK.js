import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  refuseExisting,
  writeNew
} from "./chunk-BW46TPRT.js";
import {
  EXIT,
  cancellation
} from "./chunk-OQ7BTVAN.js";
import {
  asksPeople
} from "./chunk-6CM2YVXA.js";
import {
  openPorts,
  redactorFor
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import {
  dateOf,
  loadConfig
} from "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-QW53PB3M.js";
import "./chunk-C5CQJ7AC.js";
import "./chunk-5WEEGCVT.js";
import {
  openWorkspace
} from "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  childEnvironment
} from "./chunk-ZX7LCMOH.js";
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
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-WUMATNDA.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-ZJL6Y5QL.js";
import {
  neutralise
} from "./chunk-WVUXBXGH.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/fronts/cli-init.ts
import { createInterface } from "node:readline/promises";

// src/commands/guide/init-repository.ts
import { basename, relative, resolve, sep } from "node:path";
var MAX_BYTES = 1024 * 1024;
async function openRepository({ workingDirectory }, { env, cancel }) {
  const workspace = openWorkspace({
    workingDirectory,
    reportDirectory: ".deploy-validate",
    githubWorkspace: env.GITHUB_WORKSPACE
  });
  const ports = openPorts({ workspace, environment: childEnvironment(env, []), redact: redactorFor(void 0, env) });
  cancel.throwIfAborted();
  const files = await ports.files.glob(["**"], { dot: true, closed: "leave-out" });
  const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  const [owners] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"].filter((file) => known.has(file));
  return {
    repository: {
      has: (path) => known.has(path.replace(/^\.\//, "").replace(/\/+$/, "")) || path.startsWith("/"),
      find: (pattern) => files.filter((file) => pattern.test(file))
    },
    project: basename(workspace.root),
    owner: owners === void 0 ? void 0 : ownerIn(await ports.files.text(owners)),
    read: (file) => ports.files.text(resolve(file), MAX_BYTES),
    text: (file) => ports.files.text(file, MAX_BYTES),
    named: (file) => relative(workspace.workingDirectory, resolve(file)).split(sep).join("/"),
    dispose: ports.dispose
  };
}
var foldersOf = (file) => file.split("/").map((_, index, parts) => parts.slice(0, index).join("/"));
var ownerIn = (text) => /^[^#\n]*\s@([\w-]+(?:\/[\w.-]+)?)/m.exec(text)?.[1];

// src/commands/guide/init.ts
var EXCUSED_DAYS = 90;
var WORKFLOW = ".github/workflows/deploy-validate.yml";
var DEFAULT_CONFIG = ".github/deploy-validate.yml";
async function init(request, world) {
  const files = [request.config, ...request.workflow ? [WORKFLOW] : []];
  if (!request.dryRun) for (const file of files) refuseExisting(file, request);
  const opened = await openRepository(request, world);
  try {
    const made = await make(request, opened);
    const loaded = await hold(made.text, request.config);
    const workflow = request.workflow ? await workflowFor(loaded, { request, opened }) : void 0;
    if (request.dryRun) return { ...made, text: [made.text, workflow].filter(Boolean).join("---\n"), written: [] };
    await writeNew(request.config, made.text);
    if (workflow !== void 0) await writeNew(WORKFLOW, workflow);
    return { ...made, written: files };
  } finally {
    await opened.dispose();
  }
}
async function make(request, opened) {
  const { from } = request;
  if (from === void 0) return fromRepository(opened);
  const list = opened.named(from);
  const { sheet, isMarkdown } = await readList(await opened.read(from), list);
  if (sheet.tasks.length === 0 && sheet.loose.every(({ code }) => code.length === 0))
    throw new UsageError(
      `${from}: nothing that asks for something was found: no box, no numbered step, no row of tasks, no command`
    );
  const plan = await planned(request, { sheet, opened });
  const { writeConfig } = await import("./write-config-AYDM4WCI.js");
  const checklist = isMarkdown && sheet.hasBoxes ? list : void 0;
  const login = plan.values.find(({ name }) => name === "OWNER")?.given;
  const text = writeConfig(plan.config, {
    project: opened.project,
    list,
    checklist,
    owner: { login: login ?? "change-me", isGuessed: login === void 0 },
    expires: dateOf(new Date(Date.now() + EXCUSED_DAYS * 864e5)),
    contextOf: plan.contextOf,
    has: opened.repository.has
  });
  const { unproven } = await import("./plan-repository-SFZXQCFQ.js");
  const { missingPaths } = await import("./write-config-AYDM4WCI.js");
  const beside = unproven(plan.config, await suggested(opened));
  return {
    text,
    said: [
      ...tell(plan.config, { sheet, values: plan.values }),
      ...missingPaths(plan.config, opened.repository.has).map((path) => `named in the list, and not there: ${path}`),
      ...beside.map(({ because, kind, name }) => `there, and in no line of the list: ${because} (${kind}: ${name})`)
    ]
  };
}
async function suggested(opened) {
  const [{ suggestChecks }, { Values }, { loadChecks }] = await Promise.all([
    import("./plan-repository-SFZXQCFQ.js"),
    import("./values-YM5OFNOJ.js"),
    import("./checks-F6OKSGQJ.js")
  ]);
  return suggestChecks({ ...opened, values: new Values(/* @__PURE__ */ new Map()), checks: await loadChecks() });
}
async function fromRepository(opened) {
  const [{ planRepository }, { writeConfig }] = await Promise.all([
    import("./plan-repository-SFZXQCFQ.js"),
    import("./write-config-AYDM4WCI.js")
  ]);
  const found = await suggested(opened);
  const text = writeConfig(planRepository(found), {
    project: opened.project,
    list: void 0,
    checklist: void 0,
    owner: { login: opened.owner ?? "change-me", isGuessed: opened.owner === void 0 },
    expires: dateOf(new Date(Date.now() + EXCUSED_DAYS * 864e5)),
    contextOf: () => "",
    has: opened.repository.has
  });
  const guessed = found.filter((each) => each.guessed !== void 0).length;
  return {
    text,
    said: [
      `${count(found.length, "check")} proposed by what the repository has`,
      ...found.map(({ because, kind, name }) => `${because} (${kind}: ${name})`),
      ...guessed > 0 ? [`${count(guessed, "entry", "entries")} guessed: each says so in a comment`] : []
    ]
  };
}
async function workflowFor({ config }, { request, opened }) {
  const [{ setupFor, writeWorkflow }, { surveyOf, folderOf }] = await Promise.all([
    import("./write-workflow-IJYBOGLQ.js"),
    import("./survey-V2DKMWDB.js")
  ]);
  const [stage = "", { checks } = { checks: [] }] = Object.entries(config.stages)[0] ?? [];
  const needs = checks.map((check) => check.with.needs);
  const tools = [
    ...new Set(needs.flatMap((need) => need.tools.filter(({ optional }) => !optional).map(({ tool }) => tool)))
  ];
  const survey = surveyOf(opened.repository, opened.text);
  const folders = [
    ...new Set(survey.find(/(?:^|\/)(?:package\.json|pyproject\.toml|requirements[\w.-]*\.txt)$/).map(folderOf))
  ];
  return writeWorkflow({
    stage,
    config: request.config === DEFAULT_CONFIG ? void 0 : request.config,
    permissions: [...new Set(needs.flatMap(({ permissions }) => permissions))],
    tools,
    setup: setupFor(survey, { project: opened.project, folders, tools })
  });
}
async function readList(text, file) {
  const { readSheet } = await import("./read-sheet-FA5IL7EW.js");
  if (!/\.ya?ml$/i.test(file)) return { sheet: readSheet(text), isMarkdown: true };
  const { formAsMarkdown } = await import("./issue-form-43NRRCRB.js");
  const markdown = formAsMarkdown(text);
  if (markdown === void 0)
    throw new UsageError(`${file}: expected Markdown, or an issue form of GitHub with a \`body\``);
  return { sheet: readSheet(markdown), isMarkdown: false };
}
async function planned(request, at) {
  const first = await planWith(request.values, at);
  const open = first.values.filter(({ given }) => given === void 0);
  if (request.ask === void 0 || open.length === 0) return first;
  return planWith(new Map([...request.values, ...await request.ask(open)]), at);
}
async function planWith(given, { sheet, opened }) {
  const [{ planConfig }, { Values }, { loadChecks }, { liveStage, valueName }, { CLUSTER_KINDS }] = await Promise.all([
    import("./plan-config-XQN24STP.js"),
    import("./values-YM5OFNOJ.js"),
    import("./checks-F6OKSGQJ.js"),
    import("./draft-4GYFHAAR.js"),
    import("./share-defaults-5M6QQHB5.js")
  ]);
  const values = new Values(given);
  const config = planConfig(sheet, { values, repository: opened.repository, checks: await loadChecks() });
  const contextOf = (stage) => values.need(valueName(liveStage(stage), "CONTEXT"), `kubectl's context of the cluster of ${liveStage(stage)}`);
  for (const { name, entries, steps } of config.stages)
    if ([...entries, ...steps].some(({ kind }) => CLUSTER_KINDS.includes(kind))) contextOf(name);
  if (config.stages.some(({ tasks }) => tasks.length > 0) || config.excused.length > 0)
    values.need("OWNER", "Login, or org/team, that is mentioned in follow-ups", opened.owner);
  return { config, values: values.all, contextOf };
}
async function hold(text, file) {
  try {
    return await loadConfig({ file, text }, {});
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    throw new Error(
      `the config that was made is not valid, please report it:
${error.problems.map(showProblem).join("\n")}`
    );
  }
}
function tell({ stages, excused }, { sheet, values }) {
  const entries = stages.flatMap((stage) => [...stage.entries, ...stage.steps]);
  const byPeople = entries.filter(asksPeople).length;
  const guessed = entries.filter((entry) => entry.guessed !== void 0).length;
  const open = values.filter(({ given }) => given === void 0);
  return [
    `${count(sheet.tasks.length, "line")} became ${count(entries.length - byPeople, "check")} by machine and ${count(byPeople, "question")} to people, in ${count(stages.length, "stage")}`,
    ...guessed > 0 ? [`${count(guessed, "entry", "entries")} guessed: each says so in a comment`] : [],
    ...excused.length > 0 ? [`${count(excused.length, "line")} without words excused for ${EXCUSED_DAYS} days`] : [],
    ...open.map(({ name, ask }) => `to be set: ${name} (${ask}), as a variable or with --set ${name}=\u2026`)
  ];
}

// src/fronts/cli-init.ts
async function runInit(flags) {
  const isAttended = process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env.CI;
  const made = await init(
    {
      config: flags.config,
      workingDirectory: flags["working-directory"],
      from: flags.from,
      values: valuesOf(flags.set ?? []),
      workflow: flags.workflow,
      force: flags.force,
      dryRun: flags["dry-run"],
      ask: isAttended ? askOnTerminal : void 0
    },
    { env: process.env, cancel: cancellation() }
  );
  if (flags["dry-run"]) process.stdout.write(made.text);
  for (const file of made.written) process.stdout.write(`wrote ${file}
`);
  for (const line of made.said) process.stderr.write(`${neutralise(oneLine(line))}
`);
  if (made.written.length > 0) process.stderr.write("next: deploy-validate plan, then deploy-validate run\n");
  return EXIT.go;
}
function valuesOf(given) {
  return new Map(
    given.map((text) => {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.+)$/s.exec(text) ?? [];
      if (name === void 0 || value === void 0) throw new UsageError(`--set: expected NAME=VALUE, got "${text}"`);
      return [name, value];
    })
  );
}
async function askOnTerminal(values) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers = /* @__PURE__ */ new Map();
  try {
    for (const { name, ask } of values) {
      const answer = (await terminal.question(`${ask} (${name}, empty: later): `)).trim();
      if (answer !== "") answers.set(name, answer);
    }
    return answers;
  } finally {
    terminal.close();
  }
}
export {
  runInit
};
