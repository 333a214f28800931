import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  DEPLOYED,
  ROLLBACK_STATUSES,
  WATCH_ENDS
} from "./chunk-SZZLISL4.js";
import {
  id
} from "./chunk-5M3NKAVS.js";
import {
  CHART_POINTS,
  GRAVITIES
} from "./chunk-T3DUPKJN.js";
import {
  CAUSES
} from "./chunk-ZJL6Y5QL.js";
import {
  CHECK_REASONS,
  LINE_STATES,
  REASON_CODES,
  RESULT_PHASES,
  STATUSES
} from "./chunk-7SUMUGD6.js";

// src/report/delivery-schema.ts
import { z } from "zod";
var text = z.string().max(2e5);
var time = z.iso.datetime({ error: "expected a time in UTC" });
var lookedAt = z.object({ id, status: z.enum(STATUSES), summary: text });
var taken = z.object({
  id,
  status: z.enum(STATUSES),
  summary: text,
  durationMs: z.number().min(0)
});
var record = z.object({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: "expected a digest" }),
  from: text.optional(),
  to: text.optional(),
  before: z.array(lookedAt)
});
var rollback = z.object({
  status: z.enum(ROLLBACK_STATUSES),
  trigger: text.optional(),
  why: text.optional(),
  from: text.optional(),
  to: text.optional(),
  despite: z.array(text).optional(),
  steps: z.array(taken),
  verify: z.array(taken)
});
var watch = z.object({
  for: z.number().min(0),
  samples: z.int().min(0),
  unknown: z.int().min(0),
  endedBy: z.enum(WATCH_ENDS)
});
var deliveryShape = {
  deployed: z.enum(DEPLOYED).optional(),
  record: record.optional(),
  rollback: rollback.optional(),
  watch: watch.optional(),
  timeline: z.array(z.object({ at: time, event: text })).max(1e4).optional(),
  owner: text.optional()
};

