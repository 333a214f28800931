import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  unquotePromql
} from "./chunk-QW2CTSP4.js";
import {
  parsePrometheusDuration
} from "./chunk-HDOT25PL.js";
import {
  re2Problem
} from "./chunk-UKKJVFSA.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/engines/logql/problem.ts
var Refused = class extends Error {
  from;
  to;
  constructor(message, { from, to }) {
    super(message);
    this.from = from;
    this.to = to;
  }
};

// src/engines/logql/cursor.ts
var Cursor = class {
  #tokens;
  #index = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  peek(ahead = 0) {
    return this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)] ?? END;
  }
  take() {
    const token = this.peek();
    this.#index += 1;
    return token;
  }
  is(text, ahead = 0) {
    const token = this.peek(ahead);
    return (token.kind === "symbol" || token.kind === "word") && token.text === text;
  }
  isKind(kind, ahead = 0) {
    return this.peek(ahead).kind === kind;
  }
  /** Takes it where it stands next. */
  skip(text) {
    if (!this.is(text)) return false;
    this.#index += 1;
    return true;
  }
  want(text) {
    if (!this.is(text)) this.refuse(`expected "${text}"`);
    return this.take();
  }
  wantKind(kind, what) {
    if (!this.isKind(kind)) this.refuse(`expected ${what}`);
    return this.take();
  }
  /** Says what stands here in the place of what was expected. */
  refuse(expected) {
    const token = this.peek();
    const got = token.kind === "end" ? "the end of the query" : `"${shown(token)}"`;
    throw new Refused(`unexpected ${got}; ${expected}`, token);
  }
};
var END = { kind: "end", text: "", from: 0, to: 0 };
var shown = ({ kind, text }) => (kind === "range" ? `[${text}]` : text.replaceAll('"', "")).slice(0, 40);

// src/engines/logql/selector.ts
var OPERATORS = ["=", "!=", "=~", "!~"];
function readSelector(cursor) {
  const open = cursor.want("{");
  const matchers = [];
  if (!cursor.is("}")) {
    do
      matchers.push(readMatcher(cursor));
    while (cursor.skip(","));
  }
  if (!cursor.is("}")) cursor.refuse('expected "," or "}"');
  const close = cursor.take();
  if (!matchers.some(selects)) {
    const message = 'the selector needs a matcher that does not match an empty label, such as app="x" or app=~".+"';
    throw new Refused(message, { from: open.from, to: close.to });
  }
  return matchers;
}
function readMatcher(cursor) {
  const name = cursor.wantKind("name", "the name of a label").text;
  const operator = OPERATORS.find((each) => cursor.is(each));
  if (operator === void 0) return cursor.refuse("expected one of =, !=, =~ and !~");
  cursor.take();
  const value = cursor.wantKind("string", "a text in double quotes or backquotes");
  if (operator.endsWith("~")) checkRegexp(value);
  return { name, operator, value: value.value ?? "" };
}
function checkRegexp(token) {
  const problem = re2Problem(token.value ?? "");
  if (problem) throw new Refused(`error parsing regexp: ${problem.message}`, token);
}
function selects({ operator, value }) {
  if (operator === "=") return value !== "";
  if (operator === "!=") return value === "";
  const matchesEmpty = emptyMatch(value);
  return matchesEmpty === void 0 || (operator === "=~" ? !matchesEmpty : matchesEmpty);
}
function emptyMatch(pattern) {
  try {
    return new RegExp(`^(?:${pattern.replace(/^\(\?[ims]+\)/, "")})$`, "s").test("");
  } catch {
    return void 0;
  }
}

