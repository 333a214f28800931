import { type Finding, findingOf } from '../../check.js';
import { type UndoRule, undoRules } from './rules.js';

/** What became of one thing that was to be taken back. */
export interface Taken {
  readonly done: readonly string[];
  readonly findings: readonly Finding[];
}

export const left = (rule: UndoRule, subject: string, message: string, help?: string): Taken => ({
  done: [],
  findings: [
    findingOf(undoRules, { rule, subject, message: `${subject}: ${message}`, ...(help !== undefined && { help }) }),
  ],
});

export const done = (sentence: string): Taken => ({ done: [sentence], findings: [] });
