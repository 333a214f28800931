import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/prometheus-config/template/dialect.ts
var GO_FUNCTIONS = "and call eq ge gt html index js le len lt ne not or print printf println slice urlquery".split(" ");
var PROMETHEUS = {
  functions: /* @__PURE__ */ new Set([
    ..."args externalURL first graphLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp label match now parseDuration pathPrefix query reReplaceAll safeHtml sortByLabel stripDomain stripPort strvalue tableLink title tmpl toDuration toLower toTime toUpper urlQueryEscape value".split(" "),
    ...GO_FUNCTIONS
  ]),
  declared: ["$", "$labels", "$externalLabels", "$externalURL", "$value"]
};

// src/engines/prometheus-config/template/lexer.ts
var TemplateInvalid = class extends Error {
  name = "TemplateInvalid";
  at;
  constructor(message, at) {
    super(message);
    this.at = at;
  }
};
var NUMBER = /^[+-]?(?:0[xX][0-9a-fA-F_]+(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?\d+)?|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)i?/;
var CHARACTER = /^'(?:[^'\\\n]|\\(?:[abfnrtv\\'"]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}))'/u;
var QUOTED = /^"(?:[^"\\\n]|\\[^\n])*"/;
var SYMBOLS = {
  "|": "pipe",
  "=": "assign",
  "(": "left",
  ")": "right",
  ",": "comma"
};
function lexTemplate(source) {
  const tokens = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("{{", at);
    if (open < 0) break;
    if (open > at) tokens.push({ kind: "text", text: source.slice(at, open), at });
    const inside = open + (/^\{\{-\s/.test(source.slice(open, open + 4)) ? 3 : 2);
    const comment = skipComment(source, inside);
    at = comment ?? lexAction(source, { open, inside, tokens });
  }
  if (at < source.length) tokens.push({ kind: "text", text: source.slice(at), at });
  return tokens;
}
function skipComment(source, inside) {
  const start = inside + (/^\s*/.exec(source.slice(inside))?.[0].length ?? 0);
  const begins = source.startsWith("/*", inside) ? inside : source[inside - 1] === "-" && source.startsWith("/*", start) ? start : -1;
  if (begins < 0) return void 0;
  const end = source.indexOf("*/", begins + 2);
  if (end < 0) throw new TemplateInvalid("unclosed comment", begins);
  const close = /^(?:\s+-)?\}\}/.exec(source.slice(end + 2));
  if (!close) throw new TemplateInvalid("comment ends before closing delimiter", begins);
  return end + 2 + close[0].length;
}
function lexAction(source, { open, inside, tokens }) {
  tokens.push({ kind: "open", text: "{{", at: open });
  let parens = 0;
  for (let at = inside; ; ) {
    const close = /^(?:\s+-)?\}\}/.exec(source.slice(at));
    if (close) {
      if (parens > 0) throw new TemplateInvalid("unclosed left paren", at);
      tokens.push({ kind: "close", text: "}}", at });
      return at + close[0].length;
    }
    if (at >= source.length) throw new TemplateInvalid("unclosed action", open);
    const token = nextToken(source, at);
    parens += token.kind === "left" ? 1 : token.kind === "right" ? -1 : 0;
    if (parens < 0) throw new TemplateInvalid("unexpected right paren", at);
    tokens.push(token);
    at += token.text.length;
  }
}
function nextToken(source, at) {
  const rest = source.slice(at);
  const letter = rest[0] ?? "";
  const space = /^\s+/.exec(rest)?.[0];
  if (space !== void 0) return { kind: "space", text: space, at };
  if (rest.startsWith(":=")) return { kind: "declare", text: ":=", at };
  if (letter === ":") throw new TemplateInvalid("expected :=", at);
  const symbol = SYMBOLS[letter];
  if (symbol !== void 0) return { kind: symbol, text: letter, at };
  if (letter === '"' || letter === "`" || letter === "'") return quoted(rest, at);
  if (letter === "$") return terminated({ kind: "variable", text: /^\$\w*/.exec(rest)?.[0] ?? "$", at }, source);
  if (letter === "." && !/^\.\d/.test(rest)) {
    const field = /^\.[\p{L}\p{Nd}_]+/u.exec(rest)?.[0];
    return field === void 0 ? { kind: "dot", text: ".", at } : terminated({ kind: "field", text: field, at }, source);
  }
  if (/^[+\-.\d]/.test(rest)) return number(rest, at);
  const word = /^[\p{L}\p{Nd}_]+/u.exec(rest)?.[0];
  if (word === void 0) throw new TemplateInvalid(`unexpected ${JSON.stringify(letter)} in operand`, at);
  return terminated({ kind: word === "true" || word === "false" ? "bool" : "name", text: word, at }, source);
}
function quoted(rest, at) {
  if (rest.startsWith("`")) {
    const end = rest.indexOf("`", 1);
    if (end < 0) throw new TemplateInvalid("unterminated raw quoted string", at);
    return { kind: "string", text: rest.slice(0, end + 1), at };
  }
  if (rest.startsWith("'")) {
    const character = CHARACTER.exec(rest)?.[0];
    if (character === void 0) throw new TemplateInvalid("unterminated or malformed character constant", at);
    return { kind: "number", text: character, at };
  }
  const string = QUOTED.exec(rest)?.[0];
  if (string === void 0) throw new TemplateInvalid("unterminated quoted string", at);
  if (!/^"(?:[^"\\]|\\(?:[abfnrtv\\"]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}))*"$/.test(string)) {
    throw new TemplateInvalid(`invalid escape in ${string}`, at);
  }
  return { kind: "string", text: string, at };
}
function number(rest, at) {
  const text = NUMBER.exec(rest)?.[0];
  if (text === void 0 || /^[\p{L}\p{Nd}_]/u.test(rest.slice(text.length))) {
    const shown = /^[^\s{}()|]+/.exec(rest)?.[0] ?? rest;
    throw new TemplateInvalid(`bad number syntax: ${JSON.stringify(shown)}`, at);
  }
  return { kind: "number", text, at };
}
function terminated(token, source) {
  const after = source.slice(token.at + token.text.length);
  if (after === "" || /^(?:[\s.,|:()]|\}\})/.test(after)) return token;
  throw new TemplateInvalid(`bad character ${JSON.stringify(after[0])}`, token.at + token.text.length);
}

