import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/report/checklist.ts
var isOwn = ({ state, by }) => state !== "other-stage" && by.length > 0;
function showProven(tally) {
  const own = tally.lines?.filter(isOwn);
  if (own === void 0) return void 0;
  if (own.length === 0) return "no checklist item belongs to this stage";
  const of = (state) => own.filter((line) => line.state === state).length;
  const proven = of("proven");
  const rest = [
    [of("failed"), "failed", "failed"],
    [of("unknown"), "could not be told", "could not be told"],
    [of("waits"), "waits for a person", "wait for a person"],
    [of("excused"), "excused", "excused"],
    [of("uncovered"), "covered in part", "covered in part"]
  ];
  const notes = rest.flatMap(([number, one, many]) => number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]);
  const what = `${proven} of this stage's ${count(own.length, "checklist item")} ${proven === 1 ? "is" : "are"} proven`;
  return notes.length === 0 ? what : `${what} (${notes.join(", ")})`;
}
function showChecklist(tally) {
  const people = tally.attested > 0 ? `, ${tally.attested} of them by a person's signature` : "";
  const covered = `${tally.covered} of ${count(tally.items, "item")} covered${people}`;
  const proven = showProven(tally);
  if (proven === void 0) return `${covered}.`;
  const other = tally.lines?.filter(({ state }) => state === "other-stage").length ?? 0;
  const excused = tally.lines?.filter(({ state, by }) => state === "excused" && by.length === 0).length ?? 0;
  const rest = [
    ...other > 0 ? [`${other} ${other === 1 ? "belongs" : "belong"} to other stages`] : [],
    ...excused > 0 ? [`${excused} ${excused === 1 ? "needs" : "need"} no proof by the configuration`] : []
  ];
  const elsewhere = rest.length === 0 ? "" : ` Of the rest, ${rest.join(", and ")}.`;
  return `${proven.replace(/^no/, "No")}.${elsewhere} In all stages ${covered}.`;
}
var excusedLines = (tally) => tally.lines?.filter(({ state }) => state === "excused") ?? [];
var BY_WATCH = "phase:watch";
var byStage = (stage) => `after:${stage}`;

export {
  showProven,
  showChecklist,
  excusedLines,
  BY_WATCH,
  byStage
};
