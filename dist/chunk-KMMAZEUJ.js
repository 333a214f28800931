import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  painter,
  plain,
  signOf
} from "./chunk-JO7AAMH6.js";
import {
  neutralise
} from "./chunk-WVUXBXGH.js";
import {
  showReused,
  showTook
} from "./chunk-TNULEZAG.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/reporters/terminal/plain.ts
var none = painter(false);
function plainProgress(write) {
  const line = (text) => write(`${neutralise(text)}
`);
  return {
    begin: (steps) => line(`Running ${count(steps.length, "check")}`),
    started: ({ name, attempt }) => line(startLine(name, attempt)),
    told: nowAndThen(({ name }, text) => line(toldLine(name, text))),
    finished: (result) => line(doneLine(result)),
    end: () => {
    }
  };
}
var startLine = (name, attempt) => `\u25B6 ${plain(name)}${attempt > 1 ? ` (attempt ${attempt})` : ""}`;
var toldLine = (name, text) => `\u2026 ${plain(name)}: ${clip(plain(text), 200)}`;
var TOLD_MS = 1e4;
function nowAndThen(tell, now = () => performance.now()) {
  const last = /* @__PURE__ */ new Map();
  return (step, text) => {
    const at = now();
    const before = last.get(step.id);
    if (before === void 0) last.set(step.id, at);
    if (before === void 0 || at - before < TOLD_MS) return;
    last.set(step.id, at);
    tell(step, text);
  };
}
function doneLine(result) {
  const how = showReused(result) ?? showTook(result);
  const took = how === "" ? "" : `, ${how}`;
  const status = `${result.status}${result.required ? "" : ", advisory"}`;
  return `${signOf(result, none)} ${plain(result.name)}: ${clip(plain(result.summary), 300)} (${status}${took})`;
}

export {
  plainProgress,
  startLine,
  toldLine,
  nowAndThen,
  doneLine
};
