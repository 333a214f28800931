import { entryOf, type MapNode, type YamlNode, type YamlPath } from '../yaml-tree.js';

/** A rule as it stands in the file, whether or not it is valid. */
export interface RuleNode {
  readonly node: MapNode;
  readonly path: YamlPath;
  /** Of its alert or record; empty where it has neither. */
  readonly name: string;
}

interface GroupNode {
  readonly path: YamlPath;
  readonly name: string;
  readonly rules: readonly RuleNode[];
}

const known = new WeakMap<YamlNode, readonly GroupNode[]>();

/** The groups of a rule file, found without judging it: what is no list or no map is left out. */
export function groupNodes(root: YamlNode | undefined): readonly GroupNode[] {
  if (!root) return [];
  const before = known.get(root);
  if (before) return before;
  const groups = itemsOf(root, 'groups').map(({ node, index }) => {
    const path = ['groups', index];
    const rules = itemsOf(node, 'rules').flatMap(({ node: rule, index: number }) =>
      rule.kind === 'map' ? [{ node: rule, path: [...path, 'rules', number], name: ruleName(rule) }] : [],
    );
    return { path, name: scalarAt(node, 'name') ?? '', rules };
  });
  known.set(root, groups);
  return groups;
}

const ruleName = (rule: MapNode): string => scalarAt(rule, 'alert') ?? scalarAt(rule, 'record') ?? '';

/** The items of a list under a key of a map; none where it is neither. */
export function itemsOf(
  node: YamlNode | undefined,
  key: string,
): readonly { readonly node: YamlNode; readonly index: number }[] {
  const list = node?.kind === 'map' ? entryOf(node, key)?.value : undefined;
  return list?.kind === 'list' ? list.items.map((item, index) => ({ node: item, index })) : [];
}

/** The text of a scalar under a key of a map. */
export function scalarAt(node: YamlNode | undefined, key: string): string | undefined {
  const value = node?.kind === 'map' ? entryOf(node, key)?.value : undefined;
  return value?.kind === 'scalar' ? value.text : undefined;
}
