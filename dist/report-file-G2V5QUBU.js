import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  findReportFiles,
  readReportFile
} from "./chunk-RIMD4PZU.js";
import "./chunk-UNIUMCQU.js";
import "./chunk-5WEEGCVT.js";
import "./chunk-44DPPABH.js";
import "./chunk-I7ZXQNS2.js";
import "./chunk-ZJL6Y5QL.js";
export {
  findReportFiles,
  readReportFile
};
