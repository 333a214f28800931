import type { Problem } from '../../engines/prometheus-config/problem.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import type { Judgement } from './judge-by-promtool.js';
import type { Located } from './report.js';

/** Rules on which promtool has the last word. */
const SHARED = new Set([
  'yaml',
  'unknown-field',
  'invalid-value',
  'promql',
  'template',
  'label-name',
  'duplicate-group',
  'duplicate-job',
]);

/**
 * One list out of two judgements. What both found is told once, by the embedded engine, which knows the place and the
 * nearest name. What promtool accepts is no error; the difference is shown as a warning.
 */
export function mergeJudgements(
  promtool: Judgement,
  own: readonly Located[],
  { version }: { readonly version: string },
): readonly Located[] {
  const known = own.flatMap(located => settle(located, promtool, version));
  const told = promtool.located.filter(
    ({ source, problem }) => !known.some(other => other.source === source && isSame(other.problem, problem, source)),
  );
  return [...told, ...known];
}

function settle(located: Located, promtool: Judgement, version: string): readonly Located[] {
  const { source, problem } = located;
  if (problem.rule === 'utf8-name') {
    const refused = promtool.located.some(other => other.source === source && other.problem.about === problem.about);
    return refused ? [] : [located];
  }
  if (problem.rule === 'duplicate-rule') {
    // promtool and the embedded engine find the same ones in a file; those across files only the engine finds.
    const told = promtool.located.some(other => other.source === source && isSame(other.problem, problem, source));
    return told ? [] : [located];
  }
  if (!SHARED.has(problem.rule) || !promtool.accepted.has(source)) return [located];
  // Broken YAML in which promtool counts no rule has lost them all.
  if (problem.rule === 'yaml' && promtool.counted.get(source) === 0) return [located];
  const message = `${problem.message} (promtool ${version} accepts it)`;
  return [{ source, problem: { ...problem, message }, level: 'warning' }];
}

function isSame(one: Problem, other: Problem, source: Source): boolean {
  if (one.rule !== other.rule) return false;
  if (one.rule === 'yaml' || one.about === other.about) return true;
  return one.rule !== 'promql' && source.at(one.offset).line === source.at(other.offset).line;
}
