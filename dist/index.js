#!/usr/bin/env node
import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/index.ts
import nodeModule from "node:module";
var enable = Reflect.get(nodeModule, "enableCompileCache");
if (typeof enable === "function") {
  const temp = process.env.RUNNER_TEMP;
  enable(temp === void 0 ? void 0 : `${temp}/deploy-validate-cache`);
}
var args = process.argv.slice(2);
var isAction = args.length === 0 && process.env.GITHUB_ACTIONS === "true";
var isPartner = args[0] === "load-partner" && process.connected;
var front = isPartner ? import(
  /* webpackChunkName: "load" */
  "./load-partner-Y3DNCGUL.js"
).then(({ runLoadPartner }) => runLoadPartner()) : isAction ? import("./action-63R4SNYH.js").then(({ runAction }) => runAction()) : import("./cli-TFZTQ2TL.js").then(({ runCli }) => runCli(args));
process.exitCode = await front;
