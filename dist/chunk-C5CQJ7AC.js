import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  hasPhases
} from "./chunk-NIZTT6CV.js";
import {
  spellings
} from "./chunk-JZR57TKO.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/text/redact.ts
import { stripVTControlCharacters } from "node:util";

// src/text/occurrences.ts
var WINDOW = 4;
var KEYS = 65536;
function findsAny(literals) {
  const byKey = /* @__PURE__ */ new Map();
  const isKey = new Uint8Array(KEYS);
  for (const literal of literals) {
    const key = literal.slice(0, WINDOW).split("").reduce(nextKey, 0);
    isKey[key] = 1;
    byKey.set(key, [...byKey.get(key) ?? [], literal]);
  }
  return (text) => {
    const spans = [];
    let from = 0;
    let to = -1;
    let key = 0;
    for (let at = 0; at < text.length; at += 1) {
      key = (key << 4 ^ text.charCodeAt(at)) & KEYS - 1;
      if (isKey[key] === 0) continue;
      const start = at - WINDOW + 1;
      const end = longestAt(text, start, byKey.get(key) ?? []);
      if (end < 0) continue;
      if (start > to) {
        if (to >= 0) spans.push({ from, to });
        from = start;
      }
      to = Math.max(to, end);
    }
    if (to >= 0) spans.push({ from, to });
    return spans;
  };
}
var nextKey = (key, character) => (key << 4 ^ character.charCodeAt(0)) & KEYS - 1;
function longestAt(text, start, candidates) {
  let end = -1;
  for (const literal of candidates) {
    if (start >= 0 && start + literal.length > end && text.startsWith(literal, start)) end = start + literal.length;
  }
  return end;
}

// src/text/torn.ts
var LEAST = 6;
var MAY_BE_CUT = 200;
var REACH = 1024;
var CUT = /\s*(?:…|\.\.\.)\s*/g;
function hidesTorn(literals, mark) {
  const long = literals.filter((literal) => literal.length > LEAST);
  if (long.length === 0) return (text) => text;
  const starts = grouped(long, (literal) => literal.slice(0, LEAST));
  const ends = grouped(long, (literal) => literal.slice(-LEAST));
  const startIn = (text) => {
    for (let at = Math.max(0, text.length - REACH); at <= text.length - LEAST; at += 1) {
      const candidates = starts.get(text.slice(at, at + LEAST));
      if (candidates?.some((literal) => literal.startsWith(text.slice(at)))) return at;
    }
    return text.length;
  };
  const endIn = (text) => {
    for (let end = Math.min(text.length, REACH); end >= LEAST; end -= 1) {
      const candidates = ends.get(text.slice(end - LEAST, end));
      if (candidates?.some((literal) => literal.endsWith(text.slice(0, end)))) return end;
    }
    return 0;
  };
  const beforeCut = (text) => {
    const at = startIn(text);
    return at === text.length ? text : text.slice(0, at) + mark;
  };
  const behindCut = (text) => {
    const end = endIn(text);
    return end === 0 ? text : mark + text.slice(end);
  };
  return (text) => {
    const isLong = text.length >= MAY_BE_CUT;
    const cuts = [...text.matchAll(CUT)];
    if (cuts.length === 0 && !isLong) return text;
    let clean = "";
    let from = 0;
    for (const [index, cut] of [...cuts, void 0].entries()) {
      const isLast = cut === void 0;
      let part = text.slice(from, cut?.index);
      if (index > 0 || isLong) part = behindCut(part);
      if (!isLast || isLong) part = beforeCut(part);
      clean += part + (cut?.[0] ?? "");
      from = (cut?.index ?? text.length) + (cut?.[0].length ?? 0);
    }
    return clean;
  };
}
function grouped(literals, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const literal of literals) groups.set(keyOf(literal), [...groups.get(keyOf(literal)) ?? [], literal]);
  return groups;
}

