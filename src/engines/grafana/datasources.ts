import { createHash } from 'node:crypto';
import type { Dashboard, DatasourceRef } from '../../formats/grafana/dashboard.js';
import { usesIn } from './fill.js';

/** A data source that provisioning brings. */
export interface Datasource {
  readonly name: string;
  /** Undefined where Grafana makes one out of the name. */
  readonly uid: string | undefined;
  readonly type: string;
  readonly isDefault: boolean;
}

/** Those of Grafana itself. */
const OWN: ReadonlySet<string> = new Set([
  '-- Mixed --',
  '-- Dashboard --',
  '-- Grafana --',
  'grafana',
  '__expr__',
  '-100',
  'default',
]);

/** Which data sources there are, and what may stand for one in a dashboard. */
export class Datasources {
  readonly #known: readonly Datasource[];
  readonly #byKey = new Map<string, Datasource>();
  /** Some stand for what is filled in at deployment. */
  readonly #isOpen: boolean;

  constructor(known: readonly Datasource[]) {
    this.#known = known;
    this.#isOpen = known.some(({ uid, name }) => `${uid ?? ''}${name}`.includes('$'));
    for (const each of known) {
      for (const key of [each.name, each.uid ?? madeUid(each.name)])
        if (!this.#byKey.has(key)) this.#byKey.set(key, each);
    }
  }

  get keys(): readonly string[] {
    return [...this.#byKey.keys()];
  }

  /** The type behind a reference; undefined where nobody can tell. */
  typeOf(ref: DatasourceRef | undefined, dashboard: Dashboard): string | undefined {
    if (ref === undefined) return this.#known.find(({ isDefault }) => isDefault)?.type;
    const key = ref.uid ?? ref.name ?? '';
    const variable = usesIn(key)[0]?.name;
    const known = this.#byKey.get(key)?.type;
    if (known !== undefined) return known;
    if (ref.type !== undefined && !ref.type.includes('$')) return ref.type;
    if (variable === undefined) return undefined;
    const found = dashboard.variables.find(({ name }) => name === variable);
    if (found?.type === 'datasource') return found.query;
    return dashboard.inputs.find(({ name }) => name === variable)?.pluginId;
  }

  /** The name or uid that nothing gives; undefined where it is fine, or where nobody can tell. */
  missing(ref: DatasourceRef): string | undefined {
    const key = ref.uid ?? ref.name ?? '';
    if (key === '' || this.#isOpen || OWN.has(key) || usesIn(key).length > 0) return undefined;
    return this.#byKey.has(key) ? undefined : key;
  }
}

/** Grafana's own way to a uid: `P` and the first half of the name's SHA-256 (pkg/services/provisioning/datasources). */
const madeUid = (name: string): string =>
  `P${createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase()}`;
