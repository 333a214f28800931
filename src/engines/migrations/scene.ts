import type { Catalog } from './catalog.js';
import type { MigrationRule } from './rules.js';

/** One thing that is wrong with a statement. */
export interface Violation {
  readonly rule: MigrationRule;
  readonly message: string;
  /** The table or another object. */
  readonly subject: string | undefined;
  /** Where in the text, in bytes; undefined for the statement's beginning. */
  readonly byte: number | undefined;
}

/** What a statement is judged in. */
export interface Scene {
  readonly catalog: Catalog;
  /** The migration's name: tables that it made itself are new. */
  readonly unit: string;
  /** Whether the statement runs in a transaction together with others. */
  readonly inTransaction: boolean;
  readonly tell: (
    rule: MigrationRule,
    message: string,
    about?: { subject?: string; byte?: number | undefined },
  ) => void;
}

/** Judges a statement of one kind, and notes in the catalogue what it changes. */
export type Handler = (body: unknown, scene: Scene) => void;

/** A table that is changed. */
export interface Place {
  readonly table: string;
  readonly scene: Scene;
  /** The table is there already, with rows and readers. */
  readonly isExisting: boolean;
}
