/** Where something stands in the JSON of a file. */
export type JsonPath = readonly (string | number)[];

/** Which data source something asks. Older dashboards name it, newer ones have its uid; either may be a variable. */
export interface DatasourceRef {
  readonly uid: string | undefined;
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly path: JsonPath;
}

/** One query of a panel, an annotation or a variable. */
export interface Target {
  readonly refId: string;
  /** PromQL or LogQL, by the type of its data source; undefined where the source asks in another way. */
  readonly expr: string | undefined;
  /** Its own, else that of its panel. */
  readonly datasource: DatasourceRef | undefined;
  readonly hidden: boolean;
  /** Of `expr`, or of the query where it has none. */
  readonly path: JsonPath;
  /** All of it, as the dashboard has it. */
  readonly raw: unknown;
}

export interface Panel {
  readonly id: number | undefined;
  readonly title: string;
  /** `timeseries`, `stat`, `text` … */
  readonly type: string;
  readonly targets: readonly Target[];
  readonly datasource: DatasourceRef | undefined;
  /** Of a panel that stands in Grafana's library: its uid or name. */
  readonly library: string | undefined;
  readonly path: JsonPath;
}

export interface Variable {
  readonly name: string;
  /** `query`, `custom`, `datasource`, `interval`, `constant`, `textbox`, `adhoc`, `groupby`, `switch`, `system`. */
  readonly type: string;
  /** Of a query variable what it asks; of the others how its values are written. */
  readonly query: string;
  /** Values that it has now, and may have, as far as the file says. */
  readonly values: readonly string[];
  readonly datasource: DatasourceRef | undefined;
  readonly path: JsonPath;
}

/** What an export for sharing asks whoever imports it: `${DS_PROMETHEUS}`. */
export interface DashboardInput {
  readonly name: string;
  readonly pluginId: string | undefined;
}

export interface Dashboard {
  readonly uid: string | undefined;
  readonly title: string;
  /** The number of a database; a file that is provisioned must not have one. */
  readonly id: number | undefined;
  readonly schema: 'classic' | 'v2';
  readonly panels: readonly Panel[];
  readonly annotations: readonly Target[];
  readonly variables: readonly Variable[];
  readonly inputs: readonly DashboardInput[];
  /** Names and uids of library panels that the file brings along. */
  readonly elements: readonly string[];
  readonly path: JsonPath;
}