// src/engines/logql/words.ts
var RANGE_FUNCTIONS = /* @__PURE__ */ new Set([
  "rate",
  "rate_counter",
  "count_over_time",
  "bytes_rate",
  "bytes_over_time",
  "avg_over_time",
  "sum_over_time",
  "min_over_time",
  "max_over_time",
  "stdvar_over_time",
  "stddev_over_time",
  "quantile_over_time",
  "first_over_time",
  "last_over_time",
  "absent_over_time"
]);
var VECTOR_FUNCTIONS = /* @__PURE__ */ new Set([
  "sum",
  "avg",
  "max",
  "min",
  "count",
  "stddev",
  "stdvar",
  "bottomk",
  "topk",
  "approx_topk",
  "sort",
  "sort_desc"
]);
var CONVERSIONS = /* @__PURE__ */ new Set(["bytes", "duration", "duration_seconds"]);
var FUNCTIONS = /* @__PURE__ */ new Set([
  ...RANGE_FUNCTIONS,
  ...VECTOR_FUNCTIONS,
  ...CONVERSIONS,
  "vector",
  "label_replace",
  "ip"
]);
var RESERVED = /* @__PURE__ */ new Set([
  "by",
  "without",
  "bool",
  "offset",
  "on",
  "ignoring",
  "group_left",
  "group_right",
  "or",
  "and",
  "unless",
  "json",
  "regexp",
  "logfmt",
  "unpack",
  "pattern",
  "label_format",
  "line_format",
  "decolorize",
  "drop",
  "keep",
  "unwrap"
]);
var STAGES = [
  "json",
  "logfmt",
  "regexp",
  "pattern",
  "unpack",
  "line_format",
  "label_format",
  "decolorize",
  "drop",
  "keep",
  "unwrap"
];
var NEEDS_UNWRAP = /* @__PURE__ */ new Set([
  "rate_counter",
  "avg_over_time",
  "sum_over_time",
  "min_over_time",
  "max_over_time",
  "stdvar_over_time",
  "stddev_over_time",
  "quantile_over_time",
  "first_over_time",
  "last_over_time"
]);
var REFUSES_UNWRAP = /* @__PURE__ */ new Set(["count_over_time", "bytes_over_time", "bytes_rate"]);
var GROUPS = /* @__PURE__ */ new Set([
  "avg_over_time",
  "stddev_over_time",
  "stdvar_over_time",
  "quantile_over_time",
  "max_over_time",
  "min_over_time",
  "first_over_time",
  "last_over_time"
]);

