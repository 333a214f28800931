/** What a knock at a port came to; `what` is for people. */
export type Knock =
  | { readonly was: 'open' }
  | { readonly was: 'refused' }
  /** `no-route`: this machine has no way to that network. */
  | { readonly was: 'silent' | 'no-route' | 'other'; readonly what: string };

/** Knocks at ports: a connection is opened and closed, and nothing is sent. */
export interface Tcp {
  /** Throws the step's reason on abort, nothing else. */
  readonly knock: (at: {
    readonly address: string;
    readonly port: number;
    readonly timeoutMs: number;
  }) => Promise<Knock>;
}
