import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  SourceFiles
} from "./chunk-GSHUQE4K.js";
import {
  notOlderThan,
  writtenFrom
} from "./chunk-VDM6C736.js";
import {
  refuseCheckedOut
} from "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import {
  refuseFuture
} from "./chunk-FQV4JGOB.js";
import {
  readXml
} from "./chunk-VT5PWFA4.js";
import "./chunk-GOBM22IH.js";
import {
  byFindings
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/formats/coverage/cobertura.ts
var ROUNDING = 0.02;
var TOLERANCE = 0.05;
var ENOUGH = 10;
var SECONDS_END = 1e11;
var MILLISECONDS_END = 1e14;
async function readCobertura(source2) {
  const { name } = source2;
  let root;
  let listed = 0;
  const classes = new ClassLines();
  await readXml(source2, {
    open: (element) => {
      root ??= coverageRoot(element, name);
      if (element.name === "line") listed += 1;
      classes.open(element);
    },
    close: () => classes.close(),
    text: () => {
    }
  });
  const rate = number(root, "line-rate", name);
  const covered = number(root, "lines-covered", name);
  const lines = number(root, "lines-valid", name);
  if (rate === void 0 && (covered === void 0 || lines === void 0)) {
    throw wrong(name, "has neither line-rate nor lines-valid: not a Cobertura report");
  }
  if (lines === 0 || listed === 0 && !lines) {
    const remedy = "Make the suite measure the code that it tests.";
    throw new CouldNotTell("nothing-checked", `${name}: covers no line at all`, remedy);
  }
  if (rate !== void 0 && rate > 1) throw wrong(name, `line-rate="${rate}" is more than 1`);
  const writtenMs = timestampOf(root?.attributes.timestamp);
  if (covered === void 0 || lines === void 0) {
    classes.refuseRate(rate ?? 0, name);
    return { percent: percentOf(rate ?? 0), covered: void 0, lines: void 0, writtenMs };
  }
  if (covered > lines) throw wrong(name, `${covered} of ${lines} lines are covered`);
  if (rate !== void 0 && Math.abs(rate - covered / lines) > ROUNDING) {
    throw wrong(name, `line-rate="${rate}" contradicts ${covered} of ${lines} lines`);
  }
  classes.refuseCounts({ covered, lines }, name);
  return { percent: percentOf(covered / lines), covered, lines, writtenMs };
}
var ClassLines = class {
  #path = [];
  #files = /* @__PURE__ */ new Map();
  #file = "";
  open({ name, attributes }) {
    const [outer, inner] = this.#path.slice(-2);
    this.#path.push(name);
    if (name === "class") this.#file = attributes.filename ?? attributes.name ?? "";
    if (name !== "line" || outer !== "class" || inner !== "lines") return;
    const { number: at, hits } = attributes;
    if (at === void 0 || hits === void 0) return;
    const lines = this.#files.get(this.#file) ?? /* @__PURE__ */ new Map();
    this.#files.set(this.#file, lines.set(at, lines.get(at) === true || Number(hits) > 0));
  }
  close() {
    this.#path.pop();
  }
  /** Throws where more lines are hit, or more are not, than the report counts at all. It need not list every line. */
  refuseCounts({ covered, lines }, name) {
    const { hit, missed } = this.#told;
    const slack = lines * TOLERANCE;
    if (hit <= covered + slack && missed <= lines - covered + slack) return;
    throw wrong(name, `counts ${covered} of ${lines} lines as covered, and lists ${hit} of ${hit + missed}`);
  }
  /** The same where there is a rate alone: of a few lines, others may have been left out. */
  refuseRate(rate, name) {
    const { hit, missed } = this.#told;
    const refutes = rate === 1 && missed > 0 || rate === 0 && hit > 0;
    const differs = hit + missed >= ENOUGH && Math.abs(hit / (hit + missed) - rate) > TOLERANCE;
    if (refutes || differs) throw wrong(name, `line-rate="${rate}" contradicts ${hit} of ${hit + missed} lines in it`);
  }
  get #told() {
    const all = [...this.#files.values()].flatMap((lines) => [...lines.values()]);
    const hit = all.filter(Boolean).length;
    return { hit, missed: all.length - hit };
  }
};
var percentOf = (rate) => Number((rate * 100).toPrecision(12));
function timestampOf(text = "") {
  const said = text.trim();
  const value = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(said) ? Date.parse(said) : Number(said);
  if (!(value > 0)) return void 0;
  const ms = value < SECONDS_END ? value * 1e3 : value;
  return ms < MILLISECONDS_END ? ms : ms / 1e3 ** Math.ceil(Math.log10(ms / MILLISECONDS_END) / 3);
}
function coverageRoot(element, name) {
  if (element.name === "coverage") return element;
  throw wrong(name, `the root is <${element.name}>, not <coverage>`);
}
function number(root, key, name) {
  const text = root?.attributes[key]?.trim();
  if (text === void 0 || text === "") return void 0;
  if (/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  throw wrong(name, `${key}="${text.slice(0, 40)}" is no share or count`);
}
var wrong = (name, what) => new CouldNotTell("wrong-format", `${name}: ${what}`, "Let `coverage.file` name a Cobertura XML or LCOV file.");

// src/formats/coverage/lcov.ts
var MAX_LINE = 1024 * 1024;
var TOLERANCE2 = 0.05;
async function readLcov(source2) {
  const reader = new LcovReader(source2.name);
  for await (const line of linesOf(source2)) reader.add(line);
  return reader.finish();
}
async function* linesOf({ name, chunks }) {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) throw wrong2(name, `a line is longer than ${MAX_LINE} bytes`);
    yield* lines;
  }
  const last = rest.trim();
  if (last !== "" && last !== "end_of_record") throw cutOff(`${name}: ends within a line`);
  if (last !== "") yield rest;
}
var LcovReader = class {
  #name;
  #files = /* @__PURE__ */ new Map();
  #declared = { found: 0, hit: 0 };
  #listed = { found: 0, hit: 0 };
  #record;
  #line = 0;
  constructor(name) {
    this.#name = name;
  }
  add(raw) {
    this.#line += 1;
    const text = (this.#line === 1 ? raw.replace(/^\xef\xbb\xbf/, "") : raw).trim();
    if (text === "" || text.startsWith("#")) return;
    if (text === "end_of_record") this.#end();
    else this.#entry(text);
  }
  #entry(text) {
    const [, key, value = ""] = /^([A-Z]+):(.*)$/.exec(text) ?? [];
    if (key === void 0) throw this.#wrong(`no LCOV entry: "${text.slice(0, 40)}"`);
    if (key === "SF") this.#begin(value);
    else if (key === "LF" || key === "LH" || key === "DA") this.#count(key, value);
  }
  #begin(path) {
    if (this.#record) throw this.#wrong(`a record begins inside the one of line ${this.#record.line}`);
    this.#record = { path, line: this.#line, found: void 0, hit: void 0, lines: /* @__PURE__ */ new Map() };
  }
  #count(key, value) {
    const record = this.#record;
    if (!record) throw this.#wrong(`${key} outside of a record`);
    if (key === "DA") {
      const [, line, hits] = /^(\d+),(-?\d+)(?:,|$)/.exec(value) ?? [];
      if (line === void 0) throw this.#wrong(`DA:${value.slice(0, 40)} is no line and count`);
      const number2 = Number(line);
      record.lines.set(number2, record.lines.get(number2) === true || Number(hits) > 0);
      return;
    }
    if (!/^\d{1,15}$/.test(value)) throw this.#wrong(`${key}:${value.slice(0, 40)} is no count`);
    if (key === "LF") record.found = Number(value);
    else record.hit = Number(value);
  }
  #end() {
    const record = this.#record;
    if (!record) throw this.#wrong("end_of_record without a record");
    this.#record = void 0;
    const hits = hitsOf(record.lines);
    const { found = record.lines.size, hit = hits } = record;
    if (hit > found) throw this.#wrong(`${hit} of ${found} lines are hit`);
    const source2 = this.#files.get(record.path) ?? { lines: /* @__PURE__ */ new Map(), found: 0, hit: 0 };
    this.#files.set(record.path, source2);
    for (const [line, isHit] of record.lines) source2.lines.set(line, isHit || source2.lines.get(line) === true);
    if (record.lines.size < found) {
      source2.found = Math.max(source2.found, found);
      source2.hit = Math.max(source2.hit, hit);
    }
    if (record.lines.size === 0) return;
    add(this.#listed, { found: record.lines.size, hit: hits });
    add(this.#declared, { found, hit });
  }
  finish() {
    if (this.#record) {
      throw cutOff(`${this.#name}:${this.#line}: ends within the record that begins at line ${this.#record.line}`);
    }
    let covered = 0;
    let lines = 0;
    for (const source2 of this.#files.values()) {
      covered += Math.max(source2.hit, hitsOf(source2.lines));
      lines += Math.max(source2.found, source2.lines.size);
    }
    this.#expectAgreement();
    if (lines === 0) {
      const remedy = "Make the suite measure the code that it tests.";
      throw new CouldNotTell("nothing-checked", `${this.#name}: covers no line at all`, remedy);
    }
    return { percent: Number((covered / lines * 100).toPrecision(12)), covered, lines, writtenMs: void 0 };
  }
  #expectAgreement() {
    const { found, hit } = this.#listed;
    const { found: total, hit: hits } = this.#declared;
    const slack = total * TOLERANCE2;
    if (hit <= hits + slack && found - hit <= total - hits + slack) return;
    throw wrong2(this.#name, `LH and LF say ${hits} of ${total} lines, and its DA entries ${hit} of ${found}`);
  }
  #wrong(what) {
    return wrong2(`${this.#name}:${this.#line}`, what);
  }
};
var hitsOf = (lines) => [...lines.values()].filter(Boolean).length;
function add(sum, { found, hit }) {
  sum.found += found;
  sum.hit += hit;
}
var cutOff = (message) => new CouldNotTell("truncated", message, "Look whether its writer was cut off, and run it again.");
var wrong2 = (where2, what) => new CouldNotTell("wrong-format", `${where2}: ${what}`, "Let `coverage.file` name a Cobertura XML or LCOV file.");

