/** Plain data, as it stands in the record of a deployment. */
export type Recorded =
  | null
  | boolean
  | number
  | string
  | readonly Recorded[]
  | { readonly [key: string]: Recorded | undefined };

/** Where in a stage's way something runs; `before` is the look before the first change. */
export type Moment = 'checks' | 'before' | 'deploy' | 'verify' | 'watch' | 'rollback';

/** What a step of the deployment has recorded, in its kind's own words. */
export interface Note {
  /** Its id. */
  readonly step: string;
  readonly kind: string;
  /** What ran before the first change, as the kind's `before` told; undefined where it has none. */
  readonly before?: Recorded | undefined;
  /** What the step said last of its changes, by `note`; undefined where it had not begun. */
  readonly after?: Recorded | undefined;
}

/** The deployment that a check is part of. */
export interface Delivery {
  readonly moment: Moment;
  /** In a watch: which of its looks it is, counting from 1, and of how many. */
  readonly sample?: { readonly number: number; readonly of: number } | undefined;
  /** What this deployment's steps have recorded, in their order. */
  readonly notes: readonly Note[];
  /**
   * Puts down what the running step is about to change or has changed; it is in the record once this resolves. What was put
   * down before is replaced. Throws `CouldNotTell` where the record cannot be written: nothing may then be changed.
   */
  readonly note: (after: Recorded) => Promise<void>;
  /**
   * When the release was deployed: the end of the last step, what `--deployed-at` says, or the newest successful deployment of
   * this commit to the environment; undefined where nobody knows.
   */
  readonly deployedAt: () => Promise<Date | undefined>;
  /** The digests of what the check `STAGE/ID` looked at, in this run or in the report that it builds on; undefined where there is none. */
  readonly imagesOf?:
    | ((check: string) => Promise<readonly { readonly image: string; readonly digest: string }[] | undefined>)
    | undefined;
}
