import type { Result } from './report.js';

/** What a run tells while it goes on. Texts are redacted already. */
export interface Progress {
  readonly begin: (steps: readonly { readonly id: string; readonly name: string }[]) => void;
  readonly started: (step: { readonly id: string; readonly name: string; readonly attempt: number }) => void;
  readonly finished: (result: Result) => void;
  readonly end: () => void;
}

export const silent: Progress = { begin: () => {}, started: () => {}, finished: () => {}, end: () => {} };
