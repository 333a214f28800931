import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  image,
  ociArtifact
} from "./chunk-NIGZJKOB.js";
import "./chunk-OHXWTIZC.js";
import "./chunk-FYEL6SM5.js";
import "./chunk-D33GXNBU.js";
import "./chunk-ATU4NNYN.js";
import "./chunk-BQ3BBEDX.js";
import "./chunk-GWOHTFLG.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";
export {
  image,
  ociArtifact
};
