import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  rateLimitOptions,
  rateLimitRules
} from "./chunk-3Q3AHWF2.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/rate-limit/definition.ts
var rateLimit = defineCheck({
  kind: "rate-limit",
  summary: "A rate limit refuses what it should, and no more",
  family: "network",
  options: rateLimitOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: [new URL(url).host] }),
  reusable: false,
  rules: rateLimitRules,
  run: async (options, ports) => (await import("./run-FUN2JUS6.js")).runRateLimit(options, ports)
});
export {
  rateLimit
};
