import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  LIST,
  planConfig
} from "./chunk-D4LRAFKN.js";
import "./chunk-JQGT4Y4V.js";
import "./chunk-CYZZQLTL.js";
import "./chunk-YNNCWGYU.js";
import "./chunk-6CM2YVXA.js";
import "./chunk-NIROGWQ7.js";
import "./chunk-FLEPBBHH.js";
import "./chunk-TI4SLVDO.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
export {
  LIST,
  planConfig
};
