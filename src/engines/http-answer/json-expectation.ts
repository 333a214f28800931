import type { Comparison } from '../comparison/parse.js';

/** What must hold of what a pointer or path finds. All that is given must hold. Times in milliseconds. */
export interface JsonExpectation {
  readonly equals?: unknown;
  readonly is?: readonly Comparison[] | undefined;
  readonly matches?: RegExp | undefined;
  readonly exists?: boolean | undefined;
  readonly length?: readonly Comparison[] | undefined;
  readonly 'newer-than'?: number | undefined;
  readonly 'older-than'?: number | undefined;
  /** `deploy`, or a moment. */
  readonly after?: 'deploy' | number | undefined;
  readonly covers?: Cover | undefined;
}

/** Where a span begins and ends within each value, and the span that all of them together must cover. */
export interface Cover {
  readonly start: string;
  readonly end: string;
  /** Milliseconds from now, or a moment. */
  readonly from: Edge;
  readonly to: Edge;
}

export type Edge = { readonly fromNow: number } | { readonly at: number };

/** What time it is, and when the deploy was, as far as known. */
export interface Times {
  readonly now: number;
  readonly deployedAt: number | undefined;
}

/** What is wrong, or what nobody can tell: parts of sentences behind the path. */
export type Wrong =
  | { readonly message: string; readonly expected: string; readonly actual: string }
  | { readonly unknown: string; readonly stale?: boolean };
