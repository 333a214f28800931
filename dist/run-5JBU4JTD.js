import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isAutomated,
  isSameRevision,
  openArgoCd,
  readArgoRecord,
  recordApplications,
  revisionsOf
} from "./chunk-KHBLRKWE.js";
import {
  argocdRules
} from "./chunk-NM42NOQR.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  byFindings,
  failed,
  findingOf,
  passed
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  alignColumns
} from "./chunk-5CTZS7HT.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/facts/argocd/state.ts
var SHOWN = 5;
function faultsOf(app, wanted) {
  const { status, metadata } = app;
  const { name } = metadata;
  const broken = status.conditions.find(({ type }) => /^(?:Comparison|InvalidSpec|Unknown)Error$/.test(type));
  if (broken) {
    const message = `Argo CD cannot compare ${name}: ${broken.type}: ${clip(broken.message, 300)}`;
    throw new CouldNotTell(
      "tool-refused",
      message,
      "Mend what the condition says; until then its status may be an old one."
    );
  }
  const operation = operationFault(app, wanted);
  if (operation) return [operation];
  const { revision, isBack = false } = wanted;
  const revisions = isBack ? [status.operationState?.syncResult?.revision ?? ""] : revisionsOf(app);
  const faults = [];
  const fault = (rule, message) => void faults.push({ rule, message: `${name}: ${message}`, isLost: false });
  if (revision !== void 0 && !revisions.some((each) => isSameRevision(revision, each)))
    fault("wrong-revision", `it is at ${revisions.join(", ") || "no revision"}, and ${revision} is wanted`);
  if (!isBack && status.sync.status !== wanted.sync) {
    const out = status.resources.filter((each) => each.status !== "" && each.status !== "Synced");
    fault(
      "out-of-sync",
      `it is ${status.sync.status || "of unknown sync"}, expected ${wanted.sync}${listed(out.map(showResource))}`
    );
  }
  if (status.health.status !== wanted.health) {
    const sick = status.resources.filter((each) => each.health !== void 0 && each.health.status !== "Healthy");
    const why = sick.map(
      (each) => `${showResource(each)} is ${each.health?.status}${each.health?.message ? ` (${clip(each.health.message, 200)})` : ""}`
    );
    fault("unhealthy", `it is ${status.health.status || "of unknown health"}, expected ${wanted.health}${listed(why)}`);
  }
  return faults;
}
function operationFault({ status, metadata }, wanted) {
  const { operationState: operation, reconciledAt } = status;
  const { name } = metadata;
  if (operation === void 0) return void 0;
  const started = Date.parse(operation.startedAt ?? "");
  if (wanted.since !== void 0 && !(started >= wanted.since))
    return { rule: "out-of-sync", message: `${name}: its new operation has not begun yet`, isLost: false };
  const revision = operation.syncResult?.revision ?? "";
  const isOwn = wanted.revision === void 0 || isSameRevision(wanted.revision, revision);
  if (operation.phase === "Failed" || operation.phase === "Error") {
    const message = `${name}: its last operation has ended as ${operation.phase}: ${clip(operation.message, 500) || "it does not say why"}`;
    return { rule: "operation-failed", message, isLost: isOwn };
  }
  if (operation.phase !== "Succeeded")
    return {
      rule: "out-of-sync",
      message: `${name}: an operation is ${operation.phase.toLowerCase() || "of unknown phase"}`,
      isLost: false
    };
  const [ended, looked] = [operation.finishedAt, reconciledAt].map((text) => Date.parse(text ?? ""));
  if (ended !== void 0 && looked !== void 0 && looked < ended)
    return {
      rule: "out-of-sync",
      message: `${name}: Argo CD has not looked at it since its operation ended`,
      isLost: false
    };
  return void 0;
}
var showResource = ({ kind, name, namespace }) => `${namespace === "" ? "" : `${namespace}/`}${kind}/${name}`;
var listed = (texts) => texts.length === 0 ? "" : `: ${texts.slice(0, SHOWN).join(", ")}${texts.length > SHOWN ? ` and ${texts.length - SHOWN} more` : ""}`;