// src/text/redact.ts
var REDACTED = "***";
var TOKEN_SHAPES = [
  /\bgh[pousr]_[A-Za-z0-9]{36}[A-Za-z0-9_.-]*/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,255}/g,
  /\bglpat-[A-Za-z0-9_-]{20,}/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\bhooks\.slack\.com\/services\/T[A-Za-z0-9_]+\/B[A-Za-z0-9_]+\/[A-Za-z0-9]{16,}/g,
  /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bsk-(?:ant|proj|svcacct|admin)-[A-Za-z0-9_-]{20,}/g,
  /\bhf_[A-Za-z0-9]{30,}/g,
  /\bdo[opr]_v1_[a-f0-9]{64}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g,
  /\bhv[sb]\.[A-Za-z0-9_-]{24,}/g,
  /\bdckr_pat_[A-Za-z0-9_-]{20,}/g,
  /\bpypi-[A-Za-z0-9_-]{50,}/g,
  /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/g
];
var SUSPICIOUS = /gh[pousr]_|github_pat_|glpat-|npm_|AKIA|ASIA|xox|hooks\.slack|[sr]k_|sk-|hf_|_v1_|AIza|SG\.|hv[sb]\.|dckr_pat_|pypi-|AccountKey|eyJ|-----BEGIN|:\/\/|[Ee]arer|EARER|[Aa]sic|ASIC/;
var URL_USER = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)(?=[^\s/:@"'<>]{0,256}\d)[^\s/:@"'<>.]{16,512}(?=(?::[^\s/@"'<>]{0,512})?@)/gi;
var SIGNED = /((?:[?&;]|\\u0026)(?:x-(?:amz|goog|ms|oss|cos)-(?:signature|security-token|credential)|sig|signature|(?:access|auth|refresh|id|session|sas)?[-_]?token|api[-_]?key|(?:client[-_]?)?secret|passw(?:or)?d|pwd|awsaccesskeyid)=)[^\s&"'<>#;\\]{8,4096}/gi;
var MAY_SIGN = /(?:sig|signature|token|credential|key|secret|passw(?:or)?d|pwd|keyid)=/i;
var URL_PASSWORD = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'<>]{0,256}):[^\s/@"'<>]{1,512}@/gi;
var AUTHORIZATION = /\b([Bb]earer|BEARER|[Bb]asic|BASIC)\s+(?=[a-z+/=._~-]*[A-Z0-9])[A-Za-z0-9+/=._~-]{16,}/g;
function createRedactor(known) {
  const values = new Set(known.values);
  let hideValues;
  const patterns = (known.patterns ?? []).map((pattern) => new RegExp(pattern.source, withGlobal(pattern.flags)));
  const redact = (text) => {
    hideValues ??= valueRedactor([...values]);
    let clean = hideValues(text);
    for (const pattern of patterns) clean = clean.replace(pattern, REDACTED);
    if (MAY_SIGN.test(clean)) clean = clean.replace(SIGNED, `$1${REDACTED}`);
    if (!SUSPICIOUS.test(clean)) return clean;
    for (const shape of TOKEN_SHAPES) clean = clean.replace(shape, REDACTED);
    clean = clean.replace(URL_PASSWORD, `$1:${REDACTED}@`).replace(URL_USER, `$1${REDACTED}`);
    return clean.replace(AUTHORIZATION, `$1 ${REDACTED}`);
  };
  const whole = (text) => {
    const clean = redact(text);
    if (!/[\u001b\u009b]/.test(clean)) return clean;
    const plain = stripVTControlCharacters(clean);
    const cleaner = redact(plain);
    return cleaner === plain ? clean : cleaner;
  };
  const hide = (more) => {
    const before = values.size;
    for (const value of more) values.add(value);
    if (values.size > before) hideValues = void 0;
  };
  return Object.assign(whole, { hide });
}
var NAMES = new Set(
  `status state reasonCode code decision level gravity cause kind id check only shard schemaVersion sha256 digest
  configDigest fingerprint inputs runId runAttempt startedAt collectedAt at expires`.split(/\s+/)
);
function redactDeep(value, redact) {
  return redactAt(value, { redact, isName: false });
}
function redactAt(value, at) {
  if (typeof value === "string") return at.isName ? value : at.redact(value);
  if (Array.isArray(value)) return value.map((item) => redactAt(item, at));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactAt(item, { ...at, isName: NAMES.has(key) })])
  );
}
function valueRedactor(values) {
  const literals = spellings(values);
  if (literals.length === 0) return (text) => text;
  const find = findsAny(literals);
  const hideTorn = hidesTorn(literals, REDACTED);
  return (text) => {
    let clean = "";
    let done = 0;
    for (const { from, to } of find(text)) {
      clean += text.slice(done, from) + REDACTED;
      done = to;
    }
    return hideTorn(done === 0 ? text : clean + text.slice(done));
  };
}
var withGlobal = (flags) => flags.includes("g") ? flags : `${flags}g`;

