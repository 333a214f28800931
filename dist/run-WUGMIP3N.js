import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
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
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/command/run.ts
import { isDeepStrictEqual } from "node:util";

// src/checks/command/json-output.ts
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const remedy = "Make the command print JSON and nothing else on standard output.";
    const what = text.trim() === "" ? "stdout is empty, not JSON" : "stdout is not JSON";
    throw new CouldNotTell("wrong-format", what, remedy, { cause });
  }
}
function at(document, pointer) {
  let value = document;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
    value = Reflect.get(value, key);
  }
  return value;
}

// src/checks/command/capture.ts
var LONGEST = 4096;
function captureFrom({ stdout }, wanted) {
  const values = Object.entries(wanted).map(([name, from]) => {
    const value = "json" in from ? textOf(at(parseJson(stdout.text), from.json)) : firstOf(from.stdout, stdout.text);
    const remedy = "Let the command print it on one line of standard output, or mend `capture`.";
    if (value === void 0 || value === "")
      throw new CouldNotTell("wrong-format", `nothing to capture as "${name}" in what it printed`, remedy);
    if (/[\r\n\0]/.test(value) || value.length > LONGEST)
      throw new CouldNotTell("wrong-format", `what would be captured as "${name}" is no single line`, remedy);
    return [name, value];
  });
  return Object.fromEntries(values);
}
var textOf = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : void 0;
function firstOf(pattern, text) {
  const match = pattern.exec(text);
  return match === null ? void 0 : match[1] ?? match[0];
}

// src/checks/command/last-line.ts
var LONGEST2 = 300;
var PRIVATE_KEY = /-----(?:BEGIN|END) [A-Z0-9 ]{0,30}PRIVATE KEY/;
var AFTERMATH = [
  /^at .*(?::\d+|native|<anonymous>)\)?(?: \{)?$/,
  /^Node\.js v\d/,
  /^(?:errno|code|syscall|path|dest|address|port|hostname|spawnargs|generatedMessage|operator|diff): .*$/,
  /^(?:actual|expected): .*,$/,
  /^npm (?:ERR!|error) A complete log of this run /
];
function lastLine(text) {
  if (PRIVATE_KEY.test(text)) return void 0;
  const lines = text.split("\n").map((line) => line.trim());
  return lines.findLast((line) => saysSomething(line) && !AFTERMATH.some((noise) => noise.test(line)));
}
var saysSomething = (line) => line.length <= LONGEST2 && new RegExp("\\p{L}{2}", "u").test(line);

// src/checks/command/run.ts
var KEEP = { judged: 16 * 1024 * 1024, shown: 256 * 1024 };
var TAIL_LINES = 40;
async function runCommand(options, { exec }) {
  const setting = { cwd: options.cwd, env: options.env, keep: isJudged(options) ? KEEP.judged : KEEP.shown };
  const ran = typeof options.run === "string" ? await exec.shell(options.run, setting) : await exec.run(options.run, setting);
  const name = typeof options.run === "string" ? "the script" : options.run[0];
  if (ran.code === null) {
    const remedy = "Look at its output for the reason; out of memory is a common one.";
    throw new CouldNotTell("tool-crashed", `${name} was ended by ${ran.signal ?? "a signal"}`, remedy);
  }
  const findings = [
    ...exitCode(options, { code: ran.code, name }),
    ...streams(options, ran),
    ...jsonValues(options, ran),
    ...maxDuration(options, ran)
  ];
  const [first] = findings;
  const summary = first ? explained(first, ran) : `${name} exited with ${ran.code} in ${showDuration(ran.durationMs)}`;
  return byFindings(summary, {
    findings,
    measurements: [measured(options, ran)],
    evidence: ran.log === void 0 ? [] : [ran.log],
    details: output(ran),
    ...findings.length === 0 && options.capture && { captured: captureFrom(ran, options.capture) }
  });
}
var isJudged = ({ json, stdout, stderr, capture }) => Boolean(json ?? stdout ?? stderr ?? capture);
function exitCode(options, { code, name }) {
  const expected = options["exit-codes"];
  if (expected.includes(code)) return [];
  const message = `${name} exited with ${code}`;
  return [{ rule: "exit-code", level: "error", message, expected: expected.join(" or "), actual: String(code) }];
}
function explained({ rule, message, expected }, { stderr, stdout }) {
  const said = rule === "exit-code" ? lastLine(stderr.text) ?? lastLine(stdout.text) : void 0;
  return said === void 0 ? message : `${message}, expected ${expected}: ${said}`;
}
function streams(options, ran) {
  const findings = [];
  for (const stream of ["stdout", "stderr"]) {
    const { text, repainted = "", truncated, bytes } = ran[stream];
    const matches = options[stream]?.matches;
    const notMatches = options[stream]?.["not-matches"];
    if (matches && !matches.test(text)) {
      if (truncated) throw tooLong(stream, bytes);
      findings.push({ rule: "output", level: "error", message: `${stream} does not match /${matches.source}/` });
    }
    const unwanted = notMatches?.exec(text) ?? notMatches?.exec(repainted);
    if (notMatches && unwanted) {
      const message = `${stream} matches /${notMatches.source}/, which it must not`;
      findings.push({ rule: "output", level: "error", message, actual: clip(unwanted[0], 200) });
    } else if (notMatches && truncated) {
      throw tooLong(stream, bytes);
    }
  }
  return findings;
}
var tooLong = (stream, bytes) => new CouldNotTell(
  "truncated",
  `${stream} is ${bytes} bytes long and was not kept whole`,
  "Make the command print less."
);
function jsonValues(options, ran) {
  if (options.json === void 0) return [];
  if (ran.stdout.truncated) throw tooLong("stdout", ran.stdout.bytes);
  const document = parseJson(ran.stdout.text);
  const findings = [];
  for (const [pointer, expected] of Object.entries(options.json)) {
    const actual = at(document, pointer);
    if (isDeepStrictEqual(actual, expected)) continue;
    const found = actual === void 0 ? "nothing" : clip(JSON.stringify(actual), 200);
    const message = `JSON at ${pointer === "" ? "the top" : pointer} is ${found}, expected ${JSON.stringify(expected)}`;
    findings.push({ rule: "json-value", level: "error", message, expected: JSON.stringify(expected), actual: found });
  }
  return findings;
}
function maxDuration(options, ran) {
  const limit = options["max-duration"];
  if (limit === void 0 || ran.durationMs <= limit) return [];
  const actual = showDuration(ran.durationMs);
  const message = `took ${actual}, more than ${showDuration(limit)}`;
  return [{ rule: "max-duration", level: "error", message, expected: showDuration(limit), actual }];
}
function measured(options, ran) {
  const duration = { name: "duration", value: Math.round(ran.durationMs), unit: "ms" };
  const limit = options["max-duration"];
  return limit === void 0 ? duration : { ...duration, limit };
}
function output(ran) {
  return ["stdout", "stderr"].flatMap((stream) => {
    const lines = ran[stream].text.trimEnd().split("\n");
    if (lines.join("") === "") return [];
    const title = lines.length > TAIL_LINES ? `${stream}, last ${TAIL_LINES} lines` : stream;
    return [{ title, text: lines.slice(-TAIL_LINES).join("\n") }];
  });
}
export {
  runCommand
};
