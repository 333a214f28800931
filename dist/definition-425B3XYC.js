import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  composeOptions,
  composeRules2 as composeRules
} from "./chunk-PD3LOKLD.js";
import "./chunk-LZXGSV5R.js";
import "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/compose/definition.ts
var compose = defineCheck({
  kind: "compose",
  summary: "Compose services are limited, isolated, pinned, and hold no secret",
  family: "configuration",
  options: composeOptions,
  needs: { tools: [], permissions: [] },
  rules: composeRules,
  run: async (options, ports) => (await import("./run-HK6T5M4Q.js")).runCompose(options, ports)
});
export {
  compose
};
