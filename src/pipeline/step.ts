import type { Attestation, BoundCheck, LateValues, Needs, Verdict, WantedVariable } from '../check.js';
import type { Ports } from '../ports/ports.js';
import type { Result, ResultPhase } from '../report/report.js';

/** One check, ready to run. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly section: string | undefined;
  readonly kind: string;
  readonly covers: readonly string[];
  readonly required: boolean;
  readonly help: string | undefined;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly needs: readonly string[];
  readonly exclusive: boolean;
  readonly mutates: boolean;
  /** Whether a result of an earlier run may stand for it. */
  readonly reusable: boolean;
  /** How old its result may be where something is decided on it; undefined for any age. */
  readonly maxAgeMs?: number | undefined;
  /** Digest of the checkout and the variables that its result depends on; undefined where that cannot be told. */
  readonly inputs?: string | undefined;
  /** A result of an earlier run that stands for it: it is not run again. */
  readonly taken?: Result | undefined;
  /** Why it does not apply now; it is then skipped by its own condition. */
  readonly skip: string | undefined;
  readonly wants: Needs;
  /** What stands in its options as `${{ … }}`. */
  readonly variables?: readonly WantedVariable[] | undefined;
  /** Its options as they were read, for `plan`. */
  readonly options?: unknown;
  readonly attestedBy?: Attestation | undefined;
  /** In a stage that is more than a list of checks. */
  readonly phase?: ResultPhase | undefined;
  /** Of a step of a deployment: false where there is no automatic way back once it has begun. */
  readonly reversible?: boolean | undefined;
  /** Of a step of a rollback: run only where one of these had begun. */
  readonly ifBegun?: readonly string[] | undefined;
  /** False: not asked before the first change. */
  readonly looksBefore?: boolean | undefined;
  readonly before?: BoundCheck['before'];
  readonly rehearse?: BoundCheck['rehearse'];
  readonly replaced?: BoundCheck['replaced'];
  readonly run: (ports: Ports, values?: LateValues) => Promise<Verdict>;
}

export interface Selection {
  /** Ids to run, together with what they need; all unless given. */
  readonly only?: readonly string[] | undefined;
  /** One of `of` parts, counting from 1: of as many checks each, unless `only` says which checks it has. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
}
