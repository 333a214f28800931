import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { openCluster } from '../../facts/cluster/cluster.js';
import { noAnswer, notAllowed, readSaid } from '../../facts/cluster/failure.js';
import { answerOf, exitedWith } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import type { LogsOptions, Pods } from './options.js';
import { logsRules } from './rules.js';
import { spanOf } from './span.js';
import { type Told, worstOf } from './told.js';

const WINDOW_MS = 300_000;
/** An expression sees so much of a line. */
const SEEN = 16_384;

/** What the pods of a selector have logged, by kubectl. */
export async function askPods(pods: Pods, { options, ports }: { options: LogsOptions; ports: Ports }): Promise<Told> {
  const span = await spanOf(pods.window ?? options.window ?? WINDOW_MS, ports);
  const cluster = await openCluster(pods, ports);
  const containers = pods.container === undefined ? ['--all-containers'] : ['-c', pods.container];
  const since = `--since-time=${new Date(span.from).toISOString()}`;
  const args = ['logs', '-n', cluster.namespace, '-l', pods.selector, ...containers, '--prefix', '--tail=-1', since];
  const command = `kubectl logs -l ${pods.selector}`;
  const ran = await cluster.kubectl(args, { timeoutMs: pods['request-timeout'] * 3 });
  const { forbidden, others } = readSaid(ran.stderr.text);
  if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
  if (!exitedWith(ran, 0)) throw noAnswer(command, others[0] ?? ran.stderr.text);
  const { stdout } = answerOf(ran, { tool: command, tooLong: 'Look at a shorter `window`, or at one `container`.' });
  const lines = stdout.split('\n').filter(line => line.trim() !== '');
  const where = `pods ${pods.selector} in ${cluster.namespace} of ${cluster.shown}`;
  if (lines.length === 0) {
    const message = `${where}: no line in ${span.shown}`;
    throw new CouldNotTell(
      'nothing-checked',
      message,
      'Check the selector and the namespace, and that the pods run and log.',
    );
  }
  const findings = findingsOf(pods, lines);
  const bad = lines.filter(line => pods.forbid?.some(pattern => pattern.test(textOf(line))));
  return {
    said: `${count(lines.length, 'line')} of ${pods.selector}`,
    findings,
    measurements: [
      { name: `lines of ${pods.selector}`, value: lines.length, unit: 'lines', limit: pods.min, bound: 'min' },
    ],
    title: `${where}: ${count(lines.length, 'line')} in ${span.shown}`,
    text: worstOf(bad.length > 0 ? bad : lines, pods.show).join('\n'),
  };
}

/** Without `[pod/name/container]`, in which a pattern must not find its own words. */
const textOf = (line: string): string => line.replace(/^\[pod\/[^\]\s]*\] /, '').slice(0, SEEN);

function findingsOf({ forbid = [], demand = [], min, selector }: Pods, lines: readonly string[]): readonly Finding[] {
  const few =
    lines.length >= min
      ? []
      : [
          findingOf(logsRules, {
            rule: 'too-few-lines',
            message: `${selector}: ${count(lines.length, 'line')}, fewer than ${min}`,
            subject: selector,
          }),
        ];
  const found = forbid.flatMap(pattern => {
    const matched = lines.filter(line => pattern.test(textOf(line)));
    const [worst] = worstOf(matched, 1);
    if (worst === undefined) return [];
    const message = `${selector}: ${count(matched.length, 'line')} with /${pattern.source}/, such as: ${worst}`;
    return [
      findingOf(logsRules, { rule: 'forbidden-line', message, subject: selector, actual: String(matched.length) }),
    ];
  });
  const missing = demand
    .filter(pattern => !lines.some(line => pattern.test(textOf(line))))
    .map(pattern => {
      const message = `${selector}: no line with /${pattern.source}/`;
      return findingOf(logsRules, { rule: 'missing-line', message, subject: selector });
    });
  return [...few, ...found, ...missing];
}
