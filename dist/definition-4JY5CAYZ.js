import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import {
  cacheRules
} from "./chunk-M3IPFODO.js";
import "./chunk-C2QR2MO6.js";
import {
  tls
} from "./chunk-XHTPEBJJ.js";
import {
  requestTimeout,
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/cache/options.ts
import { z } from "zod";
var address = z.string({ error: "expected an address such as ${{ env.REDIS_URL }}" }).transform((text, context) => {
  const read = readAddress(text);
  if (typeof read !== "string") return read;
  context.addIssue({ code: "custom", message: read });
  return z.NEVER;
});
var SHAPE = /^(rediss?|valkeys?):\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:@/?#,]+)(?::(\d{1,5}))?(?:\/(\d{0,5}))?(?:\?[^#]*)?$/i;
function readAddress(text) {
  const [, scheme = "", user, password, host = "", port = "6379", database] = SHAPE.exec(text) ?? [];
  if (host === "")
    return "expected an address such as redis://cache.example:6379; special characters of a password are written as %23";
  if (Number(port) < 1 || Number(port) > 65535) return "has no port from 1 to 65535";
  try {
    return {
      host: host.replace(/^\[|\]$/g, ""),
      port: Number(port),
      user: user ? decodeURIComponent(user) : void 0,
      password: password === void 0 ? void 0 : decodeURIComponent(password),
      database: Number(database || 0),
      isSecure: scheme.toLowerCase().endsWith("ss") || scheme.toLowerCase() === "valkeys"
    };
  } catch {
    return 'has a "%" that starts no percent-encoded character; write %25 for it';
  }
}
var expect = z.strictObject({
  "hit-rate": comparisons({ dimension: "ratio" }).optional().describe("Share of reads that found their key, in `window`"),
  memory: comparisons({ dimension: ["size", "ratio"] }).optional().describe("Memory in use; a share is one of `maxmemory`"),
  evictions: comparisons({ dimension: ["number", "rate"] }).optional().describe("Keys that were thrown out for room in `window`, or as many a second"),
  "connected-replicas": comparisons({ dimension: "number" }).optional().describe("Replicas that are connected and in step")
});
var cacheOptions = z.strictObject({
  url: address.describe("The address, such as `${{ env.REDIS_URL }}`; `rediss://` is over TLS"),
  tls: tls.tls,
  ...requestTimeout,
  expect: expect.prefault({}).describe("What must hold of the server"),
  window: duration.refine((ms) => ms >= 100, { error: "expected at least 100ms" }).prefault("5s").describe("How long reads and evictions are counted; two looks, and not since the server started"),
  "min-reads": z.int().min(1).default(20).describe("Fewer reads in `window` tell nothing of the hit rate"),
  "round-trip": z.boolean().default(true).describe("Write a key of its own that expires, read it back and remove it"),
  "max-latency": duration.optional().describe("Longest time of the round trip"),
  ...waiting
});

// src/checks/cache/definition.ts
var cache = defineCheck({
  kind: "cache",
  summary: "A Redis or Valkey server is well, and keeps what it is given",
  family: "data",
  options: cacheOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: [`${url.host}:${url.port}`] }),
  rules: cacheRules,
  run: async (options, ports) => (await import("./run-EAWZFVTF.js")).runCache(options, ports)
});
export {
  cache
};
