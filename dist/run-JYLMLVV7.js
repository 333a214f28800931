import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  applyRules
} from "./chunk-4DGQ4H4A.js";
import {
  isSame,
  liveOf,
  objectsIn,
  overParts,
  readManifests,
  recordNow
} from "./chunk-EPRXP2CG.js";
import "./chunk-RHXKUWWO.js";
import {
  ownerOf,
  toRecorded
} from "./chunk-EUWUA46J.js";
import "./chunk-5OFVXHOW.js";
import "./chunk-KYKIPUZD.js";
import "./chunk-UE3QP4UZ.js";
import {
  noAnswer,
  notAllowed,
  openCluster,
  readSaid
} from "./chunk-P35JBH6E.js";
import "./chunk-GOBM22IH.js";
import "./chunk-RIHNBBS3.js";
import "./chunk-QOT3CONP.js";
import {
  field,
  isMapping,
  isSequence
} from "./chunk-QTDOXDI3.js";
import {
  byFindings,
  failed,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/apply/attempt.ts
var argsOf = ({ options }, more) => [
  "apply",
  "--server-side",
  "--validate=strict",
  "--field-manager",
  options["field-manager"],
  ...options["force-conflicts"] ? ["--force-conflicts"] : [],
  ...more
];
async function tryOut(documents, at) {
  const name = "kubectl apply --server-side --dry-run=server";
  const { cluster } = at;
  const isSecret = ({ kind }) => kind === "Secret";
  const dry = ["--dry-run=server", "-o"];
  const open = await overParts(
    documents.filter((each) => !isSecret(each)),
    { cluster, args: argsOf(at, [...dry, "json"]), name }
  );
  const closed = await overParts(documents.filter(isSecret), { cluster, args: argsOf(at, [...dry, "name"]), name });
  const made = open.flatMap(({ stdout }) => stdout.trim() === "" ? [] : objectsIn(stdout, name));
  const names = closed.flatMap(({ stdout }) => stdout.split("\n").filter((line) => line.trim() !== ""));
  const isMade = (each) => made.some((found) => isSame(found, each, cluster));
  const left = [...documents].filter((each) => !isSecret(each) && !isMade(each));
  const inOrder = left.sort((one, other) => Number(one.namespace !== "") - Number(other.namespace !== ""));
  const told = judgeAnswers([...open, ...closed], { documents, cluster, name, left: inOrder });
  return { made, accepted: made.length + names.length, ...told };
}
async function applyAll(documents, at) {
  const name = "kubectl apply --server-side";
  const answers = await overParts(documents, { cluster: at.cluster, args: argsOf(at, ["-o", "name"]), name });
  const names = answers.flatMap(({ stdout }) => stdout.split("\n").filter((line) => line.trim() !== ""));
  const told = judgeAnswers(answers, { documents, cluster: at.cluster, name });
  return { made: [], accepted: names.length, ...told };
}
function judgeAnswers(answers, { documents, cluster, name, left = [] }) {
  const findings = [];
  const untried = [];
  const forbidden = [];
  const all = answers.reduce((sum, { stderr, isDone }) => sum + (isDone ? 0 : faultsIn(stderr).length), 0);
  let told = 0;
  for (const { stderr, isDone } of answers) {
    if (isDone) continue;
    const said = readSaid(stderr);
    const rights = said.forbidden.filter(({ verb }) => verb !== "");
    forbidden.push(...rights);
    const faults = faultsIn(stderr);
    const own = faults.filter((fault) => !isMadeHere(fault.text, documents) || !name.includes("dry-run"));
    untried.push(...faults.filter((fault) => !own.includes(fault)).map(({ text }) => clip(text, 300)));
    if (own.length === 0 && faults.length === 0 && rights.length === 0) throw noAnswer(name, said.others[0] ?? stderr);
    for (const { rule, text, fields } of own) {
      if (/cannot \S+ resource/.test(text)) continue;
      if (rule === "refused" && UNANSWERED.test(text)) throw noAnswer(name, text);
      told += 1;
      const about = subjectIn(text, documents) ?? (left.length === all ? left[told - 1] : void 0);
      const which = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
      const message = `${about?.subject ?? "an object"}: ${clip(text + which, 1e3)}`;
      findings.push(
        findingOf(applyRules, {
          rule,
          message,
          file: about?.file,
          subject: about?.subject,
          ...fields.length > 0 && { actual: fields.join(", ") }
        })
      );
    }
  }
  if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
  return { findings, untried };
}
var UNANSWERED = /connection to the server|unable to connect|no such host|i\/o timeout|TLS handshake|x509|must be logged in|\(Unauthorized\)|\(ServiceUnavailable\)|\(Timeout\)|\(InternalError\)|\(TooManyRequests\)|context deadline exceeded|unexpected EOF|unknown flag/i;
var ADVICE = /^(?:Please review the fields|those managers|\* |If you |See https| {2})/;
function faultsIn(stderr) {
  const faults = [];
  for (const line of stderr.split("\n")) {
    if (line.trim() === "" || /^(?:[EWIF]\d{4} |Warning: )/.test(line)) continue;
    const last = faults.at(-1);
    if (/^(?:error: )?Apply failed with \d+ conflicts?/.test(line)) {
      const text = line.replace(/^error: /, "").replace(/:$/, "");
      const [, single] = / using [^:]+: (\.\S+)$/.exec(line) ?? [];
      faults.push({ rule: "conflict", text, fields: single === void 0 ? [] : [single] });
    } else if (last?.rule === "conflict" && /^- \./.test(line)) last.fields.push(line.slice(2));
    else if (last?.rule === "conflict" && /^conflicts? with /.test(line)) last.text += `, ${line.replace(/:$/, "")}`;
    else if (last && (/^\s*\* /.test(line) || ADVICE.test(line))) {
      if (last.rule === "refused") last.text += ` ${line.trim()}`;
    } else if (last?.rule !== "conflict" || /^(?:error|Error from server|The |Internal)/i.test(line))
      faults.push({ rule: "refused", text: line.trim().replace(/^error: /, ""), fields: [] });
  }
  return faults;
}
function isMadeHere(text, documents) {
  const [, namespace] = /namespaces "([^"]+)" not found/.exec(text) ?? [];
  if (namespace !== void 0) return documents.some(({ kind, name }) => kind === "Namespace" && name === namespace);
  const isKind = /no matches for kind "([^"]+)"/.exec(text)?.[1];
  if (isKind === void 0) return false;
  return documents.some(
    ({ kind, value }) => kind === "CustomResourceDefinition" && JSON.stringify(value).includes(`"${isKind}"`)
  );
}
function subjectIn(text, documents) {
  const named = documents.filter(({ name }) => text.includes(`"${name}"`));
  const lower = text.toLowerCase();
  return named.find(({ kind }) => lower.includes(kind.toLowerCase())) ?? (named.length === 1 ? named[0] : void 0);
}

