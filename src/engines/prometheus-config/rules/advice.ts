import { hasCondition } from '../../promql/condition.js';
import { findFragile } from '../../promql/fragile.js';
import { findImpossible } from '../../promql/impossible.js';
import { labelsOf, mayHave } from '../../promql/label-flow.js';
import { parsePromql } from '../../promql/parse.js';
import type { PromqlProblem } from '../../promql/problem.js';
import { findUselessRegexps } from '../../promql/regexp-use.js';
import type { Problem } from '../problem.js';
import type { Source } from '../source.js';
import { problemInside, type ReadRule } from './file.js';

/** What a valid rule does that its author hardly meant. */
export function adviseRule(rule: ReadRule, source: Source): readonly Problem[] {
  const { expr } = rule;
  const path = [...rule.path, 'expr'];
  const place = (id: string) => (problem: PromqlProblem) =>
    problemInside(source, { rule: id, message: `${rule.name}: ${problem.message}`, path, index: problem.from });
  if (!expr) return adviseTemplates(rule, source);
  const general = [
    ...findImpossible(expr).map(place('impossible')),
    ...findUselessRegexps(expr).map(place('useless-regexp')),
  ];
  if (!rule.rule.alert) return general;
  const condition = {
    message: 'an alert without a comparison fires for as long as the series exist',
    from: expr.from,
    to: expr.to,
  };
  return [
    ...general,
    ...(hasCondition(expr) ? [] : [place('no-condition')(condition)]),
    ...findFragile(expr, { waits: (rule.rule.for ?? 0) > 0 }).map(place('fragile')),
    ...adviseTemplates(rule, source),
  ];
}

function adviseTemplates({ expr, templates, name: alert }: ReadRule, source: Source): readonly Problem[] {
  const labels = expr && labelsOf(expr);
  return templates.flatMap(({ path, parsed }) => {
    const inside = (rule: string, message: string, index: number) =>
      problemInside(source, { rule, message: `${alert}: ${message}`, path, index });
    const lost = parsed.labels.filter(({ name }) => labels && !mayHave(labels, name));
    const known =
      labels?.only && labels.only.size > 0 ? `keeps only ${[...labels.only].join(', ')}` : 'keeps no labels';
    const reason = labels?.only ? known : 'removes it';
    return [
      ...lost.map(({ name, at }) =>
        inside('lost-label', `the template uses the label ${name}, but the query ${reason}`, at),
      ),
      ...(path.includes('labels') && path.at(-2) === 'labels' && parsed.usesValue
        ? [
            inside(
              'value-in-label',
              'the value in a label makes a new alert each time it changes; put it into an annotation',
              0,
            ),
          ]
        : []),
      ...parsed.queries.flatMap(query =>
        query.text.includes('%')
          ? []
          : parsePromql(query.text)
              .problems.slice(0, 1)
              .map(problem => inside('template-query', `query in the template: ${problem.message}`, query.at)),
      ),
    ];
  });
}
