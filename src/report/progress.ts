import type { Result } from './report.js';

/** What a run tells while it goes on. Texts are redacted already. */
export interface Progress {
  readonly begin: (steps: readonly { readonly id: string; readonly name: string }[]) => void;
  readonly started: (step: { readonly id: string; readonly name: string; readonly attempt: number }) => void;
  /** How far a running check has come, in a few words that replace those before. */
  readonly told: (step: { readonly id: string; readonly name: string }, text: string) => void;
  readonly finished: (result: Result) => void;
  readonly end: () => void;
}

export const silent: Progress = {
  begin: () => {},
  started: () => {},
  told: () => {},
  finished: () => {},
  end: () => {},
};
