import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import type { Recorded } from '../../ports/delivery.js';
import { id } from '../../quantities.js';
import { lookedAt } from '../../report/delivery-schema.js';
import { subject as subjectSchema } from '../../report/schema.js';
import { STATUSES } from '../../report/status.js';

const text = z.string().max(1_000_000);
const time = z.iso.datetime();

const recorded: z.ZodType<Recorded> = z.json();

const step = z.object({
  id,
  kind: id,
  /** It changes something outside. */
  mutates: z.boolean(),
  reversible: z.boolean(),
  begunAt: time.optional(),
  endedAt: time.optional(),
  status: z.enum(STATUSES).optional(),
  before: recorded.optional(),
  after: recorded.optional(),
});

/** What a deployment writes down before its first change and after each step; `rollback` needs nothing else. */
const record = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('deploy-validate'), version: text }),
  project: text,
  stage: text,
  /** Of a monorepo's service. */
  instance: text.optional(),
  environment: text.optional(),
  subject: subjectSchema,
  startedAt: time,
  /** The config by which it was deployed, as it was. */
  config: z.object({ file: text, text }),
  state: z.record(z.string(), text),
  captured: z.record(z.string(), text),
  before: z.array(lookedAt),
  /** What checks looked at, by `STAGE/ID`. */
  images: z.record(z.string(), z.array(z.object({ image: text, digest: text }))).default({}),
  steps: z.array(step).max(10_000),
  /** The end of the last step. */
  deployedAt: time.optional(),
  rollback: z
    .object({ begunAt: time, endedAt: time.optional(), status: z.enum(['running', 'verified', 'failed']) })
    .optional(),
});

export type DeployRecord = z.output<typeof record>;
export type RecordedStep = DeployRecord['steps'][number];

/** `record.json`, as it is written. */
export const renderRecord = (value: DeployRecord): string => `${JSON.stringify(value, null, 2)}\n`;

/** What the record of a stage is called among the artifacts of a run. */
export const recordArtifact = (stage: string): string => `deploy-validate-${stage}-record`;

export const digestOfText = (written: string): string => `sha256:${createHash('sha256').update(written).digest('hex')}`;

/** Reads a record; `digest` is what it must have. Throws `CouldNotTell` where it is another one or none. */
export function readRecord(
  written: string,
  { shown, digest }: { readonly shown: string; readonly digest: string | undefined },
): DeployRecord {
  const remedy = 'Give the record.json that `deploy` wrote, unchanged, with the digest that its job told.';
  const own = digestOfText(written);
  if (digest !== undefined && digest !== own)
    throw new CouldNotTell(
      'stale',
      `${shown} has the digest ${own}, and the record that is meant had ${digest}`,
      remedy,
    );
  const found = readValue(parseJson(written, { name: shown, remedy }), record, { name: shown, remedy });
  const config = digestOfText(found.config.text);
  if (config === found.subject.configDigest) return found;
  throw new CouldNotTell('wrong-format', `${shown}: its config is not the one that it names`, remedy);
}

/** Writes a record's text where it is kept; throws `CouldNotTell` where it cannot be. */
export type KeepRecord = (written: string) => Promise<void>;

/** The record of one deployment while it goes on. */
export interface Recorder {
  readonly record: () => DeployRecord;
  readonly digest: () => string;
  /** Changes it and keeps it: what it says is safe once this resolves. Changes come one after the other. */
  readonly change: (next: (before: DeployRecord) => DeployRecord) => Promise<void>;
}

/** Starts or takes up a record. Nothing is written before the first change. */
export function openRecorder(first: DeployRecord, keep: KeepRecord): Recorder {
  let now = first;
  let last: Promise<unknown> = Promise.resolve();
  return {
    record: () => now,
    digest: () => digestOfText(renderRecord(now)),
    change: next => {
      const change = last.then(async () => {
        const changed = next(now);
        await keep(renderRecord(changed));
        now = changed;
      });
      last = change.catch(() => undefined);
      return change;
    },
  };
}

/** The record with another state of one step. */
export const withStep = (value: DeployRecord, step: Partial<RecordedStep> & { readonly id: string }): DeployRecord => ({
  ...value,
  steps: value.steps.map(each => (each.id === step.id ? { ...each, ...step } : each)),
});