// src/checks/apply/diff.ts
var SHOWN = 120;
var MAX_LINES = 200;
var OWN = ["managedFields", "resourceVersion", "uid", "creationTimestamp", "generation"];
var SECRET_NAME = /passw|secret|token|api[-_]?key|credential|private/i;
function changesOf(documents, at) {
  return documents.map((document) => {
    const { subject } = document;
    if (document.kind === "Secret")
      return { subject, how: "unknown", lines: [`keys ${keysOf(document).join(", ") || "none"}`] };
    const now = at.live.find((found) => isSame(found, document, at.cluster));
    const then = at.made.find((found) => isSame(found, document, at.cluster));
    if (now === void 0) return { subject, how: "created", lines: [] };
    if (then === void 0) return { subject, how: "unknown", lines: ["could not be tried beforehand"] };
    const lines = differences(plain(now), plain(then), "");
    return { subject, how: lines.length === 0 ? "unchanged" : "changed", lines };
  });
}
var keysOf = ({ value }) => ["data", "stringData"].flatMap((part) => {
  const found = field(value, part);
  return isMapping(found) ? Object.keys(found) : [];
});
function plain(object) {
  const { status: _, ...rest } = object;
  const metadata = field(object, "metadata");
  if (!isMapping(metadata)) return rest;
  return { ...rest, metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !OWN.includes(key))) };
}
function differences(before, after, path) {
  if (isMapping(before) && isMapping(after)) {
    const keys = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap(
      (key) => differences(field(before, key), field(after, key), path === "" ? key : `${path}.${key}`)
    );
  }
  if (isSequence(before) && isSequence(after)) return inList(before, after, path);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (SECRET_NAME.test(path)) return [`${path}: changed, not shown`];
  return [`${path}: ${show(before)} \u2192 ${show(after)}`];
}
function inList(before, after, path) {
  const nameOf = (item, index) => {
    const name = field(item, "name");
    return typeof name === "string" ? name : String(index);
  };
  const [old, young] = [before, after].map((list) => new Map(list.map((item, index) => [nameOf(item, index), item])));
  const names = [.../* @__PURE__ */ new Set([...old?.keys() ?? [], ...young?.keys() ?? []])];
  return names.flatMap((name) => {
    const [was, is] = [old?.get(name), young?.get(name)];
    const isSecret = SECRET_NAME.test(name) && JSON.stringify(was) !== JSON.stringify(is);
    return isSecret ? [`${path}[${name}]: changed, not shown`] : differences(was, is, `${path}[${name}]`);
  });
}
var show = (value) => value === void 0 ? "nothing" : clip(typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value), SHOWN);
function diffText(changes) {
  const lines = changes.filter(({ how }) => how !== "unchanged").flatMap(({ subject, how, lines: own }) => [`${subject}: ${HOW[how]}`, ...own.map((line) => `  ${line}`)]);
  const unchanged = changes.filter(({ how }) => how === "unchanged").length;
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), `\u2026 ${lines.length - MAX_LINES} more lines`] : lines;
  return [...shown, ...unchanged > 0 ? [`${unchanged} unchanged`] : []].join("\n");
}
var HOW = { created: "is created", changed: "changes", unchanged: "stays", unknown: "is applied" };

