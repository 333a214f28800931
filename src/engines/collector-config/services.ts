import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Source } from '../prometheus-config/source.js';
import { offsetAt, type YamlNode, type YamlPath } from '../prometheus-config/yaml-tree.js';

/** A container or compose service, and the variables that it gets. */
export interface TracedService {
  readonly name: string;
  readonly source: Source;
  readonly offset: number;
  /** Undefined where the value comes from a Secret, or from elsewhere. */
  readonly env: ReadonlyMap<string, string | undefined>;
  /** The operator's annotation puts endpoint and name there. */
  readonly isInjected: boolean;
  /** `envFrom` of objects that no file holds: what they bring nobody knows. */
  readonly isOpen: boolean;
}

type ConfigMaps = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Document {
  readonly source: Source;
  readonly root: YamlNode;
  readonly value: unknown;
}

/** All workloads and compose services in some files, with ConfigMaps of the same files followed. */
export function servicesIn(sources: readonly Source[]): readonly TracedService[] {
  const documents = sources.flatMap(source =>
    source.yaml.documents.map((root): Document => ({ source, root, value: plainData(root).value })),
  );
  const objects = documents.flatMap(({ value }) => [value, ...listOf(at(value, 'items'))]);
  const maps: ConfigMaps = new Map(
    objects
      .filter(value => textOf(at(value, 'kind')) === 'ConfigMap')
      .map(value => [
        textOf(at(at(value, 'metadata'), 'name')) ?? '',
        new Map(entriesOf(at(value, 'data')).map(([key, each]) => [key, textOf(each) ?? ''])),
      ]),
  );
  return documents.flatMap(document => [
    ...composeServices(document),
    ...workloads(document, document.value, [], maps),
    ...listOf(at(document.value, 'items')).flatMap((item, index) => workloads(document, item, ['items', index], maps)),
  ]);
}

const placed = ({ source, root }: Document, path: YamlPath) => ({ source, offset: offsetAt(root, path) });

function composeServices(document: Document): readonly TracedService[] {
  return entriesOf(at(document.value, 'services')).map(([name, service]) => {
    const environment = at(service, 'environment');
    const env = new Map<string, string | undefined>(entriesOf(environment).map(([key, each]) => [key, textOf(each)]));
    for (const line of listOf(environment)) {
      const [, key = '', , value] = /^([^=]*)(=([\s\S]*))?$/.exec(textOf(line) ?? '') ?? [];
      if (key !== '') env.set(key, value);
    }
    const isOpen = at(service, 'env_file') !== undefined;
    return { name, ...placed(document, ['services', name]), env, isInjected: false, isOpen };
  });
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'Pod'];

function workloads(document: Document, value: unknown, path: YamlPath, maps: ConfigMaps): readonly TracedService[] {
  const kind = textOf(at(value, 'kind')) ?? '';
  if (!WORKLOADS.includes(kind)) return [];
  const template = kind === 'Pod' ? value : at(at(value, 'spec'), 'template');
  const containers = listOf(at(at(template, 'spec'), 'containers'));
  const env = new Map<string, string | undefined>();
  let isOpen = false;
  for (const container of containers) {
    for (const from of listOf(at(container, 'envFrom'))) {
      const map = maps.get(textOf(at(at(from, 'configMapRef'), 'name')) ?? '');
      if (map === undefined) isOpen = true;
      const prefix = textOf(at(from, 'prefix')) ?? '';
      for (const [key, each] of map ?? []) env.set(`${prefix}${key}`, each);
    }
    for (const each of listOf(at(container, 'env'))) {
      const name = textOf(at(each, 'name'));
      if (name !== undefined) env.set(name, valueIn(each, maps));
    }
  }
  const annotations = entriesOf(at(at(template, 'metadata'), 'annotations'));
  return [
    {
      name: textOf(at(at(value, 'metadata'), 'name')) ?? '',
      ...placed(document, [...path, 'metadata', 'name']),
      env,
      isInjected: annotations.some(
        ([key, each]) => key.startsWith('instrumentation.opentelemetry.io/inject-') && textOf(each) !== 'false',
      ),
      isOpen,
    },
  ];
}

function valueIn(entry: unknown, maps: ConfigMaps): string | undefined {
  const from = at(entry, 'valueFrom');
  if (from === undefined) return textOf(at(entry, 'value')) ?? '';
  const ref = at(from, 'configMapKeyRef');
  return maps.get(textOf(at(ref, 'name')) ?? '')?.get(textOf(at(ref, 'key')) ?? '');
}
