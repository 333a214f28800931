import { at, entriesOf, listOf, textOf } from '../alertmanager-config/model.js';
import { plainData } from '../prometheus-config/plain-data.js';
import type { Problem } from '../prometheus-config/problem.js';
import type { Source } from '../prometheus-config/source.js';
import type { YamlPath } from '../prometheus-config/yaml-tree.js';
import type { Datasource } from './datasources.js';

/** Something that provisioning names, and where. */
export interface Named {
  readonly name: string;
  readonly path: YamlPath;
}

/** What one provisioning file brings: data sources, providers of dashboards, alerting. */
export interface ProvisioningFile {
  readonly source: Source;
  readonly problems: readonly Problem[];
  readonly datasources: readonly {
    readonly datasource: Datasource;
    readonly org: string;
    readonly raw: unknown;
    readonly path: YamlPath;
  }[];
  readonly providers: readonly {
    readonly name: string;
    readonly folder: string;
    readonly raw: unknown;
    readonly path: YamlPath;
  }[];
  readonly contactPoints: readonly Named[];
  /** Receivers that policies and alerts name. */
  readonly receivers: readonly Named[];
  /** Data sources that alert rules ask. */
  readonly asked: readonly Named[];
}

/** Reads a file whatever it is for, by its keys. */
export function readProvisioningFile(source: Source): ProvisioningFile {
  const { problem } = source.yaml;
  const data = plainData(source.root);
  const value = problem ? undefined : data.value;
  const items = (key: string) => listOf(at(value, key)).map((raw, index) => ({ raw, path: [key, index] }));
  return {
    source,
    problems: problem
      ? [{ rule: 'yaml', message: `not YAML: ${problem.message}`, offset: problem.offset, about: '' }]
      : data.problems,
    datasources: items('datasources').map(({ raw, path }) => ({
      raw,
      path,
      org: textOf(at(raw, 'orgId')) ?? '1',
      datasource: datasourceOf(raw),
    })),
    providers: items('providers').map(({ raw, path }) => ({
      raw,
      path,
      name: textOf(at(raw, 'name')) ?? '',
      folder: textOf(at(at(raw, 'options'), 'path')) ?? textOf(at(at(raw, 'options'), 'folder')) ?? '',
    })),
    contactPoints: items('contactPoints').map(({ raw, path }) => ({
      name: textOf(at(raw, 'name')) ?? '',
      path: [...path, 'name'],
    })),
    receivers: [
      ...items('policies').flatMap(({ raw, path }) => receiversIn(raw, path)),
      ...items('groups').flatMap(({ raw, path }) =>
        listOf(at(raw, 'rules')).flatMap((rule, index) =>
          named(at(at(rule, 'notification_settings'), 'receiver'), [
            ...path,
            'rules',
            index,
            'notification_settings',
            'receiver',
          ]),
        ),
      ),
    ],
    asked: items('groups').flatMap(({ raw, path }) =>
      listOf(at(raw, 'rules')).flatMap((rule, index) =>
        listOf(at(rule, 'data')).flatMap((query, number) =>
          named(at(query, 'datasourceUid'), [...path, 'rules', index, 'data', number, 'datasourceUid']),
        ),
      ),
    ),
  };
}

const datasourceOf = (raw: unknown): Datasource => ({
  name: textOf(at(raw, 'name')) ?? '',
  uid: textOf(at(raw, 'uid')) || undefined,
  type: textOf(at(raw, 'type')) ?? '',
  isDefault: /^(?:t|y|on)/i.test(textOf(at(raw, 'isDefault')) ?? ''),
});

function named(value: unknown, path: YamlPath): readonly Named[] {
  const name = textOf(value);
  return name === undefined || name === '' ? [] : [{ name, path }];
}

function receiversIn(policy: unknown, path: YamlPath): readonly Named[] {
  return [
    ...named(at(policy, 'receiver'), [...path, 'receiver']),
    ...listOf(at(policy, 'routes')).flatMap((route, index) => receiversIn(route, [...path, 'routes', index])),
  ];
}

/** Secrets that are written out, by the path of each. */
export const literalSecrets = (raw: unknown, path: YamlPath): readonly Named[] =>
  entriesOf(at(raw, 'secureJsonData')).flatMap(([key, value]) => {
    const text = textOf(value) ?? '';
    return text === '' || text.includes('$') ? [] : [{ name: key, path: [...path, 'secureJsonData', key] }];
  });
