import type { Status } from './status.js';

/** What became of the release in a run: `yes` and `partly` are there now, `back` was taken back. */
export const DEPLOYED = ['no', 'partly', 'unknown', 'yes', 'back', 'replaced'] as const;
export type Deployed = (typeof DEPLOYED)[number];

export const ROLLBACK_STATUSES = ['none', 'refused', 'running', 'verified', 'failed'] as const;
export type RollbackStatus = (typeof ROLLBACK_STATUSES)[number];

export const WATCH_ENDS = ['time', 'trigger', 'unknown', 'superseded', 'cancelled'] as const;
export type WatchEnd = (typeof WATCH_ENDS)[number];

/** An entry that was asked before the first change. */
export interface LookedAt {
  readonly id: string;
  readonly status: Status;
  readonly summary: string;
}

/** The record of a deployment, as a report tells of it. */
export interface RecordNote {
  /** `sha256:` and hex digits of record.json as it was written last. */
  readonly digest: string;
  /** What ran before, in words; undefined where nothing tells. */
  readonly from?: string | undefined;
  /** What was deployed: the commit. */
  readonly to?: string | undefined;
  readonly before: readonly LookedAt[];
}

/** One step of a rollback, or what was asked after it. */
export interface Taken {
  readonly id: string;
  readonly status: Status;
  readonly summary: string;
  readonly durationMs: number;
}

/** What became of the way back. */
export interface RollbackNote {
  readonly status: RollbackStatus;
  /** The entry whose failure triggered it; `command` where somebody asked for it. */
  readonly trigger?: string | undefined;
  /** Why it was refused or has failed. */
  readonly why?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Refusals that somebody has overridden by name. */
  readonly despite?: readonly string[] | undefined;
  readonly steps: readonly Taken[];
  readonly verify: readonly Taken[];
}

/** Nothing was taken back, and nothing was to be. */
export const NO_ROLLBACK: RollbackNote = { status: 'none', steps: [], verify: [] };

export interface WatchNote {
  /** Milliseconds that it was to last. */
  readonly for: number;
  readonly samples: number;
  /** Samples in which an entry could not tell. */
  readonly unknown: number;
  readonly endedBy: WatchEnd;
}

export interface TimelineEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly event: string;
}

/** What the report of a stage with phases has beside its checks. */
export interface DeliveryNotes {
  readonly deployed: Deployed;
  readonly record?: RecordNote | undefined;
  readonly rollback: RollbackNote;
  readonly watch?: WatchNote | undefined;
  readonly timeline?: readonly TimelineEvent[] | undefined;
  /** Login or team that is mentioned where the stage is held. */
  readonly owner?: string | undefined;
}

/** The same in a report, which may be of a list of checks alone. */
export type MaybeDelivery = { readonly [Key in keyof DeliveryNotes]?: DeliveryNotes[Key] | undefined };
