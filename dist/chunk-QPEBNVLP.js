import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  unquotePromql
} from "./chunk-QW2CTSP4.js";
import {
  parsePromqlNumber
} from "./chunk-HDOT25PL.js";
import {
  re2Problem
} from "./chunk-UKKJVFSA.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/engines/promql/expression.ts
function childrenOf(expr) {
  switch (expr.kind) {
    case "number":
    case "string":
    case "selector":
      return [];
    case "range":
      return [expr.vector];
    case "binary":
      return [expr.left, expr.right];
    case "aggregate":
    case "call":
      return expr.args;
    default:
      return [expr.inner];
  }
}
function walk(expr, found = []) {
  found.push(expr);
  for (const child of childrenOf(expr)) walk(child, found);
  return found;
}
function unwrap(expr) {
  return expr.kind === "paren" ? unwrap(expr.inner) : expr;
}

// src/engines/promql/grammar-parse.ts
import { parser } from "@prometheus-io/lezer-promql";

// src/engines/promql/precedence.ts
function attachSuffix(expr, wrap) {
  if (expr.kind === "binary") {
    const right = attachSuffix(expr.right, wrap);
    return { ...expr, right, to: right.to };
  }
  if (expr.kind === "unary") {
    const inner = attachSuffix(expr.inner, wrap);
    return { ...expr, inner, to: inner.to };
  }
  return wrap(expr);
}
var PRECEDENCE = {
  or: 1,
  and: 2,
  unless: 2,
  "==": 3,
  "!=": 3,
  "<=": 3,
  "<": 3,
  ">=": 3,
  ">": 3,
  "</": 3,
  ">/": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
  atan2: 5,
  "^": 6
};
function regroup(expr) {
  switch (expr.kind) {
    case "number":
    case "string":
    case "selector":
      return expr;
    case "range":
      return { ...expr, vector: regroup(expr.vector) };
    case "aggregate":
    case "call":
      return { ...expr, args: expr.args.map(regroup) };
    case "binary": {
      const chain = flatten(expr);
      return climb({ operands: chain.operands.map(regroup), operators: chain.operators, next: 0 }, 0);
    }
    default:
      return { ...expr, inner: regroup(expr.inner) };
  }
}
function flatten(expr) {
  if (expr.kind !== "binary") return { operands: [expr], operators: [] };
  const [left, right] = [flatten(expr.left), flatten(expr.right)];
  return {
    operands: [...left.operands, ...right.operands],
    operators: [...left.operators, expr, ...right.operators]
  };
}
function climb(chain, lowest) {
  let left = chain.operands[chain.next] ?? { kind: "number", value: 0, from: 0, to: 0 };
  for (let operator = chain.operators[chain.next]; operator; operator = chain.operators[chain.next]) {
    const precedence = PRECEDENCE[operator.operator] ?? 0;
    if (precedence < lowest) break;
    chain.next += 1;
    const right = climb(chain, operator.operator === "^" ? precedence : precedence + 1);
    left = applied(operator, left, right);
  }
  return left;
}
function applied(operator, left, right) {
  if (operator.operator !== "^" || left.kind !== "unary")
    return { ...operator, left, right, from: left.from, to: right.to };
  return { ...left, inner: applied(operator, left.inner, right), to: right.to };
}

// src/engines/promql/syntax-node.ts
var EXPRESSIONS = /* @__PURE__ */ new Set([
  "AggregateExpr",
  "AnchoredExpr",
  "BinaryExpr",
  "FunctionCall",
  "MatrixSelector",
  "NumberDurationLiteral",
  "OffsetExpr",
  "ParenExpr",
  "SmoothedExpr",
  "StepInvariantExpr",
  "StringLiteral",
  "SubqueryExpr",
  "UnaryExpr",
  "VectorSelector"
]);
function copyTree(tree) {
  let current;
  let root;
  let wrong;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (wrong) return false;
      const node = { name: type.name, from, to, parent: current, children: [] };
      current?.children.push(node);
      root ??= node;
      if (type.isError) wrong = node;
      current = node;
      return true;
    },
    leave: () => {
      current = current?.parent;
    }
  });
  return { root: root ?? { name: "", from: 0, to: 0, parent: void 0, children: [] }, wrong };
}
var childOf = (node, name) => node.children.find((child) => child.name === name);
var childrenNamed = (node, name) => node.children.filter((child) => child.name === name);
var operandsOf = (node) => node.children.filter((child) => EXPRESSIONS.has(child.name));

