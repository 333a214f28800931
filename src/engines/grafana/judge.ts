import type { Dashboard, DatasourceRef, JsonPath, Panel, Target, Variable } from '../../formats/grafana/dashboard.js';
import { clip } from '../../text/clip.js';
import { nearest } from '../../text/nearest.js';
import { isBuiltIn } from './built-in.js';
import { Datasources } from './datasources.js';
import { usesIn } from './fill.js';
import { type Language, queryProblem, undefinedUses } from './query.js';

/** Something wrong in a dashboard. */
export interface DashboardProblem {
  readonly rule: string;
  readonly message: string;
  readonly path: JsonPath;
  /** An offset in the text at the path. */
  readonly within?: number;
  readonly actual?: string;
}

/** Visualizations that show nothing without a query. */
const WANTS_QUERY: ReadonlySet<string> = new Set(
  (
    'timeseries graph stat singlestat gauge bargauge table table-old piechart grafana-piechart-panel barchart heatmap histogram ' +
    'state-timeline status-history logs xychart trend candlestick traces flamegraph nodeGraph'
  ).split(' '),
);

const LANGUAGES: Readonly<Record<string, Language>> = {
  prometheus: 'promql',
  'grafana-amazonprometheus-datasource': 'promql',
  'grafana-azureprometheus-datasource': 'promql',
  loki: 'logql',
};

const NOBODY = new Datasources([]);

/** What is known besides the dashboard itself. */
export interface Surroundings {
  /** Undefined where no provisioning was named, so that nobody knows what there is. */
  readonly datasources: Datasources | undefined;
}

/** What Grafana cannot load or show, whatever the style of the dashboard. */
export function judgeDashboard(dashboard: Dashboard, { datasources }: Surroundings): readonly DashboardProblem[] {
  const judge = new DashboardJudge(dashboard, datasources);
  return [
    ...judge.head(),
    ...dashboard.panels.flatMap(panel => judge.panel(panel)),
    ...dashboard.annotations.flatMap(target => judge.target(target, `the annotation "${target.refId}"`)),
    ...dashboard.variables.flatMap(variable => judge.variable(variable)),
  ];
}

class DashboardJudge {
  readonly #dashboard: Dashboard;
  readonly #datasources: Datasources | undefined;
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #known: ReadonlySet<string>;
  /** Told once for each dashboard and name: a hundred panels share one. */
  readonly #told = new Set<string>();

  constructor(dashboard: Dashboard, datasources: Datasources | undefined) {
    this.#dashboard = dashboard;
    this.#datasources = datasources;
    this.#variables = new Map(dashboard.variables.map(each => [each.name, each]));
    this.#known = new Set([...this.#variables.keys(), ...dashboard.inputs.map(({ name }) => name)]);
  }

  head(): readonly DashboardProblem[] {
    const { title, id, path, inputs } = this.#dashboard;
    const used = inputs.filter(({ name }) => !this.#variables.has(name));
    return [
      ...(title === '' ? [{ rule: 'no-title', message: 'the dashboard has no title: Grafana refuses it', path }] : []),
      ...(id === undefined
        ? []
        : [
            {
              rule: 'database-id',
              message: `id is ${id}, a number of one database; make it null`,
              path: [...path, 'id'],
            },
          ]),
      ...(used.length > 0 && this.#datasources
        ? [
            {
              rule: 'export-for-sharing',
              message: `exported for sharing: ${used.map(({ name }) => `\${${name}}`).join(', ')} is asked of whoever imports it, and provisioning asks nobody`,
              path: [...path, '__inputs'],
            },
          ]
        : []),
    ];
  }

  panel(panel: Panel): readonly DashboardProblem[] {
    const name = panel.title === '' ? `panel ${panel.id ?? ''}`.trim() : `the panel "${panel.title}"`;
    if (panel.library !== undefined) return this.#library(panel, name);
    const isBare = panel.targets.length === 0 && WANTS_QUERY.has(panel.type);
    return [
      ...(isBare ? [{ rule: 'no-query', message: `${name} (${panel.type}) has no query`, path: panel.path }] : []),
      ...(panel.datasource ? this.#datasource(panel.datasource) : []),
      ...panel.targets.flatMap(target => this.target(target, name)),
    ];
  }

  #library(panel: Panel, name: string): readonly DashboardProblem[] {
    const { library = '' } = panel;
    if (this.#dashboard.elements.includes(library)) return [];
    const message = `${name} stands in the library of Grafana ("${library}"), which no file brings`;
    return [{ rule: 'library-panel', message, path: panel.path }];
  }

  target(target: Target, where: string): readonly DashboardProblem[] {
    const { expr, datasource, path } = target;
    const found: DashboardProblem[] = datasource ? [...this.#datasource(datasource)] : [];
    if (expr === undefined) return found;
    const type = this.#typeOf(datasource);
    const language = type === undefined ? undefined : LANGUAGES[type];
    if (language === undefined) return found;
    if (expr.trim() === '') {
      if (!target.hidden)
        found.push({ rule: 'no-query', message: `${where}: the query ${target.refId} is empty`, path });
      return found;
    }
    const uses = usesIn(expr);
    for (const use of undefinedUses(expr, this.#known, uses)) {
      if (this.#told.has(`$${use.name}`)) continue;
      this.#told.add(`$${use.name}`);
      const near = nearest(use.name, [...this.#known]);
      const hint = near === undefined ? '' : `; did you mean $${near}?`;
      const message = `${where}: no variable is called "${use.name}"${hint}`;
      found.push({ rule: 'undefined-variable', message, path, within: use.from });
    }
    const problem = queryProblem(expr, language, this.#variables, uses);
    if (problem) {
      const message = `${where}: ${problem.message}`;
      found.push({ rule: language, message, path, within: problem.at, actual: clip(expr, 300) });
    }
    return found;
  }

  #typeOf(ref: DatasourceRef | undefined): string | undefined {
    if (this.#datasources) return this.#datasources.typeOf(ref, this.#dashboard);
    return NOBODY.typeOf(ref, this.#dashboard);
  }

  #datasource(ref: DatasourceRef): readonly DashboardProblem[] {
    const key = ref.uid ?? ref.name ?? '';
    if (this.#told.has(key)) return [];
    this.#told.add(key);
    const unknown = usesIn(key).find(({ name }) => !this.#known.has(name) && !isBuiltIn(name));
    if (unknown) {
      const message = `the data source is "${key}", and no variable is called "${unknown.name}"`;
      return [{ rule: 'undefined-variable', message, path: ref.path }];
    }
    const missing = this.#datasources?.missing(ref);
    if (missing === undefined || this.#datasources === undefined) return [];
    const near = nearest(missing, this.#datasources.keys);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const message = `no provisioned data source has the uid or name "${missing}"${hint}`;
    return [{ rule: 'unknown-datasource', message, path: ref.path }];
  }

  /** A query variable may use others; what it asks is in functions of Grafana's own, such as label_values. */
  variable(variable: Variable): readonly DashboardProblem[] {
    const unknown = usesIn(variable.query).find(({ name }) => !this.#known.has(name) && !isBuiltIn(name));
    const isQuery =
      variable.type === 'query' && ['prometheus', 'loki'].includes(this.#typeOf(variable.datasource) ?? '');
    return [
      ...(variable.datasource ? this.#datasource(variable.datasource) : []),
      ...(unknown && isQuery && !this.#told.has(`$${unknown.name}`)
        ? [
            {
              rule: 'undefined-variable',
              message: `the variable "${variable.name}": no variable is called "${unknown.name}"`,
              path: variable.path,
            },
          ]
        : []),
    ];
  }
}
