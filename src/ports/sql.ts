/** What PostgreSQL's parser said of one text. */
export type SqlParsed =
  /** The statements as PostgreSQL's own tree, in JSON as `libpg_query` writes it. */
  | { readonly tree: unknown }
  /** `position` counts characters from 0. */
  | { readonly error: { readonly message: string; readonly position: number } };

/** PostgreSQL's own parser, in a thread that ends with the answer. */
export interface Sql {
  /** The release of the parser: `PostgreSQL 18`. */
  readonly release: string;
  /**
   * Parses each text, in their order. Throws `CouldNotTell` where the parser itself breaks (`tool-crashed`), and the step's
   * reason on abort.
   */
  readonly parse: (texts: readonly string[]) => Promise<readonly SqlParsed[]>;
}
