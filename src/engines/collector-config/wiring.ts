import { nearest } from '../../text/nearest.js';
import type { Wrong } from '../loki-config/wrong.js';
import { type CollectorConfig, type Pipeline, type Section, typeOf } from './model.js';

const SIGNALS = ['traces', 'metrics', 'logs', 'profiles'];

/** Components that handle some signals alone; what is not among them is not judged. */
const HANDLES: Readonly<Record<string, readonly string[]>> = {
  'receivers prometheus': ['metrics'],
  'receivers kubeletstats': ['metrics'],
  'receivers zipkin': ['traces'],
  'receivers jaeger': ['traces'],
  'receivers filelog': ['logs'],
  'receivers syslog': ['logs'],
  'exporters zipkin': ['traces'],
  'exporters prometheus': ['metrics'],
  'exporters prometheusremotewrite': ['metrics'],
  'exporters jaeger_storage_exporter': ['traces'],
  'processors tail_sampling': ['traces'],
};

/** What the Collector took away, and what stands in its place. */
const REMOVED: Readonly<Record<string, string>> = {
  'exporters jaeger': 'Jaeger takes OTLP: use `otlp`',
  'exporters jaeger_thrift': 'Jaeger takes OTLP: use `otlphttp`',
  'exporters logging': 'it is called `debug` now',
  'extensions memory_ballast': 'set GOMEMLIMIT, and use `memory_limiter`',
};

/** How pipelines are wired: everything is defined, used, and of the right signal. */
export function wiringWrongs(config: CollectorConfig): readonly Wrong[] {
  if (config.pipelines.length === 0) {
    return [{ rule: 'pipeline', path: ['service'], message: 'there is no pipeline: nothing is received' }];
  }
  return [
    ...config.pipelines.flatMap(pipeline => pipelineWrongs(pipeline, config)),
    ...config.started.flatMap((id, index) => undefinedIn(id, 'extensions', config, ['service', 'extensions', index])),
    ...connectorWrongs(config),
    ...unused(config),
    ...removed(config),
  ];
}

function pipelineWrongs(pipeline: Pipeline, config: CollectorConfig): readonly Wrong[] {
  const { id, signal, path } = pipeline;
  const found: Wrong[] = [];
  if (!SIGNALS.includes(signal)) {
    const near = nearest(signal, SIGNALS);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    found.push({
      rule: 'pipeline',
      path,
      message: `"${id}": a pipeline begins with one of ${SIGNALS.join(', ')}${hint}`,
    });
  }
  for (const section of ['receivers', 'exporters'] as const) {
    if (pipeline[section].length === 0)
      found.push({ rule: 'pipeline', path, message: `the pipeline "${id}" has no ${section}` });
  }
  for (const section of ['receivers', 'processors', 'exporters'] as const) {
    const ids = pipeline[section];
    ids.forEach((each, index) => {
      const here = [...path, section, index];
      found.push(...undefinedIn(each, section, config, here));
      if (ids.indexOf(each) < index)
        found.push({ rule: 'pipeline', path: here, message: `"${each}" stands there twice` });
      const handles = HANDLES[`${section} ${typeOf(each)}`];
      if (handles && SIGNALS.includes(signal) && !handles.includes(signal)) {
        found.push({
          rule: 'wrong-signal',
          path: here,
          message: `"${each}" handles ${handles.join(' and ')} alone, and this is a pipeline of ${signal}`,
        });
      }
    });
  }
  return [...found, ...processorOrder(pipeline), ...debugOnly(pipeline)];
}

function undefinedIn(id: string, section: Section, config: CollectorConfig, path: Wrong['path']): readonly Wrong[] {
  const { components } = config;
  const isConnector = section === 'receivers' || section === 'exporters';
  const known = [...components[section].keys(), ...(isConnector ? components.connectors.keys() : [])];
  if (known.includes(id)) return [];
  const near = nearest(id, known);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return [{ rule: 'undefined-component', path, message: `"${id}" is not defined under ${section}${hint}` }];
}

function processorOrder({ processors, path }: Pipeline): readonly Wrong[] {
  const types = processors.map(typeOf);
  const limiter = types.indexOf('memory_limiter');
  if (limiter <= 0) return [];
  const message = 'memory_limiter should be the first processor: what stands before it takes memory all the same';
  return [{ rule: 'processor-order', path: [...path, 'processors', limiter], message }];
}

function debugOnly({ exporters, signal, path }: Pipeline): readonly Wrong[] {
  const isLost =
    signal === 'traces' &&
    exporters.length > 0 &&
    exporters.every(id => ['debug', 'nop', 'logging'].includes(typeOf(id)));
  return isLost
    ? [{ rule: 'kept-nowhere', path: [...path, 'exporters'], message: 'traces go to the log of the Collector alone' }]
    : [];
}

function connectorWrongs({ components, pipelines }: CollectorConfig): readonly Wrong[] {
  return [...components.connectors.keys()].flatMap((id): readonly Wrong[] => {
    const from = pipelines.some(({ exporters }) => exporters.includes(id));
    const to = pipelines.some(({ receivers }) => receivers.includes(id));
    if (from === to) return [];
    const message = `the connector "${id}" is ${from ? 'an exporter and nowhere a receiver' : 'a receiver and nowhere an exporter'}`;
    return [{ rule: 'connector', path: ['connectors', id], message }];
  });
}

function unused({ components, pipelines, started }: CollectorConfig): readonly Wrong[] {
  const used = {
    receivers: pipelines.flatMap(({ receivers }) => receivers),
    processors: pipelines.flatMap(({ processors }) => processors),
    exporters: pipelines.flatMap(({ exporters }) => exporters),
    extensions: started,
    connectors: pipelines.flatMap(({ exporters, receivers }) => [...exporters, ...receivers]),
  };
  return (['receivers', 'processors', 'exporters', 'connectors', 'extensions'] as const).flatMap(section =>
    [...components[section].keys()]
      .filter(id => !used[section].includes(id))
      .map(id => ({
        rule: 'unused-component',
        path: [section, id],
        message: `"${id}" is defined and never started: no pipeline or service uses it`,
      })),
  );
}

const removed = ({ components }: CollectorConfig): readonly Wrong[] =>
  (['exporters', 'extensions'] as const).flatMap(section =>
    [...components[section].keys()].flatMap((id): readonly Wrong[] => {
      const instead = REMOVED[`${section} ${typeOf(id)}`];
      return instead === undefined
        ? []
        : [
            {
              rule: 'removed-component',
              path: [section, id],
              message: `the Collector has no "${typeOf(id)}" any more: ${instead}`,
            },
          ];
    }),
  );
