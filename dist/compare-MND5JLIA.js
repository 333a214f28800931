import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import "./chunk-C7QMJHWE.js";
import {
  readReportFile
} from "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/report/difference.ts
function differenceOf(before, after) {
  const [old, young] = [byId(before), byId(after)];
  const ids = [.../* @__PURE__ */ new Set([...old.keys(), ...young.keys()])];
  return {
    decision: { before: before.decision, after: after.decision },
    checks: ids.flatMap((id) => {
      const [was, is] = [old.get(id), young.get(id)];
      if (was?.status === is?.status) return [];
      return [{ id, name: (is ?? was)?.name ?? id, before: was?.status, after: is?.status }];
    }),
    fresh: ids.flatMap((id) => missingIn(young.get(id), old.get(id))),
    fixed: ids.flatMap((id) => hasLooked(young.get(id)) ? missingIn(old.get(id), young.get(id)) : []),
    numbers: ids.flatMap((id) => numbersOf(id, { was: old.get(id), is: young.get(id) }))
  };
}
var byId = ({ checks }) => new Map(checks.map((result) => [result.id, result]));
var hasLooked = (result) => result !== void 0 && ["passed", "failed", "waived", "pending"].includes(result.status);
function missingIn(result, other) {
  const known = new Set(other?.findings.map(({ fingerprint }) => fingerprint));
  return (result?.findings ?? []).filter(({ level, fingerprint }) => level !== "note" && !known.has(fingerprint)).map((finding) => ({ ...finding, check: result?.id ?? "" }));
}
function numbersOf(check, { was, is }) {
  const old = new Map((was?.measurements ?? []).map((measured) => [keyOf(measured), measured.value]));
  return (is?.measurements ?? []).flatMap(({ name, unit, value, ...rest }) => {
    const before = old.get(keyOf({ name, unit, value, ...rest }));
    return before === void 0 || before === value ? [] : [{ check, name, unit, before, after: value }];
  });
}
var keyOf = ({ name, unit }) => `${name}
${unit}`;

// src/commands/guide/compare.ts
async function compare(files) {
  const [before, after] = await Promise.all(
    files.map(async (file) => readReport((await readReportFile(file, MAX_REPORT_BYTES)).text, file))
  );
  if (before === void 0 || after === void 0 || files.length !== 2)
    throw new UsageError(
      "report diff: name two reports, the older one first: report diff OLD/report.json NEW/report.json"
    );
  if (before.stage !== after.stage)
    throw new UsageError(`report diff: one is of the stage ${before.stage}, the other of ${after.stage}`);
  return differenceOf(before, after);
}
export {
  compare
};