// src/checks/apply/run.ts
async function rehearseApply(options, ports) {
  const tried = await prepare(options, ports);
  if (!("cluster" in tried)) return tried;
  const { cluster, documents, changes, findings, details } = tried;
  const wrong = findings.filter(({ level }) => level === "error").length;
  const summary = wrong > 0 ? `${cluster.shown} refuses ${count(wrong, "object")}; nothing would be applied` : `${count(documents.length, "object")} would be applied to ${cluster.shown}: ${counted(changes)}`;
  return byFindings(summary, { findings, details });
}
async function runApply(options, ports) {
  const tried = await prepare(options, ports);
  if (!("cluster" in tried)) return tried;
  const { cluster, documents, changes, findings, details } = tried;
  if (findings.some(({ level }) => level === "error")) {
    const [first] = findings;
    return failed(`nothing was applied to ${cluster.shown}: ${first?.message}`, { findings, details });
  }
  await note(documents, { cluster, ports, complete: false });
  ports.tell(`applying ${count(documents.length, "object")}`);
  const done = await applyAll(documents, { options, cluster });
  await note(documents, { cluster, ports, complete: true });
  const all = [...findings, ...done.findings];
  if (done.findings.length > 0) {
    const summary = `${done.accepted} of ${count(documents.length, "object")} were applied to ${cluster.shown}, the others were refused`;
    return failed(summary, { findings: all, details });
  }
  if (done.accepted !== documents.length) {
    const message = `kubectl says of ${done.accepted} of ${count(documents.length, "object")} that they were applied to ${cluster.shown}`;
    throw new CouldNotTell("truncated", message, "Look at the cluster: some may have been applied, others not.");
  }
  return byFindings(`${count(documents.length, "object")} applied to ${cluster.shown}: ${counted(changes)}`, {
    findings: all,
    details,
    measurements: [{ name: "objects applied", value: documents.length, unit: "objects" }]
  });
}
async function note(documents, at) {
  const { delivery } = at.ports;
  if (delivery === void 0) return;
  await delivery.note(toRecorded(await recordNow(documents, at)));
}
async function prepare(options, ports) {
  const manifests = await readManifests(options, ports);
  if ("fault" in manifests) {
    const finding = findingOf(applyRules, { rule: "manifest-invalid", message: manifests.fault });
    return failed(`nothing was applied: ${manifests.fault}`, { findings: [finding] });
  }
  const { documents } = manifests;
  const cluster = await openCluster(options, ports);
  ports.tell(`${cluster.shown} tries ${count(documents.length, "object")}`);
  const live = await liveOf(documents, cluster);
  const tried = await tryOut(documents, { options, cluster });
  const missing = documents.length - tried.accepted - tried.untried.length;
  if (tried.findings.length === 0 && missing > 0) {
    const message = `${cluster.shown} tried ${tried.accepted} of ${count(documents.length, "object")}, and says nothing of the others`;
    throw new CouldNotTell("truncated", message, "Run kubectl apply --dry-run=server by hand. Nothing was changed.");
  }
  const changes = changesOf(documents, { live, made: tried.made, cluster });
  return {
    cluster,
    documents,
    changes,
    findings: [...tried.findings, ...live.flatMap(ownerFinding)],
    details: [
      {
        title: "What changes",
        text: `context ${cluster.context}, server ${cluster.server}
${diffText(changes)}`
      },
      ...tried.untried.length === 0 ? [] : [{ title: "What could not be tried beforehand", text: tried.untried.join("\n") }]
    ]
  };
}
function ownerFinding(object) {
  const owner = ownerOf(object);
  const metadata = object.metadata;
  if (owner === void 0 || typeof metadata !== "object" || metadata === null || !("name" in metadata)) return [];
  const subject = `${object.kind}/${metadata.name}`;
  const message = `${subject} belongs to ${owner.by} (${owner.name}), which may change it back`;
  return [findingOf(applyRules, { rule: "owned-elsewhere", message, subject })];
}
function counted(changes) {
  const words = ["created", "changed", "unchanged"].map((how) => {
    const number = changes.filter((change) => change.how === how).length;
    return number === 0 ? [] : [`${number} ${how}`];
  });
  const others = changes.filter(({ how }) => how === "unknown").length;
  return [...words.flat(), ...others === 0 ? [] : [`${others} not compared`]].join(", ");
}
export {
  rehearseApply,
  runApply
};
