import type { Attestation, Chart, Detail, Finding, Measurement, SeenImage } from '../check.js';
import type { Cause } from '../could-not-tell.js';
import type { MaybeDelivery } from './delivery.js';
import type { Status } from './status.js';

export { STATUSES, type Status } from './status.js';

export type Decision = 'go' | 'no-go';

/** Stable: covered by the program's semantic version. */
export const REASON_CODES = [
  'all-required-passed',
  'check-failed',
  'check-errored',
  'nothing-checked',
  'checklist-uncovered',
  'sign-off-pending',
  'sign-off-rejected',
  'sign-off-unprotected',
  'evidence-missing',
  'evidence-stale',
  'rollback-triggered',
  'deploy-failed',
  'deploy-unknown',
  'superseded',
  'already-deployed',
  'not-allowed-here',
  'outside-window',
  'cancelled',
  'config-invalid',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why one check has its status. The cause of an errored one stands beside it, in `cause`. */
export const CHECK_REASONS = [
  'passed',
  'check-failed',
  'check-errored',
  'nothing-checked',
  'cancelled',
  'when-not-met',
  'need-not-passed',
  'fail-fast',
  'waived',
  'attestation-pending',
  'attested',
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** The check's id, where one check is the reason. */
  readonly check?: string | undefined;
  readonly message: string;
}

/** Whoever has to renew a waiver is told so many days ahead. */
export const ENDING_DAYS = 14;

/** Who excused a finding, why, and the last day on which that holds. */
export interface WaivedBy {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

export interface ReportedFinding extends Finding {
  /** Sixteen hex digits: the same defect has the same fingerprint in the next run, whatever line it moved to. */
  readonly fingerprint: string;
  /** Who waived it until when, where a waiver in force covers it. */
  readonly waived?: WaivedBy | undefined;
  /** Who had waived it, where that waiver has ended: it blocks again. */
  readonly waiverEnded?: WaivedBy | undefined;
}

/** Whose rules decided, where they are not the checkout's own. */
export interface PolicyNote {
  /** `base`, or the branch, tag or SHA that was asked for. */
  readonly ref: string;
  readonly sha: string;
  /** What the checkout would change about the config and the checklist once it is merged, as sentences. */
  readonly changes: readonly string[];
}

export interface Evidence {
  /** Relative to the working directory, or to the report directory where it lies there (`logs/unit-tests.log`). */
  readonly path: string;
  readonly sha256: string;
}

/** Where a result was taken over from. */
export interface Reused {
  /** `run 99 of deploy.yml`, `file last/report.json`. */
  readonly source: string;
  /** `sha256:…` of the artifact's archive, or of the file. */
  readonly digest: string;
  readonly runId?: string | undefined;
  readonly runAttempt?: string | undefined;
}

/** The part of a stage's way that a result belongs to. */
export const RESULT_PHASES = ['checks', 'deploy', 'verify'] as const;
export type ResultPhase = (typeof RESULT_PHASES)[number];

export interface Result {
  readonly id: string;
  readonly name: string;
  readonly section?: string | undefined;
  readonly kind: string;
  readonly covers: readonly string[];
  readonly required: boolean;
  readonly status: Status;
  readonly reasonCode: CheckReason;
  readonly cause?: Cause | undefined;
  /** One sentence. */
  readonly summary: string;
  /** What to do about it, where it could not tell. */
  readonly remedy?: string | undefined;
  readonly help?: string | undefined;
  /** ISO 8601; undefined where it never started. */
  readonly startedAt?: string | undefined;
  readonly durationMs: number;
  readonly attempts: number;
  /** True where it passed only on a retry. */
  readonly flaky?: boolean | undefined;
  readonly findings: readonly ReportedFinding[];
  readonly measurements: readonly Measurement[];
  readonly evidence: readonly Evidence[];
  readonly details: readonly Detail[];
  readonly charts?: readonly Chart[] | undefined;
  /** Who must attest it, where a person must: it is pending until that role signs. */
  readonly attestedBy?: Attestation | undefined;
  /** `sha256:` and hex digits over the checkout and the variables that it depends on, of checks whose results have an age. */
  readonly inputs?: string | undefined;
  /** The earlier run that found it: it was fresh enough not to be looked for again. */
  readonly reused?: Reused | undefined;
  /** Container images that the check looked at, by digest: what an approval or a later stage can be bound to. */
  readonly images?: readonly SeenImage[] | undefined;
  /** In a stage that is more than a list of checks. */
  readonly phase?: ResultPhase | undefined;
}

export interface Subject {
  readonly repository?: string | undefined;
  readonly sha?: string | undefined;
  /** The pull request's own last commit, where `sha` is its merge with the base. */
  readonly head?: string | undefined;
  readonly ref?: string | undefined;
  readonly event?: string | undefined;
  readonly runId?: string | undefined;
  readonly runAttempt?: string | undefined;
  /**
   * True where the files that were checked are not those of `sha`: another commit is checked out, or files that git tracks
   * differ from it. Such a report is no evidence for another stage or a signature.
   */
  readonly dirty?: boolean | undefined;
  /** `sha256:` and the hex digest of the config file's bytes. */
  readonly configDigest: string;
}

export type Counts = Readonly<Record<Status, number>>;

/** What became of a line of the written checklist in one run of one stage. */
export const LINE_STATES = ['proven', 'failed', 'unknown', 'waits', 'other-stage', 'excused', 'uncovered'] as const;
export type LineState = (typeof LINE_STATES)[number];

export interface ChecklistLine {
  readonly slug: string;
  readonly text: string;
  /** `waits` is for a person; `unknown` could not be told, or has not been run. */
  readonly state: LineState;
  /**
   * Who answers for it: ids of the stage's checks, `sign-off:ROLE`, `follow-up:TASK`; with `STAGE/` before them where it
   * is another stage's. Empty where nothing does.
   */
  readonly by: readonly string[];
  /** Why it is excused, as a sentence. */
  readonly why?: string | undefined;
}

export interface ChecklistTally {
  readonly items: number;
  /** Excused ones count as covered. */
  readonly covered: number;
  readonly attested: number;
  /** Slugs of the items that no check covers. */
  readonly uncovered: readonly string[];
  /** In the list's order; absent where no results are at hand. */
  readonly lines?: readonly ChecklistLine[] | undefined;
}

/** A role that is asked to sign, by its name in the config. */
export interface RoleToSign {
  readonly role: string;
  readonly title: string;
  /** Who may sign, as part of a sentence. */
  readonly by: string;
  /** The checks that they attest. */
  readonly checks: readonly string[];
}

export interface RoleSignOff {
  /** Its name in the config. */
  readonly role: string;
  readonly title?: string | undefined;
  readonly status: 'signed' | 'pending' | 'rejected';
  /** Logins, parted by commas where a role needs several. */
  readonly person?: string | undefined;
  /** `environment NAME`, `review`, `file`. */
  readonly source?: string | undefined;
  readonly why?: string | undefined;
}

export interface SignOff {
  readonly roles: readonly RoleSignOff[];
  /** `sha256:` and the hex digest of the report.json that was signed. */
  readonly report?: string | undefined;
  /** True where the approvals came from a file: it proves nothing. */
  readonly dryRun?: true | undefined;
}

/** The proof of an earlier stage, and where it came from. */
export interface EarlierEvidence {
  readonly stage: string;
  /** `run 99 of deploy.yml`, `file staging/report.json`. */
  readonly source: string;
  /** `sha256:…` of the artifact's archive, or of the file. */
  readonly digest: string;
  readonly runId?: string | undefined;
  readonly runAttempt?: string | undefined;
  /** When its last check had ended, ISO 8601. */
  readonly at: string;
}

/** All results of one run: `report.json`, and the only thing that reporters read. */
export interface Report extends MaybeDelivery {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly project: string;
  readonly stage: string;
  readonly subject: Subject;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  readonly reasons: readonly Reason[];
  readonly counts: Counts;
  /** Whether it holds all phases of its stage, to the end: only then it proves the stage. */
  readonly complete?: boolean | undefined;
  /** Present where the policy was read from another commit than the one that was checked. */
  readonly policy?: PolicyNote | undefined;
  /** Present where a part of the stage was run: such a report proves that part alone. */
  readonly selection?:
    | { readonly only?: readonly string[] | undefined; readonly shard?: string | undefined; readonly of: number }
    | undefined;
  /** What has proven the stage before. */
  readonly after?: EarlierEvidence | undefined;
  /** The reports that this one was merged from. */
  readonly collected?: readonly Evidence[] | undefined;
  /** When they were merged, in ISO 8601: nobody can have approved the merged report before. */
  readonly collectedAt?: string | undefined;
  readonly checks: readonly Result[];
  /** What each role is asked to sign, in the report of a stage that people sign afterwards. */
  readonly toSign?: readonly RoleToSign[] | undefined;
  /** Who has signed, in the report of a sign-off. */
  readonly signOff?: SignOff | undefined;
  readonly checklist?: ChecklistTally | undefined;
  /** Waivers that have ended, end soon, excuse a whole check, or excused nothing in this run. */
  readonly notices?: readonly string[] | undefined;
}

/** What the judge has decided, and why. */
export interface Judgement {
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  /** The first is what `reasonCode` says; go has one. */
  readonly reasons: readonly Reason[];
}
