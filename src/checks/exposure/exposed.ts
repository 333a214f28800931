/** Something that is served. */
export interface Exposed {
  readonly rule: string;
  readonly what: string;
  readonly url: string;
  readonly status: number;
  readonly bytes: number;
  readonly whole: boolean;
  /** What its header `server` says. */
  readonly server?: string | undefined;
}
