import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  writeNew
} from "./chunk-BW46TPRT.js";
import {
  openStage,
  withRules
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-QW53PB3M.js";
import "./chunk-C5CQJ7AC.js";
import {
  MAX_REPORT_BYTES,
  readReport
} from "./chunk-KUT3GQXV.js";
import "./chunk-NZFFQMFS.js";
import "./chunk-SZZLISL4.js";
import "./chunk-C7QMJHWE.js";
import {
  findReportFiles,
  readReportFile
} from "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import "./chunk-ZX7LCMOH.js";
import "./chunk-RQU3S7GS.js";
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
import "./chunk-JZR57TKO.js";
import "./chunk-FLYHDHPP.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  markdownTable
} from "./chunk-5CTZS7HT.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/commands/guide/collect-stages.ts
async function collectStages(request, world) {
  const read = await readAll(request);
  const open = await openStage({ ...request, stage: void 0 }, world);
  refuseStrangers(read, open.subject.configDigest);
  return withRules(open, async ({ checklist, config, redact }) => {
    if (checklist === void 0) throw new UsageError("collect --stages: the config names no `checklist`");
    const founds = new Map(
      read.map(
        ({ report }) => [report.stage, { ...report, results: report.checks, roles: report.signOff?.roles }]
      )
    );
    const tally = checklist.tickStages(founds);
    const isWhole = read.every(({ report }) => stands(report)) && openLines(tally) === 0;
    const [first] = read;
    const told = {
      decision: isWhole ? "go" : "no-go",
      project: config.project,
      stage: read.map(({ report }) => report.stage).join(", "),
      subject: first?.report.subject ?? open.subject,
      checklist: tally
    };
    const list = checklist.write(told, (by) => describe(by, read)) ?? "";
    const file = `${request.reportDirectory}/checklist.md`;
    await writeNew(file, redact(`${list.trimEnd()}

${figures(read, tally)}`));
    return {
      file,
      isWhole,
      said: [`${count(tally, "proven")} of ${tally.items} items are proven, ${openLines(tally)} open`]
    };
  });
}
async function readAll({ reports, reportDirectory }) {
  const { files, missing } = await findReportFiles(reports, reportDirectory);
  if (missing.length > 0 || files.length === 0)
    throw new UsageError(
      `collect --stages: ${missing.join(", ") || "nothing named"}: no report there; download the stages' artifacts first`
    );
  return Promise.all(
    files.map(async (file) => {
      try {
        const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
        return { file, sha256, report: readReport(text, file) };
      } catch (error) {
        if (error instanceof CouldNotTell) throw new UsageError(`collect --stages: ${error.message}`);
        throw error;
      }
    })
  );
}
function refuseStrangers(read, configDigest) {
  const [first] = read;
  const seen = /* @__PURE__ */ new Set();
  for (const { file, report } of read) {
    const { subject, stage, selection } = report;
    const fail = (why) => {
      throw new UsageError(`collect --stages: ${file}: ${why}`);
    };
    if (subject.configDigest !== configDigest) fail("made with another config than this one; check out its commit");
    if (subject.sha !== first?.report.subject.sha) fail(`of another commit than ${first?.file ?? ""}`);
    if (subject.dirty) fail("its checkout was not that of its commit");
    if (selection !== void 0) fail("a part of its stage alone; collect its shards first");
    if (seen.has(stage)) fail(`a second report of ${stage}; name the last one`);
    seen.add(stage);
  }
}
var stands = ({ decision, complete }) => decision === "go" && complete !== false;
var count = ({ lines = [] }, state) => lines.filter((line) => line.state === state).length;
var openLines = (tally) => tally.items - count(tally, "proven") - count(tally, "excused");
function describe(by, read) {
  const [stage = "", ...rest] = by.split("/");
  const name = rest.join("/");
  const report = read.find((each) => each.report.stage === stage)?.report;
  const result = report?.checks.find(({ id }) => id === name);
  if (result?.startedAt !== void 0) return `${by} (${result.startedAt.slice(0, 16).replace("T", " ")} UTC)`;
  const role = report?.signOff?.roles.find((each) => `sign-off:${each.role}` === name);
  return role?.person === void 0 ? by : `${by} (${role.person})`;
}
function figures(read, tally) {
  const rows = read.map(({ report, sha256 }) => {
    const own = (tally.lines ?? []).filter(({ by }) => by.some((each) => each.startsWith(`${report.stage}/`)));
    const of = (state) => String(own.filter((line) => line.state === state).length);
    const attested = own.filter(
      ({ by, state }) => state === "proven" && by.some((each) => each.includes("/sign-off:"))
    ).length;
    const open = own.length - Number(of("proven")) - Number(of("excused"));
    return [
      report.stage,
      report.decision,
      of("proven"),
      String(attested),
      of("excused"),
      String(open),
      `sha256:${sha256.slice(0, 12)}\u2026`
    ];
  });
  return `## Figures

${markdownTable(["Stage", "Decision", "Proven", "of them signed", "Excused", "Open", "report.json"], rows)}
`;
}
export {
  collectStages
};
