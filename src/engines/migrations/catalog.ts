import type { ColumnType } from './column-type.js';

export interface Table {
  /** Its rows came with this very migration, or it is temporary: nobody else waits for it. */
  readonly unit: string;
  readonly columns: Map<string, ColumnType>;
  /** Columns that a CHECK keeps from being NULL. */
  readonly filled: Map<string, { readonly constraint: string; readonly valid: boolean }>;
  /** First columns of indexes. */
  readonly indexed: Set<string>;
}

/** What is known of a database from its migrations so far. A table that no migration made is there, and nothing is known of it. */
export class Catalog {
  readonly #tables = new Map<string, Table>();
  /** Indexes by name, with their table. */
  readonly indexes = new Map<string, string>();
  /** Constraints that were added as NOT VALID, by table and name, with the unit that did. */
  readonly unvalidated = new Map<string, string>();

  create(name: string, unit: string): Table {
    const table = { unit, columns: new Map(), filled: new Map(), indexed: new Set<string>() };
    this.#tables.set(name, table);
    return table;
  }

  table(name: string): Table | undefined {
    return this.#tables.get(name);
  }

  isNew(name: string, unit: string): boolean {
    return this.#tables.get(name)?.unit === unit;
  }

  drop(name: string): void {
    this.#tables.delete(name);
  }

  rename(from: string, to: string): void {
    const table = this.#tables.get(from);
    this.#tables.delete(from);
    if (table) this.#tables.set(to, table);
  }
}
