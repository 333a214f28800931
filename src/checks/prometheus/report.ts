import type { Finding, Level } from '../../check.js';
import type { Problem } from '../../engines/prometheus-config/problem.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { POLICIES, type Policies, type PolicyLevel } from './policies.js';

/** A problem and the file that it is in. */
export interface Located {
  readonly source: Source;
  readonly problem: Problem;
}

export const inSource =
  (source: Source) =>
  (problem: Problem): Located => ({ source, problem });

/** The level that a rule has for this team: an error unless it is a policy. */
export function levelOf(rule: string, policies: Policies): PolicyLevel {
  if (!isPolicy(rule)) return 'error';
  return policies[rule] ?? POLICIES[rule];
}

const isPolicy = (rule: string): rule is keyof typeof POLICIES => Object.hasOwn(POLICIES, rule);

/** Findings in the order of the files, those that are switched off left out. */
export function findingsOf(located: readonly Located[], policies: Policies): readonly Finding[] {
  return located
    .flatMap(({ source, problem }) => {
      const level = levelOf(problem.rule, policies);
      return level === 'off' ? [] : [finding(source, problem, level)];
    })
    .sort(byPlace);
}

function finding(source: Source, problem: Problem, level: Level): Finding {
  const { rule, message, help, expected, actual } = problem;
  return { rule, level, message, file: source.file, ...source.at(problem.offset), expected, actual, help };
}

const byPlace = (a: Finding, b: Finding): number =>
  (a.file ?? '').localeCompare(b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
