import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  databaseRules
} from "./chunk-3C6PCMUP.js";
import {
  postgresConnection,
  postgresUrl
} from "./chunk-RMETEF2R.js";
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import {
  VALUE_UNIT_NAMES
} from "./chunk-C2QR2MO6.js";
import "./chunk-XHTPEBJJ.js";
import {
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

// src/checks/database/options.ts
import { z } from "zod";
var share = comparisons({ dimension: ["ratio", "number"] });
var time = comparisons({ dimension: "time" });
var number = comparisons({ dimension: "number" });
var expect = z.strictObject({
  "replication-lag": comparisons({ dimension: ["time", "size"] }).optional().describe("How far the slowest replica is behind, by time or by bytes of the log"),
  replicas: number.optional().describe("How many replicas are connected and stream"),
  connections: share.optional().describe("Connections: a share of those that there may be, or their number"),
  "cache-hit": comparisons({ dimension: "ratio" }).optional().describe("Share of blocks that were found in memory, since statistics were reset"),
  "longest-transaction": time.optional().describe("The oldest open transaction, those that idle or are prepared included"),
  "slowest-mean": time.optional().describe("Mean time of the slowest statement (pg_stat_statements)"),
  "dead-tuples": share.optional().describe("Dead rows of the worst table: a share of its rows, or their number"),
  blocked: number.optional().describe("Sessions that wait for the lock of another one"),
  wraparound: comparisons({ dimension: "ratio" }).optional().describe("Share of transaction ids that are used up in the worst database"),
  "retained-wal": comparisons({ dimension: "size" }).optional().describe("Log that is kept for a replication slot that nobody reads")
});
var query = z.strictObject({
  name: z.string().min(1).max(200).optional().describe("What reports call it; the statement unless given"),
  sql: z.string().min(1).describe("One statement that answers with one number; it runs in a read-only transaction"),
  expect: comparisons().describe("What must hold of the number. A truth value is 1 or 0"),
  unit: z.enum(VALUE_UNIT_NAMES).optional().describe("What the number is in; the base unit unless given")
});
var VERSION = /^(?:(>=|<=|==|>|<)\s*)?(\d+)(?:\.(\d+))?$/;
var version = z.union([z.string(), z.number()]).transform(String).refine((text) => VERSION.test(text.trim()), { error: "expected a version such as 15, or >= 15.4" }).transform((text) => {
  const [, operator = "==", major = "0", minor] = VERSION.exec(text.trim()) ?? [];
  return {
    operator,
    major: Number(major),
    minor: minor === void 0 ? void 0 : Number(minor),
    text: text.trim()
  };
});
var databaseOptions = z.strictObject({
  url: postgresUrl.describe("The address, such as `${{ env.DATABASE_URL }}`; a password stands in a variable alone"),
  ...postgresConnection,
  version: version.optional().describe("Version of the server: 15, or `>= 15.4`"),
  expect: expect.prefault({}).describe("What must hold of the server"),
  queries: z.array(query).min(1).max(200).optional().describe("Statements of your own, and what must hold of them"),
  top: z.int().min(1).max(100).default(10).describe("How many of the slowest statements the report shows"),
  sample: duration.optional().describe("Judge `slowest-mean` by what ran in so long a time from now on, and not since statistics were reset"),
  "invalid-indexes": z.enum(["error", "warning", "off"]).default("error").describe("What an index means that could not be built to its end"),
  ...waiting
});

// src/checks/database/definition.ts
var database = defineCheck({
  kind: "database",
  summary: "A PostgreSQL database is well, and answers what it should",
  family: "data",
  options: databaseOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: [`${url.host}:${url.port}`] }),
  rules: databaseRules,
  run: async (options, ports) => (await import("./run-7ESMBY4S.js")).runDatabase(options, ports)
});
export {
  database
};
