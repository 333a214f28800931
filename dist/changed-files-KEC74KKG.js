import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  octokitGitHub
} from "./chunk-2XONBCCQ.js";
import "./chunk-MHLCP2FT.js";
import "./chunk-VHIDWXXB.js";
import {
  deadline
} from "./chunk-DKHORWX3.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/ports/github/changed-files.ts
var TIMEOUT_MS = 3e4;
async function changedFiles({ change, repository }, { token, apiUrl }) {
  if (!change || !repository || !token) return void 0;
  try {
    const signal = deadline(TIMEOUT_MS);
    return await octokitGitHub({ repository, token, apiUrl, signal }).changedFiles(change);
  } catch {
    return void 0;
  }
}
export {
  changedFiles
};