// src/pipeline/conditions.ts
async function whyNot(when, now) {
  if (when === void 0) return void 0;
  if (when.event && !when.event.includes(now.event)) {
    return `the event is ${now.event}, not ${when.event.join(" or ")}`;
  }
  for (const [name, wanted] of Object.entries(when.env ?? {})) {
    if (now.env[name] !== wanted) return `the environment variable ${name} is not "${wanted}"`;
  }
  if (when.branch && now.branch !== void 0 && !await anyMatches(when.branch, [now.branch])) {
    return `the branch is ${now.branch}, not ${when.branch.join(" or ")}`;
  }
  if (when.changed) {
    const changed = await now.changed();
    const isKnown = changed !== void 0 && changed.length > 0;
    if (isKnown && !await anyMatches(when.changed.flatMap(withBelow), changed))
      return `nothing changed in ${when.changed.join(", ")}`;
  }
  return void 0;
}
var withBelow = (glob) => /[*?[\](){}!+@]/.test(glob.split("/").at(-1) ?? "") ? [glob] : [glob, `${glob}/**`];
async function anyMatches(globs, names) {
  const { default: picomatch } = await import("picomatch");
  const matches = picomatch([...globs], { dot: true });
  return names.some((name) => matches(name));
}
var isPullRequest = (event) => event.startsWith("pull_request");
var CHANGING = /* @__PURE__ */ new Set([
  "local",
  "push",
  "workflow_dispatch",
  "repository_dispatch",
  "schedule",
  "release",
  "deployment"
]);
async function whyNoChange({
  event,
  cause
}) {
  if (CHANGING.has(event)) return void 0;
  const behind = event === "workflow_run" ? await cause?.() : void 0;
  if (behind !== void 0 && behind !== "local" && CHANGING.has(behind)) return void 0;
  const what = event === "workflow_run" ? `workflow_run after ${behind ?? "nobody knows what"}` : event;
  return `the event is ${what}, on which nothing outside may be changed`;
}

// src/pipeline/shards.ts
function shards(steps, of, weigh = () => 1) {
  const groups = groupsOf(steps).map((group) => ({
    group,
    weight: group.reduce((sum, step) => sum + Math.max(0, weigh(step)), 0)
  }));
  const parts = Array.from({ length: Math.min(of, Math.max(1, groups.length)) }, () => ({
    ids: /* @__PURE__ */ new Set(),
    load: 0
  }));
  for (const { group, weight } of groups.sort((a, b) => b.weight - a.weight)) {
    const least = parts.reduce((best, part) => isLess(part, best) ? part : best);
    for (const { id } of group) least.ids.add(id);
    least.load += weight;
  }
  return parts.map(({ ids }) => steps.filter((step) => ids.has(step.id)));
}
var isLess = (a, b) => a.load < b.load || a.load === b.load && a.ids.size < b.ids.size;
function groupsOf(steps) {
  const neighbours = new Map(steps.map((step) => [step.id, []]));
  for (const { id, needs } of steps) {
    for (const need of needs) {
      neighbours.get(id)?.push(need);
      neighbours.get(need)?.push(id);
    }
  }
  const group = /* @__PURE__ */ new Map();
  let number = 0;
  for (const { id } of steps) {
    if (group.has(id)) continue;
    for (const open = [id]; open.length > 0; ) {
      const next = open.pop() ?? "";
      if (group.has(next) || !neighbours.has(next)) continue;
      group.set(next, number);
      open.push(...neighbours.get(next) ?? []);
    }
    number += 1;
  }
  const groups = Array.from({ length: number }, () => []);
  for (const step of steps) groups[group.get(step.id) ?? 0]?.push(step);
  return groups;
}

