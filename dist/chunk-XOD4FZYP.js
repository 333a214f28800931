import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/dotenv.ts
var ASSIGNMENT = /^\s*(?:export\s+)?([^\s=]+)\s*=[ \t]*(.*)$/;
var BARE = /^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*$/;
var ESCAPES = { n: "\n", r: "\r", t: "	" };
function parseDotenv(text) {
  const entries = [];
  const problems = [];
  const lines = (text.charCodeAt(0) === 65279 ? text.slice(1) : text).split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const at = index + 1;
    if (/^\s*(?:#|$)/.test(line) || BARE.test(line)) continue;
    const [, name, rest] = ASSIGNMENT.exec(line) ?? [];
    if (name === void 0 || rest === void 0 || !/^[A-Za-z_][\w.-]*$/.test(name)) {
      problems.push({ line: at, message: "expected NAME=VALUE" });
      continue;
    }
    const quote = rest[0];
    if (quote !== '"' && quote !== "'") {
      entries.push({ name, value: rest.replace(/(?:^|\s+)#.*$/, "").trimEnd(), line: at });
      continue;
    }
    const quoted = readQuoted(lines, { index, quote, first: rest.slice(1) });
    if (quoted === void 0) {
      problems.push({ line: at, message: `the ${quote} of ${name} is never closed` });
      break;
    }
    entries.push({ name, value: quoted.value, line: at, ...quote === "'" ? { isLiteral: true } : {} });
    index = quoted.end;
  }
  return { entries, problems };
}
function readQuoted(lines, from) {
  const { quote } = from;
  const parts = [];
  for (let index = from.index; index < lines.length; index += 1) {
    const text = index === from.index ? from.first : lines[index] ?? "";
    const close = closing(text, quote);
    parts.push(close < 0 ? text : text.slice(0, close));
    if (close < 0) continue;
    const raw = parts.join("\n");
    return {
      value: quote === '"' ? raw.replace(/\\(.)/g, (_, mark) => ESCAPES[mark] ?? mark) : raw,
      end: index
    };
  }
  return void 0;
}
function closing(text, quote) {
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "\\" && quote === '"') index += 1;
    else if (text[index] === quote) return index;
  }
  return -1;
}

export {
  parseDotenv
};
