import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  writeNew
} from "./chunk-BW46TPRT.js";
import {
  dateOf,
  loadConfig,
  readConfigText
} from "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
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
import "./chunk-W7Z374JE.js";
import "./chunk-FYPLSVJO.js";
import "./chunk-VVC5QNW4.js";
import "./chunk-ZLUAVSLO.js";
import "./chunk-X6ZUOFTH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-EICZL6FV.js";
import "./chunk-NIZTT6CV.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/commands/guide/accept.ts
import { isMap, isSeq, parseDocument, YAMLMap } from "yaml";
var DAY_MS = 864e5;
var USUAL_DAYS = 90;
async function accept(request, { env }) {
  const source = await readConfigText(request.config);
  const { config } = await loadConfig(source, env);
  const reports = await Promise.all(request.reports.map(read));
  const document = parseDocument(source.text);
  const pruned = request.prune ? prune(document, { config, reports }) : 0;
  const fresh = reports.flatMap((report) => toAccept(report, config));
  const added = fresh.length === 0 ? void 0 : { ...termsOf(request, config), fresh };
  if (added) add(document, added);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  await loadConfig({ file: source.file, text }, env);
  if (!request.dryRun && (added || pruned > 0)) await writeNew(request.config, text);
  return { text, said: tell({ added, pruned, reports }) };
}
async function read(file) {
  return readReport((await readReportFile(file, MAX_REPORT_BYTES)).text, file);
}
var stageOf = ({ stage }) => stage.replace(/ \(.*\)$/, "");
function toAccept(report, { stages }) {
  const stage = stageOf(report);
  if (stages[stage] === void 0)
    throw new UsageError(`accept: the report is of the stage ${stage}, which the config does not have`);
  return report.checks.filter(({ status }) => status === "failed").flatMap(({ id, findings }) => [
    ...new Map(
      findings.filter(({ level, waived }) => level === "error" && waived === void 0).map((finding) => [finding.fingerprint, { check: id, stage, finding }])
    ).values()
  ]);
}
function termsOf({ reason, owner, until }, config) {
  if (reason === void 0 || owner === void 0)
    throw new UsageError('accept: name who answers for the findings, and why: --owner LOGIN --reason "\u2026"');
  const longest = config["longest-waiver"];
  const latest = dateOf(new Date(Date.now() + longest));
  const expires = until ?? dateOf(new Date(Date.now() + Math.min(longest, USUAL_DAYS * DAY_MS)));
  if (!/^\d{4}-\d\d-\d\d$/.test(expires))
    throw new UsageError(`--until: expected a date such as ${latest}, got "${expires}"`);
  if (expires < dateOf(/* @__PURE__ */ new Date())) throw new UsageError(`--until: ${expires} has passed`);
  if (expires > latest) throw new UsageError(`--until: longest-waiver allows ${latest} at the latest, got ${expires}`);
  return { reason, owner, expires };
}
function add(document, { fresh, ...terms }) {
  if (!isSeq(document.get("waivers"))) document.set("waivers", document.createNode([]));
  const list = document.get("waivers");
  if (!isSeq(list)) return;
  list.flow = false;
  for (const { check, stage, finding } of fresh) {
    const entry = document.createNode({ check, stage, fingerprint: finding.fingerprint, ...terms });
    if (entry instanceof YAMLMap) entry.flow = true;
    entry.commentBefore = ` ${[finding.rule, finding.file, finding.subject].filter(Boolean).join(" \xB7 ").replace(/\s+/g, " ")}`;
    list.add(entry);
  }
}
var hasLooked = ({ status, reused }) => ["passed", "failed", "waived"].includes(status) && reused === void 0;
function prune(document, { config, reports }) {
  const list = document.get("waivers");
  if (!isSeq(list)) return 0;
  const isGone = (index) => {
    const waiver = config.waivers[index];
    if (waiver?.fingerprint === void 0) return false;
    const looked = reports.filter((report) => waiver.stage === void 0 || stageOf(report) === waiver.stage).flatMap(
      ({ checks, selection }) => selection === void 0 ? checks.filter(({ id }) => id === waiver.check) : []
    );
    return looked.length > 0 && looked.every(hasLooked) && looked.every(({ findings }) => findings.every(({ fingerprint }) => fingerprint !== waiver.fingerprint));
  };
  const kept = list.items.filter((item, index) => !(isMap(item) && isGone(index)));
  const gone = list.items.length - kept.length;
  list.items = kept;
  if (kept.length === 0) document.delete("waivers");
  return gone;
}
function tell({
  added,
  pruned,
  reports
}) {
  const errored = reports.flatMap(({ checks }) => checks.filter(({ status }) => status === "errored"));
  return [
    added === void 0 ? "nothing to accept: no failing finding is open" : `${count(added.fresh.length, "finding")} accepted until ${added.expires}, ${added.owner}: ${added.reason}`,
    ...pruned > 0 ? [`${count(pruned, "waiver")} taken out: what they excused is gone`] : [],
    ...errored.length > 0 ? [`not accepted, for nobody could tell: ${errored.map(({ id }) => id).join(", ")}`] : []
  ];
}
export {
  accept
};
