import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  recordAll
} from "./chunk-RHXKUWWO.js";
import {
  isWorkload,
  lastRecord,
  placeOf,
  readRecord,
  toRecorded
} from "./chunk-EUWUA46J.js";
import {
  findRenderer,
  renderKustomization
} from "./chunk-5OFVXHOW.js";
import {
  kindOf,
  nameOf,
  namespaceOf
} from "./chunk-KYKIPUZD.js";
import {
  readFiles,
  selectFiles
} from "./chunk-UE3QP4UZ.js";
import {
  noAnswer,
  notAllowed,
  openCluster,
  parseJson,
  readSaid
} from "./chunk-P35JBH6E.js";
import {
  answerOf,
  exitedWith
} from "./chunk-GOBM22IH.js";
import {
  field
} from "./chunk-QTDOXDI3.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/checks/apply/objects.ts
async function readManifests(options, ports) {
  const read = options.kustomize === void 0 ? await fromPaths(options.paths ?? [], ports) : await rendered(options, ports);
  if ("fault" in read) return read;
  const { documents } = read;
  const nameless = documents.find(({ kind, name, apiVersion }) => kind === "" || name === "" || apiVersion === "");
  if (nameless)
    return { fault: `${nameless.file}: ${nameless.subject} has no apiVersion, kind or name to be applied by` };
  const seen = /* @__PURE__ */ new Set();
  for (const { kind, name, namespace, apiVersion, file } of documents) {
    const key = `${apiVersion.split("/").slice(0, -1).join("")} ${kind} ${namespace} ${name}`;
    if (seen.has(key)) return { fault: `${file}: ${kind}/${name} is there twice` };
    seen.add(key);
  }
  if (documents.length > 0) return { documents: [...documents].sort((one, other) => rank(one) - rank(other)) };
  throw new CouldNotTell("nothing-checked", "there is not a single object to apply", "Check the path in the config.");
}
var FIRST = ["Namespace", "CustomResourceDefinition", "ServiceAccount", "Secret", "ConfigMap"];
var rank = ({ kind }) => FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length;
async function rendered(options, ports) {
  const renderer = await findRenderer("auto", ports);
  const isFree = options["load-restrictor"] === "none";
  const told = await renderKustomization(options.kustomize ?? ".", { renderer, ports, isFree });
  return "failure" in told ? { fault: `${options.kustomize}: ${told.failure}` } : { documents: told };
}
async function fromPaths(paths, { files, signal }) {
  const { selected, leftOut } = await selectFiles(paths, { files, exclude: [], option: "paths" });
  const [left] = leftOut;
  if (left !== void 0) return { fault: `${left} is a kustomization: name its directory under \`kustomize\`` };
  const documents = [];
  let fault;
  await readFiles(selected, {
    files,
    signal,
    take: (batch) => {
      const [problem] = batch.problems;
      if (problem) fault ??= `${problem.file}:${problem.line}: ${problem.message}`;
      for (const document of batch.documents) documents.push(document);
    }
  });
  return fault === void 0 ? { documents } : { fault };
}
var stream = (documents) => documents.map(({ value }) => `${JSON.stringify(value)}
`).join("");
async function overParts(documents, { cluster, args, name }) {
  const parts = [
    { part: documents.filter(({ namespace }) => namespace === ""), place: ["-n", cluster.namespace] },
    { part: documents.filter(({ namespace }) => namespace !== ""), place: [] }
  ];
  const answers = [];
  for (const { part, place } of parts) {
    if (part.length === 0) continue;
    const ran = await cluster.kubectl([...args, "-f", "-", ...place], {
      input: stream(part),
      timeoutMs: 6e4 + 2e3 * part.length
    });
    const { stdout, stderr } = answerOf(ran, { tool: name, tooLong: "Apply fewer objects at once." });
    answers.push({ stdout, stderr, isDone: exitedWith(ran, 0) });
  }
  return answers;
}
async function liveOf(documents, cluster) {
  const open = documents.filter(({ kind }) => kind !== "Secret");
  const name = "kubectl get -f -";
  const answers = await overParts(open, { cluster, args: ["get", "-o", "json", "--ignore-not-found"], name });
  return answers.flatMap(({ stdout, stderr, isDone }) => {
    const { forbidden, others } = readSaid(stderr);
    if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
    const unknown = others.filter((line) => !/no matches for kind|ensure CRDs are installed first|not found$/.test(line));
    if (!isDone && unknown.length > 0) throw noAnswer(name, unknown[0] ?? "");
    return stdout.trim() === "" ? [] : objectsIn(stdout, name);
  });
}
function objectsIn(text, name) {
  const value = parseJson(text, name);
  const items = field(value, "items");
  if (!Array.isArray(items)) return [value];
  return items.filter((item) => typeof item === "object" && item !== null && !Array.isArray(item));
}
var isSame = (found, { kind, name, namespace }, cluster) => kindOf(found) === kind && nameOf(found) === name && (namespaceOf(found) === "" || namespaceOf(found) === (namespace || cluster.namespace));

// src/checks/apply/before.ts
async function beforeApply(options, ports) {
  const manifests = await readManifests(options, ports);
  if ("fault" in manifests) return null;
  const cluster = await openCluster(options, ports);
  return toRecorded(await recordNow(manifests.documents, { cluster, ports, complete: true }));
}
async function recordNow(documents, { cluster, ports, complete }) {
  const live = await liveOf(documents, cluster);
  const there = await recordAll(live, cluster);
  const absent = documents.filter((document) => !live.some((found) => isSame(found, document, cluster)));
  const { context, server } = cluster;
  return {
    context,
    server,
    complete,
    at: ports.clock.now().toISOString(),
    objects: [
      ...there,
      ...absent.map(({ kind, name, namespace }) => ({
        kind,
        name,
        namespace: namespace || cluster.namespace,
        // Of a Secret nobody has looked.
        exists: kind === "Secret"
      }))
    ]
  };
}
async function replacedSince(options, ports) {
  const records = (ports.delivery?.notes ?? []).flatMap((note) => note.kind === "apply" ? [note] : []);
  const manifests = await readManifests(options, ports);
  if ("fault" in manifests) throw new CouldNotTell("wrong-format", manifests.fault, "Correct the manifest.");
  const cluster = await openCluster(options, ports);
  const now = await recordNow(manifests.documents, { cluster, ports, complete: true });
  for (const note of records) {
    const left = readRecord(note.after);
    if (left === void 0 || !left.complete || lastRecord(note)?.server !== cluster.server) continue;
    for (const object of left.objects.filter(({ kind }) => isWorkload(kind))) {
      const found = now.objects.find((each) => placeOf(each) === placeOf(object));
      if (found === void 0 || found.version === object.version) continue;
      const images = Object.values(found.images ?? {}).join(", ");
      return `${placeOf(object)} runs another version by now${images === "" ? "" : ` (${images})`}`;
    }
  }
  return void 0;
}

export {
  readManifests,
  overParts,
  liveOf,
  objectsIn,
  isSame,
  beforeApply,
  recordNow,
  replacedSince
};