// src/engines/prometheus-config/template/cursor.ts
var TokenCursor = class {
  #tokens;
  #next = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  peek() {
    return this.#tokens[this.#next];
  }
  advance() {
    this.#next += 1;
  }
  mark() {
    return this.#next;
  }
  /** Back to a mark, or a step. */
  reset(mark) {
    this.#next = mark;
  }
  blank() {
    while (this.peek()?.kind === "space") this.advance();
  }
  /** The end of the action. */
  close(context) {
    this.blank();
    if (this.peek()?.kind !== "close") throw this.invalid(`unexpected ${this.shown()} in ${context}`);
    this.advance();
  }
  at() {
    return (this.peek() ?? this.#tokens.at(-1))?.at ?? 0;
  }
  shown(token = this.peek()) {
    return token ? `<${token.text}>` : "EOF";
  }
  invalid(message, at = this.at()) {
    return new TemplateInvalid(message, at);
  }
};

// src/engines/prometheus-config/template/template.ts
function parseTemplate(source, dialect = PROMETHEUS) {
  const parser = new TemplateParser(dialect);
  try {
    if (source.includes("{{")) parser.parse(lexTemplate(source));
    return { ...parser.found(), problem: void 0 };
  } catch (error) {
    if (error instanceof TemplateInvalid)
      return { ...parser.found(), problem: { message: error.message, at: error.at } };
    throw error;
  }
}
var TemplateParser = class {
  #functions;
  #cursor = new TokenCursor([]);
  #variables;
  #ranges = 0;
  /** How many `with` and `range` have put something else in place of the dot. */
  #dots = 0;
  #depth = 0;
  #usesValue = false;
  #labels = [];
  #queries = [];
  #defines = [];
  #uses = [];
  constructor({ functions, declared }) {
    this.#functions = functions;
    this.#variables = [...declared];
  }
  parse(tokens) {
    this.#cursor = new TokenCursor(tokens);
    const end = this.#list();
    if (end !== "eof") throw this.#cursor.invalid(`unexpected {{${end}}}`);
  }
  found() {
    const [labels, queries, defines, uses] = [this.#labels, this.#queries, this.#defines, this.#uses];
    return { labels, usesValue: this.#usesValue, queries, defines, uses };
  }
  /** Text and actions up to `{{end}}`, `{{else…` or the end. */
  #list() {
    this.#depth += 1;
    if (this.#depth > 200) throw this.#cursor.invalid("nested too deeply");
    for (let end; ; ) {
      const token = this.#cursor.peek();
      if (!token) end = "eof";
      else if (token.kind === "text") this.#cursor.advance();
      else end = this.#action();
      if (end === void 0) continue;
      this.#depth -= 1;
      return end;
    }
  }
  #action() {
    this.#cursor.advance();
    this.#cursor.blank();
    const token = this.#cursor.peek();
    const keyword = token?.kind === "name" ? token.text : "";
    switch (keyword) {
      case "if":
      case "with":
      case "range":
        this.#cursor.advance();
        this.#control(keyword);
        return void 0;
      case "end":
        this.#cursor.advance();
        this.#cursor.close("end");
        return "end";
      case "else":
        this.#cursor.advance();
        return "else";
      case "break":
      case "continue":
        if (this.#ranges === 0) throw this.#cursor.invalid(`{{${keyword}}} outside {{range}}`);
        this.#cursor.advance();
        this.#cursor.close(keyword);
        return void 0;
      case "template":
      case "define":
      case "block":
        this.#cursor.advance();
        this.#named(keyword);
        return void 0;
      default:
        this.#pipeline("command", "close");
        return void 0;
    }
  }
  #control(keyword) {
    const declared = this.#variables.length;
    this.#pipeline(keyword, "close");
    const inner = keyword === "if" ? 0 : 1;
    this.#dots += inner;
    if (keyword === "range") this.#ranges += 1;
    const end = this.#list();
    if (keyword === "range") this.#ranges -= 1;
    this.#dots -= inner;
    if (end === "else") this.#otherwise(keyword);
    if (end === "eof") throw this.#cursor.invalid("unexpected EOF");
    this.#variables.length = declared;
  }
  #otherwise(keyword) {
    this.#cursor.blank();
    const token = this.#cursor.peek();
    if (token?.kind === "name" && token.text === keyword && keyword !== "range") {
      this.#cursor.advance();
      this.#control(keyword);
      return;
    }
    this.#cursor.close("else");
    const end = this.#list();
    if (end !== "end") throw this.#cursor.invalid(end === "eof" ? "unexpected EOF" : "expected end; found {{else}}");
  }
  #named(keyword) {
    if (keyword === "define" && this.#depth > 1) throw this.#cursor.invalid("unexpected {{define}}");
    this.#cursor.blank();
    const name = this.#cursor.peek();
    if (name?.kind !== "string") throw this.#cursor.invalid(`unexpected ${this.#cursor.shown()} in ${keyword} clause`);
    if (keyword === "template") this.#uses.push({ name: unquote(name.text), at: name.at });
    else this.#defines.push(unquote(name.text));
    this.#cursor.advance();
    this.#cursor.blank();
    const variables = this.#variables;
    if (keyword === "define" || keyword === "template" && this.#cursor.peek()?.kind === "close")
      this.#cursor.close(`${keyword} clause`);
    else this.#pipeline(`${keyword} clause`, "close");
    if (keyword === "template") return;
    this.#variables = ["$"];
    this.#dots += 1;
    if (this.#list() !== "end") throw this.#cursor.invalid("unexpected EOF");
    this.#dots -= 1;
    this.#variables = variables;
  }
  #pipeline(context, end) {
    this.#cursor.blank();
    this.#declarations(context);
    for (let stage = 1; this.#cursor.peek()?.kind !== end || stage === 1; stage += 1) {
      this.#use(this.#command(context, stage));
      const token = this.#cursor.peek();
      if (token?.kind === end) break;
      if (token?.kind !== "pipe") throw this.#cursor.invalid(`unexpected ${this.#cursor.shown()} in ${context}`);
      this.#cursor.advance();
      this.#cursor.blank();
    }
    this.#cursor.advance();
  }
  /** `$x :=`, `$x =` and, for `range`, `$i, $x :=`. Go takes even an assignment for a declaration while it parses. */
  #declarations(context) {
    const start = this.#cursor.mark();
    const names = [];
    for (; ; ) {
      const token = this.#cursor.peek();
      if (token?.kind !== "variable") break;
      names.push(token.text);
      this.#cursor.advance();
      this.#cursor.blank();
      const operator = this.#cursor.peek()?.kind;
      this.#cursor.advance();
      this.#cursor.blank();
      if (operator === "declare" || operator === "assign") {
        this.#variables.push(...names);
        return;
      }
      if (operator !== "comma" || context !== "range" || names.length > 1) break;
    }
    this.#cursor.reset(start);
  }
  #command(context, stage) {
    const operands = [];
    this.#cursor.blank();
    for (let operand = this.#operand(); operand; operand = this.#operand()) {
      operands.push(operand);
      const token = this.#cursor.peek();
      if (token?.kind === "space") {
        this.#cursor.blank();
        continue;
      }
      if (token?.kind === "close" || token?.kind === "right" || token?.kind === "pipe") break;
      throw this.#cursor.invalid(`unexpected ${this.#cursor.shown(token)} in operand`, token?.at);
    }
    const [first] = operands;
    if (!first) throw this.#cursor.invalid(stage === 1 ? `missing value for ${context}` : "empty command");
    const literal = ["bool", "number", "string", "dot"].includes(first.kind) || first.text === "nil";
    if (stage > 1 && literal) throw new TemplateInvalid(`non executable command in pipeline stage ${stage}`, first.at);
    return operands;
  }
  /** A term and the fields behind it; undefined where none stands here. */
  #operand() {
    const token = this.#cursor.peek();
    switch (token?.kind) {
      case "name":
        if (token.text !== "nil" && !this.#functions.has(token.text)) {
          throw new TemplateInvalid(`function "${token.text}" not defined`, token.at);
        }
        break;
      case "variable":
        this.#known(token);
        break;
      case "left":
        this.#cursor.advance();
        this.#pipeline("parenthesized pipeline", "right");
        this.#cursor.reset(this.#cursor.mark() - 1);
        break;
      case "dot":
      case "field":
      case "bool":
      case "number":
      case "string":
        break;
      default:
        return void 0;
    }
    this.#cursor.advance();
    this.#chain(token);
    return token;
  }
  #chain(term) {
    const fields = term.kind === "field" ? [term] : [];
    for (let token = this.#cursor.peek(); token?.kind === "field"; token = this.#cursor.peek()) {
      if (["bool", "number", "string", "dot"].includes(term.kind) || term.text === "nil") {
        throw new TemplateInvalid(`unexpected . after term "${term.text}"`, token.at);
      }
      fields.push(token);
      this.#cursor.advance();
    }
    const [first, second] = fields;
    const root = this.#dots === 0 || term.kind === "variable";
    if (term.kind === "variable" && term.text === "$labels" && first) this.#label(first);
    if (first?.text === ".Labels" && second && root && (term.kind === "field" || term.text === "$"))
      this.#label(second);
    if (term.text === "$value" || first?.text === ".Value" && root) this.#usesValue = true;
  }
  #label(field) {
    this.#labels.push({ name: field.text.slice(1), at: field.at });
  }
  #use([name, first, second]) {
    if (name?.kind !== "name") return;
    if (name.text === "query" && first?.kind === "string") {
      this.#queries.push({ text: unquote(first.text), at: first.at });
    }
    if (name.text === "index" && first?.text === "$labels" && second?.kind === "string") {
      this.#labels.push({ name: unquote(second.text), at: second.at });
    }
  }
  #known(variable) {
    if (this.#variables.includes(variable.text)) return;
    throw new TemplateInvalid(`undefined variable "${variable.text}"`, variable.at);
  }
};
function unquote(text) {
  if (text.startsWith("`")) return text.slice(1, -1);
  return text.slice(1, -1).replace(/\\(["\\])/g, "$1").replaceAll("\\n", "\n").replaceAll("\\t", "	");
}

export {
  GO_FUNCTIONS,
  parseTemplate
};
