import { clip } from '../../text/clip.js';
import { nearest } from '../../text/nearest.js';
import { parseLogql } from '../logql/parse.js';
import type { Problem } from '../prometheus-config/problem.js';
import { groupNodes } from '../prometheus-config/rules/nodes.js';
import type { Source } from '../prometheus-config/source.js';
import { entryOf, offsetAt, type YamlPath } from '../prometheus-config/yaml-tree.js';
import { parsePrometheusDuration } from '../promql/lexing/number-literal.js';

const KEYS = ['alert', 'record', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'];

/** What Loki's ruler refuses in a rule file. */
export function ruleFileProblems(source: Source): readonly Problem[] {
  const { problem } = source.yaml;
  if (problem) return [{ rule: 'yaml', message: `not YAML: ${problem.message}`, offset: problem.offset, about: '' }];
  const groups = groupNodes(source.root);
  const names = groups.map(({ name }) => name);
  const add = (rule: string, message: string, path: YamlPath): Problem => ({
    rule,
    message,
    offset: offsetAt(source.root, path, 'value'),
    about: path.map(String).join('.'),
  });
  return groups.flatMap((group, index) => [
    ...(group.name === '' ? [add('rule', 'a group needs a name', group.path)] : []),
    ...(group.name !== '' && names.indexOf(group.name) < index
      ? [add('rule', `another group is named "${group.name}" too`, [...group.path, 'name'])]
      : []),
    ...group.rules.flatMap(({ node, path }): readonly Problem[] => {
      const get = (key: string): string | undefined => {
        const value = entryOf(node, key)?.value;
        return value?.kind === 'scalar' ? value.text : undefined;
      };
      const unknown = node.entries.flatMap(({ key }) => {
        if (key.kind !== 'scalar' || KEYS.includes(key.text)) return [];
        const near = nearest(key.text, KEYS);
        const hint = near === undefined ? '' : `; did you mean "${near}"?`;
        return [add('rule', `unknown field "${key.text}"${hint}`, [...path, key.text])];
      });
      const both = (get('alert') ?? '') !== '' && (get('record') ?? '') !== '';
      const neither = (get('alert') ?? '') === '' && (get('record') ?? '') === '';
      const duration = get('for');
      return [
        ...unknown,
        ...(both || neither ? [add('rule', 'a rule has either alert or record', path)] : []),
        ...(duration !== undefined && parsePrometheusDuration(duration) === undefined
          ? [add('rule', `for: "${duration}" is no duration`, [...path, 'for'])]
          : []),
        ...queryProblem(get('expr'), path, add),
      ];
    }),
  ]);
}

function queryProblem(
  expr: string | undefined,
  path: YamlPath,
  add: (rule: string, message: string, path: YamlPath) => Problem,
): readonly Problem[] {
  if (expr === undefined) return [add('logql', 'the rule has no expr', path)];
  const { gives, problems } = parseLogql(expr);
  const here = [...path, 'expr'];
  const [first] = problems;
  if (first) return [{ ...add('logql', first.message, here), actual: clip(expr, 300) }];
  if (gives === 'log')
    return [add('logql', 'a rule needs a metric, and this gives log lines; count them, as in rate({…}[5m])', here)];
  return [];
}
