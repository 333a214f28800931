import { isDeepStrictEqual } from 'node:util';
import { plainData } from './plain-data.js';
import { scalarAt } from './rule-nodes.js';
import { Source } from './source.js';
import { entryOf, type YamlNode } from './yaml-tree.js';

/**
 * The rule files in a file: itself, or the `spec` of each `PrometheusRule` where it is a Kubernetes manifest. Empty for a
 * manifest of other objects.
 */
export function ruleSourcesOf(source: Source): readonly Source[] {
  if (!source.yaml.documents.some(isManifest)) return [source];
  return source.yaml.documents.flatMap(document => {
    const spec = isPrometheusRule(document) && document.kind === 'map' ? entryOf(document, 'spec')?.value : undefined;
    return spec ? [source.partAt(spec)] : [];
  });
}

const isManifest = (node: YamlNode): boolean =>
  scalarAt(node, 'kind') !== undefined && scalarAt(node, 'apiVersion') !== undefined;

const isPrometheusRule = (node: YamlNode): boolean => isManifest(node) && scalarAt(node, 'kind') === 'PrometheusRule';

/**
 * The text of a part as a file for promtool: dedented, each line at its number in the manifest. Undefined where it cannot
 * be cut out of the text, as with anchors that stand outside.
 */
export function standaloneText(source: Source): string | undefined {
  const { root, text } = source;
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
