import { aboutPath, type Problem } from '../problem.js';
import type { Source } from '../source.js';
import { entryOf, offsetAt } from '../yaml-tree.js';
import { groupNodes, type RuleNode, scalarAt } from './nodes.js';

/**
 * Rules of one file that have the same name and the same labels, as promtool's lint sees it: two such recording rules write
 * the same series twice.
 */
export function duplicateRules(source: Source): readonly Problem[] {
  const first = new Map<string, RuleNode>();
  return rulesOf(source).flatMap(rule => {
    const before = first.get(identityOf(rule));
    if (!before) {
      first.set(identityOf(rule), rule);
      return [];
    }
    const { line } = source.at(offsetAt(source.root, before.path));
    return [duplicate(source, rule, `in line ${line}`)];
  });
}

/** Recording rules that two files have: each group writes the series at its own time. */
export function duplicateRecords(
  sources: readonly Source[],
): readonly { readonly source: Source; readonly problem: Problem }[] {
  const first = new Map<string, Source>();
  return sources.flatMap(source => {
    const records = new Map(
      rulesOf(source)
        .filter(rule => scalarAt(rule.node, 'record') !== undefined)
        .map(rule => [identityOf(rule), rule]),
    );
    return [...records].flatMap(([identity, rule]) => {
      const before = first.get(identity);
      if (before) return [{ source, problem: duplicate(source, rule, `in ${before.file}`) }];
      first.set(identity, source);
      return [];
    });
  });
}

const rulesOf = (source: Source): readonly RuleNode[] =>
  groupNodes(source.root)
    .flatMap(group => group.rules)
    .filter(rule => rule.name !== '');

const identityOf = (rule: RuleNode): string => JSON.stringify([rule.name, labelsOf(rule)]);

function labelsOf(rule: RuleNode): readonly string[] {
  const labels = entryOf(rule.node, 'labels')?.value;
  if (labels?.kind !== 'map') return [];
  return labels.entries.map(({ key, value }) => JSON.stringify([textOf(key), textOf(value)])).sort();
}

const textOf = (node: { readonly kind: string; readonly text?: string }): string => node.text ?? '';

function duplicate(source: Source, rule: RuleNode, where: string): Problem {
  return {
    rule: 'duplicate-rule',
    message: `"${rule.name}" with the same labels is defined before, ${where}`,
    offset: offsetAt(source.root, rule.path),
    about: aboutPath(rule.path),
    help: 'Remove one of the two, or tell them apart by a label.',
  };
}
