import { z } from 'zod';
import {
  type Attestation,
  CHART_POINTS,
  type Chart,
  type Detail,
  GRAVITIES,
  type Measurement,
  type SeenImage,
} from '../check.js';
import { CAUSES } from '../could-not-tell.js';
import { id } from '../quantities.js';
import { deliveryShape } from './delivery-schema.js';
import {
  CHECK_REASONS,
  type ChecklistLine,
  type EarlierEvidence,
  type Evidence,
  LINE_STATES,
  type PolicyNote,
  REASON_CODES,
  RESULT_PHASES,
  type Report,
  type ReportedFinding,
  type Result,
  type Reused,
  type RoleSignOff,
  type RoleToSign,
  type SignOff,
  STATUSES,
  type Subject,
  type WaivedBy,
} from './report.js';

// Each shape names every key of its interface, so that what a report gains cannot be lost where it is read back. Keys that
// this version does not know are dropped.
type Shape<T> = Record<keyof T, z.ZodType>;

const text = z.string().max(200_000);
const name = z.string().max(10_000);
const number = z.number();
const count = z.int().min(0);
const hex = (digits: string) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), { error: 'expected hex digits' });
const digits = z.string().regex(/^\d{1,20}$/, { error: 'expected digits' });
const time = z.iso.datetime({ error: 'expected a time in UTC' });

const waivedBy = z.object({ reason: text, owner: name, expires: z.iso.date() } satisfies Shape<WaivedBy>);

const finding = z.object({
  rule: name,
  level: z.enum(['error', 'warning', 'note']),
  message: text,
  file: name.optional(),
  line: count.optional(),
  column: count.optional(),
  expected: text.optional(),
  actual: text.optional(),
  subject: name.optional(),
  aliases: z.array(name).optional(),
  via: z.array(name).optional(),
  gravity: z.enum(GRAVITIES).optional(),
  help: text.optional(),
  fingerprint: hex('16'),
  waived: waivedBy.optional(),
  waiverEnded: waivedBy.optional(),
} satisfies Shape<ReportedFinding>);

const line = z.object({
  slug: name,
  text,
  state: z.enum(LINE_STATES),
  by: z.array(name),
  why: text.optional(),
} satisfies Shape<ChecklistLine>);

const measurement = z.object({
  name,
  value: number,
  unit: name,
  limit: number.optional(),
  bound: z.enum(['min', 'max']).optional(),
  baseline: number.optional(),
} satisfies Shape<Measurement>);

const chart = z.object({
  title: name,
  unit: name,
  form: z.enum(['distribution', 'series', 'bars']),
  points: z.array(z.tuple([number, number])).max(CHART_POINTS),
  labels: z.array(name).max(CHART_POINTS).optional(),
  limit: number.optional(),
  baseline: number.optional(),
} satisfies Shape<Chart>);

const image = z.object({
  image: name,
  digest: z.string().regex(/^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/, { error: 'expected a digest' }),
  of: z.enum(['config', 'manifest', 'index']),
} satisfies Shape<SeenImage>);

const evidence = z.object({ path: name, sha256: hex('64') } satisfies Shape<Evidence>);

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected a digest' });

const reused = z.object({
  source: name,
  digest,
  runId: digits.optional(),
  runAttempt: digits.optional(),
} satisfies Shape<Reused>);

const result = z.object({
  id,
  name,
  section: name.optional(),
  kind: id,
  covers: z.array(name),
  required: z.boolean(),
  status: z.enum(STATUSES),
  reasonCode: z.enum(CHECK_REASONS),
  cause: z.enum(CAUSES).optional(),
  summary: text,
  remedy: text.optional(),
  help: text.optional(),
  startedAt: time.optional(),
  durationMs: number.min(0),
  attempts: count,
  flaky: z.boolean().optional(),
  findings: z.array(finding),
  measurements: z.array(measurement),
  evidence: z.array(evidence),
  details: z.array(z.object({ title: name, text } satisfies Shape<Detail>)),
  charts: z.array(chart).max(100).optional(),
  attestedBy: z.object({ role: id, ask: text } satisfies Shape<Attestation>).optional(),
  inputs: digest.optional(),
  reused: reused.optional(),
  images: z.array(image).optional(),
  phase: z.enum(RESULT_PHASES).optional(),
} satisfies Shape<Result>);

export const subject = z.object({
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/)
    .optional(),
  sha: hex('40,64').optional(),
  head: hex('40,64').optional(),
  ref: name.optional(),
  event: name.optional(),
  runId: digits.optional(),
  runAttempt: digits.optional(),
  dirty: z.boolean().optional(),
  configDigest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
} satisfies Shape<Subject>);

const policy = z.object({ ref: name, sha: hex('40,64'), changes: z.array(text) } satisfies Shape<PolicyNote>);

const roleSignOff = z.object({
  role: name,
  title: name.optional(),
  status: z.enum(['signed', 'pending', 'rejected']),
  person: name.optional(),
  source: name.optional(),
  why: text.optional(),
} satisfies Shape<RoleSignOff>);

const signOff = z.object({
  roles: z.array(roleSignOff),
  report: digest.optional(),
  dryRun: z.literal(true).optional(),
} satisfies Shape<SignOff>);

const toSign = z.object({ role: name, title: name, by: text, checks: z.array(id) } satisfies Shape<RoleToSign>);

const after = z.object({
  stage: name,
  source: name,
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  runId: digits.optional(),
  runAttempt: digits.optional(),
  at: time,
} satisfies Shape<EarlierEvidence>);

/** `report.json`, as far as one report can be held against a schema. */
export const reportSchema: z.ZodType<Report> = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('deploy-validate'), version: z.string().max(100) }),
  project: name,
  stage: name,
  subject,
  startedAt: time,
  durationMs: number.min(0),
  decision: z.enum(['go', 'no-go']),
  reasonCode: z.enum(REASON_CODES),
  reasons: z.array(z.object({ code: z.enum(REASON_CODES), check: name.optional(), message: text })).min(1),
  counts: z.object({ passed: count, failed: count, errored: count, skipped: count, waived: count, pending: count }),
  complete: z.boolean().optional(),
  ...deliveryShape,
  policy: policy.optional(),
  selection: z.object({ only: z.array(id).optional(), shard: name.optional(), of: count }).optional(),
  after: after.optional(),
  collected: z.array(evidence).optional(),
  collectedAt: time.optional(),
  checks: z.array(result).max(100_000),
  toSign: z.array(toSign).optional(),
  signOff: signOff.optional(),
  checklist: z
    .object({
      items: count,
      covered: count,
      attested: count,
      uncovered: z.array(name),
      lines: z.array(line).optional(),
    })
    .optional(),
  notices: z.array(text).optional(),
} satisfies Shape<Report>);
