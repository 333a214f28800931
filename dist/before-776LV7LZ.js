import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  beforeApply,
  recordNow,
  replacedSince
} from "./chunk-EPRXP2CG.js";
import "./chunk-RHXKUWWO.js";
import "./chunk-EUWUA46J.js";
import "./chunk-5OFVXHOW.js";
import "./chunk-KYKIPUZD.js";
import "./chunk-UE3QP4UZ.js";
import "./chunk-P35JBH6E.js";
import "./chunk-GOBM22IH.js";
import "./chunk-RIHNBBS3.js";
import "./chunk-QOT3CONP.js";
import "./chunk-QTDOXDI3.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
export {
  beforeApply,
  recordNow,
  replacedSince
};
