import { childrenOf, type Expr, type Span, walk } from './expression.js';
import type { PromqlProblem } from './problem.js';

const SAMPLING = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);
const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '^']);

/** What makes an alert flap, or fire while Prometheus starts. `waits`: it has a `for`. */
export function findFragile(expr: Expr, { waits }: { readonly waits: boolean }): readonly PromqlProblem[] {
  return [...sampled(expr), ...(waits ? [] : [...absences(expr), ...mixedJobs(expr)])];
}

/** The series of `topk` change from one evaluation to the next, and their labels are the alert's. */
function sampled(expr: Expr): readonly PromqlProblem[] {
  if (expr.kind === 'aggregate') {
    if (!SAMPLING.has(expr.operator)) return [];
    return [at(expr, `${expr.operator}() gives other series from one evaluation to the next, so the alerts flap`)];
  }
  return labelSides(expr).flatMap(sampled);
}

/** Where the labels of the result come from: a `topk` on the other side of a join only picks what is joined. */
function labelSides(expr: Expr): readonly Expr[] {
  if (expr.kind !== 'binary') return childrenOf(expr);
  const { operator, matching, left, right } = expr;
  if (operator === 'and' || operator === 'unless' || matching?.group === 'left') return [left];
  return matching?.group === 'right' ? [right] : [left, right];
}

function absences(expr: Expr): readonly PromqlProblem[] {
  return walk(expr).flatMap(part =>
    part.kind === 'call' && part.name === 'absent'
      ? [at(part, 'absent() without `for` fires while Prometheus starts, before the first scrape')]
      : [],
  );
}

/** After a start one job's targets may all have been scraped and another's only in part. */
function mixedJobs(expr: Expr): readonly PromqlProblem[] {
  return walk(expr).flatMap(part => {
    if (part.kind !== 'binary' || !ARITHMETIC.has(part.operator)) return [];
    const [left, right] = [aggregatedJobs(part.left), aggregatedJobs(part.right)];
    const [job] = left;
    const other = [...right].find(name => name !== job);
    if (job === undefined || other === undefined || left.size > 1 || right.size > 1) return [];
    const message = `sums over the jobs ${job} and ${other} do not fit together while Prometheus starts; give the alert a \`for\``;
    return [at(part.operatorSpan, message)];
  });
}

function aggregatedJobs(expr: Expr): ReadonlySet<string> {
  const aggregates = walk(expr).some(part => part.kind === 'aggregate' && !SAMPLING.has(part.operator));
  if (!aggregates) return new Set();
  const jobs = walk(expr).flatMap(part =>
    part.kind === 'selector' ? part.matchers.filter(({ name, operator }) => name === 'job' && operator === '=') : [],
  );
  return new Set(jobs.map(({ value }) => value));
}

const at = ({ from, to }: Span, message: string): PromqlProblem => ({ message, from, to });