// src/report/schema.ts
import { z as z2 } from "zod";
var text2 = z2.string().max(2e5);
var name = z2.string().max(1e4);
var number = z2.number();
var count = z2.int().min(0);
var hex = (digits2) => z2.string().regex(new RegExp(`^[0-9a-f]{${digits2}}$`), { error: "expected hex digits" });
var digits = z2.string().regex(/^\d{1,20}$/, { error: "expected digits" });
var time2 = z2.iso.datetime({ error: "expected a time in UTC" });
var waivedBy = z2.object({ reason: text2, owner: name, expires: z2.iso.date() });
var finding = z2.object({
  rule: name,
  level: z2.enum(["error", "warning", "note"]),
  message: text2,
  file: name.optional(),
  line: count.optional(),
  column: count.optional(),
  expected: text2.optional(),
  actual: text2.optional(),
  subject: name.optional(),
  aliases: z2.array(name).optional(),
  via: z2.array(name).optional(),
  gravity: z2.enum(GRAVITIES).optional(),
  help: text2.optional(),
  fingerprint: hex("16"),
  waived: waivedBy.optional(),
  waiverEnded: waivedBy.optional()
});
var line = z2.object({
  slug: name,
  text: text2,
  state: z2.enum(LINE_STATES),
  by: z2.array(name),
  why: text2.optional()
});
var measurement = z2.object({
  name,
  value: number,
  unit: name,
  limit: number.optional(),
  bound: z2.enum(["min", "max"]).optional(),
  baseline: number.optional()
});
var chart = z2.object({
  title: name,
  unit: name,
  form: z2.enum(["distribution", "series", "bars"]),
  points: z2.array(z2.tuple([number, number])).max(CHART_POINTS),
  labels: z2.array(name).max(CHART_POINTS).optional(),
  limit: number.optional(),
  baseline: number.optional()
});
var image = z2.object({
  image: name,
  digest: z2.string().regex(/^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/, { error: "expected a digest" }),
  of: z2.enum(["config", "manifest", "index"])
});
var evidence = z2.object({ path: name, sha256: hex("64") });
var digest = z2.string().regex(/^sha256:[0-9a-f]{64}$/, { error: "expected a digest" });
var reused = z2.object({
  source: name,
  digest,
  runId: digits.optional(),
  runAttempt: digits.optional()
});
var result = z2.object({
  id,
  name,
  section: name.optional(),
  kind: id,
  covers: z2.array(name),
  required: z2.boolean(),
  status: z2.enum(STATUSES),
  reasonCode: z2.enum(CHECK_REASONS),
  cause: z2.enum(CAUSES).optional(),
  summary: text2,
  remedy: text2.optional(),
  help: text2.optional(),
  startedAt: time2.optional(),
  durationMs: number.min(0),
  attempts: count,
  flaky: z2.boolean().optional(),
  findings: z2.array(finding),
  measurements: z2.array(measurement),
  evidence: z2.array(evidence),
  details: z2.array(z2.object({ title: name, text: text2 })),
  charts: z2.array(chart).max(100).optional(),
  attestedBy: z2.object({ role: id, ask: text2 }).optional(),
  inputs: digest.optional(),
  reused: reused.optional(),
  images: z2.array(image).optional(),
  phase: z2.enum(RESULT_PHASES).optional()
});
var subject = z2.object({
  repository: z2.string().regex(/^[\w.-]+\/[\w.-]+$/).optional(),
  sha: hex("40,64").optional(),
  head: hex("40,64").optional(),
  ref: name.optional(),
  event: name.optional(),
  runId: digits.optional(),
  runAttempt: digits.optional(),
  dirty: z2.boolean().optional(),
  configDigest: z2.string().regex(/^sha256:[0-9a-f]{64}$/)
});
var policy = z2.object({ ref: name, sha: hex("40,64"), changes: z2.array(text2) });
var roleSignOff = z2.object({
  role: name,
  title: name.optional(),
  status: z2.enum(["signed", "pending", "rejected"]),
  person: name.optional(),
  source: name.optional(),
  why: text2.optional()
});
var signOff = z2.object({
  roles: z2.array(roleSignOff),
  report: digest.optional(),
  dryRun: z2.literal(true).optional()
});
var toSign = z2.object({ role: name, title: name, by: text2, checks: z2.array(id) });
var after = z2.object({
  stage: name,
  source: name,
  digest: z2.string().regex(/^sha256:[0-9a-f]{64}$/),
  runId: digits.optional(),
  runAttempt: digits.optional(),
  at: time2
});
var reportSchema = z2.object({
  schemaVersion: z2.literal(1),
  tool: z2.object({ name: z2.literal("deploy-validate"), version: z2.string().max(100) }),
  project: name,
  stage: name,
  subject,
  startedAt: time2,
  durationMs: number.min(0),
  decision: z2.enum(["go", "no-go"]),
  reasonCode: z2.enum(REASON_CODES),
  reasons: z2.array(z2.object({ code: z2.enum(REASON_CODES), check: name.optional(), message: text2 })).min(1),
  counts: z2.object({ passed: count, failed: count, errored: count, skipped: count, waived: count, pending: count }),
  complete: z2.boolean().optional(),
  ...deliveryShape,
  policy: policy.optional(),
  selection: z2.object({ only: z2.array(id).optional(), shard: name.optional(), of: count }).optional(),
  after: after.optional(),
  collected: z2.array(evidence).optional(),
  collectedAt: time2.optional(),
  checks: z2.array(result).max(1e5),
  toSign: z2.array(toSign).optional(),
  signOff: signOff.optional(),
  checklist: z2.object({
    items: count,
    covered: count,
    attested: count,
    uncovered: z2.array(name),
    lines: z2.array(line).optional()
  }).optional(),
  notices: z2.array(text2).optional()
});

export {
  lookedAt,
  subject,
  reportSchema
};
