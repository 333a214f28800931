import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  undoRules
} from "./chunk-QJ6BA2VL.js";
import {
  deployedOf,
  isAutomated,
  isSameRevision,
  openArgoCd,
  readArgoRecord
} from "./chunk-KHBLRKWE.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  keptRevision,
  makersIn,
  recordAll
} from "./chunk-RHXKUWWO.js";
import {
  isWorkload,
  ownerOf,
  placeOf,
  readRecord
} from "./chunk-EUWUA46J.js";
import {
  kindOf,
  nameOf
} from "./chunk-KYKIPUZD.js";
import {
  noAnswer,
  notAllowed,
  openCluster,
  readSaid
} from "./chunk-P35JBH6E.js";
import {
  exitedWith
} from "./chunk-GOBM22IH.js";
import {
  field
} from "./chunk-QTDOXDI3.js";
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

// src/checks/undo/taken.ts
var left = (rule, subject, message, help) => ({
  done: [],
  findings: [
    findingOf(undoRules, { rule, subject, message: `${subject}: ${message}`, ...help !== void 0 && { help } })
  ]
});
var done = (sentence) => ({ done: [sentence], findings: [] });

// src/checks/undo/applications.ts
async function takeBackApplication({ step, before, after }, {
  options,
  ports,
  isRehearsal
}) {
  const recorded = readArgoRecord(before);
  if (recorded === void 0) {
    const message = `step "${step}": the record does not say what ran before`;
    throw new CouldNotTell("wrong-format", message, "Go back by hand, to the last good revision.");
  }
  const { headers, tls, url = recorded.url } = options.argocd;
  const argo = await openArgoCd({ headers, tls, url, "request-timeout": options["request-timeout"] }, ports);
  const deployed = readArgoRecord(after)?.apps ?? [];
  const taken = [];
  for (const { name, id, revisions } of [...recorded.apps].reverse()) {
    const subject = `Application/${name}`;
    const app = await argo.look(name);
    const now = deployedOf(app);
    const isAt = (wanted) => wanted.length === now.length && wanted.every((each, index) => isSameRevision(each, now[index] ?? ""));
    const ours = deployed.find((each) => each.name === name);
    if (isAt(revisions)) taken.push(done(`${subject} is at ${revisions.join(", ")} already`));
    else if (ours && !isAt(ours.revisions))
      taken.push(left("superseded", subject, `it is at ${now.join(", ")} by now, which this run has not deployed`));
    else if (isAutomated(app))
      taken.push(
        left(
          "owned-elsewhere",
          subject,
          "it syncs by itself, and would deploy the same commit again: revert the commit in git"
        )
      );
    else if (id === void 0 || !app.status.history.some((entry) => entry.id === id))
      taken.push(left("nothing-recorded", subject, "its history does not hold what was recorded"));
    else if (isRehearsal) taken.push(done(`${subject} would go back to ${revisions.join(", ")}`));
    else taken.push(await goBack({ name, id, revisions }, { argo, ports, withinMs: options.within }));
  }
  return taken;
}
async function goBack({ name, id, revisions }, {
  argo,
  ports,
  withinMs
}) {
  const subject = `Application/${name}`;
  const begun = Date.parse((await argo.look(name)).status.operationState?.startedAt ?? "") || 0;
  await argo.rollBack(name, { id, prune: false });
  const end = ports.clock.monotonic() + withinMs;
  for (; ; ) {
    const { status } = await argo.look(name);
    const { phase = "", message = "", startedAt, syncResult } = status.operationState ?? {};
    const isNew = (Date.parse(startedAt ?? "") || 0) > begun;
    if (isNew && phase === "Succeeded" && isSameRevision(revisions[0] ?? "", syncResult?.revision ?? revisions[0] ?? ""))
      return done(`${subject} is back at ${revisions.join(", ")}`);
    if (isNew && (phase === "Failed" || phase === "Error"))
      return left("not-undone", subject, `its rollback has failed: ${message}`);
    if (ports.clock.monotonic() >= end) return left("not-undone", subject, "its rollback has not ended in time");
    await ports.clock.sleep(1e3, ports.signal);
  }
}

