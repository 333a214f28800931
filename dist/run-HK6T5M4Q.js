import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  composePresets,
  levelIn
} from "./chunk-JREIKYJ2.js";
import {
  parseDotenv
} from "./chunk-XOD4FZYP.js";
import {
  composeRules,
  composeRules2,
  fixedRules,
  interpolate
} from "./chunk-PD3LOKLD.js";
import {
  isData,
  merge,
  normalise,
  without
} from "./chunk-LZXGSV5R.js";
import "./chunk-5M3NKAVS.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/compose/exemption.ts
var KEY = "x-deploy-validate";
function exemption(project, { rule, subject, section }) {
  const service = project.services.find(({ name }) => name === subject)?.value;
  const own = section === void 0 ? service : project.section(section)[subject ?? ""];
  const ignored = ignoredBy(own);
  if (!Object.hasOwn(ignored, rule)) return void 0;
  const reason = ignored[rule];
  return typeof reason === "string" ? reason : "";
}
function ignoredBy(value) {
  const own = isData(value) ? value[KEY] : void 0;
  return isData(own) && isData(own.ignore) ? own.ignore : {};
}
function unknownExemptions(project, rules) {
  const named = ["secrets", "configs", "networks", "volumes"].flatMap(
    (section) => Object.entries(project.section(section)).map(
      ([name, value]) => ({
        what: section.slice(0, -1),
        name,
        value,
        place: (path) => project.place([section, name, ...path])
      })
    )
  );
  const services = project.services.map(({ name, value, place }) => ({ what: "service", name, value, place }));
  return [...services, ...named].flatMap((holder) => faults(holder, rules));
}
function faults({ what, name, value, place }, rules) {
  const own = isData(value) ? value[KEY] : void 0;
  if (own === void 0) return [];
  const fault = (message, path) => ({
    rule: "exemption-unknown",
    ...place([KEY, ...path]),
    message: `${what} ${name}: ${message}`,
    subject: name
  });
  if (!isData(own)) return [fault(`${KEY} is no map; write { ignore: { RULE: reason } }`, [])];
  const others = Object.keys(own).filter((key) => key !== "ignore");
  const unknown = others.map((key) => fault(`${KEY} knows \`ignore\` alone, not "${key}"`, [key]));
  if (own.ignore === void 0 || own.ignore === null) return unknown;
  if (!isData(own.ignore)) return [...unknown, fault("`ignore` is no map of rules and reasons", ["ignore"])];
  if (what === "network" || what === "volume") return [...unknown, fault(`no rule looks at a ${what} by itself`, [])];
  const wrong = Object.keys(own.ignore).filter((rule) => !rules.has(rule));
  return [
    ...unknown,
    ...wrong.map((rule) => {
      const near = nearest(rule, [...rules]);
      const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
      return fault(`there is no rule "${rule}" to exempt from${hint}`, ["ignore", rule]);
    })
  ];
}

