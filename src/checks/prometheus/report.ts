import type { Finding, Level } from '../../check.js';
import type { Problem } from '../../engines/prometheus-config/problem.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { levelOf, type Policies } from './rules.js';

/** A problem and the file that it is in. */
export interface Located {
  readonly source: Source;
  readonly problem: Problem;
  /** Lower than the rule's own where promtool and the embedded engine disagree. */
  readonly level?: 'warning' | undefined;
}

export const inSource =
  (source: Source) =>
  (problem: Problem): Located => ({ source, problem });

/** Findings in the order of the files, those that are switched off left out. */
export function findingsOf(located: readonly Located[], policies: Policies): readonly Finding[] {
  return located
    .flatMap(({ source, problem, level: lowered }) => {
      const level = levelOf(problem.rule, policies);
      return level === 'off' ? [] : [finding(source, problem, lowered ?? level)];
    })
    .sort(byPlace);
}

function finding(source: Source, problem: Problem, level: Level): Finding {
  const { rule, message, help, expected, actual } = problem;
  return { rule, level, message, file: source.file, ...source.at(problem.offset), expected, actual, help };
}

const byPlace = (a: Finding, b: Finding): number =>
  (a.file ?? '').localeCompare(b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