// src/checks/undo/workloads.ts
async function takeBackWorkloads(way) {
  const { before, cluster } = way;
  if (before.server !== cluster.server) {
    const message = `the record is of ${before.server}, and kubectl leads to ${cluster.server}`;
    throw new CouldNotTell(
      "tool-refused",
      message,
      "Name the context of the cluster that was deployed to. Nothing was changed."
    );
  }
  const taken = [];
  for (const recorded of [...before.objects].reverse()) {
    taken.push(isWorkload(recorded.kind) ? await takeBack(recorded, way) : stays(recorded, way));
  }
  return taken;
}
function stays(recorded, { after }) {
  const now = after?.objects.find((each) => placeOf(each) === placeOf(recorded));
  if (after?.complete && now?.version === recorded.version && recorded.kind !== "Secret" && recorded.exists)
    return NOTHING;
  const what = recorded.exists ? "it may have been changed, and stays as it is" : "it was made by this deploy, and stays";
  const { findings } = left("stays-changed", placeOf(recorded), what);
  return { done: [], findings };
}
var NOTHING = { done: [], findings: [] };
async function takeBack(recorded, way) {
  const { cluster, isRehearsal, after } = way;
  const subject = placeOf(recorded);
  if (!recorded.exists)
    return left("nothing-recorded", subject, "it did not exist before this deploy, so there is nothing to go back to");
  const found = await lookAt(recorded, cluster);
  if (found === void 0) return left("nothing-recorded", subject, "it does not exist any more");
  const [now] = await recordAll([found], cluster);
  if (now?.version === recorded.version) return done(`${subject} runs what was recorded already`);
  const deployed = after?.complete ? after.objects.find((each) => placeOf(each) === subject) : void 0;
  if (deployed !== void 0 && now?.version !== deployed.version)
    return left("superseded", subject, "it runs by now what this run has not deployed");
  const owner = ownerOf(found);
  if (owner)
    return left("owned-elsewhere", subject, `it belongs to ${owner.by} (${owner.name}), which would change it back`);
  if (field(found, "spec", "paused") === true)
    return left("not-undone", subject, "its rollout is paused, and a paused Deployment takes no undo");
  const makers = await makersIn(cluster, { namespace: recorded.namespace, kinds: [recorded.kind] });
  const revision = keptRevision(found, recorded, makers);
  if (revision === void 0)
    return left("nothing-recorded", subject, `revision ${recorded.revision ?? "unknown"} is kept no longer`);
  if (isRehearsal) return done(`${subject} would go back to revision ${revision}`);
  return undoTo(revision, { recorded, found, way, makers });
}
async function lookAt({ kind, name, namespace }, cluster) {
  const { items } = await cluster.mustGet({ of: [`${kind.toLowerCase()}.apps/${name}`], namespace });
  return items.find((item) => kindOf(item) === kind && nameOf(item) === name);
}
async function undoTo(revision, { recorded, way }) {
  const { cluster, ports, withinMs } = way;
  const { kind, name, namespace } = recorded;
  const subject = placeOf(recorded);
  ports.tell(`${subject} goes back to revision ${revision}`);
  const command = ["rollout", "undo", `${kind.toLowerCase()}/${name}`, `--to-revision=${revision}`, "-n", namespace];
  const ran = await cluster.kubectl(command, { log: true });
  if (!exitedWith(ran, 0)) {
    const said2 = readSaid(ran.stderr.text);
    if (said2.forbidden.length > 0) throw notAllowed(said2.forbidden, cluster.shown);
    throw noAnswer(`kubectl ${command.slice(0, 4).join(" ")}`, said2.others[0] ?? ran.stderr.text);
  }
  const end = ports.clock.monotonic() + withinMs;
  for (; ; ) {
    const now = await lookAt(recorded, cluster);
    const [told] = now === void 0 ? [] : await recordAll([now], cluster);
    if (told?.version === recorded.version) return withBroken(revision, { recorded, cluster });
    if (ports.clock.monotonic() >= end) break;
    await ports.clock.sleep(1e3, ports.signal);
  }
  const said = ran.stdout.text.trim().split("\n").at(-1) ?? "";
  return left("not-undone", subject, `after \`rollout undo\` it does not run what was recorded; kubectl said: ${said}`);
}
async function withBroken(revision, { recorded, cluster }) {
  const subject = placeOf(recorded);
  const sentence = `${subject} is back on revision ${revision}`;
  if (recorded.kind !== "StatefulSet") return done(sentence);
  const help = `Where a pod of the bad revision is not ready, it is not replaced by itself. Type: kubectl delete pod ${recorded.name}-N -n ${recorded.namespace} --context ${cluster.context}`;
  const { findings } = left("stays-changed", subject, "a pod that does not become ready must be deleted by hand", help);
  return { done: [sentence], findings };
}

