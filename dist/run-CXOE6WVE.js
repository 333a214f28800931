import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  textRules
} from "./chunk-E42V4TY6.js";
import {
  compareVersions,
  lastTag,
  plainVersion,
  releasedTag,
  versionInTag
} from "./chunk-3BWBFFF2.js";
import {
  selector
} from "./chunk-PBGIQ6XI.js";
import "./chunk-4FM6DKH2.js";
import "./chunk-SSENRWR7.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  parseJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-GOBM22IH.js";
import {
  byFindings,
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

// src/checks/text/plain-text.ts
var PROBE = 8192;
function plainText(bytes) {
  const text = decode(bytes);
  return text?.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}
function decode(bytes) {
  if (bytes[0] === 255 && bytes[1] === 254) return bytes.toString("utf16le");
  if (bytes[0] === 254 && bytes[1] === 255 && bytes.length % 2 === 0)
    return Buffer.from(bytes).swap16().toString("utf16le");
  return bytes.subarray(0, PROBE).includes(0) ? void 0 : bytes.toString("utf8");
}

// src/checks/text/value.ts
var MAX_BYTES = 16 * 1024 * 1024;
var MAX_VALUE = 200;
async function readPlace(place, ports) {
  if ("tag" in place) return [await fromTag(place, ports)];
  if ("env" in place) return [fromEnvironment(place, ports)];
  const values = [];
  for (const file of await filesOf(place.file, ports)) values.push(await fromFile(file, place, ports));
  return values;
}
async function fromTag({ matches }, ports) {
  const tag = await releasedTag(ports);
  const where = `the tag ${tag}`;
  return { value: matches ? partOf(tag, { matches, where }).value : versionInTag(tag), where, tag };
}
function fromEnvironment({ env, matches }, { host }) {
  const where = `the variable ${env}`;
  const said = host.variable(env);
  if (said === void 0 || said.trim() === "")
    throw new CouldNotTell("variable-missing", `${where} is not set`, `Set ${env} for this step.`);
  return { value: matches ? partOf(said, { matches, where }).value : oneLine(said, where), where };
}
async function filesOf(file, { files }) {
  if ((await files.facts(file))?.kind === "file") return [files.show(file)];
  const found = /[*?[{]/.test(file) ? await files.glob([file], { dot: true }) : [];
  if (found.length > 0) return found;
  throw new CouldNotTell("unreadable", `${file}: no such file`, "Correct `file`, or check it out.");
}
async function fromFile(file, place, { files }) {
  const text = plainText(await files.bytes(file, MAX_BYTES));
  if (text === void 0) throw new CouldNotTell("wrong-format", `${file}: is no text`, "Name a text file.");
  if (text.trim() === "") throw new CouldNotTell("truncated", `${file}: is empty`, "Check what writes it.");
  const { matches } = place;
  const pointer = place.json ?? place.yaml ?? place.toml;
  if (pointer === void 0) {
    if (matches === void 0) throw new CouldNotTell("fault", `${file}: no place`, "Give `matches`.");
    const { value, index } = partOf(text, { matches, where: file });
    return { value, where: file, file, line: text.slice(0, index).split("\n").length };
  }
  const where = `${file} ${pointer}`;
  const document = await documentOf(text, { file, place });
  const said = textAt((await selector(pointer))(document).nodes, where);
  return { value: matches ? partOf(said, { matches, where }).value : oneLine(said, where), where, file };
}
async function documentOf(text, { file, place }) {
  const remedy = "Mend the file, or correct `file`.";
  if (place.json !== void 0) return parseJson(text, { name: file, remedy });
  try {
    if (place.toml !== void 0) return (await import("smol-toml")).parse(text);
    const { parseDocument } = await import("yaml");
    const document = parseDocument(text, { schema: "failsafe", merge: true });
    const [error] = document.errors;
    if (error) throw error;
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const what = place.toml === void 0 ? "YAML of one document" : "TOML";
    throw new CouldNotTell("wrong-format", `${file}: is no ${what}`, remedy, { cause });
  }
}
function textAt(nodes, where) {
  const [node, ...others] = nodes;
  const remedy = "Correct where the value stands, or write it there, as a text.";
  if (nodes.length === 0) throw new CouldNotTell("nothing-checked", `${where}: there is no value`, remedy);
  if (others.length > 0) throw new CouldNotTell("wrong-format", `${where}: there are ${nodes.length} values`, remedy);
  if (typeof node === "string" && node.trim() !== "") return node;
  if (typeof node === "bigint" || Number.isSafeInteger(node)) return String(node);
  throw new CouldNotTell("wrong-format", `${where}: the value is no text`, remedy);
}
function partOf(text, { matches, where }) {
  const match = matches.exec(text);
  const value = match?.[1] ?? match?.[0];
  if (match && value !== void 0 && value.trim() !== "") return { value: oneLine(value, where), index: match.index };
  const remedy = "Correct `matches`, or write the value there.";
  throw new CouldNotTell("nothing-checked", `${where}: nothing matches /${clip(matches.source, 100)}/`, remedy);
}
function oneLine(said, where) {
  const value = said.trim();
  if (value.length <= MAX_VALUE && !value.includes("\n")) return value;
  throw new CouldNotTell("wrong-format", `${where}: the value is no single short line`, "Correct where it stands.");
}

// src/checks/text/same.ts
async function compareSame(same, ports) {
  const { name } = same;
  const { answers, unknown } = await askEach(same.in, { ask: (place) => readPlace(place, ports), signal: ports.signal });
  const values = answers.flat();
  const [first, ...others] = values;
  if (first === void 0) return { holds: "", findings: [], evidence: [], unknown };
  const differing = others.filter((each) => plainVersion(each.value) !== plainVersion(first.value)).map((each) => differs(name, { each, first }));
  const told = same["greater-than"] === void 0 ? void 0 : await askEach([same["greater-than"]], {
    ask: (glob) => heldAgainstTags(name, { glob, first, values }, ports),
    signal: ports.signal
  });
  const greater = told?.answers[0];
  const places = count(values.length, "place");
  const holds = `${name} is ${first.value} in ${places}${greater === void 0 ? "" : `, ${greater.holds}`}`;
  return {
    holds,
    findings: [...differing, ...greater?.findings ?? []],
    evidence: values.flatMap(({ file }) => file ?? []),
    unknown: [...unknown, ...told?.unknown ?? []]
  };
}
function differs(name, { each, first }) {
  const message = `${name} is ${each.value} in ${each.where}, and ${first.value} in ${first.where}`;
  const { file, line } = each;
  return findingOf(textRules, { rule: "differs", message, file, line, expected: first.value, actual: each.value });
}
async function heldAgainstTags(name, { glob, first, values }, ports) {
  const except = values.find(({ tag: tag2 }) => tag2 !== void 0)?.tag ?? tagOfEvent(ports);
  const tag = await lastTag({ glob, except }, ports);
  const order = compareVersions(first.value, versionInTag(tag));
  if (order === void 0) {
    const remedy = "Write versions such as 1.2.0, or leave `greater-than` out.";
    throw new CouldNotTell("wrong-format", `${name}: nobody can tell whether ${first.value} is above ${tag}`, remedy);
  }
  if (order > 0) return { holds: `above the last tag ${tag}`, findings: [] };
  const message = `${name} is ${first.value}, which is not above the last tag ${tag}`;
  const { file, line } = first;
  const found = { rule: "not-greater", message, file, line, expected: `above ${tag}`, actual: first.value };
  return { holds: "", findings: [findingOf(textRules, found)] };
}
var tagOfEvent = ({ host: { environment } }) => environment.GITHUB_REF_TYPE === "tag" ? environment.GITHUB_REF_NAME : void 0;

// src/checks/text/search.ts
var MAX_BYTES2 = 64 * 1024 * 1024;
var SHOWN_MATCHES = 20;
var SHOWN_EXPRESSION = 100;
async function searchFiles(search, { files, signal }) {
  const { paths, unknown } = await findFiles(search, files);
  const findings = [];
  const read = [];
  let binaries = 0;
  const unread = await files.visit(
    paths,
    (path, bytes) => {
      const text = plainText(bytes);
      if (text !== void 0) {
        read.push(path);
        findings.push(...judge(text, { path, search }));
      } else if (search.files.includes(path)) unknown.push(noText(path));
      else binaries += 1;
    },
    { maxBytes: MAX_BYTES2, signal }
  );
  for (const { path, why } of unread) unknown.push(notRead(path, why));
  if (read.length === 0 && unknown.length === 0) {
    const message = `no file of ${search.files.join(", ")} is a text`;
    unknown.push(new CouldNotTell("nothing-checked", message, "Correct `files`."));
  }
  const left = binaries === 0 ? "" : `, ${count(binaries, "binary file")} left out`;
  const demands = search.demand.length === 0 ? [] : ["hold what they must"];
  const forbids = search.forbid.length === 0 ? [] : ["hold nothing that they must not"];
  const holds = `${count(read.length, "file")} ${[...demands, ...forbids].join(" and ")}${left}`;
  const evidence = read.slice(0, SHOWN_MATCHES);
  return {
    holds: read.length === 1 ? holds.replaceAll(/\bhold\b/g, "holds").replaceAll("they", "it") : holds,
    findings,
    evidence,
    unknown
  };
}
async function findFiles({ files: patterns, exclude }, files) {
  const paths = /* @__PURE__ */ new Set();
  const unknown = [];
  for (const pattern of patterns) {
    const named = (await files.facts(pattern))?.kind === "file";
    const found = named ? [files.show(pattern)] : await files.glob([pattern], { ignore: exclude, dot: true });
    for (const path of found) paths.add(path);
    if (found.length > 0) continue;
    const remedy = "Correct `files`, or write what creates the file before this check.";
    unknown.push(new CouldNotTell("nothing-checked", `${pattern}: no file matches`, remedy));
  }
  return { paths: [...paths].sort(), unknown };
}
function judge(text, { path, search }) {
  const missing = search.demand.filter(({ matches }) => !matches.test(text)).map(({ matches, reason }) => {
    const message = because(`does not hold ${shown(matches)}`, reason);
    return findingOf(textRules, { rule: "demanded", message, file: path });
  });
  return [...missing, ...search.forbid.flatMap((each) => unwanted(text, { path, ...each }))];
}
function unwanted(text, { path, matches, reason }) {
  const findings = [];
  const message = because(`holds ${shown(matches)}`, reason);
  const lines = /* @__PURE__ */ new Set();
  let line = 1;
  let from = 0;
  for (const { index } of text.matchAll(new RegExp(matches.source, `${matches.flags}g`))) {
    for (let at = text.indexOf("\n", from); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) {
      line += 1;
      from = at + 1;
    }
    if (lines.has(line)) continue;
    lines.add(line);
    if (lines.size > SHOWN_MATCHES) {
      const last = findings.pop();
      if (last) findings.push({ ...last, message: `${message}; further lines are not listed` });
      break;
    }
    findings.push(findingOf(textRules, { rule: "forbidden", message, file: path, line, column: index - from + 1 }));
  }
  return findings;
}
var shown = ({ source }) => `/${clip(source, SHOWN_EXPRESSION)}/`;
var because = (what, reason) => reason === void 0 ? what : `${what}: ${reason}`;
var noText = (path) => new CouldNotTell("wrong-format", `${path}: is no text`, "Name a text file, as UTF-8 or UTF-16 with its mark.");
var notRead = (path, why) => why === "too-large" ? new CouldNotTell("truncated", `${path}: is larger than 64 MiB`, "Leave it out with `exclude`.") : new CouldNotTell("unreadable", `${path}: is gone since it was listed`, "Let nothing write beside this check.");

// src/checks/text/run.ts
async function runText(options, ports) {
  const parts = [];
  if (options.files !== void 0) parts.push(await searchFiles({ ...options, files: options.files }, ports));
  for (const same of options.same) parts.push(await compareSame(same, ports));
  const findings = parts.flatMap((part) => part.findings);
  const [first] = findings;
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, "more finding")}` : "";
  const summary = first === void 0 ? parts.map((part) => part.holds).join("; ") : `${placed(first)}${more}`;
  const evidence = [...new Set(parts.flatMap((part) => part.evidence))];
  return unlessUnknown(
    byFindings(summary, { findings, evidence }),
    parts.flatMap((part) => part.unknown)
  );
}
var placed = ({ file, line, message }) => file === void 0 ? message : `${file}${line === void 0 ? "" : `:${line}`}: ${message}`;
export {
  runText
};