// src/engines/promql/build.ts
var MAX_DEPTH = 400;
var ExpressionBuilder = class {
  problems = [];
  #text;
  #depth = 0;
  #suffixed = false;
  constructor(text) {
    this.#text = text;
  }
  build(node) {
    const expr = this.#expr(node);
    return this.#suffixed ? regroup(expr) : expr;
  }
  #expr(node) {
    this.#depth += 1;
    const expr = this.#depth > MAX_DEPTH ? this.#tooDeep(node) : this.#byName(node);
    this.#depth -= 1;
    return expr;
  }
  #tooDeep({ from, to }) {
    this.#problem(`nested more than ${MAX_DEPTH} levels deep`, from, to);
    return { kind: "number", value: 0, from, to };
  }
  #byName(node) {
    const { from, to } = node;
    switch (node.name) {
      case "NumberDurationLiteral":
        return { kind: "number", value: this.#number(node), from, to };
      case "StringLiteral":
        return { kind: "string", value: this.#string(node), from, to };
      case "ParenExpr":
        return { kind: "paren", inner: this.#child(node), from, to };
      case "UnaryExpr":
        return this.#signed(node);
      case "VectorSelector":
        return this.#selector(node);
      case "BinaryExpr":
        return this.#binary(node);
      case "AggregateExpr":
        return this.#aggregate(node);
      case "FunctionCall":
        return this.#call(node);
      case "MatrixSelector":
        return this.#suffix(node, (vector) => ({
          kind: "range",
          vector,
          durations: this.#durations(node),
          from: vector.from,
          to
        }));
      case "SubqueryExpr":
        return this.#suffix(node, (inner) => ({
          kind: "subquery",
          inner,
          durations: this.#durations(node),
          from: inner.from,
          to
        }));
      default:
        return this.#modified(node);
    }
  }
  /** The grammar takes `-1` for a number or for a negated one, depending on what stands before. */
  #signed(node) {
    const inner = this.#child(node);
    const { from, to } = node;
    const isSigned = /[-+]/.test(this.#text[inner.from] ?? "");
    if (inner.kind !== "number" || isSigned) return { kind: "unary", inner, from, to };
    return { ...inner, value: this.#text[from] === "-" ? -inner.value : inner.value, from };
  }
  #modified(node) {
    const modifier = MODIFIERS[node.name];
    if (modifier === void 0) {
      this.#problem(`unexpected ${node.name}`, node.from, node.to);
      return { kind: "number", value: 0, from: node.from, to: node.to };
    }
    const literal = modifier === "at" ? node.children.findLast((child) => child.name === "NumberDurationLiteral") : void 0;
    const timestamp = literal ? this.#number(literal) : void 0;
    const durations = this.#durations(node);
    return this.#suffix(node, (inner) => ({
      kind: "modified",
      modifier,
      inner,
      durations,
      timestamp,
      from: inner.from,
      to: node.to
    }));
  }
  /** What stands behind an operand belongs to it alone; the grammar hangs it on everything to its left. */
  #suffix(node, wrap) {
    const inner = this.#child(node);
    if (inner.kind === "binary" || inner.kind === "unary") this.#suffixed = true;
    return attachSuffix(inner, wrap);
  }
  #child(node) {
    const [child] = operandsOf(node);
    if (child) return this.#expr(child);
    this.#problem("expression expected", node.from, node.to);
    return { kind: "number", value: 0, from: node.from, to: node.to };
  }
  #selector(node) {
    const identifier = childOf(node, "Identifier");
    const braces = childOf(node, "LabelMatchers");
    const matchers = [];
    for (const child of braces?.children ?? []) {
      const matcher = this.#matcher(child);
      if (matcher) matchers.push(matcher);
    }
    const name = identifier ? this.#slice(identifier) : void 0;
    return { kind: "selector", name, matchers, from: node.from, to: node.to };
  }
  #matcher(node) {
    const { from, to } = node;
    if (node.name === "QuotedLabelName") {
      return { name: "__name__", operator: "=", value: this.#quoted(node), from, to, valueSpan: { from, to } };
    }
    if (node.name !== "UnquotedLabelMatcher" && node.name !== "QuotedLabelMatcher") return void 0;
    const label = childOf(node, "LabelName");
    const quoted = childOf(node, "QuotedLabelName");
    const operator = childOf(node, "MatchOp");
    const value = childOf(node, "StringLiteral");
    const text = operator ? this.#slice(operator) : "";
    if (!value || text !== "=" && text !== "!=" && text !== "=~" && text !== "!~") return void 0;
    return {
      name: label ? this.#slice(label) : quoted ? this.#quoted(quoted) : "",
      operator: text,
      value: this.#string(value),
      from,
      to,
      valueSpan: { from: value.from, to: value.to }
    };
  }
  #binary(node) {
    const operands = operandsOf(node);
    const [left, right] = [this.#expr(operands[0] ?? node), this.#expr(operands.at(-1) ?? node)];
    const operator = this.#operator(node);
    return {
      kind: "binary",
      operator: this.#slice(operator).toLowerCase(),
      operatorSpan: { from: operator.from, to: operator.to },
      left,
      right,
      bool: childOf(node, "BoolModifier") !== void 0,
      matching: this.#matching(childOf(node, "MatchingModifierClause")),
      fills: childOf(node, "FillModifier") !== void 0,
      from: node.from,
      to: node.to
    };
  }
  /** The first child behind the left operand that is no comment. */
  #operator(node) {
    return node.children.slice(1).find((child) => child.name !== "LineComment") ?? node;
  }
  #matching(node) {
    if (!node) return void 0;
    const lists = childrenNamed(node, "GroupingLabels").map((list) => this.#labels(list));
    const group = childOf(node, "GroupLeft") ? "left" : childOf(node, "GroupRight") ? "right" : void 0;
    return { on: childOf(node, "On") !== void 0, labels: lists[0] ?? [], group, include: lists[1] ?? [] };
  }
  #labels(list) {
    return [
      ...childrenNamed(list, "LabelName").map((label) => this.#slice(label)),
      ...childrenNamed(list, "QuotedLabelName").map((label) => this.#quoted(label))
    ];
  }
  #aggregate(node) {
    const operator = childOf(node, "AggregateOp");
    const modifier = childOf(node, "AggregateModifier");
    const list = modifier && childOf(modifier, "GroupingLabels");
    const grouping = modifier && list ? { without: childOf(modifier, "Without") !== void 0, labels: this.#labels(list) } : void 0;
    return {
      kind: "aggregate",
      operator: operator ? this.#slice(operator).toLowerCase() : "",
      args: this.#args(node),
      grouping,
      from: node.from,
      to: node.to
    };
  }
  #call(node) {
    const identifier = childOf(node, "FunctionIdentifier");
    const name = identifier ? this.#slice(identifier) : "";
    return { kind: "call", name, args: this.#args(node), from: node.from, to: node.to };
  }
  #args(node) {
    const body = childOf(node, "FunctionCallBody");
    return body ? operandsOf(body).map((argument) => this.#expr(argument)) : [];
  }
  #durations(node) {
    return [...childrenNamed(node, "DurationExpr"), ...childrenNamed(node, "OffsetDurationExpr")].map((duration) => {
      const { from, to } = duration;
      const written = this.#slice(duration).replace(/\s/g, "");
      const text = duration.name === "OffsetDurationExpr" ? withoutParens(written) : written;
      const plain = /^[+-]?(?:[0-9.][0-9a-z._]*(?:e[+-]?\d+)?|inf|nan)$/i.test(text);
      return { literal: plain ? text : void 0, from, to };
    });
  }
  #number(node) {
    const value = parsePromqlNumber(this.#slice(node));
    if (value === void 0) this.#problem(`not a number or a duration: ${this.#slice(node)}`, node.from, node.to);
    return value ?? 0;
  }
  #quoted(node) {
    const literal = childOf(node, "StringLiteral");
    return literal ? this.#string(literal) : "";
  }
  #string(node) {
    const unquoted = unquotePromql(this.#slice(node));
    if ("value" in unquoted) return unquoted.value;
    this.#problem(unquoted.message, node.from + unquoted.at, node.to);
    return "";
  }
  #slice({ from, to }) {
    return this.#text.slice(from, to);
  }
  #problem(message, from, to) {
    this.problems.push({ message, from, to });
  }
};
var MODIFIERS = {
  OffsetExpr: "offset",
  StepInvariantExpr: "at",
  AnchoredExpr: "anchored",
  SmoothedExpr: "smoothed"
};
var withoutParens = (text) => text.replace(/^([+-]?)\(+([^()]*)\)+$/, "$1$2");

