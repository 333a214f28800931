import type { Dashboard, DashboardInput, DatasourceRef, JsonPath, Panel, Target, Variable } from './dashboard.js';
import { at, fieldOf, isRecord, listOf, textOf, textsOf } from './values.js';

/** Reads a dashboard with `panels[]`, or with `rows[].panels[]` as before Grafana 5. */
export function readClassic(value: unknown, path: JsonPath): Dashboard {
  const id = fieldOf(value, 'id');
  return {
    uid: textOf(fieldOf(value, 'uid')) || undefined,
    title: textOf(fieldOf(value, 'title')) ?? '',
    id: typeof id === 'number' ? id : undefined,
    schema: 'classic',
    panels: [
      ...panelsIn(fieldOf(value, 'panels'), [...path, 'panels']),
      ...listOf(fieldOf(value, 'rows')).flatMap((row, index) =>
        panelsIn(fieldOf(row, 'panels'), [...path, 'rows', index, 'panels']),
      ),
    ],
    annotations: listOf(at(value, 'annotations', 'list')).flatMap((each, index) =>
      annotationOf(each, [...path, 'annotations', 'list', index]),
    ),
    variables: listOf(at(value, 'templating', 'list')).flatMap((each, index) =>
      variableOf(each, [...path, 'templating', 'list', index]),
    ),
    inputs: listOf(fieldOf(value, '__inputs')).flatMap(inputOf),
    elements: elementsOf(fieldOf(value, '__elements')),
    path,
  };
}

function inputOf(value: unknown): readonly DashboardInput[] {
  const name = textOf(fieldOf(value, 'name'));
  return name === undefined ? [] : [{ name, pluginId: textOf(fieldOf(value, 'pluginId')) }];
}

/** A map by uid, or a list, by the version that exported it. */
function elementsOf(value: unknown): readonly string[] {
  const elements = isRecord(value) ? Object.values(value) : listOf(value);
  return elements.flatMap(each => textsOf([fieldOf(each, 'uid'), fieldOf(each, 'name')]));
}

/** Rows that are folded keep their panels in themselves. */
function panelsIn(value: unknown, path: JsonPath): readonly Panel[] {
  return listOf(value).flatMap((each, index) => {
    const here = [...path, index];
    if (!isRecord(each)) return [];
    const inside = panelsIn(each.panels, [...here, 'panels']);
    return each.type === 'row' ? inside : [panelOf(each, here), ...inside];
  });
}

function panelOf(value: Record<string, unknown>, path: JsonPath): Panel {
  const datasource = datasourceOf(value.datasource, [...path, 'datasource']);
  const { id, libraryPanel } = value;
  return {
    id: typeof id === 'number' ? id : undefined,
    title: textOf(value.title) ?? '',
    type: textOf(value.type) ?? '',
    targets: listOf(value.targets).map((each, index) => targetOf(each, datasource, [...path, 'targets', index])),
    datasource,
    library: textOf(fieldOf(libraryPanel, 'uid')) ?? textOf(fieldOf(libraryPanel, 'name')),
    path,
  };
}

function targetOf(value: unknown, ofPanel: DatasourceRef | undefined, path: JsonPath): Target {
  const expr = textOf(fieldOf(value, 'expr'));
  return {
    refId: textOf(fieldOf(value, 'refId')) ?? '',
    expr,
    datasource: datasourceOf(fieldOf(value, 'datasource'), [...path, 'datasource']) ?? ofPanel,
    hidden: fieldOf(value, 'hide') === true,
    path: expr === undefined ? path : [...path, 'expr'],
    raw: value,
  };
}

function annotationOf(value: unknown, path: JsonPath): readonly Target[] {
  const target = fieldOf(value, 'target');
  const own = textOf(fieldOf(value, 'expr'));
  const expr = own ?? textOf(fieldOf(target, 'expr'));
  const datasource = datasourceOf(fieldOf(value, 'datasource'), [...path, 'datasource']);
  if (expr === undefined && datasource === undefined) return [];
  return [
    {
      refId: textOf(fieldOf(value, 'name')) ?? '',
      expr,
      datasource,
      hidden: fieldOf(value, 'enable') === false,
      path: own === undefined ? [...path, 'target', 'expr'] : [...path, 'expr'],
      raw: value,
    },
  ];
}

function variableOf(value: unknown, path: JsonPath): readonly Variable[] {
  const name = textOf(fieldOf(value, 'name'));
  if (name === undefined) return [];
  const query = fieldOf(value, 'query');
  return [
    {
      name,
      type: textOf(fieldOf(value, 'type')) ?? 'query',
      query: textOf(query) ?? textOf(fieldOf(query, 'query')) ?? textOf(fieldOf(value, 'definition')) ?? '',
      values: valuesOf(value),
      datasource: datasourceOf(fieldOf(value, 'datasource'), [...path, 'datasource']),
      path,
    },
  ];
}

const valuesOf = (value: unknown): readonly string[] => [
  ...textsOf(at(value, 'current', 'value')),
  ...listOf(fieldOf(value, 'options')).flatMap(option => textsOf(fieldOf(option, 'value'))),
];

/** A text is a name or a uid: Grafana looks for both. */
export function datasourceOf(value: unknown, path: JsonPath): DatasourceRef | undefined {
  if (typeof value === 'string' && value !== '') return { uid: undefined, name: value, type: undefined, path };
  if (!isRecord(value)) return undefined;
  const uid = textOf(value.uid) || undefined;
  const type = textOf(value.type) || undefined;
  return uid === undefined && type === undefined ? undefined : { uid, name: undefined, type, path };
}