// src/engines/compose/project.ts
import { posix } from "node:path";
function extendedFiles(from) {
  const names = Object.values(mapAt(from.value, "services")).flatMap((service) => {
    const extended = isData(service) && isData(service.extends) ? service.extends.file : void 0;
    return typeof extended === "string" ? [extended] : [];
  });
  return [...new Set(names)].map((name) => ({ name, from }));
}
function assemble(files, extended) {
  const problems = [];
  const place = (path) => placeIn(
    files.map((from) => ({ from, path: [] })),
    path
  );
  const names = [...new Set(files.flatMap((from) => Object.keys(mapAt(from.value, "services"))))];
  const services = names.flatMap((name) => {
    const layers = layersOf(name, files, { extended, problems });
    return layers.length === 0 ? [] : [serviceOf(name, layers)];
  });
  const section = (key) => mergeAll(files.map((from) => ({ from, path: [key] })));
  const raw = (path) => strongest(
    files.map((from) => ({ from, path: [] })),
    path
  );
  return { services, section, place, raw, problems };
}
function layersOf(name, files, { extended, problems }) {
  const forgets = ({ replaces }) => replaces.some((path) => path.length <= 2 && startsWith(["services", name], path));
  const first = Math.max(0, files.findLastIndex(forgets));
  return files.slice(first).flatMap((from) => resolveLayers({ from, name, extended, problems, way: [] }));
}
var startsWith = (path, start) => start.every((part, index) => path[index] === part);
function mergeAll(layers) {
  const merged = layers.reduce((base, { from, path }) => {
    const replaced = from.replaces.filter((each) => startsWith(each, path)).map((each) => each.slice(path.length));
    return merge(without(base, replaced) ?? {}, normalise(dataAt(from.value, path)));
  }, {});
  return isData(merged) ? merged : {};
}
function serviceOf(name, layers) {
  return {
    name,
    value: mergeAll(layers),
    reads: layers.flatMap(filesOf),
    place: (path) => placeIn(layers, path),
    raw: (path) => strongest(layers, path)
  };
}
function filesOf({ from, path }) {
  const service = dataAt(from.value, path);
  return ["env_file", "label_file"].flatMap((key) => {
    const given = service[key];
    const entries = Array.isArray(given) ? given : given === void 0 || given === null ? [] : [given];
    return entries.flatMap((entry, index) => {
      const file = isData(entry) ? entry.path : entry;
      if (typeof file !== "string" || file === "") return [];
      const required = !isData(entry) || !/^(?:false|no|n|off|f|0)$/i.test(String(entry.required));
      const at = from.place([...path, key, index]) ?? from.place([...path, key]) ?? { file: from.file, line: 1, column: 1 };
      return [{ key, path: posix.isAbsolute(file) ? file : posix.join(from.home, file), required, place: at }];
    });
  });
}
function resolveLayers(at) {
  const { from, name, problems, way } = at;
  const path = ["services", name];
  const own = mapAt(from.value, "services")[name];
  if (!isData(own)) {
    if (own !== void 0) problems.push({ ...invalid(from, path), message: `service "${name}" is not a map` });
    return [];
  }
  const fault = (message) => problems.push({ ...invalid(from, [...path, "extends"]), message, subject: name });
  const target = extendsOf(own);
  if (target === void 0 && own.extends !== void 0 && own.extends !== null) fault("extends names no service");
  if (target === void 0) return [{ from, path }];
  const step = `${from.file}#${name}`;
  const base = target.file === void 0 ? from : at.extended(from, target.file);
  if (way.includes(step)) fault(`services extend each other: ${[...way, step].join(" \u2192 ")}`);
  else if (!base) fault(`"${target.file}" cannot be read`);
  else if (!isData(mapAt(base.value, "services")[target.service]))
    fault(`${base.file} has no service "${target.service}"`);
  else return [...resolveLayers({ ...at, from: base, name: target.service, way: [...way, step] }), { from, path }];
  return [{ from, path }];
}
function extendsOf(service) {
  const { extends: target } = service;
  if (typeof target === "string") return { service: target, file: void 0 };
  if (!isData(target) || typeof target.service !== "string") return void 0;
  return { service: target.service, file: typeof target.file === "string" ? target.file : void 0 };
}
var invalid = (from, path) => ({
  rule: "compose-invalid",
  ...from.place(path) ?? { file: from.file, line: 1, column: 1 }
});
function placeIn(layers, path) {
  for (let length = path.length; length >= 0; length -= 1) {
    for (const { from, path: base } of [...layers].reverse()) {
      const found = from.place([...base, ...path.slice(0, length)]);
      if (found) return found;
    }
  }
  return { file: layers.at(-1)?.from.file ?? "", line: 1, column: 1 };
}
var strongest = (layers, path) => layers.map(({ from, path: base }) => rawAt(from.raw, [...base, ...path])).findLast((value) => value !== void 0);
function rawAt(value, path) {
  let found = value;
  for (const part of path) {
    if (Array.isArray(found) && typeof part === "string") {
      found = found.map(String).find((entry) => entry === part || entry.startsWith(`${part}=`))?.slice(part.length + 1);
    } else if (typeof found === "object" && found !== null) {
      found = Reflect.get(found, part);
    } else {
      return void 0;
    }
  }
  return found;
}
function dataAt(value, path) {
  const found = rawAt(value, path);
  return isData(found) ? found : {};
}
var mapAt = (value, key) => dataAt(value, [key]);

