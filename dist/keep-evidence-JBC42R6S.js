import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  deliverEvidence,
  sigstoreSigner
} from "./chunk-IB7II7YT.js";
import {
  actionsArtifacts
} from "./chunk-7P45APPY.js";
import "./chunk-UR5B3C3L.js";
import {
  redactorFor
} from "./chunk-RFF7NLCT.js";
import "./chunk-GSOS6QWY.js";
import "./chunk-LM2VTCIH.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-QW53PB3M.js";
import "./chunk-SDQ2RWCF.js";
import "./chunk-C5CQJ7AC.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import "./chunk-I7ZXQNS2.js";
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
import "./chunk-WUMATNDA.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-JCLJSKLD.js";
import "./chunk-WDRWDCXA.js";
import "./chunk-S6D3H4VL.js";
import "./chunk-M73TIXWB.js";

// src/commands/keep-evidence.ts
import { dirname } from "node:path";
var keepEvidence = (report, { inputs, origin, path, env }) => deliverEvidence(report, {
  origin,
  directory: dirname(path),
  artifact: inputs.artifact,
  upload: inputs.upload ? actionsArtifacts(env) : void 0,
  attest: inputs.attest ? sigstoreSigner({ env, token: inputs.token }) : void 0,
  redact: redactorFor(void 0, env)
});
export {
  keepEvidence
};