// src/checks/undo/run.ts
var KINDS = ["apply", "argocd"];
async function runUndo(options, ports, { isRehearsal }) {
  const notes = notesOf(options, ports);
  const { answers, unknown } = await askEach([...notes].reverse(), {
    ask: (note) => takeBack2(note, { options, ports, isRehearsal }),
    signal: ports.signal
  });
  const taken = answers.flat();
  const findings = taken.flatMap((each) => each.findings);
  const done2 = taken.flatMap((each) => each.done);
  const errors = findings.filter(({ level }) => level === "error");
  const verb = isRehearsal ? "would be taken back" : "taken back";
  const wrong = errors.length === 0 ? "" : `, ${errors.length} not: ${errors[0]?.message}`;
  const verdict = byFindings(`${count(done2.length, "change")} ${verb}${wrong}`, {
    findings,
    details: [
      { title: isRehearsal ? "What would be taken back" : "What was taken back", text: done2.join("\n") || "nothing" }
    ]
  });
  if (done2.length > 0 || errors.length > 0) return unlessUnknown(verdict, unknown);
  const nothing = new CouldNotTell(
    "nothing-checked",
    "the record has nothing that could be taken back",
    "Go back by hand."
  );
  return unlessUnknown(verdict, unknown.length > 0 ? unknown : [nothing]);
}
function notesOf({ of }, { delivery }) {
  if (delivery === void 0) {
    const remedy = "Put `undo` under `rollback`, and deploy with the command `deploy`, which records what runs before.";
    throw new CouldNotTell("nothing-checked", "there is no record of a deploy to go back by", remedy);
  }
  const known = delivery.notes.filter(({ kind }) => KINDS.includes(kind));
  const strange = of?.find((id) => !known.some(({ step }) => step === id));
  if (strange !== void 0) {
    const message = `of: the record has no step "${strange}" of the kind apply or argocd`;
    throw new CouldNotTell("nothing-checked", message, "Name steps of `deploy` that are of these kinds.");
  }
  const begun = known.filter((note) => note.after !== void 0 && (of === void 0 || of.includes(note.step)));
  if (begun.length > 0) return begun;
  throw new CouldNotTell(
    "nothing-checked",
    "no step of the kind apply or argocd had begun",
    "There is nothing to take back."
  );
}
async function takeBack2({ step, kind, before, after }, {
  options,
  ports,
  isRehearsal
}) {
  if (kind === "argocd") return takeBackApplication({ step, before, after }, { options, ports, isRehearsal });
  const recorded = readRecord(before);
  if (recorded === void 0) {
    const message = `step "${step}": the record does not say what ran before`;
    throw new CouldNotTell("wrong-format", message, "Go back by hand, to the last good version.");
  }
  const cluster = await openCluster({ ...options, context: options.context ?? recorded.context }, ports);
  return takeBackWorkloads({
    before: recorded,
    after: readRecord(after),
    cluster,
    ports,
    isRehearsal,
    withinMs: options.within
  });
}
export {
  runUndo
};
