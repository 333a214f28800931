import { aboutPath, type Problem } from '../../engines/prometheus-config/problem.js';
import { groupNodes } from '../../engines/prometheus-config/rule-nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { impossibleTargets } from '../../engines/prometheus-config/targets.js';
import { offsetAt } from '../../engines/prometheus-config/yaml-tree.js';
import { inSource, type Located } from './report.js';
import { testCases } from './rule-tests.js';
import type { Reference, Subject } from './subject.js';

/** What promtool accepts in silence although it cannot work, or checks nothing. */
export function beyondPromtool({ configs, scrapes, rules, tests, patterns }: Subject): readonly Located[] {
  const unmatched = patterns.filter(reference => reference.matches.length === 0);
  return [
    ...unmatched.map(reference => inSource(reference.source)(noMatch(reference))),
    ...[...configs, ...scrapes, ...rules, ...tests].flatMap(source => secondDocument(source).map(inSource(source))),
    ...configs.flatMap(source => impossibleTargets(source).map(inSource(source))),
    ...rules
      .filter(source => !source.yaml.problem && groupNodes(source.root).every(group => group.rules.length === 0))
      .map(source => inSource(source)(empty('holds no rule'))),
    ...tests
      .filter(source => !source.yaml.problem && testCases(source).length === 0)
      .map(source => inSource(source)(empty('holds no expectation: no alert_rule_test and no promql_expr_test'))),
  ];
}

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
  const [, ...others] = source.isPart ? [] : source.yaml.documents;
  const found = others.find(node => node.kind !== 'scalar' || node.start !== -1);
  if (!found) return [];
  const message = 'Prometheus reads the first document of a file alone, and this is another one';
  return [{ rule: 'second-document', message, offset: found.start, about: '', help: 'Give it a file of its own.' }];
}

const empty = (message: string): Problem => ({ rule: 'no-rules', message, offset: 0, about: '' });
