import type { ClientTls } from './http.js';

/** How a connection to PostgreSQL is secured. */
export interface PostgresTls extends Partial<ClientTls> {
  /** `prefer` goes on in the clear where the server says that it has no TLS. */
  readonly need: 'prefer' | 'require';
  /** What is verified of the server's certificate. */
  readonly verify: 'nothing' | 'chain' | 'chain-and-name';
}

/** A database, and who asks it. */
export interface PostgresAddress {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string | undefined;
  /** Undefined: in the clear. */
  readonly tls?: PostgresTls | undefined;
  /** Sent at the start, such as `-c search_path=app`; not every pooler takes it. */
  readonly options?: string | undefined;
  /** Longest time until the login is done. */
  readonly connectTimeoutMs: number;
  /** Longest time of one statement; the server is told so, too. */
  readonly statementTimeoutMs: number;
}

/**
 * What the server says to one statement. Values are as PostgreSQL writes them, NULL is null. `refused` has the code of SQLSTATE
 * (`42P01` for a relation that is not there) and the server's first sentence.
 */
export type PostgresAnswer =
  | {
      readonly was: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (string | null)[])[];
    }
  | { readonly was: 'refused'; readonly code: string; readonly message: string };

/** What asks and changes nothing. */
export interface PostgresSession {
  /**
   * Asks one statement, in a transaction of its own that is read-only and taken back. Throws `CouldNotTell` where no answer
   * came (`unreachable`), where it has more than 10,000 rows or 32 MiB (`truncated`), and the step's reason on abort.
   */
  readonly query: (sql: string, values?: readonly string[]) => Promise<PostgresAnswer>;
  /** True where the connection is encrypted. */
  readonly isEncrypted: boolean;
  readonly close: () => Promise<void>;
}

/** What changes a database that was made to be thrown away. */
export interface PostgresScratch extends PostgresSession {
  /** Runs statements as they stand, with their own transactions; the answer to the last one, or the first refusal. */
  readonly script: (sql: string) => Promise<PostgresAnswer>;
}

/** PostgreSQL over its own protocol. A password is in no message. */
export interface Postgres {
  /** Throws `CouldNotTell` where nobody answers, the login is refused, or the certificate is not what is asked for. */
  readonly open: (address: PostgresAddress) => Promise<PostgresSession>;
  /** As `open`, for a database that may be changed. */
  readonly openScratch: (address: PostgresAddress) => Promise<PostgresScratch>;
}
