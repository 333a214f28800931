import { isDeepStrictEqual } from 'node:util';
import { plainData } from './plain-data.js';
import type { Problem } from './problem.js';
import { itemsOf, scalarAt } from './rules/nodes.js';
import { Source } from './source.js';
import { entryOf, type MapNode, type ScalarNode, type YamlNode } from './yaml-tree.js';

/** What a file holds for Prometheus. */
export interface Unwrapped {
  /** The rule files in it: itself, unless it is a Kubernetes manifest. */
  readonly sources: readonly Source[];
  /** What of a manifest looks like rules and cannot be read as such. */
  readonly problems: readonly Problem[];
}

/**
 * The rule files in a file: itself; where it is a Kubernetes manifest, the `spec` of each `PrometheusRule` and each file of
 * rules in the data of a ConfigMap. None in a manifest of other objects.
 */
export function ruleSourcesOf(source: Source): Unwrapped {
  const { documents } = source.yaml;
  if (!documents.some(isManifest)) return { sources: [source], problems: [] };
  const objects = documents.flatMap(objectsIn);
  const strays = documents.filter(node => !isManifest(node) && !(node.kind === 'scalar' && node.start === -1));
  return {
    sources: objects.flatMap(object => rulesIn(object, source)),
    problems: [...strays.map(stray), ...objects.flatMap(unread)],
  };
}

const isManifest = (node: YamlNode): boolean =>
  scalarAt(node, 'kind') !== undefined && scalarAt(node, 'apiVersion') !== undefined;

/** A list stands for what is in it. */
function objectsIn(node: YamlNode): readonly MapNode[] {
  if (node.kind !== 'map' || !isManifest(node)) return [];
  const items = itemsOf(node, 'items');
  return scalarAt(node, 'kind')?.endsWith('List') ? items.flatMap(item => objectsIn(item.node)) : [node];
}

const valueAt = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'map' ? entryOf(node, key)?.value : undefined;

function rulesIn(object: MapNode, source: Source): readonly Source[] {
  const kind = scalarAt(object, 'kind');
  if (kind === 'PrometheusRule') {
    const spec = valueAt(object, 'spec');
    return spec?.kind === 'map' ? [source.partAt(spec)] : [];
  }
  const data =
    kind === 'ConfigMap' ? valueAt(object, 'data') : kind === 'Secret' ? valueAt(object, 'stringData') : undefined;
  if (data?.kind !== 'map') return [];
  return data.entries.flatMap(({ key, value }) => {
    if (key.kind !== 'scalar' || value.kind !== 'scalar') return [];
    const file = source.fileIn(value);
    return isRuleFile(key, file) ? [file] : [];
  });
}

/** By its name where its content does not tell: what is broken is to be found, not left out. */
const RULES_BY_NAME = /(?:^|[._-])(?:rules?|alerts?|alerting|recording)(?:[._-](?:ya?ml|json|rules))?$/i;

function isRuleFile(key: ScalarNode, { root, text, yaml }: Source): boolean {
  // Grafana provisions alerts in groups, too, and says so.
  if (root?.kind === 'map' && entryOf(root, 'apiVersion')) return false;
  if (root?.kind === 'map' && entryOf(root, 'groups')) return true;
  return RULES_BY_NAME.test(key.text) || (yaml.problem !== undefined && /^\s*groups\s*:/m.test(text));
}

const stray = (node: YamlNode): Problem => ({
  rule: 'second-document',
  message: 'a document that is no Kubernetes object, among others that are: nothing reads it',
  offset: Math.max(0, node.start),
  about: '',
  help: 'Give it a file of its own.',
});

/** Objects that hold groups of rules, and are none that is read. */
function unread(object: MapNode): readonly Problem[] {
  const kind = scalarAt(object, 'kind') ?? '';
  const spec = valueAt(object, 'spec');
  if (kind === 'PrometheusRule') {
    if (spec?.kind === 'map') return [];
    return [{ rule: 'invalid-value', message: 'a PrometheusRule needs a spec', offset: object.start, about: 'spec' }];
  }
  if (!itemsOf(spec, 'groups').some(({ node }) => itemsOf(node, 'rules').length > 0)) return [];
  const message = `rules in an object of kind ${kind} are not read`;
  return [{ rule: 'rules-unread', message, offset: object.start, about: 'spec.groups' }];
}

/**
 * The text of a part as a file for promtool: dedented, each line at its number in the manifest. Undefined where it cannot
 * be cut out of the text, as with anchors that stand outside.
 */
export function standaloneText(source: Source): string | undefined {
  const { root, text } = source;
  if (source.isWhole) return text;
  if (!root || root.start < 0) return undefined;
  const { line, column } = source.at(root.start);
  const lines = text.split('\n');
  const inside: string[] = [];
  for (const each of lines.slice(line - 1)) {
    if (each.trim() !== '' && each.slice(0, column - 1).trim() !== '') break;
    inside.push(each.slice(column - 1));
  }
  const cut = `${'\n'.repeat(line - 1)}${inside.join('\n')}\n`;
  const same = isDeepStrictEqual(plainData(new Source(source.file, cut).root).value, plainData(root).value);
  return same ? cut : undefined;
}
