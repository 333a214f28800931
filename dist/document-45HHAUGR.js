import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseConfig
} from "./chunk-W7Z374JE.js";
import "./chunk-FYPLSVJO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-WUMATNDA.js";
import "./chunk-ZJL6Y5QL.js";
export {
  parseConfig
};
