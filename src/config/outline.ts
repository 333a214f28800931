import { z } from 'zod';
import type { Check } from '../check.js';
import { parseDuration } from '../text/units.js';

/** As much of an exception as can be held against the rest of the config. */
export interface Excuse {
  readonly check?: string | undefined;
  readonly stage?: string | undefined;
  readonly expires?: string | undefined;
  /** A glob. */
  readonly file?: string | undefined;
}

/** `when` of a check, without what could not be read. */
export interface OutlinedConditions {
  readonly event?: readonly string[] | undefined;
  readonly branch?: readonly string[] | undefined;
  readonly changed?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, unknown>> | undefined;
}

export interface OutlinedCheck {
  readonly id?: string | undefined;
  readonly required?: unknown;
  readonly needs: readonly string[];
  readonly reversible?: unknown;
  readonly before?: unknown;
  readonly 'if-begun'?: readonly string[] | undefined;
  readonly 'max-age'?: unknown;
  /** Milliseconds; undefined where it could not be read. */
  readonly timeout?: number | undefined;
  readonly retries?: unknown;
  readonly when?: OutlinedConditions | undefined;
  readonly with?:
    | { readonly attestedBy?: { readonly role: string } | undefined; readonly waitsMs?: number | undefined }
    | undefined;
}

/** As much of a config as its cross-references need; a whole config is one too. */
export interface Outline {
  readonly stages: Readonly<
    Record<
      string,
      {
        readonly after?: { readonly stage: string } | undefined;
        readonly evidence?: unknown;
        readonly reuse?: unknown;
        readonly environment?: string | undefined;
        /** Without `despite` where that could not be read. */
        readonly window?: { readonly despite?: string | undefined } | undefined;
        readonly checks: readonly OutlinedCheck[];
        readonly deploy?: readonly OutlinedCheck[] | undefined;
        readonly verify?: readonly OutlinedCheck[] | undefined;
        readonly watch?: { readonly checks: readonly string[] } | undefined;
        /** Without `roles` where they could not be read. */
        readonly 'sign-off'?: { readonly roles?: readonly string[] | undefined; readonly at?: unknown } | undefined;
        readonly rollback?:
          | {
              readonly when?: readonly string[] | undefined;
              readonly verify: readonly string[];
              readonly steps: readonly OutlinedCheck[];
            }
          | undefined;
      }
    >
  >;
  readonly roles: Readonly<Record<string, { readonly environment?: string | undefined }>>;
  readonly waivers: readonly Excuse[];
  readonly 'waivers-from': readonly Excuse[];
  readonly excused: readonly Excuse[];
  /** Milliseconds; 180 days unless given. */
  readonly 'longest-waiver'?: number | undefined;
}

const names = z.array(z.string()).catch([]);
const text = z.string().optional().catch(undefined);

const list = z
  .union([z.string().transform(one => [one]), z.array(z.string())])
  .optional()
  .catch(undefined);
const when = z
  .looseObject({
    event: list,
    branch: list,
    changed: list,
    env: z.record(z.string(), z.unknown()).optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

const length = text.transform(written => parseDuration(written ?? ''));

const excuses = z.array(z.looseObject({ check: text, stage: text, expires: text, file: text })).catch([]);

const UNREAD = {
  id: undefined,
  needs: [],
  kind: undefined,
  timeout: undefined,
  when: undefined,
  with: undefined,
  'if-begun': undefined,
};

const entries = z.array(
  z
    .looseObject({
      id: text,
      needs: names,
      kind: text,
      timeout: length,
      when,
      with: z.unknown(),
      'if-begun': z.array(z.string()).optional().catch(undefined),
    })
    .catch(UNREAD),
);

const outline = z.looseObject({
  stages: z
    .record(
      z.string(),
      z.looseObject({
        after: z
          .union([z.string().transform(stage => ({ stage })), z.looseObject({ stage: z.string() })])
          .optional()
          .catch(undefined),
        environment: text,
        window: z.looseObject({ despite: text }).optional().catch(undefined),
        checks: entries.catch([]),
        deploy: entries.optional().catch(undefined),
        verify: entries.optional().catch(undefined),
        watch: z.looseObject({ checks: names }).optional().catch(undefined),
        'sign-off': z
          .looseObject({ roles: z.array(z.string()).optional().catch(undefined) })
          .optional()
          .catch({ roles: undefined }),
        rollback: z
          .looseObject({ when: names.optional(), verify: names, steps: entries.catch([]) })
          .optional()
          .catch(undefined),
      }),
    )
    .catch({}),
  roles: z.record(z.string(), z.looseObject({ environment: text }).catch({ environment: undefined })).catch({}),
  waivers: excuses,
  'waivers-from': excuses,
  excused: excuses,
  'longest-waiver': z
    .string()
    .optional()
    .catch(undefined)
    .transform(limit => parseDuration(limit ?? '')),
});

type Entry = z.output<typeof entries>[number];

/** Reads leniently what of an invalid config can be read, so that broken references are told with the other problems. */
export function readOutline(value: unknown, checks: readonly Check[]): Outline {
  const read = outline.safeParse(value);
  if (!read.success) return { stages: {}, roles: {}, waivers: [], 'waivers-from': [], excused: [] };
  const stages = Object.entries(read.data.stages).map(([name, stage]) => {
    const bind = (list: readonly Entry[]) => list.map(entry => ({ ...entry, with: boundOf(entry, checks) }));
    const { checks: own, deploy, verify, rollback, ...rest } = stage;
    const phases = {
      checks: bind(own),
      ...(deploy && { deploy: bind(deploy) }),
      ...(verify && { verify: bind(verify) }),
      ...(rollback && { rollback: { ...rollback, steps: bind(rollback.steps) } }),
    };
    return [name, { ...rest, ...phases }] as const;
  });
  return { ...read.data, stages: Object.fromEntries(stages) };
}

function boundOf({ kind, with: options }: { kind?: string | undefined; with?: unknown }, checks: readonly Check[]) {
  return checks.find(check => check.kind === kind)?.bound.safeParse(options).data;
}
