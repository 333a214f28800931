import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  deliverEvidence,
  sigstoreSigner
} from "./chunk-IB7II7YT.js";
import "./chunk-UR5B3C3L.js";
import {
  refuseStrangers
} from "./chunk-ZHCN32KV.js";
import {
  redactorFor
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-QW53PB3M.js";
import "./chunk-SDQ2RWCF.js";
import "./chunk-C5CQJ7AC.js";
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
import "./chunk-JCLJSKLD.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import "./chunk-S6D3H4VL.js";
import "./chunk-M73TIXWB.js";

// src/commands/attest.ts
async function attest({ report: file, reportDigest }, { env, token }) {
  if (env.GITHUB_ACTIONS !== "true") throw new UsageError("attest signs as a workflow's job, and this is none");
  if (reportDigest === void 0) {
    throw new UsageError(
      "nothing says which report to attest: give `report-digest`, an output of the job that decided"
    );
  }
  await refuseStrangers(env);
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    const wanted = reportDigest.trim().toLowerCase();
    if (wanted.replace(/^sha256:/, "") !== sha256) {
      return refuse(`${file} has the digest sha256:${sha256}, and what was decided on had ${wanted}`);
    }
    const report = readReport(text, file);
    const other = otherThan(report.subject, env);
    if (other !== void 0) return refuse(`${file} is of another ${other}`);
    const kept = await deliverEvidence(report, {
      origin: { server: env.GITHUB_SERVER_URL },
      directory: ".",
      json: text,
      artifact: void 0,
      upload: void 0,
      attest: sigstoreSigner({ env, token }),
      redact: redactorFor(void 0, env)
    });
    return { said: kept.said, warnings: [], refused: kept.warnings[0], abandoned: kept.abandoned };
  } catch (error) {
    if (error instanceof CouldNotTell) return refuse(`${error.message}. ${error.remedy}`);
    throw error;
  }
}
var refuse = (why) => ({ said: [], warnings: [], refused: `nothing is attested: ${why}`, abandoned: false });
function otherThan({ repository, sha, runId }, env) {
  if (repository !== env.GITHUB_REPOSITORY) return `repository: ${repository ?? "nobody knows which"}`;
  if (sha !== env.GITHUB_SHA) return `commit: ${sha ?? "nobody knows which"}`;
  return runId === env.GITHUB_RUN_ID ? void 0 : `run: ${runId ?? "nobody knows which"}`;
}
export {
  attest
};
