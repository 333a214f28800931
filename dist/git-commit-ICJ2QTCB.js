import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  cleanCommit,
  commitInClone,
  readCheckout,
  textInClone
} from "./chunk-A5OJIV5F.js";
import "./chunk-ZX7LCMOH.js";
export {
  cleanCommit,
  commitInClone,
  readCheckout,
  textInClone
};
