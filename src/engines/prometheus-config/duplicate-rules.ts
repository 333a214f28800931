import type { Problem } from './problem.js';
import { aboutPath } from './problem.js';
import { groupNodes, type RuleNode, scalarAt } from './rule-nodes.js';
import type { Source } from './source.js';
import { entryOf, offsetAt, type YamlPath } from './yaml-tree.js';

/**
 * Rules of one file that have the same name and the same labels, as promtool's lint sees it: two such recording rules write
 * the same series twice.
 */
export function duplicateRules(source: Source, prefix: YamlPath = []): readonly Problem[] {
  const first = new Map<string, RuleNode>();
  return groupNodes(source.root, prefix)
    .flatMap(group => group.rules)
    .flatMap(rule => {
      if (rule.name === '') return [];
      const identity = JSON.stringify([scalarAt(rule.node, 'record') ?? '', rule.name, labelsOf(rule)]);
      const before = first.get(identity);
      if (!before) {
        first.set(identity, rule);
        return [];
      }
      const { line } = source.at(offsetAt(source.root, before.path));
      return [
        {
          rule: 'duplicate-rule',
          message: `"${rule.name}" with the same labels is defined before, in line ${line}`,
          offset: offsetAt(source.root, rule.path),
          about: aboutPath(rule.path),
          help: 'Remove one of the two, or tell them apart by a label.',
        },
      ];
    });
}

function labelsOf(rule: RuleNode): readonly string[] {
  const labels = entryOf(rule.node, 'labels')?.value;
  if (labels?.kind !== 'map') return [];
  return labels.entries.map(({ key, value }) => JSON.stringify([textOf(key), textOf(value)])).sort();
}

const textOf = (node: { readonly kind: string; readonly text?: string }): string => node.text ?? '';
