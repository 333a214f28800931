import { aboutPath, type Problem } from '../../engines/prometheus-config/problem.js';
import { placeMessage } from '../../engines/prometheus-config/promtool-place.js';
import { itemsOf, scalarAt } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { offsetAt, type YamlPath } from '../../engines/prometheus-config/yaml-tree.js';
import type { PromtoolTestFailure } from '../../formats/promtool/test.js';
import { inSource, type Located } from './report.js';

/** One expectation of a test file. */
interface TestCase {
  readonly path: YamlPath;
  readonly group: string | undefined;
  readonly alert: string | undefined;
  readonly expression: string | undefined;
  /** As it is written. */
  readonly time: string;
}

/** All expectations of a test file; none is behind a SUCCESS of promtool where this is empty. */
export function testCases(source: Source): readonly TestCase[] {
  return itemsOf(source.root, 'tests').flatMap(({ node: test, index }) =>
    ['alert_rule_test', 'promql_expr_test'].flatMap(key =>
      itemsOf(test, key).map(({ node, index: number }) => ({
        path: ['tests', index, key, number],
        group: scalarAt(test, 'name'),
        alert: scalarAt(node, 'alertname'),
        expression: scalarAt(node, 'expr'),
        time: scalarAt(node, 'eval_time') ?? '0s',
      })),
    ),
  );
}

/** Puts what promtool says about a test file at its lines; a complaint about a rule file goes to that file. */
export function placeFailures(
  failures: readonly PromtoolTestFailure[],
  test: Source,
  rules: readonly Source[],
): readonly Located[] {
  const cases = [...testCases(test)];
  return failures.map(failure => {
    const ruleFile = rules.find(source => source.file === failure.file);
    if (failure.message && ruleFile) return inSource(ruleFile)(placeMessage(failure.message, ruleFile));
    if (failure.message) return inSource(test)(placeMessage(failure.message, test));
    const index = cases.findIndex(candidate => matches(candidate, failure));
    const [found] = index < 0 ? [] : cases.splice(index, 1);
    return inSource(test)(failureProblem(failure, test, found?.path ?? ['tests']));
  });
}

function matches(candidate: TestCase, failure: PromtoolTestFailure): boolean {
  const named = failure.group === undefined || failure.group === candidate.group;
  const same =
    failure.alert === undefined
      ? candidate.expression !== undefined && failure.expression === candidate.expression
      : candidate.alert === failure.alert;
  return named && same && seconds(candidate.time) === seconds(failure.time ?? '');
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, y: 31536e6 };

/** A duration as Prometheus writes them, in milliseconds, so that `60m` is found as `1h`. */
function seconds(duration: string): number {
  const parts = [...duration.matchAll(/(\d{1,9})(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}

function failureProblem(failure: PromtoolTestFailure, test: Source, path: YamlPath): Problem {
  const { alert, expression, time, expected, actual, group } = failure;
  const what = alert === undefined ? `expression ${expression ?? ''}` : `alert ${alert}`;
  const where = group === undefined ? '' : `${group}: `;
  return {
    rule: 'test-failed',
    message: `${where}${what} at ${time ?? 'the end'} is not as expected`,
    offset: offsetAt(test.root, path),
    about: aboutPath(path),
    expected,
    actual,
  };
}