// src/engines/logql/pipeline.ts
var LINE_FILTERS = ["|=", "|~", "|>", "!=", "!~", "!>"];
function readPipeline(cursor) {
  let unwrap;
  for (; ; ) {
    if (LINE_FILTERS.some((filter) => cursor.is(filter))) {
      if (unwrap) cursor.refuse("behind unwrap only filters of labels may stand");
      readLineFilter(cursor);
    } else if (cursor.is("|")) {
      cursor.take();
      if (unwrap) readLabelFilter(cursor);
      else if (cursor.is("unwrap")) unwrap = readUnwrap(cursor);
      else readStage(cursor);
    } else return { unwrap };
  }
}
function readLineFilter(cursor) {
  const filter = cursor.take().text;
  do {
    const text = readIp(cursor) ?? cursor.wantKind("string", "a text in double quotes or backquotes");
    if (filter.endsWith("~")) checkRegexp(text);
    if (filter.endsWith(">")) checkLinePattern(text);
  } while (cursor.skip("or"));
}
function readIp(cursor) {
  if (!cursor.isKind("function") || cursor.peek().text !== "ip") return void 0;
  cursor.take();
  cursor.want("(");
  const text = cursor.wantKind("string", "an address or a range of addresses in double quotes");
  cursor.want(")");
  return text;
}
function readStage(cursor) {
  const token = cursor.peek();
  const stage = token.kind === "word" ? token.text : "";
  const read = READERS[stage];
  if (read) {
    cursor.take();
    read(cursor);
    return;
  }
  if (token.kind === "name" && !isFilterAhead(cursor)) {
    const near = nearest(token.text, STAGES);
    const hint = near === void 0 ? 'expected a stage such as json, or a filter such as level="error"' : `did you mean "${near}"?`;
    throw new Refused(`"${token.text}" is no stage; ${hint}`, token);
  }
  readLabelFilter(cursor);
}
var TEXT_COMPARISONS = ["=", "!=", "=~", "!~"];
var COMPARISONS = [...TEXT_COMPARISONS, "==", ">", ">=", "<", "<="];
var isFilterAhead = (cursor) => COMPARISONS.some((each) => cursor.is(each, 1));
var READERS = {
  json: (cursor) => readExtractions(cursor),
  logfmt: (cursor) => {
    while (cursor.isKind("flag")) cursor.take();
    readExtractions(cursor);
  },
  unpack: () => void 0,
  decolorize: () => void 0,
  regexp: (cursor) => {
    const text = cursor.wantKind("string", "a regular expression in backquotes");
    checkRegexp(text);
    if (!/\(\?P?<\w+>/.test(text.value ?? ""))
      throw new Refused("regexp needs a named group, such as (?P<name>.*)", text);
  },
  pattern: (cursor) => checkPattern(cursor.wantKind("string", "a pattern in double quotes or backquotes")),
  line_format: (cursor) => checkTemplate(cursor.wantKind("string", "a template in double quotes or backquotes")),
  label_format: (cursor) => {
    do {
      cursor.wantKind("name", "the name of a label");
      cursor.want("=");
      if (cursor.isKind("name")) cursor.take();
      else checkTemplate(cursor.wantKind("string", "a label or a template"));
    } while (cursor.skip(","));
  },
  drop: (cursor) => readNamed(cursor),
  keep: (cursor) => readNamed(cursor)
};
function readExtractions(cursor) {
  if (!cursor.isKind("name")) return;
  do {
    cursor.wantKind("name", "the name of a label");
    if (cursor.skip("=")) cursor.wantKind("string", "where the label comes from, in double quotes");
  } while (cursor.skip(","));
}
function readNamed(cursor) {
  do {
    if (isFilterAhead(cursor)) readMatcher(cursor);
    else cursor.wantKind("name", "the name of a label");
  } while (cursor.skip(","));
}
function readUnwrap(cursor) {
  const unwrap = cursor.take();
  if (!cursor.isKind("function") || !CONVERSIONS.has(cursor.peek().text)) {
    cursor.wantKind("name", "the label that holds the value, or duration(\u2026) or bytes(\u2026) of it");
    return unwrap;
  }
  cursor.take();
  cursor.want("(");
  cursor.wantKind("name", "the name of a label");
  cursor.want(")");
  return unwrap;
}
function readLabelFilter(cursor) {
  readOneFilter(cursor);
  for (; ; ) {
    if (cursor.skip("and") || cursor.skip("or") || cursor.skip(",")) readOneFilter(cursor);
    else if (cursor.is("(") || cursor.isKind("name") && isFilterAhead(cursor)) readOneFilter(cursor);
    else return;
  }
}
function readOneFilter(cursor) {
  if (cursor.skip("(")) {
    readLabelFilter(cursor);
    cursor.want(")");
    return;
  }
  if (!cursor.isKind("name")) cursor.refuse('expected a stage such as json, or a filter such as level="error"');
  if (cursor.isKind("string", 2) && TEXT_COMPARISONS.some((each) => cursor.is(each, 1))) {
    readMatcher(cursor);
    return;
  }
  cursor.take();
  const operator = COMPARISONS.find((each) => cursor.is(each));
  if (operator === void 0) cursor.refuse('expected a comparison such as ="x" or > 5');
  cursor.take();
  if (operator.includes("~")) cursor.wantKind("string", "a regular expression in double quotes or backquotes");
  else if (operator === "=" || operator === "!=") readIp(cursor) ?? readAmount(cursor);
  else readAmount(cursor);
}
function readAmount(cursor) {
  if (cursor.isKind("duration") || cursor.isKind("bytes")) {
    cursor.take();
    return;
  }
  if (!cursor.skip("-")) cursor.skip("+");
  cursor.wantKind("number", "a number, a duration or a size; a text stands behind =, !=, =~ and !~");
}
var CAPTURE = /<(?:_|[a-zA-Z_]\w*)>/g;
function checkPattern(token) {
  const text = token.value ?? "";
  const captures = text.match(CAPTURE) ?? [];
  if (!captures.some((capture) => capture !== "<_>")) {
    throw new Refused("pattern needs a named capture, such as <name>", token);
  }
  checkNeighbours(token);
  const twice = captures.find((capture, index) => capture !== "<_>" && captures.indexOf(capture) < index);
  if (twice !== void 0) throw new Refused(`the capture ${twice} stands there twice`, token);
}
function checkLinePattern(token) {
  checkNeighbours(token);
  const named = (token.value?.match(CAPTURE) ?? []).find((capture) => capture !== "<_>");
  if (named !== void 0) throw new Refused(`a line filter knows <_> alone, not ${named}`, token);
}
function checkNeighbours(token) {
  if (/<(?:_|[a-zA-Z_]\w*)><(?:_|[a-zA-Z_]\w*)>/.test(token.value ?? "")) {
    throw new Refused("two captures need a text between them", token);
  }
}
function checkTemplate(token) {
  const rest = (token.value ?? "").replace(/\{\{(?:[^"`}]|"(?:[^"\\]|\\.)*"|`[^`]*`|\}(?!\}))*\}\}/g, "");
  if (rest.includes("{{")) throw new Refused('in this template "{{" is never closed', token);
}

// src/engines/logql/metric.ts
var BINARY = {
  or: 1,
  and: 2,
  unless: 2,
  "==": 3,
  "!=": 3,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
  "^": 6
};
var MAX_DEPTH = 200;
var Expressions = class {
  selectors = [];
  #cursor;
  #depth = 0;
  constructor(cursor) {
    this.#cursor = cursor;
  }
  read(least = 1) {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Refused(`nested more than ${MAX_DEPTH} levels deep`, this.#cursor.peek());
    let gives = this.#operand();
    for (; ; ) {
      const operator = this.#cursor.peek();
      const isOperator = operator.kind === "symbol" || operator.kind === "word";
      const level = isOperator ? BINARY[operator.text] ?? 0 : 0;
      if (level < least) break;
      this.#cursor.take();
      this.#modifiers();
      const right = this.read(operator.text === "^" ? level : level + 1);
      gives = combine(operator, gives, right);
    }
    this.#depth -= 1;
    return gives;
  }
  #operand() {
    const cursor = this.#cursor;
    const token = cursor.peek();
    if (cursor.is("{")) return this.#logs();
    if (cursor.skip("(")) {
      const gives = this.read();
      cursor.want(")");
      return gives;
    }
    if (token.kind === "number" || cursor.is("+") || cursor.is("-")) {
      if (token.kind !== "number") cursor.take();
      cursor.wantKind("number", "a number");
      return "literal";
    }
    if (token.kind !== "function") return cursor.refuse('expected a selector such as {app="x"}, or a function');
    if (RANGE_FUNCTIONS.has(token.text)) return this.#overRange();
    if (VECTOR_FUNCTIONS.has(token.text)) return this.#aggregation();
    if (token.text === "label_replace") return this.#labelReplace();
    if (token.text !== "vector") return cursor.refuse('expected a selector such as {app="x"}, or a function');
    cursor.take();
    cursor.want("(");
    cursor.wantKind("number", "a number");
    cursor.want(")");
    return "metric";
  }
  #logs() {
    this.selectors.push(readSelector(this.#cursor));
    const { unwrap } = readPipeline(this.#cursor);
    if (unwrap) throw new Refused("unwrap stands inside a function over a range alone", unwrap);
    return "log";
  }
  #overRange() {
    const cursor = this.#cursor;
    const name = cursor.take();
    cursor.want("(");
    const parameter = cursor.isKind("number") ? cursor.take() : void 0;
    if (parameter) cursor.want(",");
    if (parameter && name.text !== "quantile_over_time") {
      throw new Refused(`${name.text} takes no parameter`, parameter);
    }
    if (!parameter && name.text === "quantile_over_time") {
      throw new Refused("quantile_over_time needs a parameter, such as 0.99", name);
    }
    const unwrap = this.#range();
    cursor.want(")");
    const grouping = this.#grouping();
    if (grouping && !GROUPS.has(name.text)) throw new Refused(`${name.text} allows no grouping`, grouping);
    if (unwrap && REFUSES_UNWRAP.has(name.text)) throw new Refused(`${name.text} does not go with unwrap`, unwrap);
    if (!unwrap && NEEDS_UNWRAP.has(name.text)) throw new Refused(`${name.text} needs "| unwrap LABEL"`, name);
    return "metric";
  }
  /** `{…} | … [5m] offset 1h`; the range may stand before the pipeline, too. Answers where `unwrap` stands. */
  #range() {
    const cursor = this.#cursor;
    if (cursor.is("(")) return this.#rangeInParentheses();
    this.selectors.push(readSelector(cursor));
    const before = readPipeline(cursor);
    if (!cursor.isKind("range")) cursor.refuse("expected a range such as [5m]");
    cursor.take();
    this.#offset();
    return before.unwrap ?? readPipeline(cursor).unwrap;
  }
  #rangeInParentheses() {
    const cursor = this.#cursor;
    cursor.want("(");
    if (cursor.is("(")) {
      const unwrap2 = this.#rangeInParentheses();
      cursor.want(")");
      return unwrap2;
    }
    this.selectors.push(readSelector(cursor));
    let { unwrap } = readPipeline(cursor);
    const isInside = cursor.isKind("range");
    if (isInside) {
      cursor.take();
      this.#offset();
      unwrap ??= readPipeline(cursor).unwrap;
    }
    cursor.want(")");
    if (isInside) return unwrap;
    cursor.wantKind("range", "a range such as [5m]");
    this.#offset();
    return unwrap ?? readPipeline(cursor).unwrap;
  }
  #offset() {
    if (this.#cursor.skip("offset")) this.#cursor.wantKind("duration", "a duration such as 1h");
  }
  #aggregation() {
    const cursor = this.#cursor;
    const name = cursor.take();
    const before = this.#grouping();
    cursor.want("(");
    const takes = name.text === "topk" || name.text === "bottomk" || name.text === "approx_topk";
    const parameter = cursor.isKind("number") && cursor.is(",", 1) ? cursor.take() : void 0;
    if (parameter) cursor.take();
    if (takes && !parameter) throw new Refused(`${name.text} needs how many first, such as ${name.text}(10, \u2026)`, name);
    if (parameter && !takes) throw new Refused(`${name.text} takes no parameter`, parameter);
    if (parameter && !/^[1-9]\d*$/.test(parameter.text)) {
      throw new Refused(`${name.text} needs a whole number above 0`, parameter);
    }
    const from = cursor.peek().from;
    const gives = this.read();
    if (gives === "log") {
      const message = `${name.text} needs a metric; count lines with a function such as rate({\u2026}[5m])`;
      throw new Refused(message, { from, to: cursor.peek().from });
    }
    cursor.want(")");
    const grouping = before ?? this.#grouping();
    const isSort = name.text.startsWith("sort") && grouping !== void 0;
    if (grouping && (name.text === "approx_topk" || isSort))
      throw new Refused(`${name.text} allows no grouping`, grouping);
    return "metric";
  }
  #labelReplace() {
    const cursor = this.#cursor;
    cursor.take();
    cursor.want("(");
    if (this.read() === "log") cursor.refuse("label_replace needs a metric");
    for (const what of ["label", "replacement", "source", "expression"]) {
      cursor.want(",");
      const text = cursor.wantKind("string", `a text (${what})`);
      if (what === "expression") checkRegexp(text);
    }
    cursor.want(")");
    return "metric";
  }
  #grouping() {
    const cursor = this.#cursor;
    const word = cursor.peek();
    if (!cursor.skip("by") && !cursor.skip("without")) return void 0;
    this.#labels();
    return word;
  }
  #labels() {
    const cursor = this.#cursor;
    cursor.want("(");
    if (cursor.skip(")")) return;
    do
      cursor.wantKind("name", "the name of a label");
    while (cursor.skip(","));
    cursor.want(")");
  }
  #modifiers() {
    const cursor = this.#cursor;
    cursor.skip("bool");
    if (!cursor.skip("on") && !cursor.skip("ignoring")) return;
    this.#labels();
    if (!cursor.skip("group_left") && !cursor.skip("group_right")) return;
    const isList = cursor.is("(") && (cursor.is(")", 1) || cursor.isKind("name", 1) && (cursor.is(")", 2) || cursor.is(",", 2)));
    if (isList) this.#labels();
  }
};
function combine(operator, left, right) {
  if (left === "log" || right === "log") {
    const side = left === "log" ? "left" : "right";
    throw new Refused(`"${operator.text}" needs metrics, and log lines stand on its ${side}`, operator);
  }
  if (/^[a-z]/.test(operator.text) && (left === "literal" || right === "literal")) {
    throw new Refused(`"${operator.text}" does not go with a plain number`, operator);
  }
  return left === "literal" && right === "literal" ? "literal" : "metric";
}

// src/engines/logql/token.ts
var BLANK = /[\s]+|#[^\n]*/y;
var NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
var STRING = /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/y;
var NUMBER = /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y;
var DURATION = /-?\d[\d.nuµmshdwy]*[nuµmshdwy]/y;
var BYTES = /\d+(?:\.\d*)?(?:[kKMGTP]i?)?B|\d+(?:\.\d*)?[kKMGTP]i?(?![\p{L}\p{N}_])/uy;
var FLAG = /--(?:strict|keep-empty)(?![\p{L}-])/uy;
var SYMBOLS = ["|=", "|~", "|>", "!=", "!~", "!>", "=~", "==", ">=", "<=", ..."{}()=,.|<>+-*/%^"];
function tokensOf(text) {
  const lexer = new Lexer(text);
  const tokens = [];
  for (; ; ) {
    const token = lexer.next();
    tokens.push(token);
    if (token.kind === "end") return tokens;
  }
}
var Lexer = class {
  #text;
  #at = 0;
  constructor(text) {
    this.#text = text;
  }
  next() {
    while (this.#match(BLANK) !== void 0) ;
    const from = this.#at;
    if (from >= this.#text.length) return { kind: "end", text: "", from, to: from };
    return this.#literal(from) ?? this.#take("flag", from, FLAG) ?? this.#duration(from) ?? this.#take("bytes", from, BYTES) ?? this.#take("number", from, NUMBER) ?? this.#named(from) ?? this.#symbol(from);
  }
  #literal(from) {
    const first = this.#text[from];
    if (first === "[") return this.#range(from);
    if (first !== '"' && first !== "`") return void 0;
    const written = this.#match(STRING);
    if (written === void 0) throw new Refused("this string is never closed", { from, to: this.#text.length });
    const unquoted = unquotePromql(written);
    if ("message" in unquoted) throw new Refused(unquoted.message, { from: from + unquoted.at, to: this.#at });
    return { kind: "string", text: written, value: unquoted.value, from, to: this.#at };
  }
  #range(from) {
    const end = this.#text.indexOf("]", from);
    if (end < 0) throw new Refused("this bracket is never closed", { from, to: from + 1 });
    const inside = this.#text.slice(from + 1, end);
    this.#at = end + 1;
    if (parsePrometheusDuration(inside) === void 0) {
      throw new Refused(`"${inside}" is no duration; expected one such as 5m`, { from: from + 1, to: end });
    }
    return { kind: "range", text: inside, from, to: this.#at };
  }
  #take(kind, from, pattern) {
    const text = this.#match(pattern);
    return text === void 0 ? void 0 : { kind, text, from, to: this.#at };
  }
  #duration(from) {
    const text = this.#match(DURATION);
    if (text === void 0) return void 0;
    if (isDuration(text)) return { kind: "duration", text, from, to: this.#at };
    this.#at = from;
    return void 0;
  }
  #named(from) {
    const text = this.#match(NAME);
    if (text === void 0) return void 0;
    const lower = text.toLowerCase();
    const span = { from, to: this.#at };
    if (FUNCTIONS.has(lower)) {
      const rest = this.#text.slice(this.#at, this.#at + 200);
      return /^\s*(?:\(|(?:by|without)\s*\()/i.test(rest) ? { kind: "function", text: lower, ...span } : { kind: "name", text, ...span };
    }
    return RESERVED.has(lower) ? { kind: "word", text: lower, ...span } : { kind: "name", text, ...span };
  }
  #symbol(from) {
    const found = SYMBOLS.find((symbol) => this.#text.startsWith(symbol, from));
    if (found === void 0) throw new Refused(strange(this.#text, from), { from, to: from + 1 });
    this.#at += found.length;
    return { kind: "symbol", text: found, from, to: this.#at };
  }
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === void 0 || found === "") return void 0;
    this.#at += found.length;
    return found;
  }
};
var isDuration = (text) => parsePrometheusDuration(text) !== void 0 || /^-?(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+$/.test(text);
function strange(text, at) {
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (letter === "'") return "strings stand in double quotes or backquotes, not in single quotes";
  return letter === "$" ? 'a "$" that no variable stands behind' : `unexpected "${letter}"`;
}

// src/engines/logql/parse.ts
var MAX_LENGTH = 131072;
function parseLogql(text) {
  try {
    if (text.length >= MAX_LENGTH) throw new Refused(`longer than ${MAX_LENGTH} characters`, { from: 0, to: 1 });
    const cursor = new Cursor(tokensOf(text));
    if (cursor.isKind("end")) throw new Refused("the query is empty", { from: 0, to: text.length });
    const expressions = new Expressions(cursor);
    const gives = expressions.read();
    if (!cursor.isKind("end")) cursor.refuse("the query should end here");
    return { gives, selectors: expressions.selectors, problems: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { message, from, to } = error;
    return { gives: void 0, selectors: [], problems: [{ message, from, to: Math.max(to, from + 1) }] };
  }
}

export {
  parseLogql
};
