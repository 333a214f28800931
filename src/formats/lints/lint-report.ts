/** What a linter of manifests has against one object. */
export interface LintFault {
  /** The linter's own name for the rule. */
  readonly check: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** `Deployment/backend`; undefined where the linter could not load the file. */
  readonly subject: string | undefined;
  /** The empty string where the object names none. */
  readonly namespace: string;
  /** As the linter wrote it: often absolute, perhaps of another machine. */
  readonly file?: string | undefined;
  /** Where the object begins, counted from 1. */
  readonly line?: number | undefined;
  readonly help?: string | undefined;
}

/** A linter's report, whatever the linter. */
export interface LintReport {
  readonly tool: 'kube-linter' | 'kube-score' | 'polaris';
  readonly faults: readonly LintFault[];
  /** The objects it looked at, as `subject` names them; undefined where the report names only those with faults. */
  readonly objects: readonly string[] | undefined;
  /** When it was made; undefined where the report does not say. */
  readonly endedMs: number | undefined;
}
