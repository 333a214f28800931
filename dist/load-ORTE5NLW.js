import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  bindChecklist,
  tickChecklist,
  tickStages
} from "./chunk-G4OS7TKS.js";
import {
  parseChecklist
} from "./chunk-LXVROAC6.js";
import "./chunk-FLEPBBHH.js";
import {
  ConfigInvalid
} from "./chunk-FYPLSVJO.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-HHKYXMH5.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  markdownTitle
} from "./chunk-WVUXBXGH.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import "./chunk-WDRWDCXA.js";

// src/checklist/document.ts
function writeTicks(list, report, describe = (by) => by) {
  const lines = report.checklist?.lines;
  if (lines === void 0) return void 0;
  let { text } = list;
  for (const [index, item] of [...list.items.entries()].reverse()) {
    const line = lines[index];
    if (line)
      text = text.slice(0, item.offset) + ticked(text.slice(item.offset, item.end), line, describe) + text.slice(item.end);
  }
  text = text.replace(/^\uFEFF/, "");
  return /^---\s*$/m.test(text.split(/\r\n|\r|\n/, 1)[0] ?? "") ? text : `${headOf(report)}

${text}`;
}
function ticked(written, line, describe) {
  const [, gap = " ", rest = ""] = /^\[[^\]]*\](\s*)([\s\S]*)$/.exec(written) ?? [];
  const said = rest.trimEnd();
  const isStruck = line.state === "excused" && said !== "" && !said.includes("~");
  return `[${line.state === "proven" ? "x" : " "}]${gap}${isStruck ? `~~${said}~~` : said} \u2014 *${evidenceOf(line, describe)}*`;
}
var WORDS = {
  proven: "proven by",
  failed: "failed:",
  unknown: "could not be told:",
  waits: "waits for a person:",
  "other-stage": "belongs to another stage:",
  excused: "excused:",
  uncovered: "covered by nothing"
};
function evidenceOf({ state, by, why }, describe) {
  const behind = state === "uncovered" ? "" : why ?? by.map(describe).join(", ");
  return markdownTitle(`${WORDS[state]} ${behind}`.trim());
}
function headOf({ decision, project, stage, subject }) {
  const where = [project, stage, subject.sha?.slice(0, 10) ?? ""].filter((part) => part !== "").map(markdownTitle);
  return `> **${decision === "go" ? "GO" : "NO-GO"}** \xB7 ${where.join(" \xB7 ")} \xB7 ticked by deploy-validate; ticks by hand do not count`;
}

// src/checklist/load.ts
var MAX_LIST_BYTES = 512 * 1024;
async function loadChecklist(at) {
  const { config, source, files, today } = at;
  const named = config.checklist;
  if (named === void 0) return void 0;
  const fail = (message) => refuse(source, [{ path: ["checklist"], message }]);
  const text = await readList(named, { files, fail });
  const items = parseChecklist(text);
  if (items.length === 0) return fail(`${named} has no items; write them as "- [ ] \u2026"`);
  const binding = bindChecklist(items, config, today);
  if (binding.misfits.length > 0) return refuse(source, binding.misfits);
  const { tally, notices } = binding;
  return {
    tally,
    notices,
    tick: (found) => tickChecklist(binding, found),
    tickStages: (founds) => tickStages(binding, founds),
    write: (report, describe) => writeTicks({ text, items }, report, describe)
  };
}
async function refuse(source, misfits) {
  const { parseConfig } = await import("./document-45HHAUGR.js");
  const document = parseConfig(source);
  throw new ConfigInvalid(misfits.map(({ path, message }) => document.problem(path, message)));
}
async function readList(file, { files, fail }) {
  try {
    return await files.text(file, MAX_LIST_BYTES);
  } catch (error) {
    if (error instanceof CouldNotTell) return fail(error.message);
    throw error;
  }
}
export {
  loadChecklist
};
