import { datasourceOf } from './classic.js';
import type { Dashboard, DatasourceRef, JsonPath, Panel, Target, Variable } from './dashboard.js';
import { at, fieldOf, isRecord, listOf, textOf, textsOf } from './values.js';

/** Reads the `spec` of `dashboard.grafana.app/v2…`: elements, variables and a layout. */
export function readV2(spec: unknown, here: JsonPath, uid: string | undefined): Dashboard {
  const elements = fieldOf(spec, 'elements');
  return {
    uid,
    title: textOf(fieldOf(spec, 'title')) ?? '',
    id: undefined,
    schema: 'v2',
    panels: Object.entries(isRecord(elements) ? elements : {}).map(([name, element]) =>
      panelOf(element, [...here, 'elements', name]),
    ),
    annotations: listOf(fieldOf(spec, 'annotations')).flatMap((each, index) => {
      const target = queryOf(fieldOf(each, 'spec'), [...here, 'annotations', index, 'spec']);
      return target === undefined ? [] : [{ ...target, refId: textOf(at(each, 'spec', 'name')) ?? '' }];
    }),
    variables: listOf(fieldOf(spec, 'variables')).flatMap((each, index) =>
      variableOf(each, [...here, 'variables', index]),
    ),
    inputs: [],
    elements: [],
    path: here,
  };
}

function panelOf(element: unknown, path: JsonPath): Panel {
  const spec = fieldOf(element, 'spec');
  const id = fieldOf(spec, 'id');
  const isLibrary = fieldOf(element, 'kind') === 'LibraryPanel';
  const visualization = fieldOf(spec, 'vizConfig');
  const kind = textOf(fieldOf(visualization, 'kind')) ?? '';
  const queries = [...path, 'spec', 'data', 'spec', 'queries'];
  return {
    id: typeof id === 'number' ? id : undefined,
    title: textOf(fieldOf(spec, 'title')) ?? '',
    type: kind === 'VizConfig' ? (textOf(fieldOf(visualization, 'group')) ?? '') : kind,
    targets: listOf(at(spec, 'data', 'spec', 'queries')).flatMap((each, index) => {
      const target = queryOf(fieldOf(each, 'spec'), [...queries, index, 'spec']);
      return target === undefined ? [] : [target];
    }),
    datasource: undefined,
    library: isLibrary
      ? (textOf(at(spec, 'libraryPanel', 'uid')) ?? textOf(at(spec, 'libraryPanel', 'name')))
      : undefined,
    path,
  };
}

/** `{ refId, hidden, datasource, query: { kind: DataQuery, group, datasource: { name }, spec: { expr } } }`, and as before 13. */
function queryOf(spec: unknown, path: JsonPath): Target | undefined {
  const query = fieldOf(spec, 'query');
  if (!isRecord(query)) return undefined;
  const expr = textOf(at(query, 'spec', 'expr'));
  return {
    refId: textOf(fieldOf(spec, 'refId')) ?? '',
    expr,
    datasource: sourceOf(spec, query, path),
    hidden: fieldOf(spec, 'hidden') === true,
    path: expr === undefined ? [...path, 'query'] : [...path, 'query', 'spec', 'expr'],
    raw: fieldOf(query, 'spec'),
  };
}

function sourceOf(spec: unknown, query: Record<string, unknown>, path: JsonPath): DatasourceRef | undefined {
  const before = datasourceOf(fieldOf(spec, 'datasource'), [...path, 'datasource']);
  if (before) return before;
  const group = query.kind === 'DataQuery' ? textOf(query.group) : textOf(query.kind);
  const uid = textOf(fieldOf(query.datasource, 'name')) || undefined;
  if (uid === undefined && !group) return undefined;
  return { uid, name: undefined, type: group || undefined, path: [...path, 'query', 'datasource'] };
}

const TYPES: Readonly<Record<string, string>> = {
  AdhocVariable: 'adhoc',
  ConstantVariable: 'constant',
  CustomVariable: 'custom',
  DatasourceVariable: 'datasource',
  GroupByVariable: 'groupby',
  IntervalVariable: 'interval',
  QueryVariable: 'query',
  SwitchVariable: 'switch',
  TextVariable: 'textbox',
};

function variableOf(value: unknown, path: JsonPath): readonly Variable[] {
  const spec = fieldOf(value, 'spec');
  const name = textOf(fieldOf(spec, 'name'));
  if (name === undefined) return [];
  const query = fieldOf(spec, 'query');
  return [
    {
      name,
      type: TYPES[textOf(fieldOf(value, 'kind')) ?? ''] ?? 'query',
      query:
        textOf(query) ??
        textOf(at(query, 'spec', 'query')) ??
        textOf(at(query, 'spec', '__legacyStringValue')) ??
        textOf(fieldOf(spec, 'pluginId')) ??
        '',
      values: [
        ...textsOf(at(spec, 'current', 'value')),
        ...listOf(fieldOf(spec, 'options')).flatMap(option => textsOf(fieldOf(option, 'value'))),
      ],
      datasource: isRecord(query) ? sourceOf(spec, query, [...path, 'spec']) : undefined,
      path,
    },
  ];
}
