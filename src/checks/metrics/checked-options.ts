import type { z } from 'zod';
import type { Comparison } from '../../engines/comparison/parse.js';
import { type Dimension, NOUNS, valueUnit } from '../../engines/comparison/unit.js';
import { hasWindow } from '../../facts/live/window.js';

interface Query {
  readonly query?: string | undefined;
  readonly command?: unknown;
  readonly compare?: { readonly baseline: string; readonly canary: string } | undefined;
  readonly warn?: readonly Comparison[] | undefined;
  readonly fail?: readonly Comparison[] | undefined;
  readonly baseline?: unknown;
  readonly floor?: { readonly dimension: Dimension } | undefined;
  readonly unit?: string | undefined;
  readonly window?: number | string | undefined;
  readonly guard?: { readonly query: string } | undefined;
}

/** A percent sign's factor that is in the query already; not within strings. */
const TIMES_100 = /(?<![\w.])100(?:\.0*)?\s*\*|\*\s*100(?:\.0*)?(?![\w.])/;
const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g;

/** What the schema of one query cannot say. */
export function faultsOfQuery(given: Query, context: z.RefinementCtx): void {
  const add = (path: string, message: string): void =>
    void context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message });
  const { query, command, compare, warn = [], fail = [], baseline, floor, unit, window } = given;
  if ([query, command, compare].filter(each => each !== undefined).length !== 1)
    add('', 'expected one of `query`, `command` and `compare`');
  const limits = [...fail, ...warn];
  if (limits.length === 0) add('', 'expected `fail` or `warn`: nothing could be wrong otherwise');
  const times = limits.find(each => each.dimension === 'times');
  if (compare === undefined && times !== undefined && baseline === undefined)
    add('', `"${times.text}" is times the baseline, and there is no \`baseline\``);
  if (compare !== undefined && limits.some(each => each.dimension !== 'times' || !/^[<>]/.test(each.operator)))
    add('fail', '`compare` takes limits such as "> 1.2x" alone');
  if (compare !== undefined && baseline !== undefined) add('baseline', '`compare` has a baseline of its own');
  if (command !== undefined && baseline !== undefined && !hasReports(baseline))
    add('baseline', 'a program is compared with `reports` alone');
  const dimensions = new Set(
    [...limits, ...(floor === undefined ? [] : [floor])].map(each => each.dimension).filter(isOwn),
  );
  const said = unit === undefined ? undefined : valueUnit(unit)?.dimension;
  if (said !== undefined) dimensions.add(said);
  if (dimensions.size > 1)
    add('', `values are of one kind; ${[...dimensions].map(each => NOUNS[each]).join(' and ')} are not`);
  const isPercent = limits.some(each => each.unit === '%');
  if (isPercent && unit === undefined && query !== undefined && TIMES_100.test(query.replace(STRINGS, '""')))
    add('unit', 'missing: the query multiplies by 100; write `unit: percent`, or `unit: ratio` where it is none');
  const texts = [query, compare?.baseline, compare?.canary, given.guard?.query].filter(text => text !== undefined);
  if (window === 'since-deploy' && command === undefined && compare === undefined && !texts.some(hasWindow))
    add('window', 'the query does not look at it: write `[$window]` in the place of its range');
}

const isOwn = (dimension: Dimension): boolean => dimension !== 'number' && dimension !== 'times';

const hasReports = (baseline: unknown): boolean =>
  typeof baseline === 'object' && baseline !== null && 'reports' in baseline;

interface All {
  readonly url?: string | undefined;
  readonly queries?: readonly (Query & { readonly name: string })[] | undefined;
  readonly ratios?: readonly { readonly name: string; readonly errors: object; readonly total: object }[] | undefined;
  readonly present?: readonly string[] | undefined;
}

/** What the schema of the whole cannot say. */
export function faultsOfMetrics(given: All, context: z.RefinementCtx): void {
  const { url, queries = [], ratios = [], present = [] } = given;
  const add = (path: readonly (string | number)[], message: string): void =>
    void context.addIssue({ code: 'custom', path: [...path], message });
  if (queries.length + ratios.length + present.length === 0) add([], 'expected `ratios`, `queries` or `present`');
  const asks =
    present.length > 0 ||
    queries.some(each => each.command === undefined || each.guard !== undefined) ||
    ratios.some(({ errors, total }) => 'query' in errors || 'query' in total);
  if (asks && url === undefined) add(['url'], 'missing; expected the address of a server with the Prometheus API');
  const seen = new Set<string>();
  for (const [list, entries] of Object.entries({ ratios, queries })) {
    for (const [index, { name }] of entries.entries()) {
      if (seen.has(name)) add([list, index, 'name'], `"${name}" is the name of another one`);
      seen.add(name);
    }
  }
}
