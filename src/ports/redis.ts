import type { ClientTls } from './http.js';

/** A server that speaks the protocol of Redis, and who asks it. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly database: number;
  /** Undefined: in the clear. */
  readonly tls?: Partial<ClientTls> | undefined;
  /** Longest time of the login, and of each command. */
  readonly timeoutMs: number;
}

/** `refused` has the server's own words, such as `NOPERM …`. */
export type RedisAnswer =
  | { readonly was: 'answered'; readonly value: string | number | null }
  | { readonly was: 'refused'; readonly message: string };

export interface RedisSession {
  /**
   * Sends one command. Throws `CouldNotTell` where no answer came, or one that is no text, number or nothing; and the step's
   * reason on abort.
   */
  readonly command: (...args: readonly string[]) => Promise<RedisAnswer>;
  readonly close: () => void;
}

/** Redis and Valkey over their own protocol. A password is in no message. */
export interface Redis {
  /** Throws `CouldNotTell` where nobody answers, the login is refused, or the certificate is not what is asked for. */
  readonly open: (address: RedisAddress) => Promise<RedisSession>;
}
