import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  MOST_READ,
  depthOf,
  folderOf,
  surveyOf,
  topFolders,
  withText
} from "./chunk-XGVB4AIY.js";
export {
  MOST_READ,
  depthOf,
  folderOf,
  surveyOf,
  topFolders,
  withText
};
