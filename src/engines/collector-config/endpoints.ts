import { at, entriesOf, textOf } from '../alertmanager-config/model.js';
import type { Wrong } from '../loki-config/wrong.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import { type CollectorConfig, typeOf } from './model.js';

interface Endpoint {
  readonly text: string;
  readonly path: YamlPath;
}

/** Ports that two components want, and receivers that nobody else can reach. */
export function endpointWrongs({ components, pipelines, started }: CollectorConfig): readonly Wrong[] {
  const receivers = new Set(pipelines.flatMap(each => each.receivers));
  const listening = [
    ...[...components.receivers]
      .filter(([id]) => receivers.has(id))
      .flatMap(([id, raw]) => endpointsIn(raw, ['receivers', id])),
    ...[...components.extensions]
      .filter(([id]) => started.includes(id))
      .flatMap(([id, raw]) => endpointsIn(raw, ['extensions', id])),
  ];
  const seen = new Map<string, YamlPath>();
  const twice = listening.flatMap(({ text, path }): readonly Wrong[] => {
    const port = /:(\d+)$/.exec(text)?.[1];
    const key = `${isUdp(path) ? 'udp' : 'tcp'} ${port ?? ''}`;
    const other = port === undefined || port === '0' ? undefined : seen.get(key);
    if (port !== undefined) seen.set(key, path);
    if (!other || SHARE.has(typeOf(String(path[1])))) return [];
    return [
      { rule: 'same-port', path, message: `${other.slice(0, 2).map(String).join('.')} listens on port ${port}, too` },
    ];
  });
  const local = [...components.receivers]
    .filter(([id]) => typeOf(id) === 'otlp' && receivers.has(id))
    .flatMap(([id, raw]) =>
      entriesOf(at(raw, 'protocols')).flatMap(([protocol, options]): readonly Wrong[] => {
        const endpoint = textOf(at(options, 'endpoint'));
        if (endpoint !== undefined && !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(endpoint)) return [];
        const message = `${endpoint ?? 'without an endpoint it'} is reached from the same machine or pod alone; write 0.0.0.0:${protocol === 'http' ? 4318 : 4317}`;
        return [{ rule: 'local-endpoint', path: ['receivers', id, 'protocols', protocol], message }];
      }),
    );
  return [...twice, ...local];
}

/** Receivers that ask others under `endpoint`, and listen nowhere. */
const SHARE = new Set(
  'redis postgresql mysql mongodb nginx apache elasticsearch kubeletstats docker_stats httpcheck snmp rabbitmq memcached oracledb kafkametrics k8s_cluster prometheus'.split(
    ' ',
  ),
);

const isUdp = (path: YamlPath): boolean =>
  path.some(part => /udp|thrift_compact|thrift_binary|statsd/.test(String(part)));

function endpointsIn(value: unknown, path: YamlPath): readonly Endpoint[] {
  if (SHARE.has(typeOf(String(path[1])))) return [];
  return entriesOf(value).flatMap(([key, each]) => {
    const here = [...path, key];
    const text = textOf(each);
    if (key === 'endpoint' && text !== undefined) return [{ text, path: here }];
    // Backends and targets are asked, and listen nowhere.
    return ['backends', 'metric_backends', 'targets', 'config'].includes(key) ? [] : endpointsIn(each, here);
  });
}
