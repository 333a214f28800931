import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  REVOKE
} from "./chunk-T5ICLZLU.js";
import {
  parseJson,
  parseJsonLines,
  readValue
} from "./chunk-MYHED2X6.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/facts/repository/source-lines.ts
var SOURCE_BYTES = 16 * 1024 * 1024;
function sourceLines(files) {
  const read = /* @__PURE__ */ new Map();
  const linesOf = async (file) => {
    const facts = await files.facts(file);
    if (facts?.kind !== "file" || facts.bytes > SOURCE_BYTES) return [];
    return (await files.text(file, SOURCE_BYTES)).split("\n");
  };
  return async (file, line) => {
    const known = read.get(file) ?? // A file that cannot be read has no lines here; whoever needs it says so.
    linesOf(file).catch(() => []);
    read.set(file, known);
    return (await known)[line - 1];
  };
}

// src/checks/secrets/counting.ts
import { posix } from "node:path";
async function openCounting(options, at) {
  const { ports, files, prefix } = at;
  const { default: picomatch } = await import("picomatch");
  const isExcluded = options.exclude.length > 0 ? picomatch(options.exclude, { dot: true }) : () => false;
  const exists = async (file) => await ports.files.facts(file).catch(() => void 0) !== void 0;
  return {
    isExcluded,
    inFiles: async (tool, leaks) => {
      const seen = [];
      for (const leak of leaks) {
        const file = leak.file === "" ? "" : ports.files.show(leak.file);
        const counts = files ? files.has(file) || !await exists(file) : !isExcluded(file);
        if (file === "" || counts) seen.push({ ...leak, file, tool });
      }
      return seen;
    },
    inCommits: (tool, leaks) => {
      const own = leaks.filter(({ file }) => file.startsWith(prefix));
      const relative = own.map((leak) => ({ ...leak, file: posix.relative(prefix, leak.file), tool }));
      return relative.filter(({ file }) => !isExcluded(file));
    }
  };
}

