import type { ReportedFinding } from '../report/report.js';
import { count } from '../text/units.js';

/** Findings of one rule, for a reader who mends them together. */
export interface RuleGroup {
  readonly rule: string;
  /** How many there are, shown or not. */
  readonly size: number;
  readonly shown: readonly ReportedFinding[];
  /** What all of them say, where that is one and the same and there are several. */
  readonly message: string | undefined;
  /** How to mend all of them, where that is one and the same. */
  readonly help: string | undefined;
}

const PLACES = 3;

/**
 * Findings under their rules, in the order in which the rules first occur: `most` rules with up to three places each, or
 * `most` places of a single rule. The other rules are counted.
 */
export function groupByRule(
  findings: readonly ReportedFinding[],
  most: number,
): { readonly groups: readonly RuleGroup[]; readonly others: readonly { rule: string; size: number }[] } {
  const rules = rulesOf(findings);
  const places = rules.length === 1 ? most : Math.min(PLACES, most);
  const groups = rules.slice(0, most).map(([rule, all]) => ({
    rule,
    size: all.length,
    // To say that there is one more takes the room of that one.
    shown: all.slice(0, all.length === places + 1 ? places + 1 : places),
    message: all.length > 1 ? same(all.map(({ message }) => message)) : undefined,
    help: same(all.map(({ help }) => help)),
  }));
  const others = rules.slice(most).map(([rule, all]) => ({ rule, size: all.length }));
  return { groups, others };
}

/** The same findings, those of one rule together. */
export const sortByRule = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] =>
  rulesOf(findings).flatMap(([, all]) => all);

/** `network-policy-missing · 9 places`, its rule written as the medium does. */
export const ruleTitle = ({ size }: Pick<RuleGroup, 'size'>, rule: string): string =>
  size === 1 ? rule : `${rule} · ${count(size, 'place')}`;

function rulesOf(findings: readonly ReportedFinding[]): readonly (readonly [string, readonly ReportedFinding[]])[] {
  const rules = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const all = rules.get(finding.rule) ?? [];
    all.push(finding);
    rules.set(finding.rule, all);
  }
  return [...rules];
}

const same = <T>(values: readonly T[]): T | undefined =>
  values.every(value => value === values[0]) ? values[0] : undefined;
