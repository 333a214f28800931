import { type Expr, type Matcher, type SelectorExpr, walk } from '../../engines/promql/expression.js';
import { type Asking, askQuery } from './source.js';

/**
 * Why an empty count of errors does not mean that there are none: a metric of the query that nobody exposes, or a label that no
 * series of it has, as where either is misspelt or renamed. Undefined where all are known, so that only the values are not there.
 */
export async function missingErrorSeries(
  expr: Expr,
  { called, asking, at }: { readonly called: string; readonly asking: Asking; readonly at: number | undefined },
): Promise<string | undefined> {
  const selectors = walk(expr).filter(part => part.kind === 'selector');
  if (selectors.length === 0) return 'it selects no series';
  for (const selector of selectors) {
    const known = knownBy(selector);
    if (known === undefined) return 'it names no metric';
    const text = `count(${known.selector})`;
    const { values } = await askQuery({ text, expr: undefined }, { name: called, asking, at });
    if (!((values[0]?.value ?? 0) > 0)) return `no series ${known.what} has a sample now`;
  }
  return undefined;
}

/** All series of the metric that have the labels, whatever their values. */
function knownBy({ name, matchers }: SelectorExpr): { readonly selector: string; readonly what: string } | undefined {
  const metric = name ?? matchers.find(each => each.name === '__name__' && each.operator === '=')?.value;
  if (metric === undefined) return undefined;
  const labels = [...new Set(matchers.filter(demands).map(each => each.name))];
  const quoted = JSON.stringify(metric);
  const there = labels.map(label => `${JSON.stringify(label)}!=""`);
  const isPlain = /^[A-Za-z_:][A-Za-z0-9_:]*$/.test(metric) && labels.every(label => /^[A-Za-z_]\w*$/.test(label));
  const selector = isPlain
    ? `${metric}{${labels.map(label => `${label}!=""`).join(',')}}`
    : `{${[quoted, ...there].join(',')}}`;
  return { selector, what: labels.length === 0 ? `of ${metric}` : `of ${metric} with ${labels.join(', ')}` };
}

/** It lets no series through that lacks the label. */
const demands = ({ name, operator, value }: Matcher): boolean =>
  name !== '__name__' &&
  ((operator === '=' && value !== '') || operator === '=~' || (operator === '!=' && value === ''));