// src/engines/promql/function-signatures.ts
var LETTERS = { s: "scalar", t: "string", v: "vector", m: "matrix" };
var STABLE = {
  v: "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp",
  m: "absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time",
  "v+1": "day_of_month day_of_week day_of_year days_in_month hour minute month year",
  ">s": "pi time",
  "v>s": "scalar",
  s: "vector",
  vss: "clamp",
  vs: "clamp_max clamp_min",
  "vs+1": "round",
  ms: "predict_linear",
  sm: "quantile_over_time",
  sv: "histogram_quantile",
  ssv: "histogram_fraction",
  vtttt: "label_replace",
  "vttt+-1": "label_join"
};
var EXPERIMENTAL = {
  ">s": "end range start step",
  "ss>s": "max_of min_of",
  v: "start_timestamp",
  m: "mad_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time",
  mss: "double_exponential_smoothing",
  "vt+-1": "sort_by_label sort_by_label_desc",
  "vv+1": "info",
  "vtss+9": "histogram_quantiles"
};
var SIGNATURES = new Map([...entries(STABLE, false), ...entries(EXPERIMENTAL, true)]);
function entries(table, experimental) {
  return Object.entries(table).flatMap(([shape, names]) => {
    const [, letters = "", variadic = "0", returns = "v"] = /^([a-z]*)(?:\+(-?\d+))?(?:>(\w))?$/.exec(shape) ?? [];
    const signature = {
      args: [...letters].flatMap((letter) => LETTERS[letter] ?? []),
      variadic: Number(variadic),
      returns: LETTERS[returns] ?? "vector",
      experimental
    };
    return names.split(" ").map((name) => [name, signature]);
  });
}
var signatureOf = (name) => SIGNATURES.get(name);
var FUNCTION_NAMES = [...SIGNATURES.keys()];
var AGGREGATION_PARAMETERS = {
  topk: "scalar",
  bottomk: "scalar",
  quantile: "scalar",
  limitk: "scalar",
  limit_ratio: "scalar",
  count_values: "string"
};
var EXPERIMENTAL_AGGREGATIONS = /* @__PURE__ */ new Set(["limitk", "limit_ratio"]);

