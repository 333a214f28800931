import { CouldNotTell } from '../../check.js';
import { Lines, type Position } from '../../engines/prometheus-config/position.js';
import { itemsOf, scalarAt } from '../../engines/prometheus-config/rules/nodes.js';
import { Source } from '../../engines/prometheus-config/source.js';
import { entryOf, type ScalarNode, type YamlNode } from '../../engines/prometheus-config/yaml-tree.js';
import type { Placed } from '../../facts/configuration/located.js';
import { emptyFile } from '../../facts/configuration/read-sources.js';
import type { Files } from '../../ports/files.js';

/** The text of one dashboard, in a file of its own or in a manifest. */
export interface DashboardText {
  readonly text: string;
  readonly source: Placed;
}

/** What a file holds, or what keeps it from being read. */
export type Held =
  | { readonly texts: readonly DashboardText[] }
  | { readonly broken: Placed & { readonly message: string; readonly offset: number } };

/** Largest dashboard that is read; Grafana itself has trouble long before. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The dashboards in a file: itself, or those in a manifest's ConfigMaps and GrafanaDashboards. Throws where it is empty. */
export async function dashboardsIn(files: Files, file: string): Promise<Held> {
  const text = (await files.text(file, MAX_BYTES)).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw emptyFile(file);
  if (!/\.ya?ml$/i.test(file)) {
    return { texts: [{ text, source: lazily(file, text) }] };
  }
  const source = new Source(file, text);
  const { problem } = source.yaml;
  if (problem) {
    return {
      broken: {
        file,
        at: offset => source.at(offset),
        message: `not YAML: ${problem.message}`,
        offset: problem.offset,
      },
    };
  }
  const texts = source.yaml.documents.flatMap(document => inManifest(document)).map(scalar => inScalar(source, scalar));
  if (texts.length > 0) return { texts };
  const remedy =
    'Name files that hold dashboards: ConfigMaps with .json in their data, or GrafanaDashboards with spec.json.';
  throw new CouldNotTell('nothing-checked', `${file}: holds no dashboard`, remedy);
}

/** Lines are counted where a finding wants them, and no earlier. */
function lazily(file: string, text: string): Placed {
  let lines: Lines | undefined;
  return {
    file,
    at: (offset): Position => {
      lines ??= new Lines(text);
      return lines.at(offset);
    },
  };
}

function inManifest(node: YamlNode): readonly ScalarNode[] {
  const kind = scalarAt(node, 'kind') ?? '';
  if (kind.endsWith('List')) return itemsOf(node, 'items').flatMap(item => inManifest(item.node));
  if (kind === 'GrafanaDashboard') {
    const json = valueAt(valueAt(node, 'spec'), 'json');
    return json?.kind === 'scalar' ? [json] : [];
  }
  const data = kind === 'ConfigMap' ? valueAt(node, 'data') : undefined;
  if (data?.kind !== 'map') return [];
  return data.entries.flatMap(({ key, value }) =>
    key.kind === 'scalar' && key.text.endsWith('.json') && value.kind === 'scalar' ? [value] : [],
  );
}

const valueAt = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'map' ? entryOf(node, key)?.value : undefined;

function inScalar(source: Source, scalar: ScalarNode): DashboardText {
  const inner = source.fileIn(scalar);
  return { text: inner.text, source: { file: source.file, at: offset => inner.at(offset) } };
}
