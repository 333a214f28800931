import { nearest } from '../../text/nearest.js';
import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import { inYaml, type Wrong } from '../loki-config/wrong.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import { endpointWrongs } from './endpoints.js';
import { jaegerWrongs } from './jaeger.js';
import { type CollectorConfig, readCollector, SECTIONS, typeOf } from './model.js';
import { wiringWrongs } from './wiring.js';

export interface ReadCollector {
  readonly problems: readonly Problem[];
  readonly pipelines: number;
  /** Shares of traces that samplers in pipelines of traces let through, 0 to 1; NaN where one is filled in later. */
  readonly sampling: readonly number[];
}

/** Reads a configuration of the OpenTelemetry Collector, or of Jaeger 2, which is one. */
export function judgeCollector(source: Source, { isJaeger }: { readonly isJaeger: boolean }): ReadCollector {
  const { problem } = source.yaml;
  if (problem) {
    const message = `not YAML: ${problem.message}`;
    return { problems: [{ rule: 'yaml', message, offset: problem.offset, about: '' }], pipelines: 0, sampling: [] };
  }
  const { value, problems } = plainData(source.root);
  const config = readCollector(value);
  const wrongs = [
    ...unknownKeys(value),
    ...wiringWrongs(config),
    ...endpointWrongs(config),
    ...(isJaeger ? jaegerWrongs(config) : []),
  ];
  return {
    problems: [...problems, ...wrongs.map(inYaml(source))],
    pipelines: config.pipelines.length,
    sampling: samplingOf(config),
  };
}

function unknownKeys(value: unknown): readonly Wrong[] {
  const service = at(value, 'service');
  return [
    ...unknownIn(value, [...SECTIONS, 'service'], []),
    ...unknownIn(service, ['extensions', 'pipelines', 'telemetry'], ['service']),
    ...entriesOf(at(service, 'pipelines')).flatMap(([id, each]) =>
      unknownIn(each, ['receivers', 'processors', 'exporters'], ['service', 'pipelines', id]),
    ),
  ];
}

const unknownIn = (value: unknown, known: readonly string[], path: Wrong['path']): readonly Wrong[] =>
  entriesOf(value).flatMap(([key]): readonly Wrong[] => {
    if (known.includes(key)) return [];
    const near = nearest(key, known);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    return [{ rule: 'unknown-field', path: [...path, key], message: `unknown field "${key}"${hint}` }];
  });

function samplingOf({ components, pipelines }: CollectorConfig): readonly number[] {
  const used = new Set(pipelines.filter(({ signal }) => signal === 'traces').flatMap(({ processors }) => processors));
  return [...components.processors].flatMap(([id, raw]) => {
    if (!used.has(id)) return [];
    const shares =
      typeOf(id) === 'probabilistic_sampler'
        ? [textOf(at(raw, 'sampling_percentage'))]
        : typeOf(id) === 'tail_sampling'
          ? listOf(at(raw, 'policies')).map(policy => textOf(at(at(policy, 'probabilistic'), 'sampling_percentage')))
          : [];
    return shares.flatMap(share => (share === undefined ? [] : [share === '' ? Number.NaN : Number(share) / 100]));
  });
}
