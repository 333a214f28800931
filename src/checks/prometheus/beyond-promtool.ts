import { impossibleTargets } from '../../engines/prometheus-config/discovery/targets.js';
import { aboutPath, type Problem } from '../../engines/prometheus-config/problem.js';
import { groupNodes, itemsOf } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { offsetAt, type YamlNode } from '../../engines/prometheus-config/yaml-tree.js';
import { inSource, type Located } from './report.js';
import { testCases } from './rule-tests.js';
import type { Reference, Subject } from './subject.js';

/** What promtool accepts in silence although it cannot work, or checks nothing. */
export function beyondPromtool({ configs, scrapes, rules, tests, patterns, unread }: Subject): readonly Located[] {
  const unmatched = patterns.filter(reference => reference.matches.length === 0);
  return [
    ...unread,
    ...unmatched.map(reference => inSource(reference.source)(noMatch(reference))),
    ...[...configs, ...scrapes, ...rules, ...tests].flatMap(source => secondDocument(source).map(inSource(source))),
    ...configs.flatMap(source => impossibleTargets(source).map(inSource(source))),
    ...rules
      .filter(source => !source.yaml.problem && groupNodes(source.root).every(group => group.rules.length === 0))
      .map(source => inSource(source)(empty('holds no rule'))),
    ...tests
      .filter(source => !source.yaml.problem && testCases(source).length === 0)
      .map(source => inSource(source)(empty('holds no expectation: no alert_rule_test and no promql_expr_test'))),
    ...tests.filter(source => testCases(source).length > 0).flatMap(source => idleTests(source).map(inSource(source))),
  ];
}

/** Tests among others that pass whatever the rules say. */
function idleTests({ root }: Source): readonly Problem[] {
  return itemsOf(root, 'tests').flatMap(({ node, index }) => {
    const alerts = itemsOf(node, 'alert_rule_test');
    const queries = itemsOf(node, 'promql_expr_test');
    const isIdle = itemsOf(node, 'input_series').length === 0 && ![...alerts, ...queries].some(expectsSomething);
    const message =
      alerts.length + queries.length === 0
        ? 'this test expects nothing'
        : 'this test has no series and expects no result: it passes whatever the rules say';
    return isIdle || alerts.length + queries.length === 0
      ? [{ rule: 'no-rules', message, offset: offsetAt(root, ['tests', index]), about: `tests.${index}` }]
      : [];
  });
}

const expectsSomething = ({ node }: { readonly node: YamlNode }): boolean =>
  itemsOf(node, 'exp_alerts').length + itemsOf(node, 'exp_samples').length > 0;

function noMatch({ source, mention: { path, text: pattern } }: Reference): Problem {
  return {
    rule: 'no-match',
    message: `"${pattern}" matches no file`,
    offset: offsetAt(source.root, path, 'value'),
    about: aboutPath(path),
    help: pattern.startsWith('/')
      ? 'Say with `mounts` where this path lies in the repository.'
      : 'Correct the pattern; it is relative to this file.',
  };
}

/** A manifest may hold several; so may a file whose others are empty. */
function secondDocument(source: Source): readonly Problem[] {
  const [, ...others] = source.isWhole ? source.yaml.documents : [];
  const found = others.find(node => node.kind !== 'scalar' || node.start !== -1);
  if (!found) return [];
  const message = 'Prometheus reads the first document of a file alone, and this is another one';
  return [{ rule: 'second-document', message, offset: found.start, about: '', help: 'Give it a file of its own.' }];
}

const empty = (message: string): Problem => ({ rule: 'no-rules', message, offset: 0, about: '' });