// src/pipeline/plan.ts
function selectStage(config, name) {
  const chosen = name ?? Object.keys(config.stages)[0] ?? "";
  const stage = config.stages[chosen];
  if (stage && Object.hasOwn(config.stages, chosen)) return { name: chosen, stage };
  throw noSuchStage(chosen, Object.keys(config.stages));
}
function noSuchStage(name, known) {
  const near = nearest(name, known);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return new UsageError(`no stage "${name}" in the config; stages: ${known.join(", ")}${hint}`);
}
async function planStage(at) {
  const phase = hasPhases(at.stage) ? "checks" : void 0;
  const steps = await Promise.all(at.stage.checks.map((entry) => toStep(entry, { ...at, phase })));
  return inOrder(select(steps, at.selection));
}
async function planEntries(entries, at) {
  const isChange = at.phase !== "verify";
  const phase = at.phase === "rollback" ? void 0 : at.phase;
  const steps = await Promise.all(
    entries.map(async (entry) => {
      const step = await toStep(entry, { ...at, phase });
      return isChange ? asChange(step, entry) : step;
    })
  );
  return isChange ? steps : inOrder(steps);
}
function asChange(step, { kind, with: bound }) {
  const mutates = bound.mutates ?? kind === "command";
  return { ...step, mutates, reusable: false, required: true, retries: mutates ? 0 : step.retries };
}
async function toStep(entry, {
  config,
  circumstances,
  phase
}) {
  const bound = entry.with;
  const onPullRequest = bound.mutates === true && isPullRequest(circumstances.event);
  const forbidden = bound.mutates === true ? await whyNoChange(circumstances) : void 0;
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    section: entry.section,
    kind: entry.kind,
    covers: entry.covers,
    required: entry.required,
    help: entry.help,
    timeoutMs: entry.timeout ?? timeoutOf(bound, config),
    // What waits asks again by itself.
    retries: bound.mutates || bound.waitsMs !== void 0 ? 0 : entry.retries ?? config.defaults.retries,
    needs: entry.needs,
    exclusive: entry.exclusive,
    mutates: bound.mutates ?? false,
    reusable: bound.reusable && !bound.mutates && bound.attestedBy === void 0,
    maxAgeMs: entry["max-age"],
    skip: onPullRequest ? "it changes something outside, which a pull request must not" : forbidden ?? await whyNot(entry.when, circumstances),
    wants: bound.needs,
    variables: bound.variables,
    options: bound.options,
    attestedBy: bound.attestedBy,
    ...phase && { phase },
    reversible: entry.reversible,
    ifBegun: entry["if-begun"],
    looksBefore: entry.before,
    before: bound.before,
    rehearse: bound.rehearse,
    replaced: bound.replaced,
    run: bound.run
  };
}
var AFTER_WAITING_MS = 6e4;
var timeoutOf = ({ waitsMs }, { defaults }) => waitsMs === void 0 ? defaults.timeout : waitsMs + AFTER_WAITING_MS;
function select(steps, { only, shard }) {
  const unknown = (only ?? []).filter((id) => !steps.some((step) => step.id === id));
  if (unknown.length > 0) {
    throw new UsageError(
      `no check "${unknown.join('", "')}" in this stage; checks: ${steps.map((s) => s.id).join(", ")}`
    );
  }
  if (only) return withNeeds(steps, only);
  return shard ? shards(steps, shard.of)[shard.index - 1] ?? [] : steps;
}
function withNeeds(steps, ids) {
  const wanted = /* @__PURE__ */ new Set();
  const add = (id) => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const need of steps.find((step) => step.id === id)?.needs ?? []) add(need);
  };
  for (const id of ids) add(id);
  return steps.filter((step) => wanted.has(step.id));
}
function inOrder(steps) {
  const ordered = [];
  const visit = (step) => {
    if (ordered.includes(step)) return;
    for (const need of step.needs) {
      const found = steps.find((other) => other.id === need);
      if (found) visit(found);
    }
    ordered.push(step);
  };
  for (const step of steps) visit(step);
  return ordered;
}

export {
  createRedactor,
  redactDeep,
  isPullRequest,
  whyNoChange,
  shards,
  selectStage,
  noSuchStage,
  planStage,
  planEntries
};
