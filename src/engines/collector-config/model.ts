import { at, entriesOf, textsOf } from '../alertmanager-config/model.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';

export const SECTIONS = ['receivers', 'processors', 'exporters', 'connectors', 'extensions'] as const;

export type Section = (typeof SECTIONS)[number];

/** A pipeline: `traces`, `metrics/internal`. */
export interface Pipeline {
  readonly id: string;
  readonly signal: string;
  readonly path: YamlPath;
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

/** The parts of a Collector's configuration and how they are wired. */
export interface CollectorConfig {
  readonly components: Readonly<Record<Section, ReadonlyMap<string, unknown>>>;
  readonly pipelines: readonly Pipeline[];
  /** Extensions that are started. */
  readonly started: readonly string[];
}

const componentsIn = (value: unknown, section: Section): ReadonlyMap<string, unknown> =>
  new Map(entriesOf(at(value, section)));

export function readCollector(value: unknown): CollectorConfig {
  const service = at(value, 'service');
  return {
    components: {
      receivers: componentsIn(value, 'receivers'),
      processors: componentsIn(value, 'processors'),
      exporters: componentsIn(value, 'exporters'),
      connectors: componentsIn(value, 'connectors'),
      extensions: componentsIn(value, 'extensions'),
    },
    pipelines: entriesOf(at(service, 'pipelines')).map(([id, each]) => ({
      id,
      signal: typeOf(id),
      path: ['service', 'pipelines', id],
      receivers: textsOf(at(each, 'receivers')),
      processors: textsOf(at(each, 'processors')),
      exporters: textsOf(at(each, 'exporters')),
    })),
    started: textsOf(at(service, 'extensions')),
  };
}

/** `otlp` of `otlp/jaeger`. */
export const typeOf = (id: string): string => id.split('/')[0]?.trim() ?? id;