// src/checks/secrets/findings.ts
import { pbkdf2Sync } from "node:crypto";
async function findingsOf(seen, at) {
  const levelOf = ({ rule, own }) => at.rules[rule] ?? own?.level ?? "error";
  const counting = seen.filter((leak) => levelOf(leak) !== "off");
  const findings = [];
  for (const group of groups(counting)) {
    const leaks = group.toSorted((a, b) => WEIGHT[levelOf(b)] - WEIGHT[levelOf(a)]);
    const [first] = leaks;
    const level = first && levelOf(first);
    if (!first || level === void 0 || level === "off") continue;
    findings.push({
      rule: first.rule,
      level,
      message: describe(leaks, remarksOn(leaks, at.rules)),
      ...await placed(leaks, at.lines),
      help: REVOKE
    });
  }
  return findings.sort(byPlace);
}
async function placed(leaks, lines) {
  const [first] = leaks;
  if (!first) return {};
  const { file, line, commit, own } = first;
  if (file === "" && own) return { subject: `message of ${commit?.slice(0, 12)}#${await fingerprint(leaks, lines)}` };
  const column = leaks.find((leak) => leak.own)?.own?.column;
  return {
    ...file === "" ? {} : { file, subject: `${file}#${await fingerprint(leaks, lines)}` },
    ...line === void 0 ? {} : { line },
    ...column === void 0 ? {} : { column }
  };
}
var WEIGHT = { error: 3, warning: 2, note: 1, off: 0 };
function groups(seen) {
  const places = /* @__PURE__ */ new Map();
  const inTree = new Set(seen.filter(({ commit }) => commit === void 0).map(placeOf));
  for (const leak of seen) {
    const place2 = placeOf(leak);
    const key = inTree.has(place2) ? place2 : `${place2}\0${leak.commit}`;
    places.set(key, [...places.get(key) ?? [], leak]);
  }
  return [...places.values()].map(
    (leaks) => leaks.toSorted((a, b) => Number(a.commit !== void 0) - Number(b.commit !== void 0))
  );
}
var placeOf = ({ file, line }) => `${file}\0${line ?? ""}`;
function describe(leaks, remarks) {
  const seen = /* @__PURE__ */ new Map();
  for (const leak of leaks) seen.set(leak.tool, (seen.get(leak.tool) ?? /* @__PURE__ */ new Set()).add(nameOf(leak)));
  const tools = [...seen].map(([tool, names]) => `${[...names].join(", ")} (${tool})`).join("; ");
  const verified = leaks.some((leak) => leak.verified) ? ", and it is in use" : "";
  const [first] = leaks;
  const where = first?.file === "" && first.own ? `line ${first.line} of the message of commit` : "commit";
  const commit = leaks.every((leak) => leak.commit !== void 0) ? `, in ${where} ${first?.commit?.slice(0, 12)}` : "";
  return `looks like a secret: ${[tools + commit + verified, ...remarks].join("; ")}`;
}
function remarksOn([first, ...others], rules) {
  if (!first) return [];
  const { own, rule } = first;
  const lowered = own?.lowered !== void 0 && rules[rule] === void 0 ? `a ${own.level}, since its path is that of ${own.lowered}` : [];
  const isUnfounded = [first, ...others].some((leak) => leak.own?.isUnfounded);
  const unfounded = isUnfounded ? "`deploy-validate:allow` without a reason does not count" : [];
  return [lowered, unfounded].flat();
}
function nameOf({ rule, own }) {
  if (!own) return rule;
  return own.preview === "" ? own.title : `${own.title} "${own.preview}"`;
}
async function fingerprint(leaks, lines) {
  const own = [...new Set(leaks.flatMap((leak) => leak.own?.fingerprint ?? []))].sort();
  const [first] = leaks;
  if (!first || own.length === 1) return own[0] ?? "";
  const { file, line, rule, commit } = first;
  if (own.length > 1) return fingerprintOf(own.join(), file);
  const text = commit === void 0 && line !== void 0 ? (await lines(file, line))?.trim() : void 0;
  return fingerprintOf(text || JSON.stringify([rule, commit ?? "", line ?? 0]), file);
}
function byPlace(a, b) {
  const level = WEIGHT[b.level] - WEIGHT[a.level];
  if (level !== 0) return level;
  return (a.file ?? "").localeCompare(b.file ?? "", "en") || (a.line ?? 0) - (b.line ?? 0);
}
var SHOWN = 4;
var SHARE = 6;
var ROUNDS = 1e3;
var BYTES = 6;
function previewOf(secret) {
  const shown = secret.slice(0, Math.min(SHOWN, Math.floor(secret.length / SHARE)));
  return /^(?=.*\w)[\w.+/=-]+$/.test(shown) ? `${shown}\u2026` : "";
}
var fingerprintOf = (text, file) => pbkdf2Sync(text, `deploy-validate secrets\0${file}`, ROUNDS, BYTES, "sha256").toString("hex");
var MARK = "deploy-validate:allow";
var CLOSER = /\*\/|-->|--%>|%>|#\}|\}\}|\*\)|["'`]/;
var LONGEST = 200;
function remarkIn(line) {
  const at = line.indexOf(MARK);
  if (at < 0) return void 0;
  const rest = line.slice(at + MARK.length);
  const reason = /^[\s:]/.test(rest) ? (rest.replace(/^[\s:]+/, "").split(CLOSER)[0] ?? "").trim() : "";
  return new RegExp("\\p{L}{3}", "u").test(reason) ? { reason: clip(reason, LONGEST) } : "without-reason";
}
function summarise(found) {
  if (found.length === 0) return "no secret";
  const places = `${count(found.length, "place")} that ${found.length === 1 ? "looks" : "look"} like a secret`;
  const shown = found.filter(({ level }) => level !== "error").length;
  if (shown === 0) return places;
  return shown === found.length ? `${places}, none of which blocks` : `${places}, ${shown} of which ${shown === 1 ? "does" : "do"} not block`;
}

