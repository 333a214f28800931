import { CouldNotTell } from '../../check.js';
import { isBuiltIn } from '../../engines/grafana/built-in.js';
import { fill, usesIn } from '../../engines/grafana/fill.js';
import type { Dashboard, DatasourceRef, Panel, Variable } from '../../formats/grafana/dashboard.js';
import { isRecord } from '../../formats/grafana/values.js';
import type { Source } from './inventory.js';

/** A query as Grafana's API takes it. */
export type Query = { readonly refId: string } & Readonly<Record<string, unknown>>;

/** What answers within Grafana itself, and cannot be asked by the API. */
const INSIDE = new Set(['-- Dashboard --', '-- Grafana --', 'grafana', '-- Mixed --']);
const ALL = '$__all';
const POINTS = 300;
const STEP_MS = 15_000;

/** A panel's visible queries with values for the variables; `guessed` names those that the dashboard has no value for. */
export function filledTargets(
  panel: Panel,
  at: { readonly of: string; readonly dashboard: Dashboard; readonly sources: readonly Source[] },
): { readonly queries: readonly Query[]; readonly guessed: readonly string[] } {
  const variables = new Map(at.dashboard.variables.map(each => [each.name, each]));
  const guessed = new Set<string>();
  const queries = panel.targets.flatMap((target, index): readonly Query[] => {
    const source = target.hidden ? undefined : sourceOf(target.datasource ?? panel.datasource, { ...at, variables });
    if (source === undefined) return [];
    const raw = filledDeep(target.raw, { variables, guessed });
    const own = isRecord(raw) ? raw : {};
    const isRange = own.range === undefined && own.instant === undefined && source.type === 'prometheus';
    return [
      {
        ...own,
        ...(isRange && { range: true }),
        refId: target.refId || String.fromCharCode(65 + index),
        datasource: { uid: source.uid, type: source.type },
        intervalMs: STEP_MS,
        maxDataPoints: POINTS,
      },
    ];
  });
  return { queries, guessed: [...guessed] };
}

interface Given {
  readonly of: string;
  readonly sources: readonly Source[];
  readonly variables: ReadonlyMap<string, Variable>;
}

/** Undefined for what answers within Grafana. Expressions are computed by it as well, over the other queries. */
function sourceOf(
  ref: DatasourceRef | undefined,
  { of, sources, variables }: Given,
): Pick<Source, 'uid' | 'type'> | undefined {
  const written = ref?.uid ?? ref?.name ?? '';
  if (written === '__expr__' || ref?.type === '__expr__') return { uid: '__expr__', type: '__expr__' };
  const [use] = usesIn(written);
  const variable = use && variables.get(use.name);
  const wanted = use === undefined ? written : (variable?.values[0] ?? '');
  if (INSIDE.has(wanted)) return undefined;
  const type = variable?.type === 'datasource' ? variable.query : ref?.type;
  const known = sources.find(({ uid, name }) => uid === wanted || name === wanted);
  if (known !== undefined) return known;
  const [first, ...more] = sources.filter(each => type === undefined || each.type === type);
  if ((wanted === '' || wanted === 'default') && first !== undefined && more.length === 0) return first;
  const message = `${of}: which data source it asks is not known${wanted === '' ? '' : ` ("${wanted}")`}`;
  throw new CouldNotTell('nothing-checked', message, 'Let the panel name its data source by a uid that is there.');
}

interface Values {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly guessed: Set<string>;
}

function filledDeep(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return filled(value, values);
  if (Array.isArray(value)) return value.map(item => filledDeep(item, values));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledDeep(item, values)]));
}

/** Grafana's own variables are left to it: its backend knows the interval. */
function filled(text: string, { variables, guessed }: Values): string {
  return fill(text, usesIn(text), ({ name }) => {
    if (isBuiltIn(name)) return undefined;
    const variable = variables.get(name);
    const known = variable?.values.filter(value => value !== '') ?? [];
    if (variable !== undefined && known.length === 1 && known[0] !== ALL) return known[0] ?? '';
    if (variable !== undefined && known.length > 1 && !known.includes(ALL)) return `(${known.join('|')})`;
    if (!known.includes(ALL)) guessed.add(name);
    return '.*';
  }).text;
}