// src/checks/compose/service-files.ts
var MAX_BYTES = 8 * 1024 * 1024;
async function serviceFileFindings(services, { files }) {
  const found = [];
  for (const { name, reads } of services) {
    for (const read of reads) {
      const problem = await problemOf(read, files);
      if (problem === void 0) continue;
      const { key, path, place } = read;
      const message = `service ${name}: ${key} ${path} ${problem}`;
      found.push({ rule: "env-file", ...place, message, subject: name, help: REMEDY });
    }
  }
  return found;
}
var REMEDY = "Add the file, or write `required: false` where Compose may start without it. Where the release makes it, exempt the service and say so.";
async function problemOf({ key, path, required }, files) {
  try {
    const facts = await files.facts(path);
    if (facts === void 0) return required ? "is missing" : void 0;
    if (facts.kind !== "file") return "is no file";
    if (key === "label_file") return void 0;
    const [problem] = parseDotenv(await files.text(path, MAX_BYTES)).problems;
    return problem && `cannot be read as one: line ${problem.line}: ${problem.message}`;
  } catch (error) {
    if (error instanceof CouldNotTell) return "lies outside the repository, or cannot be read";
    throw error;
  }
}

// src/checks/compose/sources.ts
import { posix as posix4 } from "node:path";

// src/checks/compose/documents.ts
import { posix as posix3 } from "node:path";

// src/engines/compose/file.ts
import { isMap as isMap2, isNode as isNode2, isPair as isPair2, isScalar, isSeq as isSeq2, LineCounter, parseAllDocuments, visit } from "yaml";

// src/engines/compose/aliases.ts
import { isAlias, isMap, isNode, isPair, isSeq } from "yaml";
var MOST = 2e6;
function multiply(document) {
  const known = /* @__PURE__ */ new Map();
  const size = (node) => {
    if (isPair(node)) return size(node.key) + size(node.value);
    if (!isNode(node)) return 1;
    const before = known.get(node);
    if (before !== void 0) return before;
    known.set(node, Number.POSITIVE_INFINITY);
    const parts = isAlias(node) ? [node.resolve(document)] : isMap(node) || isSeq(node) ? node.items : [];
    const total = parts.reduce((sum, part) => sum + size(part), 1);
    known.set(node, total);
    return total;
  };
  return size(document.contents) > MOST;
}