// src/formats/leaks/gitleaks.ts
import { z } from "zod";
var report = z.array(
  z.object({
    RuleID: z.string().min(1),
    File: z.string(),
    StartLine: z.int().min(0),
    Commit: z.string().nullish()
  })
);
var isGitleaks = (value) => Array.isArray(value) && typeof value[0] === "object" && value[0] !== null && "RuleID" in value[0];
function readGitleaks(text, origin) {
  return readValue(parseJson(text, origin), report, origin).map(({ RuleID, File, StartLine, Commit }) => ({
    rule: RuleID,
    file: File,
    line: StartLine > 0 ? StartLine : void 0,
    ...Commit ? { commit: Commit } : {}
  }));
}
function readGitleaksLog(text) {
  return {
    bytes: numberIn(/\bscanned ~(\d+) bytes\b/, text),
    commits: numberIn(/\b(\d+) commits scanned\b/, text),
    partial: /\bpartial scan\b/.test(text),
    error: /\b(?:FTL|ERR) (.+)$/m.exec(text)?.[1] ?? ""
  };
}
function numberIn(pattern, text) {
  const digits = pattern.exec(text)?.[1];
  return digits === void 0 ? void 0 : Number(digits);
}

// src/formats/leaks/secretlint.ts
import { z as z2 } from "zod";
var report2 = z2.array(
  z2.object({
    filePath: z2.string(),
    messages: z2.array(
      z2.object({
        ruleId: z2.string().min(1),
        loc: z2.object({ start: z2.object({ line: z2.int() }) }).nullish()
      })
    )
  })
);
var isSecretlint = (value) => Array.isArray(value) && typeof value[0] === "object" && value[0] !== null && "filePath" in value[0];
function readSecretlint(text, origin) {
  const read = readValue(parseJson(text, origin), report2, origin);
  return {
    files: read.map(({ filePath }) => filePath),
    leaks: read.flatMap(
      ({ filePath, messages }) => messages.map(({ ruleId, loc }) => ({
        rule: ruleId.replace(/^@secretlint\/secretlint-rule-/, ""),
        file: filePath,
        line: loc && loc.start.line > 0 ? loc.start.line : void 0
      }))
    )
  };
}

// src/formats/leaks/trufflehog.ts
import { z as z3 } from "zod";
var place = z3.object({
  file: z3.string().nullish(),
  line: z3.int().nullish(),
  commit: z3.string().nullish()
});
var result = z3.object({
  SourceMetadata: z3.object({ Data: z3.record(z3.string(), place) }),
  DetectorName: z3.string().min(1),
  Verified: z3.boolean().nullish()
});
var logLine = z3.object({
  level: z3.string(),
  msg: z3.string(),
  bytes: z3.number().nullish(),
  ts: z3.string().nullish().catch(void 0)
});
var isTrufflehog = (value) => typeof value === "object" && value !== null && "SourceMetadata" in value && "DetectorName" in value;
var isTrufflehogLog = (value) => typeof value === "object" && value !== null && "logger" in value && "msg" in value && "level" in value;
function readTrufflehog(text, origin) {
  const lines = parseJsonLines(text, origin).filter((line) => !isTrufflehogLog(line));
  return lines.map((line) => {
    const { SourceMetadata, DetectorName, Verified } = readValue(line, result, origin);
    const [at] = Object.values(SourceMetadata.Data);
    return {
      rule: DetectorName,
      file: at?.file ?? "",
      line: at?.line && at.line > 0 ? at.line : void 0,
      ...at?.commit ? { commit: at.commit } : {},
      ...Verified ? { verified: true } : {}
    };
  });
}
function readTrufflehogLog(text) {
  let bytes;
  let errors = 0;
  let endedMs;
  for (const line of text.split("\n")) {
    const entry = logLine.safeParse(jsonOrNothing(line)).data;
    if (!entry) continue;
    if (entry.level === "error" || entry.level === "fatal") errors += 1;
    const at = Date.parse(entry.ts ?? "");
    if (at > 0) endedMs = Math.max(endedMs ?? at, at);
    if (entry.msg === "finished scanning") bytes = entry.bytes ?? void 0;
  }
  return { bytes, errors, endedMs };
}
function jsonOrNothing(line) {
  try {
    return JSON.parse(line);
  } catch {
    return void 0;
  }
}

export {
  sourceLines,
  openCounting,
  findingsOf,
  previewOf,
  fingerprintOf,
  remarkIn,
  summarise,
  isGitleaks,
  readGitleaks,
  readGitleaksLog,
  isSecretlint,
  readSecretlint,
  isTrufflehog,
  isTrufflehogLog,
  readTrufflehog,
  readTrufflehogLog
};
