import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  backupRules
} from "./chunk-DAVKBLFX.js";
import {
  comparison
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import {
  OR_TEXT,
  argv,
  duration,
  oneOrMore,
  policies,
  size
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/backup/options.ts
import { z } from "zod";
var positive = duration.refine((ms) => ms > 0, { error: "expected more than 0s" });
var endpoint = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
  error: "expected an address such as https://s3.example.org"
}).refine((text) => !URL.canParse(text) || new URL(text).password === "", { error: "expected no login in the address" });
var s3 = z.strictObject({
  bucket: z.string().min(1).describe("The bucket"),
  prefix: z.string().default("").describe("How the names of the backups begin"),
  endpoint: endpoint.optional().describe("The server's address; Amazon's own unless given"),
  region: z.string().min(1).default("us-east-1").describe("The region"),
  "access-key": z.string().min(1).optional().describe("`AWS_ACCESS_KEY_ID`, where `pass-env` names it, unless given"),
  "secret-key": z.string().min(1).optional().describe("The secret: `${{ env.NAME }}`; `AWS_SECRET_ACCESS_KEY` unless given"),
  "session-token": z.string().min(1).optional().describe("`${{ env.NAME }}`; `AWS_SESSION_TOKEN` unless given")
});
var from = z.union([
  oneOrMore,
  z.strictObject({ s3: s3.describe("Objects of a bucket") }),
  z.strictObject({
    restic: z.string().min(1).describe("A restic repository; its password comes from `env`"),
    host: z.string().min(1).optional().describe("Snapshots of this host alone"),
    path: z.string().min(1).optional().describe("Snapshots of this path alone"),
    tag: z.string().min(1).optional().describe("Snapshots with this tag alone")
  }),
  z.strictObject({ command: argv.describe('Prints what there is: `[{"name": \u2026, "size": \u2026, "time": \u2026}]`') })
]);
var queries = z.array(
  z.strictObject({
    sql: z.string().min(1).describe("A query with one number"),
    expect: comparison().describe("What the number must be")
  })
).prefault([]).describe("Asked of the restored database");
var SHARE = /^(\d+(?:\.\d+)?)\s*%$/;
var share = z.string().refine((text) => SHARE.test(text) && Number(SHARE.exec(text)?.[1]) < 100, { error: "expected a share such as 20%" }).transform((text) => Number(SHARE.exec(text)?.[1]) / 100);
var backupOptions = z.strictObject({
  from: from.meta({ [OR_TEXT]: true }).describe("Where the backups are: files here, a bucket, a repository of restic, or what a command lists"),
  newest: positive.prefault("26h").describe("The oldest that the newest one may be"),
  "min-size": size.optional().describe("The least that the newest one must have"),
  "shrinks-at-most": share.optional().describe("By how much it may be smaller than the median of the seven before it"),
  keep: positive.optional().describe("How far back there must be backups, without gaps"),
  checksum: z.boolean().default(false).describe("A checksum must stand beside it (`.sha256`), and must fit"),
  encrypted: z.enum(["age", "gpg", "any"]).optional().describe("Who must have encrypted it, by its first bytes"),
  proof: z.int().min(1).max(6).optional().describe(
    "How far it must be proven: 1 it is there, 2 its container is whole, 3 it was read to its end, 4 restored, 5 its content compared, 6 a program started on it. Where nothing is given, what the other options need: 2, for `command` 1, with `restore` 4 or, where it has queries, 5"
  ),
  schedule: z.strictObject({
    source: z.enum(["cronjob", "compose", "crontab"]).describe("What makes backups"),
    files: oneOrMore.optional().describe("Where that is written: manifests, compose files or crontabs"),
    name: z.string().min(1).default("backup").describe("A part of the name of the job, the service or the command"),
    every: positive.describe("The longest time from one run to the next")
  }).optional().describe("When backups are made, by what is deployed"),
  restore: z.strictObject({
    into: z.string().regex(/^postgres(?:ql)?:\/\//, { error: "expected an address such as postgresql://drill@localhost/drill" }).describe("An empty PostgreSQL, which is filled; one that holds a table is refused"),
    queries,
    start: argv.optional().describe("A program that must succeed with `DATABASE_URL` of what was restored"),
    "at-most": positive.optional().describe("The longest that it may take (RTO)")
  }).optional().describe("The newest one is really restored"),
  env: z.record(z.string(), z.string()).default({}).describe("Variables for restic or the command; their values are never shown"),
  policies: policies(backupRules)
}).refine(({ proof = 1, restore }) => proof < 4 || restore !== void 0, {
  error: "a proof of 4 and more needs `restore`"
}).refine(({ proof = 1, restore }) => proof < 5 || (restore?.queries.length ?? 0) > 0, {
  error: "a proof of 5 and more needs `restore.queries`"
}).refine(({ proof = 1, restore }) => proof < 6 || restore?.start !== void 0, {
  error: "a proof of 6 needs `restore.start`"
});

// src/checks/backup/definition.ts
var backup = defineCheck({
  kind: "backup",
  summary: "A backup is young, whole, and can be restored",
  family: "data",
  options: backupOptions,
  needs: (options) => ({ tools: toolsOf(options), permissions: [], servers: serversOf(options) }),
  mutates: ({ restore }) => restore !== void 0,
  rules: backupRules,
  run: async (options, ports) => (await import("./run-W33ZKES7.js")).runBackup(options, ports)
});
function toolsOf({ from: from2, restore }) {
  const dump = { tool: "pg_restore", why: "reads dumps of PostgreSQL to their end", optional: restore === void 0 };
  if (Array.isArray(from2) || "s3" in from2)
    return [dump, ...restore ? [{ tool: "psql", why: "restores plain dumps", optional: true }] : []];
  if ("restic" in from2) return [{ tool: "restic", versionArgs: ["version"], why: "lists and reads its repository" }];
  return "command" in from2 ? [{ tool: from2.command[0], why: "lists the backups" }] : [];
}
function serversOf({ from: from2, restore }) {
  const endpoint2 = !Array.isArray(from2) && "s3" in from2 ? from2.s3.endpoint ?? `https://s3.${from2.s3.region}.amazonaws.com` : void 0;
  return [endpoint2, restore?.into].flatMap(
    (address) => address !== void 0 && URL.canParse(address) ? [new URL(address).host] : []
  );
}
export {
  backup
};