// src/checks/argocd/run.ts
async function beforeArgocd(options, ports) {
  if (options.action === "wait") return null;
  return recordApplications(options.apps, await openArgoCd(options, ports));
}
async function rehearseArgocd(options, ports) {
  const argo = await openArgoCd(options, ports);
  const apps = await Promise.all(options.apps.map((name) => argo.look(name)));
  const findings = apps.flatMap((app) => refusalsOf(app, options, ports));
  const text = apps.map((app) => `${app.metadata.name}: ${options.action}, now at ${revisionsOf(app).join(", ")}`).join("\n");
  return byFindings(`${options.action} of ${count(apps.length, "application")}`, {
    findings,
    details: [{ title: "What would be done", text }]
  });
}
async function runArgocd(options, ports) {
  const argo = await openArgoCd(options, ports);
  if (options.action === "pause") return pauseAll(options, { argo, ports });
  const wanted = new Map(options.apps.map((name) => [name, options.revision]));
  let since;
  if (options.action !== "wait") {
    const apps = await Promise.all(options.apps.map((name) => argo.look(name)));
    const findings = apps.flatMap((app) => refusalsOf(app, options, ports));
    const [first] = findings;
    if (first) return failed(`nothing was changed: ${first.message}`, { findings });
    await ports.delivery?.note(await recordApplications(options.apps, argo));
    since = await act(apps, { options, argo, ports, wanted });
  }
  const lost = /* @__PURE__ */ new WeakSet();
  const verdict = await until(
    async () => {
      const { verdict: verdict2, isLost } = await judge(options, { argo, ports, wanted, since });
      if (isLost) lost.add(verdict2);
      return verdict2;
    },
    { waiting: options, ports, isLost: (each) => lost.has(each) }
  );
  if (options.action !== "wait") await ports.delivery?.note(await recordApplications(options.apps, argo));
  return verdict;
}
async function act(apps, { options, argo, ports, wanted }) {
  const newest = Math.max(0, ...apps.map(({ status }) => Date.parse(status.operationState?.startedAt ?? "") || 0));
  for (const app of apps) {
    const { name } = app.metadata;
    ports.tell(`${options.action} of ${name}`);
    if (options.action === "sync") await argo.sync(name, options);
    else {
      const entry = entryFor(app, options, ports);
      if (entry === void 0) continue;
      wanted.set(name, entry.revision);
      await argo.rollBack(name, { id: entry.id, prune: options.prune });
    }
  }
  return newest === 0 ? void 0 : newest + 1;
}
function refusalsOf(app, options, ports) {
  if (options.action !== "rollback") return [];
  const { name } = app.metadata;
  const found = (rule, message) => [
    findingOf(argocdRules, { rule, message: `${name}: ${message}`, subject: `Application/${name}` })
  ];
  if (isAutomated(app)) return found("still-automated", "it syncs by itself, and Argo CD refuses a rollback");
  return entryFor(app, options, ports) ? [] : found("nothing-recorded", "its history does not hold what was recorded");
}
function entryFor({ metadata, status }, { revision }, { delivery }) {
  const records = (delivery?.notes ?? []).flatMap(({ before }) => readArgoRecord(before)?.apps ?? []);
  const recorded = records.find(({ name }) => name === metadata.name);
  const newestFirst = [...status.history].sort((one, other) => other.id - one.id);
  if (revision !== void 0) return newestFirst.find((each) => isSameRevision(revision, each.revision));
  return recorded?.id === void 0 ? void 0 : status.history.find(({ id }) => id === recorded.id);
}
async function judge(options, { argo, ports, wanted, since }) {
  const rows = [];
  const ask = async (name) => {
    const app = await argo.look(name);
    const { status } = app;
    rows.push([name, status.sync.status, status.health.status, revisionsOf(app).join(" ")]);
    return {
      name,
      faults: faultsOf(app, {
        ...options.expect,
        revision: wanted.get(name),
        since,
        isBack: options.action === "rollback"
      })
    };
  };
  const { answers, unknown } = await askEach(options.apps, { ask, signal: ports.signal });
  const faults = answers.flatMap(({ name, faults: own }) => own.map((fault) => ({ ...fault, name })));
  ports.tell(
    `${answers.length - new Set(faults.map(({ name }) => name)).size} of ${count(options.apps.length, "application")}`
  );
  const findings = faults.map(
    ({ rule, message, name }) => findingOf(argocdRules, { rule, message, subject: `Application/${name}` })
  );
  const details = [{ title: "Applications", text: alignColumns(rows).join("\n") }];
  const isAny = [...wanted.values()].every((revision) => revision === void 0);
  const unasked = isAny ? [findingOf(argocdRules, { rule: "any-revision", message: "no revision was asked for" })] : [];
  const at = isAny ? "" : ` at ${[...new Set(wanted.values())].join(", ")}`;
  const { sync, health } = options.expect;
  const told = faults[0] === void 0 ? passed(`${count(answers.length, "application")} ${sync} and ${health}${at}`, { findings: unasked, details }) : failed(faults[0].message, { findings: [...findings, ...unasked], details });
  return { verdict: unlessUnknown(told, unknown), isLost: faults.some(({ isLost }) => isLost) };
}
async function pauseAll({ apps }, { argo, ports }) {
  await ports.delivery?.note(await recordApplications(apps, argo));
  for (const name of apps) await argo.pause(name);
  await ports.clock.sleep(1e3, ports.signal);
  const told = await Promise.all(apps.map((name) => argo.look(name)));
  const findings = told.filter(isAutomated).map(
    ({ metadata: { name } }) => findingOf(argocdRules, {
      rule: "still-automated",
      message: `${name}: it still syncs by itself`,
      subject: `Application/${name}`
    })
  );
  if (told.length === 0) throw new CouldNotTell("nothing-checked", "no application is named", "Name one under `apps`.");
  const summary = findings.length === 0 ? `${count(apps.length, "application")} no longer syncs by itself` : `${findings[0]?.message}`;
  return byFindings(summary, { findings });
}
export {
  beforeArgocd,
  rehearseArgocd,
  runArgocd
};