// src/engines/promql/syntax.ts
function describeSyntaxProblem(node, text) {
  const quote = unterminated(text);
  if (quote !== void 0 && quote <= node.to)
    return { message: "unterminated quoted string", from: quote, to: text.length };
  const from = skipBlank(text, node.from);
  const rest = text.slice(from);
  const open = unclosed(node, text);
  if (rest === "" && open) return open;
  if (rest === "")
    return { message: "unexpected end of input", from: Math.max(0, text.trimEnd().length - 1), to: text.length };
  const call = callOf(node, text);
  if (call) return call;
  const token = /^(?:[A-Za-z_:][\w:]*|\d[\w.]*|"[^"]{0,40}"?|'[^']{0,40}'?|[=!]~|[=!<>]=|.)/.exec(rest)?.[0] ?? "";
  return {
    message: `unexpected ${JSON.stringify(token).replace(/^"\\"(.*)\\""$/, '"$1"')}`,
    from,
    to: from + token.length
  };
}
function unterminated(text) {
  for (const { index, 0: part } of text.matchAll(
    /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`|#[^\n]*|["'`]/g
  )) {
    if (part.length === 1 && part !== "#") return index;
  }
  return void 0;
}
var skipBlank = (text, at) => {
  const rest = text.slice(at);
  return at + (/^(?:\s|#[^\n]*(?:\n|$))*/.exec(rest)?.[0].length ?? 0);
};
var BRACKETS = {
  FunctionCallBody: ["(", "parenthesis"],
  ParenExpr: ["(", "parenthesis"],
  GroupingLabels: ["(", "parenthesis"],
  LabelMatchers: ["{", "brace"],
  MatrixSelector: ["[", "bracket"],
  SubqueryExpr: ["[", "bracket"]
};
function unclosed(node, text) {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const [bracket, name] = BRACKETS[parent.name] ?? [];
    if (bracket === void 0) continue;
    const from = text.indexOf(bracket, parent.from);
    if (from >= 0 && from < parent.to) return { message: `unclosed left ${name}`, from, to: from + 1 };
  }
  return void 0;
}
var RENAMED = { holt_winters: "double_exponential_smoothing" };
function callOf(node, text) {
  const before = /([A-Za-z_][\w]*)\s*$/.exec(text.slice(0, node.from));
  const name = before?.[1];
  if (!before || name === void 0 || !text.slice(node.from).startsWith("(")) return void 0;
  const known = [...FUNCTION_NAMES, ...Object.keys(AGGREGATION_PARAMETERS)];
  const near = RENAMED[name] ?? nearest(name, [...known, "sum", "avg", "min", "max", "count", "group", "stddev", "stdvar"]);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return { message: `unknown function with name "${name}"${hint}`, from: before.index, to: before.index + name.length };
}

// src/engines/promql/grammar-parse.ts
function parseByGrammar(text) {
  if (/^(?:\s|#[^\n]*(?:\n|$))*$/.test(text))
    return refused("no expression found in input", { from: 0, to: text.length });
  const blank = STRANGE_BLANK.test(text) ? STRANGE_BLANK.exec(maskQuoted(text)) : null;
  if (blank) {
    return refused(`unexpected character: ${JSON.stringify(blank[0])}`, { from: blank.index, to: blank.index + 1 });
  }
  const readable = readableFor(text);
  const { root, wrong } = copyTree(parser.parse(readable));
  const [top] = operandsOf(root);
  if (wrong) return { problems: [describeSyntaxProblem(wrong, text)] };
  if (!top) return refused("no expression found in input", { from: 0, to: text.length });
  const builder = new ExpressionBuilder(readable);
  const expr = builder.build(top);
  return builder.problems.length > 0 ? { problems: builder.problems } : { expr };
}
var refused = (message, { from, to }) => ({ problems: [{ message, from, to }] });
var STRANGE_BLANK = /[^\S \t\r\n]/;
function maskQuoted(text) {
  return text.replace(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g,
    (quoted) => quoted.startsWith("#") ? " ".repeat(quoted.length) : quoted.replace(/[\s\S]/g, "_")
  );
}
function readableFor(text) {
  let clean = TRAILING_DOT.test(text) ? withoutTrailingDots(text) : text;
  for (const [pattern, instead] of SPELLINGS) {
    if (!pattern.test(clean)) continue;
    const masked = maskQuoted(clean);
    for (const { index, 0: found } of masked.matchAll(new RegExp(pattern, "gi"))) {
      clean = clean.slice(0, index) + instead(found) + clean.slice(index + found.length);
    }
  }
  return clean;
}
var SPELLINGS = [
  // `1.e2`, and hexadecimal digits with `_` between them.
  [/(?<![\w.:])\d+\.e[+-]?\d+/i, (found) => found.replace(/\.e([+-]?)/i, "e$10")],
  [
    /(?<![\w.:])0x[0-9a-f]*_[0-9a-f_]*[0-9a-f](?![\w.:])/i,
    (found) => {
      const digits = found.slice(2).replaceAll("_", "");
      return found.slice(0, 2) + digits.padStart(found.length - 2, "0");
    }
  ],
  // A metric may be called so, where an operand is due.
  [
    /(?<=(?:^|[(,+*/%^=<>-]|\b(?:and|or|unless|atan2|bool)\b)\s*)offset(?=\s*(?:$|offset\b|[{[)+*/%^=!<>,]|-\s*[^\s\d(]))/i,
    (found) => found.replace(/t$/i, "_")
  ]
];
var TRAILING_DOT = /(?<![\w.:])\d+\.(?![\w.])/;
function withoutTrailingDots(text) {
  let clean = text;
  for (const { index, 0: number } of maskQuoted(text).matchAll(new RegExp(TRAILING_DOT, "g"))) {
    const dot = index + number.length - 1;
    clean = `${clean.slice(0, dot)} ${clean.slice(dot + 1)}`;
  }
  return clean;
}

// src/engines/promql/lexing/token.ts
var TOKEN = /(?:[ \t\r\n]+|#[^\n]*)*(?:([A-Za-z_][\w:]*|:[A-Za-z_:][\w:]*)|(\.?\d[\w.]*)|("(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`)|([=!]~|[=!<>]=|[-+*/%^<>=(){}[\],:@])|$)/y;
var NUMBER = /^(?:(?:\d+(?:\.\d+)?|\.\d+)(?:[eE]\d+)?|\d[\da-z]*)$/;
function plainTokens(text) {
  const tokens = [];
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) return void 0;
    const [whole, word, number, string, sign] = found;
    at += whole.length;
    const written = word ?? number ?? string ?? sign ?? "";
    const place = { text: written, from: at - written.length, to: at };
    if (word !== void 0) tokens.push({ kind: "word", ...place, value: "", number: 0 });
    else if (sign !== void 0) tokens.push({ kind: "sign", ...place, value: "", number: 0 });
    else if (number !== void 0) {
      const value = NUMBER.test(number) ? parsePromqlNumber(number) : void 0;
      if (value === void 0) return void 0;
      tokens.push({ kind: "number", ...place, value: "", number: value });
    } else if (string !== void 0) {
      const unquoted = unquotePromql(string);
      if (!("value" in unquoted)) return void 0;
      tokens.push({ kind: "string", ...place, value: unquoted.value, number: 0 });
    } else {
      tokens.push({ kind: "end", ...place, value: "", number: 0 });
      return tokens;
    }
  }
}

// src/engines/promql/lexing/token-cursor.ts
var NotPlain = class extends Error {
};
var notPlain = new NotPlain();
var TokenCursor = class {
  #tokens;
  #next = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  advance() {
    this.#next += 1;
  }
  peek() {
    const token = this.#tokens[this.#next];
    if (!token) throw notPlain;
    return token;
  }
  take(kind) {
    const token = this.peek();
    if (token.kind !== kind) throw notPlain;
    this.#next += 1;
    return token;
  }
  isSign(text) {
    const token = this.peek();
    return token.kind === "sign" && token.text === text;
  }
  takeSign(text) {
    const found = this.isSign(text);
    if (found) this.#next += 1;
    return found;
  }
  takeWord(text) {
    const token = this.peek();
    if (token.kind !== "word" || token.text.toLowerCase() !== text) return void 0;
    this.#next += 1;
    return token;
  }
  expect(text) {
    const token = this.peek();
    if (token.kind !== "sign" || token.text !== text) throw notPlain;
    this.#next += 1;
    return token;
  }
};

// src/engines/promql/plain-parse.ts
var AGGREGATIONS = new Set(
  "avg bottomk count count_values group limitk limit_ratio max min quantile stddev stdvar sum topk".split(" ")
);
var RESERVED = new Set(
  "anchored and atan2 bool by end fill fill_left fill_right group_left group_right ignoring inf nan offset on or smoothed start unless without".split(
    " "
  )
);
var MATCH = /* @__PURE__ */ new Set(["=", "!=", "=~", "!~"]);
var UNARY = PRECEDENCE["*"] ?? 0;
var MAX_DEPTH2 = 200;
function parsePlain(text) {
  const tokens = plainTokens(text);
  if (!tokens) return void 0;
  const parser2 = new PlainParser(tokens);
  try {
    return parser2.whole();
  } catch (error) {
    if (error instanceof NotPlain) return void 0;
    throw error;
  }
}
var PlainParser = class {
  #tokens;
  #depth = 0;
  constructor(tokens) {
    this.#tokens = new TokenCursor(tokens);
  }
  whole() {
    const expr = this.#expr(0);
    if (this.#tokens.peek().kind !== "end") throw notPlain;
    return expr;
  }
  #expr(lowest) {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH2) throw notPlain;
    let left = this.#unary();
    for (; ; ) {
      const operator = this.#tokens.peek();
      const name = operator.kind === "word" ? operator.text.toLowerCase() : operator.kind === "sign" ? operator.text : "";
      const precedence = PRECEDENCE[name];
      if (precedence === void 0 || precedence < lowest) break;
      this.#tokens.advance();
      const bool = this.#tokens.takeWord("bool") !== void 0;
      const matching = this.#matching();
      const right = this.#expr(name === "^" ? precedence : precedence + 1);
      left = binary({ left, right, operator, name, bool, matching });
    }
    this.#depth -= 1;
    return left;
  }
  #unary() {
    const sign = this.#tokens.peek();
    if (sign.kind !== "sign" || sign.text !== "-" && sign.text !== "+") return this.#postfix(this.#primary());
    this.#tokens.advance();
    const number = this.#tokens.peek();
    if (number.kind === "number") {
      this.#tokens.advance();
      if (this.#tokens.isSign("^")) throw notPlain;
      const value = sign.text === "-" ? -number.number : number.number;
      return this.#postfix({ kind: "number", value, from: sign.from, to: number.to });
    }
    const inner = this.#expr(UNARY + 1);
    return { kind: "unary", inner, from: sign.from, to: inner.to };
  }
  #postfix(start) {
    let expr = start;
    for (; ; ) {
      const token = this.#tokens.peek();
      if (token.kind === "sign" && token.text === "[") expr = this.#range(expr);
      else if (token.kind === "sign" && token.text === "@") expr = this.#at(expr);
      else if (token.kind === "word" && token.text.toLowerCase() === "offset") expr = this.#offset(expr);
      else return expr;
    }
  }
  #range(inner) {
    this.#tokens.advance();
    const durations = [this.#duration(this.#tokens.take("number"))];
    const isSubquery = this.#tokens.takeSign(":");
    if (isSubquery && this.#tokens.peek().kind === "number")
      durations.push(this.#duration(this.#tokens.take("number")));
    const { to } = this.#tokens.expect("]");
    if (isSubquery) return { kind: "subquery", inner, durations, from: inner.from, to };
    return { kind: "range", vector: inner, durations, from: inner.from, to };
  }
  #at(inner) {
    this.#tokens.advance();
    const time = this.#tokens.take("number");
    return {
      kind: "modified",
      modifier: "at",
      inner,
      durations: [],
      timestamp: time.number,
      from: inner.from,
      to: time.to
    };
  }
  #offset(inner) {
    this.#tokens.advance();
    const sign = this.#tokens.peek().text === "-" ? this.#tokens.expect("-") : void 0;
    const token = this.#tokens.take("number");
    const duration = this.#duration(token, sign);
    return {
      kind: "modified",
      modifier: "offset",
      inner,
      durations: [duration],
      timestamp: void 0,
      from: inner.from,
      to: token.to
    };
  }
  #duration({ text, from, to }, sign) {
    return sign ? { literal: `-${text}`, from: sign.from, to } : { literal: text, from, to };
  }
  #primary() {
    const token = this.#tokens.peek();
    this.#tokens.advance();
    const { from, to } = token;
    if (token.kind === "number") return { kind: "number", value: token.number, from, to };
    if (token.kind === "string") return { kind: "string", value: token.value, from, to };
    if (token.kind === "word") return this.#named(token);
    if (token.text === "{") return this.#selector(void 0, token);
    if (token.text !== "(") throw notPlain;
    const inner = this.#expr(0);
    return { kind: "paren", inner, from, to: this.#tokens.expect(")").to };
  }
  #named(word) {
    const lower = word.text.toLowerCase();
    const { text } = this.#tokens.peek();
    if (RESERVED.has(lower)) throw notPlain;
    if (AGGREGATIONS.has(lower)) return this.#aggregate(word, lower);
    if (text === "(") {
      if (!signatureOf(word.text)) throw notPlain;
      const { args, to } = this.#args();
      return { kind: "call", name: word.text, args, from: word.from, to };
    }
    if (text !== "{") return { kind: "selector", name: word.text, matchers: [], from: word.from, to: word.to };
    this.#tokens.advance();
    return this.#selector(word.text, word);
  }
  #selector(name, { from }) {
    const matchers = [];
    while (!this.#tokens.isSign("}")) {
      const label = this.#tokens.take("word");
      const operator = this.#tokens.take("sign");
      const value = this.#tokens.take("string");
      if (label.text.includes(":") || !isMatch(operator.text)) throw notPlain;
      matchers.push({
        name: label.text,
        operator: operator.text,
        value: value.value,
        from: label.from,
        to: value.to,
        valueSpan: { from: value.from, to: value.to }
      });
      if (!this.#tokens.takeSign(",")) break;
    }
    return { kind: "selector", name, matchers, from, to: this.#tokens.expect("}").to };
  }
  #aggregate(word, operator) {
    const before = this.#grouping();
    if (!this.#tokens.isSign("(")) throw notPlain;
    const { args, to } = this.#args();
    const after = before ? void 0 : this.#grouping();
    const grouping = before ?? after;
    return {
      kind: "aggregate",
      operator,
      args,
      grouping: grouping && { without: grouping.without, labels: grouping.labels },
      from: word.from,
      to: after?.to ?? to
    };
  }
  #grouping() {
    const without = this.#tokens.takeWord("without") !== void 0;
    if (!without && this.#tokens.takeWord("by") === void 0) return void 0;
    return { without, ...this.#labels() };
  }
  #labels() {
    this.#tokens.expect("(");
    const labels = [];
    while (!this.#tokens.isSign(")")) {
      const label = this.#tokens.take("word").text;
      if (label.includes(":")) throw notPlain;
      labels.push(label);
      if (!this.#tokens.takeSign(",")) break;
    }
    return { labels, to: this.#tokens.expect(")").to };
  }
  #args() {
    this.#tokens.expect("(");
    const args = [];
    if (!this.#tokens.isSign(")")) {
      do
        args.push(this.#expr(0));
      while (this.#tokens.takeSign(","));
    }
    return { args, to: this.#tokens.expect(")").to };
  }
  #matching() {
    const on = this.#tokens.takeWord("on") !== void 0;
    if (!on && this.#tokens.takeWord("ignoring") === void 0) return void 0;
    const { labels } = this.#labels();
    const group = this.#tokens.takeWord("group_left") ? "left" : this.#tokens.takeWord("group_right") ? "right" : void 0;
    const include = group !== void 0 && this.#tokens.isSign("(") ? this.#labels().labels : [];
    return { on, labels, group, include };
  }
};
var isMatch = (text) => MATCH.has(text);
var binary = ({ left, right, operator, name, bool, matching }) => ({
  kind: "binary",
  operator: name,
  operatorSpan: { from: operator.from, to: operator.to },
  left,
  right,
  bool,
  matching,
  fills: false,
  from: left.from,
  to: right.to
});

// src/engines/promql/features.ts
var EXPERIMENTAL_FUNCTIONS = "promql-experimental-functions";
var DURATION_EXPRESSIONS = "promql-duration-expr";
var EXTENDED_RANGES = "promql-extended-range-selectors";
var FILL_MODIFIERS = "promql-binop-fill-modifiers";

// src/engines/promql/type-rules.ts
var NAMES = {
  scalar: "scalar",
  string: "string",
  vector: "instant vector",
  matrix: "range vector"
};
var COMPARISONS = /* @__PURE__ */ new Set(["==", "!=", "<", "<=", ">", ">="]);
var SET_OPERATORS = /* @__PURE__ */ new Set(["and", "or", "unless"]);
function typeOf(expr) {
  switch (expr.kind) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "range":
    case "subquery":
      return "matrix";
    case "binary":
      return typeOf(expr.left) === "scalar" && typeOf(expr.right) === "scalar" ? "scalar" : "vector";
    case "call":
      return signatureOf(expr.name)?.returns ?? "vector";
    case "paren":
    case "unary":
    case "modified":
      return typeOf(expr.inner);
    default:
      return "vector";
  }
}
function checkTypes(expr, features) {
  const checker = new TypeChecker(features);
  checker.check(expr);
  return checker.problems;
}
var TypeChecker = class {
  problems = [];
  #features;
  constructor(features) {
    this.#features = features;
  }
  check(expr) {
    switch (expr.kind) {
      case "selector":
        this.#selector(expr);
        break;
      case "range":
        this.check(expr.vector);
        this.#range(expr);
        for (const duration of expr.durations) this.#duration(duration, "positive");
        break;
      case "subquery":
        this.#expect(expr.inner, "vector", "subquery");
        for (const duration of expr.durations) this.#duration(duration, "positive");
        break;
      case "modified":
        this.#modified(expr);
        break;
      case "paren":
        this.check(expr.inner);
        break;
      case "unary": {
        const type = this.check(expr.inner);
        if (type === "string" || type === "matrix") {
          this.#add(
            `unary expression only allowed on expressions of type scalar or instant vector, got ${NAMES[type]}`,
            expr
          );
        }
        break;
      }
      case "binary":
        this.#binary(expr);
        break;
      case "aggregate":
        this.#aggregate(expr);
        break;
      case "call":
        this.#call(expr);
        break;
      default:
        break;
    }
    return typeOf(expr);
  }
  #selector(expr, { labelsOnly = false } = {}) {
    for (const { operator, value, valueSpan } of expr.matchers) {
      if (operator !== "=~" && operator !== "!~") continue;
      const problem = re2Problem(value);
      if (problem) this.#add(`error parsing regexp: ${problem.message}`, valueSpan);
    }
    const named = expr.matchers.filter((matcher) => matcher.name === "__name__");
    if (expr.name !== void 0) {
      const again = named[0];
      if (again) this.#add(`metric name must not be set twice: "${expr.name}" or "${again.value}"`, expr);
    } else if (!labelsOnly && expr.matchers.every(matchesEmpty)) {
      this.#add("vector selector must contain at least one non-empty matcher", expr);
    }
  }
  /** Prometheus refuses modifiers before a range, but for `@ start()` and `@ end()`, which it overlooks. */
  #range(expr) {
    let inner = expr.vector;
    while (inner.kind === "modified" && inner.modifier === "at" && inner.timestamp === void 0) inner = inner.inner;
    if (inner.kind === "modified") this.#add(`no ${inner.modifier} modifiers allowed before range`, expr);
    else if (inner.kind !== "selector") this.#add("ranges only allowed for vector selectors", expr);
  }
  #modified(expr) {
    this.check(expr.inner);
    const { modifier } = expr;
    if (modifier === "anchored" || modifier === "smoothed") {
      if (!this.#features.has(EXTENDED_RANGES)) this.#experimental(`${modifier} modifier`, EXTENDED_RANGES, expr);
      return;
    }
    const name = modifier === "at" ? "@ modifier" : "offset modifier";
    if (!isSelection(expr.inner)) {
      this.#add(`${name} must be preceded by an instant vector selector or range vector selector or a subquery`, expr);
    }
    for (let inner = expr.inner; inner.kind === "modified"; inner = inner.inner) {
      if (inner.modifier === modifier) this.#add(`${name} may not be set multiple times`, expr);
    }
    for (const duration of expr.durations) this.#duration(duration, "any");
    const { timestamp } = expr;
    if (timestamp !== void 0 && !(Math.abs(timestamp) < 2 ** 63))
      this.#add("timestamp out of bounds for @ modifier", expr);
  }
  #duration(duration, sign) {
    if (duration.literal === void 0) {
      if (!this.#features.has(DURATION_EXPRESSIONS))
        this.#experimental("duration expression", DURATION_EXPRESSIONS, duration);
      return;
    }
    const value = parsePromqlNumber(duration.literal);
    if (value === void 0) this.#add(`not a valid duration: "${duration.literal}"`, duration);
    else if (!(Math.abs(value) < 2 ** 63 / 1e9)) this.#add("duration out of range", duration);
    else if (sign === "positive" && value <= 0) this.#add("duration must be greater than 0", duration);
  }
  #binary(expr) {
    const { operator, operatorSpan, left, right, matching } = expr;
    const types = [this.check(left), this.check(right)];
    const isSet = SET_OPERATORS.has(operator);
    const scalars = types.filter((type) => type === "scalar").length;
    if (expr.bool && !COMPARISONS.has(operator)) {
      this.#add("bool modifier can only be used on comparison operators", operatorSpan);
    }
    if (COMPARISONS.has(operator) && !expr.bool && scalars === 2) {
      this.#add("comparisons between scalars must use BOOL modifier", operatorSpan);
    }
    const both = matching?.on ? matching.labels.find((label) => matching.include.includes(label)) : void 0;
    if (both !== void 0) this.#add(`label "${both}" must not occur in ON and GROUP clause at once`, operatorSpan);
    for (const [index, side] of [left, right].entries()) {
      if (types[index] === "vector" || types[index] === "scalar") continue;
      this.#add("binary expression must contain only scalar and instant vector types", side);
    }
    const vectors = types.every((type) => type === "vector");
    if (matching && matching.labels.length > 0 && !vectors) {
      this.#add("vector matching only allowed between instant vectors", expr);
    }
    if (isSet && vectors && matching?.group !== void 0)
      this.#add(`no grouping allowed for "${operator}" operation`, expr);
    if (isSet && scalars > 0) this.#add(`set operator "${operator}" not allowed in binary scalar expression`, expr);
    if (expr.fills && !this.#features.has(FILL_MODIFIERS)) this.#experimental("fill modifier", FILL_MODIFIERS, expr);
  }
  #aggregate(expr) {
    const parameter = AGGREGATION_PARAMETERS[expr.operator];
    const wanted = parameter === void 0 ? 1 : 2;
    if (EXPERIMENTAL_AGGREGATIONS.has(expr.operator) && !this.#features.has(EXPERIMENTAL_FUNCTIONS)) {
      this.#experimental(`${expr.operator}()`, EXPERIMENTAL_FUNCTIONS, expr);
      return;
    }
    if (expr.args.length === 0) {
      this.#add("no arguments for aggregate expression provided", expr);
      return;
    }
    if (expr.args.length !== wanted) {
      const message = `wrong number of arguments for aggregate expression provided, expected ${wanted}, got ${expr.args.length}`;
      this.#add(message, expr);
      return;
    }
    for (const [index, argument] of expr.args.entries()) {
      const isParameter = parameter !== void 0 && index === 0;
      if (isParameter) this.#expect(argument, parameter, "aggregation parameter");
      else this.#expect(argument, "vector", "aggregation expression");
    }
  }
  #call(expr) {
    const signature = signatureOf(expr.name);
    if (!signature) {
      this.#add(`unknown function with name "${expr.name}"`, expr);
      return;
    }
    if (signature.experimental && !this.#features.has(EXPERIMENTAL_FUNCTIONS)) {
      this.#experimental(`function "${expr.name}"`, EXPERIMENTAL_FUNCTIONS, expr);
      return;
    }
    this.#arity(expr, signature);
    for (const [index, argument] of expr.args.entries()) {
      const wanted = signature.args[index] ?? (signature.variadic === 0 ? void 0 : signature.args.at(-1));
      if (wanted === void 0) break;
      const bare = expr.name === "info" && index === 1 && argument.kind === "selector" && argument.name === void 0;
      if (bare) this.#selector(argument, { labelsOnly: true });
      else this.#expect(argument, wanted, `call to function "${expr.name}"`);
    }
  }
  #arity(expr, { args, variadic }) {
    const given = expr.args.length;
    const least = variadic === 0 ? args.length : args.length - 1;
    const most = variadic < 0 ? Number.POSITIVE_INFINITY : least + variadic;
    if (given >= least && given <= most) return;
    const bound = variadic === 0 ? String(least) : given < least ? `at least ${least}` : `at most ${most}`;
    this.#add(`expected ${bound} argument(s) in call to "${expr.name}", got ${given}`, expr);
  }
  #expect(expr, wanted, context) {
    const type = this.check(expr);
    if (type !== wanted) this.#add(`expected type ${NAMES[wanted]} in ${context}, got ${NAMES[type]}`, expr);
  }
  #experimental(what, feature, span) {
    this.#add(`${what} is experimental and must be enabled with --enable-feature=${feature}`, span);
  }
  #add(message, { from, to }) {
    this.problems.push({ message, from, to });
  }
};
function isSelection(expr) {
  if (expr.kind === "modified") return isSelection(expr.inner);
  return expr.kind === "selector" || expr.kind === "range" || expr.kind === "subquery";
}
function matchesEmpty({ operator, value }) {
  if (operator === "=") return value === "";
  if (operator === "!=") return value !== "";
  const matches = matchesEmptyText(value);
  return operator === "=~" ? matches : !matches;
}
function matchesEmptyText(pattern) {
  try {
    return new RegExp(`^(?:${pattern.replace(/^\(\?[imsU]+\)/, "").replaceAll("(?P<", "(?<")})$`, "s").test("");
  } catch {
    return false;
  }
}

