import type { Selection } from '../pipeline/step.js';
import type { Origin } from '../report/origin.js';
import type { Progress } from '../report/progress.js';
import type { Report } from '../report/report.js';
import type { Redact } from '../text/redact.js';

/** What the fronts give to a command. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted on SIGINT and SIGTERM, with a `CouldNotTell('cancelled')`. */
  readonly cancel: AbortSignal;
  readonly progress: Progress;
  /** For what is asked of GitHub. */
  readonly token?: string | undefined;
  /** What the event changed, for where git cannot know it; undefined where nobody can. */
  readonly changedFiles?: (() => Promise<readonly string[] | undefined>) | undefined;
}

/** What `run` was asked for. Paths are as typed: relative to where the program was started. */
export interface RunRequest extends Selection {
  readonly config: string;
  /** `base`, or a branch, tag or SHA whose config and checklist decide; the checkout's own unless given. */
  readonly policyRef: string | undefined;
  readonly stage: string | undefined;
  /** The service of a monorepo that the stage is for: `${{ instance }}`. */
  readonly instance?: string | undefined;
  readonly jobs: number;
  readonly reportDirectory: string;
  readonly workingDirectory: string;
  readonly failFast: boolean;
  /** Proof of the stage before: a file or folder with its report. */
  readonly evidence: string | undefined;
  /** Earlier reports of the stage, whose fresh results are taken over: a file or folder. */
  readonly reuse: string | undefined;
}

/** What a command that decides has come to, before anything is delivered. */
export interface Ran {
  readonly report: Report;
  readonly redact: Redact;
  readonly origin: Origin;
  /** The written checklist, ticked; not redacted. */
  readonly list?: string | undefined;
}

/** Where the rules are that a command decides by. */
export type PolicyRequest = Pick<
  RunRequest,
  'config' | 'policyRef' | 'workingDirectory' | 'reportDirectory' | 'instance'
>;
