import type { Observer } from '../../facts/live/observer.js';

/** Labels of a stream by their names. */
export type Labels = Readonly<Record<string, string>>;

/** One line; `at` in milliseconds since the epoch. */
export interface Line {
  readonly at: number;
  readonly text: string;
  readonly labels: Labels;
}

/** Milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Lines of a query, the newest first; `isAll` is false where there may be more than were asked for. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly isAll: boolean;
}

/** One number of a query for numbers. */
export interface Value {
  readonly labels: Labels;
  readonly value: number;
}

/** Where logs are kept. Each question throws `CouldNotTell` where no whole answer of this very time came back. */
export interface LogStore {
  readonly observer: Observer;
  /** What is wrong with a query, before anybody is asked; else what it gives. */
  readonly check: (query: string, name: string) => 'lines' | 'number';
  readonly lines: (query: string, at: Span & { readonly most: number }) => Promise<Lines>;
  /** No series is no value. */
  readonly values: (query: string, at: number) => Promise<readonly Value[]>;
  /** Whether anything with the selectors of a query was logged at all; undefined where the server lists no streams. */
  readonly hasStreams: (query: string, at: Span) => Promise<boolean | undefined>;
  /** Stores one line. */
  readonly push: (line: Line) => Promise<void>;
  /** A query for the lines with these labels that hold a text. */
  readonly holding: (labels: Labels, text: string) => string;
}
