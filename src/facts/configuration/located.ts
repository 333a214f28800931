import { byPolicies, type Finding, findingOf, type Level, type Rules } from '../../check.js';
import type { Position } from '../../engines/prometheus-config/position.js';
import type { Problem } from '../../engines/prometheus-config/problem.js';
import { count } from '../../text/units.js';

/** A file in which offsets have a place. */
export interface Placed {
  readonly file: string;
  readonly at: (offset: number) => Position;
}

/** A problem and the file that it is in. */
export interface Located {
  readonly source: Placed;
  readonly problem: Problem;
  /** Lower than the rule's own, where a tool and the embedded engine disagree. */
  readonly level?: Level | undefined;
}

export const inSource =
  (source: Placed) =>
  (problem: Problem): Located => ({ source, problem });

/** Findings in the order of the files, at the levels that a team gives them. */
export function findingsOf(
  rules: Rules,
  located: readonly Located[],
  policies: Readonly<Record<string, Level | 'off' | undefined>>,
): readonly Finding[] {
  const lowered = located.map(({ source, problem, level }) => ({ finding: placed(rules, source, problem), level }));
  return lowered
    .flatMap(({ finding, level }) =>
      byPolicies([finding], policies).map(each => ({ ...each, level: level ?? each.level })),
    )
    .sort(byPlace);
}

function placed(rules: Rules, source: Placed, { rule, message, offset, help, expected, actual }: Problem): Finding {
  return findingOf(rules, {
    rule,
    message,
    file: source.file,
    ...source.at(offset),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(help === undefined ? {} : { help }),
  });
}

const byPlace = (a: Finding, b: Finding): number =>
  (a.file ?? '').localeCompare(b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** `2 errors and 1 warning in 3 configurations`, `no problem in 1 configuration`. */
export function summaryOf(findings: readonly Finding[], checked: readonly string[]): string {
  const wrong = (['error', 'warning'] as const).flatMap(level => {
    const number = findings.filter(finding => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return `${wrong.length === 0 ? 'no problem' : wrong.join(' and ')} in ${checked.join(', ')}`;
}