// src/engines/promql/parse.ts
function parsePromql(text, features = /* @__PURE__ */ new Set()) {
  const plain = parsePlain(text);
  const syntax = plain ? { expr: plain } : parseByGrammar(text);
  if ("problems" in syntax) return { expr: void 0, problems: syntax.problems };
  const refused2 = refusedWords(syntax.expr, text);
  if (refused2.length > 0) return { expr: void 0, problems: refused2 };
  return { expr: syntax.expr, problems: checkTypes(syntax.expr, features) };
}
function refusedWords(expr, text) {
  const strange = text.includes("\uFFFD") ? text.replace(COMMENT, (kept) => kept.startsWith("#") ? kept.replaceAll("\uFFFD", " ") : kept) : "";
  const at = strange.indexOf("\uFFFD");
  const unreadable = at < 0 ? [] : [{ message: "invalid UTF-8 rune", from: at, to: at + 1 }];
  if (!/atan2|_|0x/i.test(text)) return unreadable;
  const parts = walk(expr).flatMap((part) => {
    const { kind, from, to } = part;
    const written = text.slice(from, to);
    if (kind === "selector" && /^atan2\b/i.test(written)) return [{ message: "unexpected <op:atan2>", from, to }];
    const isNumber = kind === "number" && isOutOfReach(written.replace(/^[+-]\s*/, ""));
    return isNumber ? [{ message: `cannot parse "${written}" to a valid number`, from, to }] : [];
  });
  return [...unreadable, ...parts];
}
var COMMENT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g;
function isOutOfReach(number) {
  if (/^0x[0-9a-f_]+$/i.test(number)) return BigInt(number.replaceAll("_", "")) > 2n ** 63n - 1n;
  return number.includes("_") && /^[\d_.]+(?:e[+-]?[\d_]+)?$/i.test(number) && /[.e]/i.test(number);
}

export {
  EXPERIMENTAL_FUNCTIONS,
  DURATION_EXPRESSIONS,
  EXTENDED_RANGES,
  FILL_MODIFIERS,
  childrenOf,
  walk,
  unwrap,
  COMPARISONS,
  SET_OPERATORS,
  typeOf,
  parsePromql
};
