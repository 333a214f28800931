import type { ClientTls } from './http.js';

/** One HTTP exchange as its sender wants it: nothing is followed, retried or added beside `host` and the body's length. */
export interface Asked {
  readonly method: string;
  /** Absolute, `http:` or `https:`, without a login. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  /** Connect to this address instead of resolving the name; the URL's name is still asked for. */
  readonly address?: string | undefined;
  /** Addresses of one family alone. */
  readonly family?: 4 | 6 | undefined;
  readonly tls?: (Partial<ClientTls> & { readonly serverName?: string | undefined }) | undefined;
  /** What the server may choose from where it is not given. `2` without TLS is by prior knowledge. */
  readonly version?: '1.1' | '2' | undefined;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** The body's limit, before and after it is unpacked. */
  readonly maxBytes: number;
}

/** Milliseconds. `dns`, `connect` and `tls` are absent where the connection was there already or has no such phase. */
export interface Timing {
  readonly dns?: number | undefined;
  readonly connect?: number | undefined;
  readonly tls?: number | undefined;
  /** From when the request was ready to be sent until the answer began. */
  readonly firstByte: number;
  readonly total: number;
}

/** Why nobody can tell what the body is, though status and headers came. */
export interface BodyFault {
  readonly why: 'truncated' | 'unreadable' | 'unsupported';
  /** `the connection broke after 4 of 100 bytes` */
  readonly message: string;
}

export interface Answered {
  readonly status: number;
  readonly version: '1.0' | '1.1' | '2';
  /** In the order of arrival, lower-case names; a name that came twice is there twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Unpacked. What came of it where there is a fault. */
  readonly body: Buffer;
  readonly fault?: BodyFault | undefined;
  /** Who answered; the proxy's where there is one. */
  readonly address: string;
  readonly proxied: boolean;
  readonly timing: Timing;
}

/** Asks on connections that it keeps for later requests to the same place. */
export interface ProbeSession {
  /**
   * Throws `CouldNotTell` where no whole status and headers came: `unreachable` where the name was not resolved, the
   * connection refused, reset, untrusted or silent for too long; `wrong-format` where what came is no HTTP; and the step's
   * reason on abort.
   */
  readonly ask: (asked: Asked) => Promise<Answered>;
  /** All addresses of a URL's host, those of the literal where it is one. Throws `CouldNotTell('unreachable')`. */
  readonly addressesOf: (url: string) => Promise<readonly string[]>;
  /** True where the environment says that a proxy stands between. */
  readonly isProxied: (url: string) => boolean;
  /** What `accept-encoding` may offer: what `ask` can unpack. */
  readonly encodings: string;
  readonly close: () => void;
}

/** HTTP with a stopwatch: what a user of the deployment meets, phase by phase. */
export interface Probe {
  readonly open: () => Promise<ProbeSession>;
}
