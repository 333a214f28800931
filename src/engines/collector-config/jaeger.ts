import { nearest } from '../../text/nearest.js';
import { at, entriesOf, textOf } from '../alertmanager-config/model.js';
import type { Wrong } from '../loki-config/wrong.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { type CollectorConfig, typeOf } from './model.js';

/** What Jaeger 2 needs on top of the Collector's wiring: its storage, and what refers to it. */
export function jaegerWrongs({ components, pipelines, started }: CollectorConfig): readonly Wrong[] {
  const storage = components.extensions.get('jaeger_storage');
  const backends = entriesOf(at(storage, 'backends'));
  const names = backends.map(([name]) => name);
  const metrics = entriesOf(at(storage, 'metric_backends')).map(([name]) => name);
  const used = new Set(pipelines.flatMap(({ exporters }) => exporters));
  const references: { readonly name: string; readonly path: YamlPath; readonly among: readonly string[] }[] = [];
  for (const [id, raw] of components.exporters) {
    const name =
      typeOf(id) === 'jaeger_storage_exporter' && used.has(id) ? textOf(at(raw, 'trace_storage')) : undefined;
    if (name !== undefined) references.push({ name, path: ['exporters', id, 'trace_storage'], among: names });
  }
  const query = at(components.extensions.get('jaeger_query'), 'storage');
  for (const [key, each] of entriesOf(query)) {
    const name = textOf(each);
    const path = ['extensions', 'jaeger_query', 'storage', key];
    if (name !== undefined) references.push({ name, path, among: key.startsWith('metrics') ? metrics : names });
  }
  const idle = ['jaeger_storage', 'jaeger_query'].filter(id => components.extensions.has(id) && !started.includes(id));
  return [
    ...references.flatMap(({ name, path, among }): readonly Wrong[] => {
      if (among.includes(name) || name.includes('$')) return [];
      const near = nearest(name, among);
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return [{ rule: 'storage', path, message: `jaeger_storage has no backend "${name}"${hint}` }];
    }),
    ...idle.map(id => ({
      rule: 'storage',
      path: ['extensions', id],
      message: `${id} is not under service.extensions, so it is never started`,
    })),
    ...backends
      .filter(([, raw]) => at(raw, 'memory') !== undefined)
      .map(([name]) => ({
        rule: 'memory-storage',
        path: ['extensions', 'jaeger_storage', 'backends', name],
        message: `the backend "${name}" keeps traces in memory: they are gone with each restart`,
      })),
  ];
}
