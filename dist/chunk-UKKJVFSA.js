import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/promql/re2.ts
var MAX_REPEAT = 1e3;
var PLAIN = /^[\w\s\-./:@%&~#;,"'<>=]*$/;
function re2Problem(pattern) {
  if (PLAIN.test(pattern)) return void 0;
  const scanner = new Re2Scanner(pattern);
  try {
    scanner.scan();
    return void 0;
  } catch (error) {
    if (error instanceof Invalid) return { message: error.message, at: error.at };
    throw error;
  }
}
var Invalid = class extends Error {
  at;
  constructor(message, at) {
    super(message);
    this.at = at;
  }
};
var Re2Scanner = class {
  #text;
  #at = 0;
  #open = [];
  #names = /* @__PURE__ */ new Set();
  /** Where the last item began that a repetition may follow; -1 where there is none. */
  #item = -1;
  #repeated = false;
  constructor(text) {
    this.#text = text;
  }
  scan() {
    while (this.#at < this.#text.length) this.#step(this.#text[this.#at] ?? "");
    const open = this.#open.at(-1);
    if (open !== void 0) throw new Invalid(`missing closing ): \`${this.#text}\``, open);
  }
  #step(letter) {
    const start = this.#at;
    if (letter === "(") this.#group(start);
    else if (letter === ")") this.#close(start);
    else if (letter === "|") this.#forget(start + 1);
    else if (letter === "[") this.#took(this.#charClass(start));
    else if (letter === "\\") this.#took(this.#escape(start));
    else if (letter === "*" || letter === "+" || letter === "?") this.#repeat(start, start + 1);
    else if (letter === "{" && this.#counted(start)) return;
    else this.#took(start + (letter >= "\uD800" && letter <= "\uDBFF" ? 2 : 1));
  }
  #took(end) {
    this.#item = this.#at;
    this.#repeated = false;
    this.#at = end;
  }
  #forget(end) {
    this.#item = -1;
    this.#repeated = false;
    this.#at = end;
  }
  #close(start) {
    const open = this.#open.pop();
    if (open === void 0) throw new Invalid(`unexpected ): \`${this.#text}\``, start);
    this.#item = open;
    this.#repeated = false;
    this.#at = start + 1;
  }
  #group(start) {
    const rest = this.#text.slice(start);
    if (!rest.startsWith("(?")) {
      this.#open.push(start);
      this.#forget(start + 1);
      return;
    }
    const name = /^\(\?P?<(\w+)>/.exec(rest);
    if (name?.[1] !== void 0) {
      if (this.#names.has(name[1])) throw new Invalid(`duplicate capture group name: \`${name[1]}\``, start);
      this.#names.add(name[1]);
      this.#open.push(start);
      this.#forget(start + name[0].length);
      return;
    }
    const flags = /^\(\?([imsU]*(?:-[imsU]+)?)([:)])/.exec(rest);
    if (!flags || flags[1] === "" && flags[2] === ")") {
      const shown = /^\(\?(?:<?[=!]|[^)]{0,2})/.exec(rest)?.[0] ?? "(?";
      throw new Invalid(`invalid or unsupported Perl syntax: \`${shown}\``, start);
    }
    if (flags[2] === ":") this.#open.push(start);
    this.#forget(start + flags[0].length);
  }
  #repeat(start, end) {
    const after = this.#text[end] === "?" ? end + 1 : end;
    const operator = this.#text.slice(start, after);
    if (this.#item < 0) throw new Invalid(`missing argument to repetition operator: \`${operator}\``, start);
    if (this.#repeated) {
      throw new Invalid(`invalid nested repetition operator: \`${this.#text.slice(start - 1, after)}\``, start);
    }
    this.#repeated = true;
    this.#at = after;
  }
  /** `{2}`, `{2,}` and `{2,5}` are counts; any other brace is itself. */
  #counted(start) {
    const count = /^\{(\d{1,9})(?:(,)(\d{0,9}))?\}/.exec(this.#text.slice(start));
    if (!count) return false;
    const [whole, least = "", comma, most = ""] = count;
    const from = Number(least);
    const to = comma === void 0 ? from : most === "" ? from : Number(most);
    if (from > MAX_REPEAT || to > MAX_REPEAT || to < from) {
      throw new Invalid(`invalid repeat count: \`${whole}\``, start);
    }
    this.#repeat(start, start + whole.length);
    return true;
  }
  /** Answers where the escape ends. */
  #escape(start) {
    const rest = this.#text.slice(start);
    if (rest.length === 1) throw new Invalid("trailing backslash at end of expression: ``", start);
    if (rest.startsWith("\\Q")) {
      const end = this.#text.indexOf("\\E", start + 2);
      return end < 0 ? this.#text.length : end + 2;
    }
    const known = /^\\(?:[AzbBCdDsSwW]|[pP](?:[A-Z]|\{\^?\w+\})|[0-7]{2,3}|0|x[0-9a-fA-F]{2}|x\{[0-9a-fA-F]{1,6}\}|[afnrtv]|[^\w]|_)/u.exec(
      rest
    );
    const shown = /^\\(?:x.{0,2}|[pP](?:\{[^}]*\}?|.)?|.)/su.exec(rest)?.[0] ?? rest;
    if (!known || known[0] === "\\C") throw new Invalid(`invalid escape sequence: \`${shown}\``, start);
    if (/^\\[pP]/.test(known[0]) && !isUnicodeClass(known[0])) {
      throw new Invalid(`invalid character class range: \`${known[0]}\``, start);
    }
    return start + known[0].length;
  }
  /** Answers where the class ends. */
  #charClass(start) {
    let at = start + (this.#text[start + 1] === "^" ? 2 : 1);
    let first = true;
    while (first || this.#text[at] !== "]") {
      if (at >= this.#text.length) throw new Invalid(`missing closing ]: \`${this.#text.slice(start)}\``, start);
      first = false;
      const posix = /^\[:\^?(\w+):\]/.exec(this.#text.slice(at));
      if (posix) {
        if (!POSIX.has(posix[1] ?? "")) throw new Invalid(`invalid character class range: \`${posix[0]}\``, at);
        at += posix[0].length;
        continue;
      }
      at = this.#classRange(at);
    }
    return at + 1;
  }
  #classRange(at) {
    const low = this.#classItem(at);
    const isRange = this.#text[low.end] === "-" && this.#text[low.end + 1] !== "]" && low.end + 1 < this.#text.length;
    if (!isRange || low.code === void 0) return low.end;
    const high = this.#classItem(low.end + 1);
    if (high.code === void 0 || high.code < low.code) {
      throw new Invalid(`invalid character class range: \`${this.#text.slice(at, high.end)}\``, at);
    }
    return high.end;
  }
  /** One character of a class; its code is undefined where it stands for several (`\d`). */
  #classItem(at) {
    const letter = this.#text.codePointAt(at) ?? 0;
    if (letter !== 92) return { end: at + (letter > 65535 ? 2 : 1), code: letter };
    const end = this.#escape(at);
    const text = this.#text.slice(at, end);
    if (/^\\[bBAzQ]/.test(text)) throw new Invalid(`invalid escape sequence: \`${text}\``, at);
    if (/^\\[dDsSwWpP]/.test(text)) return { end, code: void 0 };
    return { end, code: codeOf(text) };
  }
};
var CONTROL = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
function codeOf(text) {
  const hex = /^\\x\{?([0-9a-fA-F]+)/.exec(text)?.[1];
  if (hex !== void 0) return Number.parseInt(hex, 16);
  if (/^\\[0-7]/.test(text)) return Number.parseInt(text.slice(1), 8);
  return CONTROL[text[1] ?? ""] ?? text.codePointAt(1) ?? 0;
}
var POSIX = new Set("alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split(" "));
function isUnicodeClass(text) {
  const name = /(\w+)\}?$/.exec(text)?.[1] ?? "";
  const bare = /^\\[pP]\w$/.test(text) ? text.slice(-1) : name;
  if (bare === "Any") return true;
  return [bare, `Script=${bare}`].some((property) => {
    try {
      return new RegExp(`\\p{${property}}`, "u") !== void 0;
    } catch {
      return false;
    }
  });
}

export {
  re2Problem
};