// src/formats/junit/values.ts
var EXCERPT = 16 * 1024;
var ANY_ZONE_MS = 14 * 36e5;
var detached = (text) => Buffer.from(text).toString();
function excerpt(text) {
  if (text.length <= EXCERPT) return detached(text);
  return detached(`${text.slice(0, EXCERPT / 2)}
\u2026
${text.slice(-EXCERPT / 2)}`);
}
function milliseconds(time) {
  const seconds = Number(time?.includes(",") ? time.replaceAll(",", "") : time ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1e3 : 0;
}
function declaredCount(text) {
  const digits = text?.trim() ?? "";
  if (digits === "") return void 0;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : "malformed";
}
function instantsOf(timestamp) {
  const text = timestamp?.trim() ?? "";
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const instant = Date.parse(zoned ? text : `${text}Z`);
  if (!(instant > 0)) return void 0;
  const offMs = zoned ? 0 : ANY_ZONE_MS;
  return { earliestMs: instant - offMs, latestMs: instant + offMs };
}

// src/formats/junit/case.ts
var FAILURES = /* @__PURE__ */ new Set(["failure", "error"]);
var SKIPS = /* @__PURE__ */ new Set(["skipped", "disabled", "skip", "ignored", "pending"]);
var RERUNS = /* @__PURE__ */ new Set(["rerunFailure", "rerunError"]);
var FLAKES = /* @__PURE__ */ new Set(["flakyFailure", "flakyError"]);
var NOT_RUN = /^(?:not[ _-]?run|disabled|skipped|suppressed|ignored|inactive|pending|todo)$/i;
var PASSED = /^(?:pass|passed|passing|ok|success|successful|succeeded|run|completed?|executed)?$/i;
var FAILED = /^(?:fail|failed|failure|error|errored|broken|timeout|timed[ _-]?out|crashed|aborted)$/i;
var NEUTRAL = /* @__PURE__ */ new Set(["properties", "property", "system-out", "system-err", "attachments", "attachment"]);
var MESSAGE = 2e3;
var MAX_WRAPPED = 256 * 1024;
var JunitCase = class {
  #attributes;
  #suite;
  #told;
  #reading;
  #skipped = false;
  #strange;
  #expected = false;
  #failures = 0;
  #reruns = 0;
  #flakes = 0;
  errors = 0;
  constructor(attributes, suite) {
    this.#attributes = attributes;
    this.#suite = suite;
  }
  /** An element directly inside it. */
  open({ name, attributes }) {
    if (SKIPS.has(name)) {
      this.#skipped = true;
      this.#expected ||= attributes.type === "todo";
    }
    if (FAILURES.has(name)) this.#failures += 1;
    else if (RERUNS.has(name)) this.#reruns += 1;
    else if (FLAKES.has(name)) this.#flakes += 1;
    else {
      if (!SKIPS.has(name) && !NEUTRAL.has(name)) this.#strange ??= name;
      return;
    }
    if (name === "error") this.errors += 1;
    const isFirst = !this.#told || FAILURES.has(name) && !FAILURES.has(this.#told.element);
    if (!isFirst) return;
    this.#reading = [];
    this.#told = {
      element: name,
      message: attributes.message ?? "",
      type: attributes.type ?? "",
      text: this.#reading
    };
  }
  text(text) {
    this.#reading?.push(text);
  }
  /** The end of an element directly inside it. */
  close() {
    this.#reading = void 0;
  }
  get marks() {
    return this.#failures + this.#reruns + this.#flakes + (this.#failed ? 1 : 0);
  }
  get #statuses() {
    const { status = "", result = "" } = this.#attributes;
    return [status.trim(), result.trim()];
  }
  get #failed() {
    return this.#statuses.some((status) => FAILED.test(status));
  }
  /** Whether it says itself that it was left out, whatever else it says. */
  get isSkipped() {
    return this.#skipped || this.#statuses.some((status) => NOT_RUN.test(status));
  }
  get #strangeStatus() {
    return this.#statuses.find((status) => !PASSED.test(status));
  }
  get outcome() {
    if (this.#expected) return "skipped";
    if (this.#failures > 0 || this.#reruns > 0) return "failed";
    if (this.#failed) return "failed";
    if (this.#strange !== void 0) return "unknown";
    if (this.isSkipped) return "skipped";
    if (this.#strangeStatus !== void 0) return "unknown";
    if (this.#flakes > 0) return "flaky";
    return isFileWithoutTests(this.#attributes) ? "no-test" : "passed";
  }
  /** What makes its outcome unknown: `<warning>`, `status="CANCELED"`. */
  get strange() {
    if (this.#strange !== void 0) return `<${this.#strange.slice(0, 40)}>`;
    const { status = "" } = this.#attributes;
    const value = this.#strangeStatus ?? "";
    return `${status.trim() === value ? "status" : "result"}="${value.slice(0, 40)}"`;
  }
  get ms() {
    return milliseconds(this.#attributes.time);
  }
  get title() {
    const { name = "", classname = "" } = this.#attributes;
    return classname === "" ? name : `${classname} > ${name}`;
  }
  get suite() {
    return this.#suite.name;
  }
  get key() {
    const { name = "", classname = "", file = "" } = this.#attributes;
    return `${file}\0${classname}\0${name}`;
  }
  get failure() {
    const told2 = this.#told ?? { message: "its status says that it failed", type: "", text: [] };
    return {
      ...this.#test,
      message: detached(clip(told2.message, MESSAGE)),
      type: detached(clip(told2.type, MESSAGE)),
      text: excerpt(unwrapped(told2.text.join("")))
    };
  }
  get #test() {
    const { name = "", classname = "", file, line } = this.#attributes;
    const number2 = /^\d{1,9}$/.test(line ?? "") ? Number(line) : void 0;
    const counted = number2 !== void 0 && this.#suite.name === "pytest" ? number2 + 1 : number2;
    return {
      name: detached(name.slice(0, MESSAGE)),
      classname: detached(classname.slice(0, MESSAGE)),
      suite: detached(this.#suite.name.slice(0, MESSAGE)),
      file: file === void 0 ? this.#suite.file : detached(file),
      line: counted === 0 ? void 0 : counted
    };
  }
};
function unwrapped(text) {
  if (!text.startsWith("{") || text.length > MAX_WRAPPED) return text;
  try {
    const value = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("stack" in value)) return text;
    return typeof value.stack === "string" ? value.stack : text;
  } catch {
    return text;
  }
}
function isFileWithoutTests({ name = "", classname, file }) {
  if (classname !== "test" || !/\.[cm]?[jt]sx?$/.test(name)) return false;
  const path = file?.replaceAll("\\", "/");
  const own = name.replaceAll("\\", "/");
  return path === void 0 ? /^(?:\/|[A-Za-z]:\/)/.test(own) : path === own || path.endsWith(`/${own}`);
}

// src/formats/junit/log.ts
var MAX_KEPT = 1e3;
var MAX_REMEMBERED = 1e5;
var MAX_SLOWEST = 10;
var FailureLog = class {
  #kept = [];
  /** By suite, then by test: few suites have failures, and a suite's name is found without building a key. */
  #waiting = /* @__PURE__ */ new Map();
  #remembered = 0;
  failed = 0;
  /** Failures after which a test of the same name passed. */
  recovered = 0;
  /** Tests that those failures belong to. */
  recoveredTests = 0;
  add(test, failure) {
    this.failed += 1;
    const entry = { failure, passedLater: false };
    const keep = this.#kept.length < MAX_KEPT;
    if (keep) this.#kept.push(entry);
    const suite = this.#waiting.get(test.suite) ?? /* @__PURE__ */ new Map();
    this.#waiting.set(detached(test.suite), suite);
    const waiting = suite.get(test.key);
    if (waiting) {
      waiting.count += 1;
      if (keep) waiting.kept.push(entry);
    } else if (this.#remembered < MAX_REMEMBERED) {
      this.#remembered += 1;
      suite.set(detached(test.key), { count: 1, kept: keep ? [entry] : [] });
    }
  }
  passed(test) {
    const suite = this.#waiting.get(test.suite);
    if (suite === void 0 || suite.size === 0) return;
    const { key } = test;
    const waiting = suite.get(key);
    if (!waiting) return;
    suite.delete(key);
    for (const entry of waiting.kept) entry.passedLater = true;
    this.failed -= waiting.count;
    this.recovered += waiting.count;
    this.recoveredTests += 1;
  }
  get kept() {
    return this.#kept.map(({ failure, passedLater }) => ({ ...failure, passedLater }));
  }
};
var Slowest = class {
  #tests = [];
  add(ms, name) {
    const last = this.#tests.at(-1);
    if (ms <= 0 || this.#tests.length === MAX_SLOWEST && last && ms <= last.ms) return;
    const place = this.#tests.findIndex((test) => test.ms < ms);
    this.#tests.splice(place === -1 ? this.#tests.length : place, 0, { name: detached(name()), ms });
    this.#tests.length = Math.min(this.#tests.length, MAX_SLOWEST);
  }
  get tests() {
    return this.#tests;
  }
};

// src/formats/junit/suites.ts
var OUTSIDE = { name: "", file: void 0 };
var DIALECTS = {
  "testsuites pytest tests": "counts-more",
  "testsuite pytest": "counts-more",
  "testsuites Mocha Tests": "counts-more",
  "testsuite Root Suite": "counts-more",
  "testsuites jest tests": "lists-todos"
};
var JunitSuites = class {
  #name;
  #open = [];
  #dialect;
  /** Failures that a suite declares, and does not show. */
  hidden = 0;
  /** Tests that were skipped, and are not listed. */
  unlisted = 0;
  /** Tests that are listed as if they had passed, and have yet to be written. */
  todos = 0;
  #doubt;
  /** `doubt` is told of counts that the suites do not hold. */
  constructor(name, doubt) {
    this.#name = name;
    this.#doubt = doubt;
  }
  /** The nearest suite's name, and the nearest file that a suite names. */
  get current() {
    return this.#open.at(-1) ?? OUTSIDE;
  }
  open(element) {
    const { attributes, line } = element;
    if (this.#open.length <= 1) this.#dialect ??= DIALECTS[`${element.name} ${attributes.name ?? ""}`];
    const declared = (key) => {
      const value = declaredCount(attributes[key]);
      if (value !== "malformed") return value ?? 0;
      const message = `${this.#name}:${line}: ${key}="${attributes[key]?.slice(0, 40)}" is not a count`;
      throw new CouldNotTell("wrong-format", message, "Look at what wrote the report.");
    };
    this.#open.push({
      name: attributes.name ?? "",
      file: attributes.file ?? attributes.filepath ?? this.current.file,
      line,
      tests: declared("tests"),
      failing: declared("failures") + declared("errors"),
      skipped: declared("skipped"),
      held: { cases: 0, children: 0, passed: 0, marks: 0, errors: 0, skipped: 0, hidden: 0 }
    });
  }
  /** Counts a testcase, or a failure of the suite itself, in the innermost suite. */
  add(counted) {
    const held = this.#open.at(-1)?.held;
    if (!held) return;
    held.cases += 1;
    held.children += 1;
    held.marks += counted.marks;
    held.errors += counted.errors;
    if (counted.skipped) held.skipped += 1;
    if (counted.passed) held.passed += 1;
  }
  /** Leaves the innermost suite. Doubts it where tests that it declares are missing. */
  close() {
    const suite = this.#open.pop();
    if (!suite) return;
    const { held } = suite;
    const isWhole = this.#dialect !== "counts-more";
    if (isWhole) this.#expect(suite, { what: "test", declared: suite.tests, held: mostTests(held) });
    if (isWhole) this.#expect(suite, { what: "skipped test", declared: suite.skipped, held: held.skipped });
    const hidden = Math.max(suite.failing - held.marks, held.hidden);
    const around = this.#open.at(-1)?.held;
    if (!around) {
      this.hidden += hidden;
      if (!isWhole) this.unlisted += Math.max(0, suite.skipped - held.skipped);
      return;
    }
    if (this.#dialect === "lists-todos") this.#findTodos(suite);
    around.cases += held.cases;
    around.children += 1;
    around.passed += held.passed;
    around.marks += held.marks;
    around.errors += held.errors;
    around.skipped += held.skipped;
    around.hidden += hidden;
  }
  #findTodos({ tests, skipped, failing, held }) {
    this.todos += Math.max(0, held.passed - Math.max(0, tests - skipped - failing));
  }
  #expect(suite, { what, declared, held }) {
    if (declared <= held) return;
    const message = `${this.#name}:${suite.line}: suite "${clip(suite.name, 100)}" declares ${count(declared, what)} and holds ${held}`;
    const remedy = "Run the suite again; make its reporter list every test, those that were skipped too.";
    this.#doubt(new CouldNotTell("truncated", message, remedy));
  }
};
var mostTests = (held) => Math.max(held.cases + held.errors, held.children);

// src/formats/junit/junit.ts
async function readJunit(source2) {
  const reader = new JunitReader(source2.name);
  await readXml(source2, {
    open: (element) => reader.open(element),
    close: () => reader.close(),
    text: (text) => reader.text(text),
    comment: (text) => reader.comment(text),
    unread: ["system-out", "system-err"]
  });
  return reader.report;
}
var MAX_DOUBTS = 20;
var JunitReader = class {
  #name;
  #path = [];
  #suites;
  #failures = new FailureLog();
  #flakes = new FailureLog();
  #slowest = new Slowest();
  #counts = { passed: 0, skipped: 0, flaky: 0, withoutTests: 0, hidden: 0, ms: 0 };
  #case;
  #dated;
  #doubts = [];
  constructor(name) {
    this.#name = name;
    this.#suites = new JunitSuites(name, (doubt) => this.#add(doubt));
  }
  #add(doubt) {
    if (this.#doubts.length < MAX_DOUBTS) this.#doubts.push(doubt);
  }
  open(element) {
    const parent = this.#path.at(-1);
    this.#path.push(element.name);
    const isSuite = element.name === "testsuite" || element.name === "testsuites";
    if (parent === void 0 && !isSuite)
      throw this.#refuse(element, `the root is <${element.name}>, not <testsuites>`);
    const inSuite = parent === void 0 || parent === "testsuite" || parent === "testsuites";
    if ((isSuite || element.name === "testcase") && !inSuite) {
      throw this.#refuse(element, `<${element.name}> inside <${parent}>`);
    }
    if (isFailure(element.name) && !inSuite && parent !== "testcase" && !this.#path.slice(0, -1).some(tellsOfFailure)) {
      throw this.#refuse(element, `<${element.name}> inside <${parent}>`);
    }
    if (isSuite) this.#openSuite(element);
    else if (element.name === "testcase") this.#begin(element);
    else if (this.#case?.depth === this.#path.length - 1) this.#case.test.open(element);
    else if (inSuite && isFailure(element.name)) this.#beginSuiteFailure(element);
    else if (inSuite && tellsOfTrouble(element.name)) this.#add(this.#strange(element, `<${element.name}> in a suite`));
  }
  #openSuite(element) {
    this.#suites.open(element);
    const { timestamp, time } = element.attributes;
    const started = instantsOf(timestamp);
    if (started === void 0) return;
    const { earliestMs, latestMs } = this.#dated ?? started;
    this.#dated = {
      // Without `time`: suites side by side may sum up to more than has passed.
      earliestMs: Math.max(earliestMs, started.earliestMs),
      latestMs: Math.max(latestMs, started.latestMs + milliseconds(time))
    };
  }
  #begin({ attributes, line }) {
    this.#case = { test: new JunitCase(attributes, this.#suites.current), depth: this.#path.length, line };
  }
  /** A failure of the suite itself counts as a test of the suite's name. */
  #beginSuiteFailure(element) {
    const { name } = this.#suites.current;
    const test = new JunitCase({ name }, this.#suites.current);
    this.#case = { test, depth: this.#path.length - 1, line: element.line };
    test.open(element);
  }
  text(text) {
    this.#case?.test.text(text);
  }
  comment(text) {
    if (this.#path.length === 0 && text.trim() === "written by deploy-validate") {
      const remedy = "Let `junit` name the reports of a suite, and none of `--report-dir`.";
      throw new CouldNotTell("wrong-format", `${this.#name}: is a report of deploy-validate itself`, remedy);
    }
    const failed = /^ fail (\d{1,9}) $/.exec(text)?.[1];
    const shown = this.#failures.failed + this.#failures.recovered;
    if (failed !== void 0 && this.#path.length === 1 && shown === 0) this.#counts.hidden += Number(failed);
  }
  close() {
    const name = this.#path.pop();
    const depth = this.#path.length;
    if (name === "testsuite" || name === "testsuites") this.#suites.close();
    const current = this.#case;
    if (!current) return;
    if (depth === current.depth) current.test.close();
    const isOver = name === "testcase" ? depth < current.depth : depth === current.depth && this.#path.at(-1) !== "testcase";
    if (isOver) this.#settle(current);
  }
  #settle({ test, line }) {
    this.#case = void 0;
    const { outcome } = test;
    this.#suites.add({ passed: outcome === "passed", skipped: test.isSkipped, marks: test.marks, errors: test.errors });
    this.#counts.ms += test.ms;
    if (outcome === "unknown") this.#add(this.#strange({ line }, `${test.strange} in test "${clip(test.title, 100)}"`));
    else if (outcome === "skipped") this.#counts.skipped += 1;
    else if (outcome === "no-test") this.#counts.withoutTests += 1;
    else this.#slowest.add(test.ms, () => test.title);
    if (outcome === "failed") this.#failures.add(test, test.failure);
    if (outcome === "passed" || outcome === "flaky") this.#failures.passed(test);
    if (outcome === "passed") this.#counts.passed += 1;
    if (outcome !== "flaky") return;
    this.#counts.flaky += 1;
    this.#flakes.add(test, test.failure);
  }
  #refuse({ line }, what) {
    const remedy = "Let `junit` name JUnit XML reports and nothing else.";
    return new CouldNotTell("wrong-format", `${this.#name}:${line}: not a JUnit report: ${what}`, remedy);
  }
  #strange({ line }, what) {
    const message = `${this.#name}:${line}: ${what}: nobody knows whether that is a pass`;
    const remedy = "Let the reporter write what JUnit has: <failure>, <error>, <skipped>, or none of them.";
    return new CouldNotTell("wrong-format", message, remedy);
  }
  get report() {
    const { failed, recovered, recoveredTests, kept } = this.#failures;
    const { hidden, unlisted, todos } = this.#suites;
    return {
      ...this.#counts,
      passed: this.#counts.passed - todos,
      skipped: this.#counts.skipped + unlisted + todos,
      hidden: this.#counts.hidden + hidden,
      failed,
      recovered,
      recoveredTests,
      failures: kept,
      flakes: this.#flakes.kept,
      slowest: this.#slowest.tests,
      dated: this.#dated,
      doubts: this.#doubts
    };
  }
};
var isFailure = (name) => name === "failure" || name === "error";
var tellsOfTrouble = (name) => /fail|error|exception|abort|crash|time-?out|cancel|skipped$/i.test(name.replace(/^.*:/, ""));
var tellsOfFailure = (name) => /(?:failure|error)$/i.test(name);

// src/checks/tests/reports.ts
async function matching(patterns, files) {
  const found = /* @__PURE__ */ new Map();
  for (const pattern2 of patterns) {
    const isDirectory = (await files.facts(pattern2))?.kind === "directory";
    found.set(pattern2, await files.glob([isDirectory ? `${pattern2.replace(/\/+$/, "")}/**/*.xml` : pattern2]));
  }
  return found;
}
async function readReports(patterns, at) {
  const { files } = at.ports;
  const found = await findReports(patterns, files);
  const nowMs = at.ports.clock.now().getTime();
  for (const { path, facts } of found) refuseFuture(`${path}:`, facts, nowMs);
  const stale = found.flatMap((file) => {
    const why = at.freshness.staleness(file.path, file.facts);
    return why === void 0 ? [] : [{ ...file, why }];
  });
  const [first] = stale;
  if (first && stale.length === found.length) throw staleReport(`${first.path}: ${first.why}`, at.freshness);
  if (first && at.leftovers === "refuse") throw leftover(first, { stale: stale.length, found: found.length });
  const leftovers2 = stale.map((file) => file.path);
  const { limitMs } = at.freshness;
  if (limitMs !== void 0) {
    const kept = found.flatMap(({ path }) => leftovers2.includes(path) ? [] : [path]);
    await refuseCheckedOut(kept, { limitMs, ports: at.ports });
  }
  const read2 = [];
  for (const { path } of found) {
    if (leftovers2.includes(path)) continue;
    const report = await readJunit(await source(path, at.ports));
    refuseStated(path, report.dated, { freshness: at.freshness, nowMs });
    read2.push({ path, report });
  }
  return { read: read2, leftovers: leftovers2 };
}
async function findReports(patterns, files) {
  const found = /* @__PURE__ */ new Map();
  for (const [pattern2, paths] of await matching(patterns, files)) {
    if (paths.length === 0) {
      const remedy = "Make the suite write JUnit XML there, or correct `junit`.";
      throw new CouldNotTell("nothing-checked", `${pattern2}: matches no report`, remedy);
    }
    for (const path of paths) {
      const facts = await files.facts(path);
      const real = await files.real(path);
      if (facts && !found.has(real)) found.set(real, { path, facts });
    }
  }
  return [...found.values()];
}
async function source(path, { files, signal }) {
  const stream = await files.stream(path);
  async function* chunks() {
    for await (const chunk of stream) {
      signal.throwIfAborted();
      yield chunk;
    }
  }
  return { name: files.show(path), chunks: chunks() };
}
function refuseStated(path, stated, { freshness, nowMs }) {
  if (stated === void 0) return;
  refuseFuture(`${path}:`, { stated }, nowMs);
  const why = freshness.outdated(stated);
  if (why !== void 0) throw staleReport(`${path}: ${why}`, freshness);
}
var staleReport = (message, { remedy }) => new CouldNotTell("stale", message, remedy);
function leftover({ path, why }, { stale, found }) {
  const remedy = "Delete old reports before the run, narrow `junit`, or say `leftovers: ignore`.";
  return new CouldNotTell("stale", `${path}: ${why} (${stale} of ${found} reports are not of this run)`, remedy);
}

// src/checks/tests/coverage.ts
var HEAD = 4096;
async function readCoverage({ file, min }, { ports, freshness }) {
  const path = await findOne(file, ports);
  const facts = await ports.files.facts(path);
  const nowMs = ports.clock.now().getTime();
  if (facts) refuseFuture(`${path}:`, facts, nowMs);
  const why = facts && freshness.staleness(path, facts);
  if (why !== void 0) throw staleReport(`${path}: ${why}`, freshness);
  const { limitMs } = freshness;
  if (limitMs !== void 0) await refuseCheckedOut([path], { limitMs, ports });
  const coverage = await read(path, ports);
  refuseStated(path, coverage.writtenMs, { freshness, nowMs });
  const shown = show(coverage.percent);
  const isBelow = coverage.percent < min;
  const lines = coverage.lines === void 0 ? "" : ` (${coverage.covered} of ${coverage.lines} lines)`;
  const message = `line coverage is ${shown}${lines}, below ${min} %`;
  return {
    path,
    shown,
    findings: isBelow ? [{ rule: "coverage", level: "error", message, expected: `\u2265 ${min} %`, actual: shown }] : [],
    measurement: { name: "coverage", value: floored(coverage.percent), unit: "%", limit: min, bound: "min" }
  };
}
async function findOne(pattern2, { files }) {
  const [path, ...others] = await files.glob([pattern2]);
  if (path === void 0) {
    const remedy2 = "Make the suite write its coverage there, or correct `coverage.file`.";
    throw new CouldNotTell("nothing-checked", `${pattern2}: matches no coverage report`, remedy2);
  }
  if (others.length === 0) return path;
  const remedy = "Merge them with the coverage tool, and name the result.";
  throw new CouldNotTell("unsupported", `${pattern2}: matches ${others.length + 1} coverage reports, not one`, remedy);
}
async function read(path, ports) {
  const start = (await head(path, ports)).replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|[\s\0])+/, "");
  if (start.startsWith("<")) return readCobertura(await source(path, ports));
  if (/^(?:#.*\s+)*(?:TN|SF):/.test(start)) return readLcov(await source(path, ports));
  if (start === "") {
    throw new CouldNotTell("truncated", `${path}: is empty`, "Look whether its writer was cut off.");
  }
  const remedy = "Let `coverage.file` name a Cobertura XML or LCOV file.";
  throw new CouldNotTell("wrong-format", `${path}: neither Cobertura XML nor LCOV`, remedy);
}
async function head(path, ports) {
  for await (const chunk of (await source(path, ports)).chunks)
    return Buffer.from(chunk.subarray(0, HEAD)).toString("latin1");
  return "";
}
var floored = (percent) => Math.floor(Number((percent * 100).toPrecision(12))) / 100;
var show = (percent) => `${floored(percent)} %`;

// src/checks/tests/details.ts
var TAIL_LINES = 40;
var MAX_TOLD = 10;
var TOLD_LINES = 40;
function details(totals, ran) {
  return [...firstFailures(totals), ...slowest(totals), ...ran ? output(ran) : []];
}
function firstFailures({ failures, failed }) {
  const told2 = failures.slice(0, MAX_TOLD);
  if (told2.length === 0) return [];
  const title = failed > told2.length ? `the first ${told2.length} failures` : "failures";
  const texts = told2.map(({ classname, name, message, text }) => {
    const lines = (text.trim() === "" ? message : text).trim().split("\n");
    const shown = lines.length > TOLD_LINES ? [...lines.slice(0, TOLD_LINES), "\u2026"] : lines;
    return [[classname, name].filter((part) => part !== "").join(" > "), ...shown.map((line) => `  ${line}`)].join("\n");
  });
  return [{ title, text: texts.join("\n\n") }];
}
function slowest(totals) {
  if (totals.slowest.length === 0) return [];
  const rows = totals.slowest.map(({ ms, name }) => ({ time: showDuration(ms), name: name.replaceAll("\n", " ") }));
  const width = Math.max(...rows.map((row) => row.time.length));
  return [{ title: "slowest tests", text: rows.map((row) => `${row.time.padStart(width)}  ${row.name}`).join("\n") }];
}
function output(ran) {
  return ["stdout", "stderr"].flatMap((stream) => {
    const lines = ran[stream].text.trimEnd().split("\n");
    if (lines.join("") === "") return [];
    const title = lines.length > TAIL_LINES ? `${stream}, last ${TAIL_LINES} lines` : stream;
    return [{ title, text: lines.slice(-TAIL_LINES).join("\n") }];
  });
}

// src/engines/stack-trace.ts
var MAX_LINE2 = 1e3;
var NOTATIONS = [
  { deepest: "first", read: javaScript },
  { deepest: "first", read: java },
  { deepest: "last", read: python },
  { deepest: "first", read: goTrace },
  { deepest: "last", read: goMessage },
  { deepest: "first", read: pattern(/panicked at '?(?:.*, )?([^\s':]+\.rs):(\d+):(\d+)/) },
  { deepest: "first", read: pattern(/ in ((?:[A-Za-z]:)?[^:]+):line (\d+)/) },
  { deepest: "first", read: pattern(/^\s*(?:# )?((?:[A-Za-z]:)?[^\s:]+\.(?:rb|php|phpt)):(\d+)(?::|$)/) }
];
function parseStack(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.length <= MAX_LINE2);
  return NOTATIONS.flatMap(({ read: read2, deepest }) => {
    const frames = lines.flatMap((line) => read2(line) ?? []);
    return deepest === "first" ? frames : frames.reverse();
  });
}
var NODE_ITSELF = /^(?:node:|internal[\\/].*\.js$|(?:_\w+|assert|bootstrap_node|child_process|cluster|domain|events|fs|http|https|module|net|readline|repl|stream|timers|tls|util|vm|zlib)\.js$)/;
function javaScript(line) {
  const [, rest] = /^\s*(?:at|❯)\s+(\S.*)$/.exec(line) ?? [];
  if (rest === void 0) return void 0;
  const bracket = rest.lastIndexOf("(");
  const place = bracket === -1 ? lastWord(rest) : rest.slice(bracket + 1);
  const [, path, number2, column] = /^(.+?):(\d+):(\d+)\)?(?:\s*\{)?$/.exec(place) ?? [];
  if (path === void 0 || number2 === void 0 || NODE_ITSELF.test(path)) return void 0;
  const file = localPath(path);
  return file === void 0 ? void 0 : { file, line: Number(number2), column: Number(column) };
}
var lastWord = (rest) => (/^(?:async )?(.*)$/.exec(rest)?.[1] ?? rest).split(/\s(?=\S+:\d+:\d+)/).at(-1) ?? rest;
function localPath(path) {
  const plain = path.replace(/\?[^/]*$/, "");
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(plain) && !plain.startsWith("file://")) return void 0;
  const [, rest] = /^file:\/\/(?:localhost)?(\/.*)$/.exec(plain) ?? [];
  if (rest === void 0) return plain.replaceAll("\\", "/");
  return decoded(rest).replace(/^\/(?=[A-Za-z]:)/, "");
}
function decoded(path) {
  return /%(?![\da-fA-F]{2})/.test(path) ? path : safeDecode(path);
}
function safeDecode(path) {
  return Buffer.from(
    path.replace(/%([\da-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1"
  ).toString();
}
function java(line) {
  const [, method, name, number2] = /^\s*at (?:[^\s()/]*\/)*([\w.$<>]+)\(([\w$-]+\.(?:java|kt|kts|scala|groovy)):(\d+)\)/.exec(line) ?? [];
  if (method === void 0 || name === void 0) return void 0;
  const packages = method.split(".").slice(0, -2);
  return { file: [...packages, name].join("/"), line: Number(number2) };
}
function python(line) {
  const [, path, number2] = /^(?:E\s+|\s*)File "([^"]+)", line (\d+)/.exec(line) ?? /^(?:E\s+)?((?:[A-Za-z]:)?[^\s:"<>][^:"<>]*\.pyw?):(\d+):(?: |$)/.exec(line) ?? [];
  return path === void 0 || path.startsWith("<") ? void 0 : { file: path.replaceAll("\\", "/"), line: Number(number2) };
}
function goTrace(line) {
  const [, path, number2] = /^\s*(?:Error Trace:)?\s+((?:[A-Za-z]:)?[^\s:]+\.go):(\d+)(?: \+0x[\da-f]+)?$/.exec(line) ?? [];
  return path === void 0 ? void 0 : { file: path.replaceAll("\\", "/"), line: Number(number2) };
}
function goMessage(line) {
  const [, path, number2, message] = /^\s+([\w.-]+\.go):(\d+): (.*)$/.exec(line) ?? [];
  return path === void 0 || message === void 0 ? void 0 : { file: path, line: Number(number2), message };
}
function pattern(expression) {
  return (line) => {
    const [, path, number2, column] = expression.exec(line) ?? [];
    if (path === void 0) return void 0;
    const place = { file: path.replaceAll("\\", "/"), line: Number(number2) };
    return column === void 0 ? place : { ...place, column: Number(column) };
  };
}

// src/checks/tests/findings.ts
var MAX_FLAKES = 100;
var MAX_MESSAGE = 400;
var EMPTY_WORDS = /^(?:failed|test failed|failure|error|collection failure|assertion failed|undefined|null)?\.?$/i;
var NOISE = /^(?:=== (?:RUN|PAUSE|CONT|NAME)\b.*|--- FAIL: .*|[-=_ ]*)$/;
async function testFindings(totals, locator) {
  const found = /* @__PURE__ */ new Map();
  for (const failure of totals.failures) {
    const finding = await failedTest(failure, locator);
    found.set(JSON.stringify([finding.subject, finding.message, finding.file, finding.line]), finding);
  }
  const left = totals.failed - totals.failures.length;
  const more = { rule: "test-failed", level: "error", message: `${count(left, "more test")} failed` };
  const flakes = await Promise.all(totals.flakes.slice(0, MAX_FLAKES).map((failure) => flakyTest(failure, locator)));
  return [...found.values(), ...left > 0 ? [more] : [], ...flakes];
}
async function failedTest(failure, locator) {
  const message = `${failure.name || failure.suite}: ${headline(failure)}`;
  return { rule: "test-failed", level: "error", message, ...await where(failure, locator) };
}
async function flakyTest(failure, locator) {
  const message = `${failure.name}: passed only when run again`;
  return { rule: "flaky", level: "warning", message, actual: headline(failure), ...await where(failure, locator) };
}
async function where(failure, locator) {
  const place = await locator.locate(failure);
  return { file: place?.file, line: place?.line, column: place?.column, subject: subjectOf(failure) };
}
var subjectOf = ({ classname, suite, name }) => {
  const parts = [classname === "" || classname === "test" ? suite : classname, name];
  return [...new Set(parts)].filter((part) => part !== "").join(" > ");
};
function headline(failure) {
  const message = firstLine(failure.message);
  const line = EMPTY_WORDS.test(message) ? fromText(failure) ?? (message || failure.type || "failed") : message;
  const plain = line.replace(/\s+/g, " ");
  return clip(plain, MAX_MESSAGE);
}
function fromText({ text }) {
  const lines = text.split("\n").map((line) => line.trim());
  const python2 = lines.findLast((line) => /^E {2,}\S/.test(line));
  const panic = lines.find((line) => line.startsWith("panic: "));
  const testify = lines.find((line) => /^Error:\s/.test(line))?.replace(/^Error:\s+/, "");
  const go = parseStack(text).find((frame) => frame.message)?.message;
  return python2?.slice(1).trim() ?? panic ?? testify ?? go ?? lines.find((line) => !NOISE.test(line));
}
var firstLine = (text) => text.split("\n").map((line) => line.trim()).find((line) => line !== "") ?? "";

// src/checks/tests/locate.ts
var MAX_FRAMES = 40;
var SOURCE_ROOTS = [
  "",
  "src/test/java",
  "src/main/java",
  "src/test/kotlin",
  "src/main/kotlin",
  "src/test/scala",
  "src/test/groovy"
];
var DEPENDENCY = /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor|\.venv|venv|\.tox|\.nox|\.yarn|\.cargo|pkg\/mod|lib\/python3[\d.]*)\//;
var LIBRARY = /^(?:java|javax|jdk|sun|kotlin|scala|groovy|junit|org\/(?:junit|opentest4j|testng|assertj|hamcrest|mockito|gradle|apache\/maven|codehaus\/groovy))\//;
var Locator = class {
  #sources;
  #cwd;
  #known = /* @__PURE__ */ new Map();
  constructor(files, cwd) {
    this.#sources = new SourceFiles(files);
    this.#cwd = cwd;
  }
  /**
   * The innermost frame of the project's own code, else the test's place as the report tells it, else what either says
   * although no such file is in the workspace. Absolute paths of another machine are found by their last parts.
   */
  async locate(failure) {
    const frames = parseStack(failure.text).filter((frame) => !this.#isForeign(frame.file)).slice(0, MAX_FRAMES);
    for (const { file, line, column } of frames) {
      const found = await this.#find(file, failure);
      if (found !== void 0 && !DEPENDENCY.test(found)) return { file: found, line, column };
    }
    const { classname, suite, name } = failure;
    const named = [failure.file, ...[classname, suite, name].filter(isSourcePath), ...modules(classname)];
    for (const file of named) {
      const found = file === void 0 ? void 0 : await this.#find(file, failure);
      if (found !== void 0) return { file: found, line: failure.line };
    }
    return told(failure, frames);
  }
  #isForeign(file) {
    const shown = isAbsolute(file) ? this.#sources.show(file) : file;
    return LIBRARY.test(file) || DEPENDENCY.test(shown.startsWith("../") ? file : shown);
  }
  #find(file, failure) {
    const { report, classname, suite } = failure;
    const around = isAbsolute(file) ? [] : file.endsWith(".go") ? [report, classname, suite] : [report];
    const key = [file, ...around].join("\0");
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#search(file, failure);
    this.#known.set(key, found);
    return found;
  }
  async #search(file, failure) {
    const candidates = isAbsolute(file) ? [file, ...tails(file, 2)] : this.#relative(file, failure);
    for (const candidate of candidates) {
      const found = await this.#sources.find(candidate);
      if (found !== void 0) return found;
    }
    const isPlain = !isAbsolute(file) && file.includes("/") && !file.includes("..");
    return isPlain ? this.#sources.endingWith(file) : void 0;
  }
  /** A relative path may be meant from where the suite ran, or from any directory around its report. */
  #relative(file, { report, classname, suite }) {
    const bases = [.../* @__PURE__ */ new Set([this.#cwd ?? "", "", ...parents(report)])];
    const folders = file.endsWith(".go") ? [...tails(classname, 1), ...tails(suite, 1), ""] : /\.(?:java|kts?|scala|groovy)$/.test(file) ? SOURCE_ROOTS : [""];
    return bases.flatMap((base) => folders.map((folder) => [base, folder, file].filter((part) => part !== "").join("/")));
  }
};
var isAbsolute = (file) => /^(?:\/|[A-Za-z]:\/)/.test(file);
function tails(path, parts) {
  const all = path.split("/").filter((part) => part !== "");
  return all.flatMap((_, index) => all.length - index < parts ? [] : [all.slice(index).join("/")]);
}
function modules(classname) {
  if (!/^\w+(?:\.\w+)*$/.test(classname)) return [];
  const parts = classname.split(".");
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
  return [...paths.map((path) => `${path}.py`), `${parts.join("/")}.java`, `${parts.join("/")}.kt`];
}
function parents(path) {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
}
var isSourcePath = (name) => /^[^\s:*?"<>|]+\.[A-Za-z]{1,5}$/.test(name) && /[/.]/.test(name);
function told(failure, frames) {
  const isRelative = (file2) => !isAbsolute(file2) && !file2.startsWith("../");
  const frame = frames.find(({ file: file2 }) => isRelative(file2));
  const file = failure.file?.replaceAll("\\", "/").replace(/^\.\//, "");
  if (file !== void 0 && isRelative(file)) {
    return { file, line: frame?.file === file ? frame.line : failure.line };
  }
  return frame && { file: frame.file, line: frame.line, column: frame.column };
}

// src/checks/tests/totals.ts
var MAX_FAILURES = 1e3;
var MAX_SLOWEST2 = 10;
function addUp(reports, { retriesCount }) {
  const sum = (pick) => reports.reduce((total, { report }) => total + pick(report), 0);
  const all = (pick) => reports.flatMap(({ path, report }) => pick(report).map((failure) => ({ ...failure, report: path })));
  const logged = all((report) => report.failures);
  const isFlake = (failure) => retriesCount && failure.passedLater;
  const failed = sum((report) => report.failed) + (retriesCount ? 0 : sum((report) => report.recovered));
  const flaky = sum((report) => report.flaky);
  return {
    executed: sum((report) => report.passed) + flaky + failed,
    failed,
    skipped: sum((report) => report.skipped),
    flaky: flaky + (retriesCount ? sum((report) => report.recoveredTests) : 0),
    withoutTests: sum((report) => report.withoutTests),
    hidden: sum((report) => report.hidden),
    doubts: reports.flatMap(({ report }) => report.doubts),
    ms: sum((report) => report.ms),
    failures: logged.filter((failure) => !isFlake(failure)).slice(0, MAX_FAILURES),
    flakes: [...all((report) => report.flakes), ...logged.filter(isFlake)].slice(0, MAX_FAILURES),
    slowest: reports.flatMap(({ report }) => report.slowest).sort((a, b) => b.ms - a.ms).slice(0, MAX_SLOWEST2)
  };
}

// src/checks/tests/run.ts
var HOUR_MS = 36e5;
async function runTests(options, ports) {
  const suite = await runSuite(options, ports);
  try {
    return await judge(options, { suite, ports });
  } catch (error) {
    if (!(error instanceof CouldNotTell) || ports.signal.aborted || !suite.ran) throw error;
    throw withExit(error, suite.ran);
  }
}
async function runSuite(options, { exec, files, clock }) {
  if (options.run === void 0) {
    const limitMs = options["max-age"] ?? HOUR_MS;
    return { ran: void 0, freshness: notOlderThan({ limitMs, nowMs: clock.now().getTime() }) };
  }
  const patterns = [...options.junit, ...options.coverage ? [options.coverage.file] : []];
  const paths = [...(await matching(patterns, files)).values()].flat();
  const freshness = await writtenFrom(clock.now().getTime(), { files, paths });
  const ran = await exec.run(options.run, { cwd: options.cwd, env: options.env });
  const name = options.run[0];
  const { code } = ran;
  if (code === null) {
    const remedy = "Look at its output for the reason; out of memory is a common one.";
    throw new CouldNotTell("tool-crashed", `${name} was ended by ${ran.signal ?? "a signal"}`, remedy);
  }
  return { freshness, ran: { ...ran, name, code } };
}
async function judge(options, { suite, ports }) {
  const { freshness, ran } = suite;
  const reports = await readReports(options.junit, { ports, freshness, leftovers: options.leftovers });
  const totals = addUp(reports.read, { retriesCount: ran?.code === 0 });
  refuseTooLittle(options, { totals, ran });
  const coverage = await coverageOf(options, { suite, ports, failed: totals.failed > 0 });
  const findings = [
    ...await testFindings(totals, new Locator(ports.files, options.cwd)),
    ...doubtful(totals),
    ...exitCode(totals, ran),
    ...limits(options, totals),
    ...coverage?.findings ?? [],
    ...leftovers(reports)
  ].sort((a, b) => Number(b.level === "error") - Number(a.level === "error"));
  return byFindings(summarise({ totals, ran, coverage, findings }), {
    findings,
    measurements: measure(options, { totals, ran, coverage }),
    evidence: evidence(reports, { coverage, ran }),
    details: details(totals, ran)
  });
}
function refuseTooLittle(options, { totals, ran }) {
  const { executed, failed, skipped, withoutTests, hidden, doubts } = totals;
  if (failed > 0) return;
  const [doubt] = doubts;
  if (doubt) throw doubt;
  const least = options["min-executed"];
  if (executed < (ran && ran.code !== 0 ? 1 : least)) {
    const what = executed === 0 ? "no test was executed" : `${count(executed, "test")} executed, fewer than ${least}`;
    const skips = skipped > 0 ? `, ${skipped} skipped` : "";
    const files = withoutTests > 0 ? `, ${count(withoutTests, "file")} without a test` : "";
    const remedy = "Look at which tests the suite selects, and whether it finds its files.";
    throw new CouldNotTell("nothing-checked", `${what}${skips}${files}`, remedy);
  }
  if (hidden > 0 && (!ran || ran.code === 0)) {
    const message = `the reports count ${count(hidden, "failure")} and show none`;
    throw new CouldNotTell("truncated", message, "Run the suite again; look at its own output.");
  }
}
async function coverageOf({ coverage }, { suite, ports, failed }) {
  if (coverage === void 0) return void 0;
  try {
    return await readCoverage(coverage, { ports, freshness: suite.freshness });
  } catch (error) {
    if (failed && error instanceof CouldNotTell && !ports.signal.aborted) return void 0;
    throw error;
  }
}
var doubtful = ({ doubts }) => doubts.map(({ message, remedy }) => ({ rule: "doubtful-report", level: "error", message, help: remedy }));
function exitCode(totals, ran) {
  if (!ran || ran.code === 0 || totals.failed > 0) return [];
  const hidden = totals.hidden > 0 ? `, and its reports count ${count(totals.hidden, "failure")} that they do not show` : "";
  const message = `${ran.name} exited with ${ran.code} although none of its ${count(totals.executed, "test")} failed${hidden}`;
  const help = "Something around the tests failed: a hook, a coverage threshold, a leak, the collection. Look at its output.";
  return [{ rule: "exit-code", level: "error", message, expected: "0", actual: String(ran.code), help }];
}
function limits(options, totals) {
  return ["skipped", "flaky"].flatMap((what) => {
    const limit = options[`max-${what}`];
    const actual = totals[what];
    if (limit === void 0 || actual <= limit) return [];
    const message = `${count(actual, `${what} test`)}, more than ${limit}`;
    return [{ rule: `max-${what}`, level: "error", message, expected: `\u2264 ${limit}`, actual: String(actual) }];
  });
}
var leftovers = (reports) => reports.leftovers.map((path) => ({
  rule: "leftover",
  level: "warning",
  message: "this run did not write it: left out",
  file: path
}));
function summarise({ totals, ran, coverage, findings }) {
  const { executed, failed, skipped, flaky } = totals;
  const tests = failed > 0 ? `${showNumber(failed)} of ${count(executed, "test")} failed${ran?.code === 0 ? ` although ${ran.name} exited with 0` : ""}` : `${count(executed, "test")} passed in ${showDuration(ran?.durationMs ?? totals.ms)}`;
  const besides = [
    skipped > 0 ? `${skipped} skipped` : "",
    flaky > 0 ? `${flaky} flaky` : "",
    coverage ? `coverage ${coverage.shown}` : ""
  ];
  const other = failed > 0 ? void 0 : findings.find((finding) => finding.level === "error");
  const said = [tests, ...besides].filter((part) => part !== "").join(", ");
  return other ? `${other.message}; ${said}` : said;
}
function measure(options, { totals, ran, coverage }) {
  return [
    { name: "executed", value: totals.executed, unit: "tests", limit: options["min-executed"], bound: "min" },
    { name: "failed", value: totals.failed, unit: "tests", limit: 0 },
    { name: "skipped", value: totals.skipped, unit: "tests", limit: options["max-skipped"] },
    { name: "flaky", value: totals.flaky, unit: "tests", limit: options["max-flaky"] },
    { name: "duration", value: Math.round(ran?.durationMs ?? totals.ms), unit: "ms" },
    ...coverage ? [coverage.measurement] : []
  ];
}
var evidence = (reports, { coverage, ran }) => [
  ...reports.read.map(({ path }) => path),
  ...coverage ? [coverage.path] : [],
  ...ran?.log === void 0 ? [] : [ran.log]
];
function withExit(error, { name, code, stdout, stderr }) {
  if (code === 0)
    return new CouldNotTell(error.why, `${error.message} (${name} exited with 0)`, error.remedy, { cause: error });
  const words = [stderr, stdout].map(({ text }) => text.trim().split("\n").at(-1)?.trim() ?? "").find((line) => line !== "");
  const said = words === void 0 ? "" : `: ${clip(words, 200)}`;
  const message = `${error.message} (${name} exited with ${code}${said})`;
  return new CouldNotTell(error.why, message, error.remedy, { cause: error });
}
export {
  runTests
};
