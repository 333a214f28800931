import { z } from 'zod';
import { id } from '../quantities.js';
import {
  DEPLOYED,
  type DeliveryNotes,
  type LookedAt,
  type RecordNote,
  ROLLBACK_STATUSES,
  type RollbackNote,
  type Taken,
  type TimelineEvent,
  WATCH_ENDS,
  type WatchNote,
} from './delivery.js';
import { STATUSES } from './status.js';

type Shape<T> = Record<keyof T, z.ZodType>;

const text = z.string().max(200_000);
const time = z.iso.datetime({ error: 'expected a time in UTC' });

/** An entry that was looked at before the first change. */
export const lookedAt = z.object({ id, status: z.enum(STATUSES), summary: text } satisfies Shape<LookedAt>);

const taken = z.object({
  id,
  status: z.enum(STATUSES),
  summary: text,
  durationMs: z.number().min(0),
} satisfies Shape<Taken>);

const record = z.object({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected a digest' }),
  from: text.optional(),
  to: text.optional(),
  before: z.array(lookedAt),
} satisfies Shape<RecordNote>);

const rollback = z.object({
  status: z.enum(ROLLBACK_STATUSES),
  trigger: text.optional(),
  why: text.optional(),
  from: text.optional(),
  to: text.optional(),
  despite: z.array(text).optional(),
  steps: z.array(taken),
  verify: z.array(taken),
} satisfies Shape<RollbackNote>);

const watch = z.object({
  for: z.number().min(0),
  samples: z.int().min(0),
  unknown: z.int().min(0),
  endedBy: z.enum(WATCH_ENDS),
} satisfies Shape<WatchNote>);

/** What the report of a stage with phases has beside its checks. */
export const deliveryShape = {
  deployed: z.enum(DEPLOYED).optional(),
  record: record.optional(),
  rollback: rollback.optional(),
  watch: watch.optional(),
  timeline: z
    .array(z.object({ at: time, event: text } satisfies Shape<TimelineEvent>))
    .max(10_000)
    .optional(),
  owner: text.optional(),
} satisfies Shape<DeliveryNotes>;
