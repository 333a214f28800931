import type { RunRequest } from '../world.js';

/** What `deploy`, `verify` and `rollback` were asked for. Paths are as typed. */
export interface DeliveryRequest extends RunRequest {
  /** The report of the phase before, and its digest as the job that wrote it told. */
  readonly report: string | undefined;
  readonly reportDigest: string | undefined;
  readonly rollback: 'never' | 'auto';
  readonly dryRun: boolean;
  /** Milliseconds of a watch that this command was asked for; the config's unless given. */
  readonly watchMs: number | undefined;
  /** False: the watch is another job's. */
  readonly watches: boolean;
  /** When the release was deployed, where no record says it. */
  readonly deployedAt: Date | undefined;
  /** `FILE@sha256:…`. */
  readonly record: string | undefined;
  /** Names of refusals that are overridden. */
  readonly despite: readonly string[];
  /** Told once a deployment of a commit begins; what goes wrong in there is the teller's. */
  readonly begun?: ((sha: string | undefined) => Promise<void>) | undefined;
  /** Asks whoever sits at the terminal; undefined where nobody does, or needs not be asked. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
}
