import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  annotationsOf,
  renderAnnotations
} from "./chunk-QBBVQYTP.js";
import "./chunk-WVUXBXGH.js";
import "./chunk-XS6RYBSZ.js";
import "./chunk-Z5QH3WDO.js";
import "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
import "./chunk-M73TIXWB.js";
export {
  annotationsOf,
  renderAnnotations
};