// src/engines/compose/file.ts
var customTags = ["!reset", "!override"].flatMap(
  (tag) => ["map", "seq", void 0].map((collection) => ({
    tag,
    ...collection === void 0 ? {} : { collection },
    resolve: (value) => value
  }))
);
function parseComposeFile(source, lookup) {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(source.text, {
    lineCounter,
    prettyErrors: false,
    merge: true,
    uniqueKeys: true,
    logLevel: "error",
    customTags: (tags) => [...tags, ...customTags]
  });
  const at = (offset) => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const all = "empty" in documents ? [] : documents;
  const read = all.map((document) => readDocument(document, { source, at, lookup, isOne: all.length === 1 }));
  const [first = emptyFile(source), ...others] = read;
  return [first, ...others];
}
var emptyFile = ({ file, home }) => ({
  file,
  home,
  value: null,
  raw: null,
  replaces: [],
  place: () => void 0,
  problems: []
});
function readDocument(document, { source, at, lookup, isOne }) {
  const { file, home } = source;
  const place = (path) => {
    const offset = offsetOf(document, path);
    return offset === void 0 ? void 0 : at(offset);
  };
  const broken = (message, offset) => {
    const problem = { rule: "not-yaml", message, ...at(offset) };
    return { file, home, value: void 0, raw: void 0, replaces: [], place, problems: [problem] };
  };
  const [error] = document.errors;
  if (error) return broken(`not YAML: ${error.message}`, error.pos[0]);
  const start = document.range?.[0] ?? 0;
  if (multiply(document)) return broken("not YAML: its aliases multiply to millions of values", start);
  const key = refusedKey(document);
  if (key) return broken(key.message, key.offset);
  try {
    const raw = document.toJS({ maxAliasCount: -1 });
    const isMissing = raw === null && isOne;
    if (!isMissing && !isMap2(document.contents)) return broken("Compose wants a map in each document", start);
    const problems = substitute(document, lookup).map(({ offset, ...problem }) => ({ ...problem, ...at(offset) }));
    const replaces = takeMarked(document);
    return { file, home, value: document.toJS({ maxAliasCount: -1 }), raw, replaces, place, problems };
  } catch (cause) {
    return broken(`not YAML: ${cause instanceof Error ? cause.message : String(cause)}`, start);
  }
}
function refusedKey(document) {
  let found;
  visit(document, {
    Map: (_, map) => {
      const keys = map.items.map(({ key }) => key).filter(isScalar);
      const merges = keys.filter(({ value, source }) => value === "<<" || typeof value === "symbol" || source === "<<");
      const [, second] = merges;
      const other = keys.find((key) => typeof key.value !== "string" && !merges.includes(key));
      if (second) found = { message: 'the key "<<" stands twice; write <<: [*one, *other]', offset: offsetIn(second) };
      else if (other) {
        found = { message: `the key ${String(other.value)} is no text; put it in quotes`, offset: offsetIn(other) };
      }
      return found ? visit.BREAK : void 0;
    }
  });
  return found;
}
var offsetIn = (node) => node.range?.[0] ?? 0;
function substitute(document, lookup) {
  const problems = [];
  visit(document, {
    Scalar: (key, node) => {
      if (key === "key" || typeof node.value !== "string" || !node.value.includes("$")) return;
      const { text, unset, errors } = interpolate(node.value, lookup);
      const offset = node.range?.[0] ?? 0;
      problems.push(...errors.map((message) => ({ rule: "variable-required", message, offset })));
      problems.push(
        ...unset.map((name) => ({
          rule: "variable-unset",
          message: `${name} is not set and has no default: Compose puts nothing in its place`,
          offset
        }))
      );
      node.value = text;
    }
  });
  return problems;
}
function takeMarked(document) {
  const marked = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      const tag = isNode2(pair.value) ? pair.value.tag : void 0;
      if (tag !== "!reset" && tag !== "!override") return void 0;
      const keys = [...ancestors, pair].flatMap(
        (node) => isPair2(node) && isScalar(node.key) ? [String(node.key.value)] : []
      );
      marked.push(keys);
      return tag === "!reset" ? visit.REMOVE : void 0;
    }
  });
  return marked;
}
var isNamed = (entry, name) => isScalar(entry) && (entry.value === name || String(entry.value).startsWith(`${name}=`));
function offsetOf(document, path) {
  let node = document.contents;
  let offset = document.contents?.range?.[0];
  for (const part of path) {
    if (isMap2(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) return void 0;
      offset = isNode2(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else if (isSeq2(node)) {
      const item = typeof part === "number" ? node.items[part] : node.items.find((entry) => isNamed(entry, part));
      if (!isNode2(item)) return void 0;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return void 0;
    }
  }
  return offset;
}

// src/engines/compose/include.ts
var isInclude = (entry) => typeof entry !== "string";
function readIncludes({ value }) {
  const given = isData(value) ? value.include : void 0;
  if (given === void 0 || given === null) return [];
  if (!Array.isArray(given)) return ["`include` is no list"];
  return given.map((entry) => readInclude(isData(entry) ? entry : { path: entry }));
}
function readInclude({ path, project_directory: project, env_file: file }) {
  const [paths, variables] = [textsOf(path), textsOf(file)];
  if (paths === void 0 || paths.length === 0 || variables === void 0)
    return "an entry of `include` names no file";
  if (project !== void 0 && typeof project !== "string") return "`project_directory` of an `include` is no text";
  const outside = [...paths, ...variables, project ?? ""].find(isOutside);
  return outside === void 0 ? { paths, project, variables } : `\`include\` of ${outside} is not followed`;
}
var isOutside = (path) => /^(?:[a-z][a-z+.-]*:|git@|github\.com\/|\/(?!dev\/null$))|\.git(?:[#?]|$)/i.test(path);
function textsOf(value) {
  const list = Array.isArray(value) ? value : value === void 0 || value === null ? [] : [value];
  return list.every((item) => typeof item === "string" && item !== "") ? list.map(String) : void 0;
}

// src/checks/compose/variables.ts
import { posix as posix2 } from "node:path";
var MAX_BYTES2 = 8 * 1024 * 1024;
async function projectVariables(options, { home, ports }) {
  const beside2 = posix2.join(home, ".env");
  const names = options["env-files"] ?? (await ports.files.facts(beside2) ? [beside2] : []);
  const over = (name) => Object.hasOwn(options.env, name) ? options.env[name] : void 0;
  return await readVariables(names, { over, ports });
}
async function readVariables(names, { over, ports }) {
  const known = /* @__PURE__ */ new Map();
  const lookup = (name) => over(name) ?? known.get(name);
  for (const name of names) {
    const { entries, problems } = parseDotenv(await ports.files.text(name, MAX_BYTES2));
    const [problem] = problems;
    if (problem) {
      const message = `${name}:${problem.line}: ${problem.message}`;
      throw new CouldNotTell("wrong-format", message, "Mend the file of variables.");
    }
    for (const entry of entries) known.set(entry.name, entry.isLiteral ? entry.value : expand(entry, name, lookup));
  }
  return lookup;
}
function expand({ value, line }, file, lookup) {
  const { text, errors } = interpolate(value, lookup);
  const [error] = errors;
  if (error === void 0) return text;
  const remedy = "Mend the file of variables, or set it with `env`.";
  throw new CouldNotTell("wrong-format", `${file}:${line}: ${error}`, remedy);
}

// src/checks/compose/documents.ts
var MAX_BYTES3 = 8 * 1024 * 1024;
var MAX_INCLUDED = 200;
async function readDocuments(file, { home, lookup, ports }) {
  const documents = parseComposeFile({ file, home, text: await ports.files.text(file, MAX_BYTES3) }, lookup);
  if (documents.some(({ value }) => isData(value) && value.jobs !== void 0)) {
    throw new CouldNotTell("unsupported", `${file}: \`jobs\` are not judged`, "Keep them in a file of their own.");
  }
  return documents;
}
async function readWithIncludes(file, reading) {
  const way = [...reading.way, file];
  if (reading.way.includes(file)) {
    throw new CouldNotTell("wrong-format", `files include each other: ${way.join(" \u2192 ")}`, "Take one `include` out.");
  }
  const found = [];
  for (const document of await readDocuments(file, reading)) {
    for (const include of readIncludes(document).toReversed()) {
      if (!isInclude(include))
        throw new CouldNotTell("unsupported", `${file}: ${include}`, "Include files of this repository.");
      found.push(...await readIncluded(include, { ...reading, way }));
      if (found.length > MAX_INCLUDED) {
        throw new CouldNotTell(
          "unsupported",
          `${file}: includes more than ${MAX_INCLUDED} documents`,
          "Include fewer."
        );
      }
    }
    found.push({ document, lookup: reading.lookup });
  }
  return found;
}
async function readIncluded({ paths, project, variables }, { home, lookup, ports, way }) {
  const [main = "", ...overrides] = paths.map((path) => posix3.join(home, path));
  const own = project === void 0 ? posix3.dirname(main) : posix3.join(home, project);
  const beside2 = posix3.join(own, ".env");
  const given = variables.filter((file) => file !== "/dev/null").map((file) => posix3.join(home, file));
  const names = variables.length > 0 ? given : await ports.files.facts(beside2) ? [beside2] : [];
  const below = await readVariables(names, { over: lookup, ports });
  const found = [];
  for (const file of [main, ...overrides]) {
    found.push(...await readWithIncludes(file, { home: own, lookup: below, ports, way }));
  }
  return found;
}

// src/checks/compose/sources.ts
async function readSources(options, ports) {
  const names = await matching(options.files, ports);
  const home = posix4.dirname(names[0] ?? "");
  const lookup = await projectVariables(options, { home, ports });
  const files = [];
  const lookups = /* @__PURE__ */ new Map();
  for (const file of names) {
    for (const read of await readWithIncludes(file, { home, lookup, ports, way: [] })) {
      files.push(read.document);
      lookups.set(read.document, read.lookup);
    }
  }
  const others = /* @__PURE__ */ new Map();
  for (const queue = [...files]; queue.length > 0; ) {
    const from = queue.pop();
    if (!from) break;
    for (const { name } of extendedFiles(from)) {
      const path = pathFrom(from, name);
      if (others.has(path)) continue;
      const own = lookups.get(from) ?? lookup;
      const file = await readExtended(path, { home: posix4.dirname(path), lookup: own, ports });
      others.set(path, file);
      lookups.set(file, own);
      queue.push(file);
    }
  }
  return {
    files,
    extended: (from, name) => others.get(pathFrom(from, name)),
    others: [...others.values()],
    leftOut: await overrideLeftOut(names, ports)
  };
}
var DEFAULT = /^(?:docker-)?compose\.ya?ml$/;
async function overrideLeftOut(names, { files }) {
  const [only = "", ...others] = names;
  if (others.length > 0 || !DEFAULT.test(posix4.basename(only))) return void 0;
  for (const name of ["compose.override", "docker-compose.override"].flatMap((each) => [`${each}.yml`, `${each}.yaml`])) {
    const beside2 = posix4.join(posix4.dirname(only), name);
    if (await files.facts(beside2)) return beside2;
  }
  return void 0;
}
var pathFrom = (from, name) => posix4.join(from.home, name);
async function matching(patterns, { files }) {
  const found = [];
  for (const pattern of patterns) {
    const matched = (await files.facts(pattern))?.kind === "file" ? [files.show(pattern)] : await files.glob([pattern], { dot: true, links: "refuse" });
    if (matched.length === 0) {
      throw new CouldNotTell("nothing-checked", `${pattern}: no such Compose file`, "Check `files` in the config.");
    }
    found.push(...matched.filter((name) => !found.includes(name)));
  }
  return found;
}
async function readExtended(file, reading) {
  const [first, ...others] = await readDocuments(file, reading);
  if (others.length === 0) return first;
  const remedy = "Keep the services that others extend in a file of one document.";
  throw new CouldNotTell("unsupported", `${file}: a service extends from it, and it holds several documents`, remedy);
}

// src/checks/compose/run.ts
async function runCompose(options, ports) {
  const sources = await readSources(options, ports);
  const whole = assemble(sources.files, sources.extended);
  const project = { ...whole, services: whole.services.filter((service) => isChosen(service, options.profiles)) };
  const unread = unreadable(sources, options);
  if (project.services.length === 0 && unread.length === 0 && project.problems.length === 0) throw nothing(whole);
  refuseUnknownProfiles(whole, options.profiles ?? []);
  const found = [...unread, ...judge(project, options), ...await beside(sources, project, { options, ports })];
  const findings = sorted(found);
  const errors = findings.filter((finding) => finding.level === "error").length;
  const names = [...new Set(sources.files.map(({ file }) => file))];
  const scope = `${count(project.services.length, "service")} in ${count(names.length, "file")}`;
  const warnings = findings.filter((finding) => finding.level === "warning").length;
  const summary = errors > 0 ? `${count(errors, "error")} in ${scope}` : `${scope}, ${count(warnings, "warning")}`;
  return byFindings(summary, {
    findings,
    measurements: [{ name: "services", value: project.services.length, unit: "services" }],
    evidence: names
  });
}
function isChosen({ value }, profiles) {
  const own = profilesOf(value);
  if (profiles === void 0 || profiles.includes("*")) return true;
  return own.length === 0 || own.some((profile) => profiles.includes(profile));
}
var profilesOf = (value) => Array.isArray(value.profiles) ? value.profiles.map(String) : [];
function refuseUnknownProfiles({ services }, profiles) {
  const known = /* @__PURE__ */ new Set(["*", ...services.flatMap(({ value }) => profilesOf(value))]);
  const unknown = profiles.find((profile) => !known.has(profile));
  if (unknown === void 0) return;
  throw new CouldNotTell(
    "nothing-checked",
    `no service has the profile "${unknown}"`,
    "Check `profiles` in the config."
  );
}
function nothing(whole) {
  const what = whole.services.length === 0 ? "there is no service in these files" : "the profiles leave every service out";
  return new CouldNotTell("nothing-checked", what, "Check `files` and `profiles` in the config.");
}
var OF_FILES = [
  "variable-required",
  "variable-unset",
  "override-left-out",
  "exemption-without-reason",
  "exemption-unknown"
];
var exemptible = new Set(
  Object.keys(composeRules2).filter((rule) => !fixedRules.has(rule) && !OF_FILES.includes(rule))
);
var levelOf = (id, { policies, preset }) => {
  const level = composeRules2[id]?.level ?? "error";
  return policies[id] ?? (ofProject.has(id) ? levelIn(preset, { id, level }, composePresets) : level);
};
var ofProject = new Set(composeRules.map(({ id }) => id).filter((id) => !fixedRules.has(id)));
function settle({ rule, section, ...found }, options, project) {
  const level = levelOf(rule, options);
  if (level === "off") return [];
  const reason = !exemptible.has(rule) ? void 0 : exemption(project, { rule, subject: found.subject, section });
  if (reason === void 0) return [{ rule, level, ...found }];
  if (reason.trim() === "") {
    const message = `${found.message}; it is exempted, and does not say why`;
    return [{ rule: "exemption-without-reason", level: "error", ...found, message }];
  }
  return [{ rule, level: "note", ...found, message: `${found.message} (exempted: ${reason})` }];
}
function unreadable({ files, others }, options) {
  const nobody = assemble([], () => void 0);
  return [...files, ...others].flatMap(({ problems }) => problems.flatMap((problem) => settle(problem, options, nobody)));
}
function judge(project, options) {
  const broken = composeRules.flatMap(
    (rule) => rule.check(project).flatMap(
      ({ place, ...violation }) => settle({ rule: rule.id, ...place, ...violation, help: rule.remedy }, options, project)
    )
  );
  return [...broken, ...unknownExemptions(project, exemptible).flatMap((found) => settle(found, options, project))];
}
async function beside({ files, others, leftOut }, project, { options, ports }) {
  const { fieldProblems } = await import("./schema-3FHSCCBM.js");
  const found = [
    ...[...files, ...others].flatMap(fieldProblems),
    ...await serviceFileFindings(project.services, ports)
  ];
  if (leftOut !== void 0) {
    const message = `${leftOut} is not under \`files\`: \`docker compose up\` without -f adds it`;
    found.push({
      rule: "override-left-out",
      file: leftOut,
      message,
      help: "Name it under `files`, or deploy with -f."
    });
  }
  return found.flatMap((each) => settle(each, options, project));
}
var sorted = (findings) => [...findings].sort(
  (a, b) => compare(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
);
var compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
export {
  runCompose
};
