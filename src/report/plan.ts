/** What `plan` answers: what a run would do, in what order, and what is missing for it. */
export interface Plan {
  readonly project: string;
  readonly stage: string;
  readonly steps: readonly PlannedStep[];
  readonly tools: readonly FoundTool[];
  readonly permissions: readonly string[];
  /** `checks` are those whose options have it. */
  readonly environment: readonly {
    readonly name: string;
    readonly set: boolean;
    readonly checks?: readonly string[] | undefined;
  }[];
  readonly checklist:
    | { readonly items: number; readonly covered: number; readonly uncovered: readonly string[] }
    | undefined;
  /** `{"include":[{"shard":"1/2","checks":3,"only":"a,b,c"},…]}` for `strategy.matrix`. */
  readonly matrix: { readonly include: readonly PlannedShard[] } | undefined;
  /** Who is asked to sign, where the stage asks anybody. */
  readonly signatures: readonly PlannedSignature[];
  /** What kept the plan from being as good as it could be. */
  readonly notes: readonly string[];
}

export interface PlannedShard {
  readonly shard: string;
  /** How many. */
  readonly checks: number;
  /** Their ids, for `run --only`. */
  readonly only?: string | undefined;
}

/** One role of the stage's sign-off. */
export interface PlannedSignature {
  readonly role: string;
  readonly title: string;
  /** Undefined where reviews of the pull request count instead. */
  readonly environment: string | undefined;
}

export interface PlannedStep {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly needs: readonly string[];
  readonly exclusive: boolean;
  readonly mutates: boolean;
  readonly timeoutMs: number;
  /** Why it would not run now. */
  readonly skip: string | undefined;
  /** Tools and variables that it cannot do without and that are not there. */
  readonly missing: readonly string[];
  /** Servers that it asks, by host and port. */
  readonly servers: readonly string[];
  /** When it fails, a sentence for each comparison of its options. */
  readonly limits: readonly string[];
}

/** `{"include":[{"role","title","environment"},…]}` for `strategy.matrix`: a job each for the roles that have an environment. */
export function signatureMatrix({ signatures }: Plan): { readonly include: readonly PlannedSignature[] } | undefined {
  const include = signatures.filter(({ environment }) => environment !== undefined);
  return include.length === 0 ? undefined : { include };
}

/** A tool that a plan wants, and what of it is on this machine. */
export interface FoundTool {
  readonly tool: string;
  readonly path: string | undefined;
  /** The first line of what it says of its version. */
  readonly version: string | undefined;
  readonly why: string;
  /** Ids of the checks that drive it. */
  readonly checks: readonly string[];
  /** Ids of the checks that cannot do without it; empty where it is there or has an alternative that is. */
  readonly missingFor: readonly string[];
}
