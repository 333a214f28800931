import { itemsOf, scalarAt } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { entryOf, type YamlNode } from '../../engines/prometheus-config/yaml-tree.js';

/**
 * The file itself; where it is a Kubernetes manifest, the files in the data of its ConfigMaps and Secrets whose names end as
 * wanted. Their places are those of the manifest.
 */
export function filesIn(source: Source, wanted: RegExp): readonly Source[] {
  const { documents } = source.yaml;
  if (!documents.some(isManifest)) return [source];
  return documents.flatMap(node => inObject(node, source, wanted));
}

const isManifest = (node: YamlNode): boolean =>
  scalarAt(node, 'kind') !== undefined && scalarAt(node, 'apiVersion') !== undefined;

function inObject(node: YamlNode, source: Source, wanted: RegExp): readonly Source[] {
  const kind = scalarAt(node, 'kind') ?? '';
  if (kind.endsWith('List')) return itemsOf(node, 'items').flatMap(item => inObject(item.node, source, wanted));
  const key = kind === 'ConfigMap' ? 'data' : kind === 'Secret' ? 'stringData' : undefined;
  const data = key !== undefined && node.kind === 'map' ? entryOf(node, key)?.value : undefined;
  if (data?.kind !== 'map') return [];
  return data.entries.flatMap(({ key: name, value }) =>
    name.kind === 'scalar' && wanted.test(name.text) && value.kind === 'scalar' ? [source.fileIn(value)] : [],
  );
}
