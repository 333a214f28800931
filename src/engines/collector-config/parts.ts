import { at, entriesOf, listOf } from '../alertmanager-config/model.js';
import { Plain } from '../prometheus-config/plain-data.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { type CollectorConfig, readCollector, SECTIONS, type Section } from './model.js';

/** A configuration that is read as plain data. */
export interface Piece<Of> {
  readonly of: Of;
  readonly value: unknown;
}

/** A configuration with pipelines, and the pieces that are merged with it, in the order in which they were given. */
export interface Whole<Of> {
  readonly own: Piece<Of>;
  readonly pieces: readonly Piece<Of>[];
}

/**
 * The Collector merges what it is given (`--config a.yaml --config b.yaml`). A file without pipelines counts as a part of
 * another only where that one lacks a component that is in it: by itself it would start nothing, and that has to be told.
 */
export function wholesOf<Of>(all: readonly Piece<Of>[]): readonly Whole<Of>[] {
  const read = all.map(piece => ({ piece, config: readCollector(piece.value) }));
  const withPipelines = read.filter(({ config }) => config.pipelines.length > 0);
  const parts = read.filter(({ config }) => config.pipelines.length === 0);
  const merged = withPipelines.map(({ piece, config }) => {
    const lacking = lackedBy(config);
    const needed = new Set(parts.filter(part => defines(part.config, lacking)).map(part => part.piece));
    return { own: piece, pieces: all.filter(each => each === piece || needed.has(each)) };
  });
  const taken = new Set(merged.flatMap(({ pieces }) => pieces));
  const alone = all.filter(piece => !taken.has(piece)).map(piece => ({ own: piece, pieces: [piece] }));
  return [...merged, ...alone];
}

/** Components that it uses and does not define, as `exporters otlp`. A connector is an exporter and a receiver. */
function lackedBy({ components, pipelines, started }: CollectorConfig): ReadonlySet<string> {
  const lacking = new Set<string>();
  const use = (id: string, ...sections: readonly Section[]): void => {
    if (sections.some(section => components[section].has(id))) return;
    for (const section of sections) lacking.add(`${section} ${id}`);
  };
  for (const id of started) use(id, 'extensions');
  for (const { receivers, processors, exporters } of pipelines) {
    for (const id of receivers) use(id, 'receivers', 'connectors');
    for (const id of processors) use(id, 'processors');
    for (const id of exporters) use(id, 'exporters', 'connectors');
  }
  return lacking;
}

const defines = ({ components }: CollectorConfig, lacking: ReadonlySet<string>): boolean =>
  SECTIONS.some(section => [...components[section].keys()].some(id => lacking.has(`${section} ${id}`)));

/** As the Collector merges: maps key by key, and of everything else the later one. */
export function mergedValue(values: readonly unknown[]): unknown {
  return values.reduce((before, after) => {
    if (!isMap(before) || !isMap(after)) return after ?? before;
    const keys = [...new Set([...entriesOf(before), ...entriesOf(after)].map(([key]) => key))];
    return Object.fromEntries(keys.map(key => [key, mergedValue([at(before, key), at(after, key)])]));
  });
}

/** Whether a value has something at a path. */
export function holds(value: unknown, path: YamlPath): boolean {
  let here = value;
  for (const key of path) {
    here = typeof key === 'number' ? listOf(here)[key] : at(here, String(key));
    if (here === undefined) return false;
  }
  return true;
}

const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Plain);
