import { byFindings, CouldNotTell, failed, type Measurement, type Ports, type Verdict } from '../../check.js';
import { groupNodes } from '../../engines/prometheus-config/rule-nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { count } from '../../text/units.js';
import type { PrometheusOptions } from '../prometheus.js';
import { beyondPromtool } from './beyond-promtool.js';
import { judgeByPromtool } from './judge-by-promtool.js';
import { openPromtool } from './promtool.js';
import { findingsOf } from './report.js';
import { testCases } from './rule-tests.js';
import { readSubject, type Subject } from './subject.js';

/** Checks configurations, rules and rule tests; findings decide, unless something could not be told. */
export async function runPrometheus(options: PrometheusOptions, ports: Ports): Promise<Verdict> {
  const subject = await readSubject(options, ports.files);
  const promtool = await openPromtool(ports, options);
  if ('unfit' in promtool) throw promtool.unfit;
  const judgement = await judgeByPromtool(promtool, subject, options);
  const findings = findingsOf([...judgement.located, ...beyondPromtool(subject)], options.policies);
  const extra = { findings, measurements: measurements(subject) };
  if (findings.some(finding => finding.level === 'error')) return failed(summaryOf(subject, findings), extra);
  const untold = [...judgement.unread.values(), ...nothingChecked(subject)][0];
  if (untold) throw untold;
  return byFindings(`${summaryOf(subject, findings)} (promtool ${promtool.version})`, extra);
}

const rulesIn = (source: Source): number => groupNodes(source.root).reduce((sum, group) => sum + group.rules.length, 0);

const total = (sources: readonly Source[], measure: (source: Source) => number): number =>
  sources.reduce((sum, source) => sum + measure(source), 0);

function measurements({ rules, tests }: Subject): readonly Measurement[] {
  return [
    ...(rules.length > 0 ? [{ name: 'rules', value: total(rules, rulesIn), unit: 'rules' }] : []),
    ...(tests.length > 0
      ? [{ name: 'expectations', value: total(tests, source => testCases(source).length), unit: 'tests' }]
      : []),
  ];
}

/** What was asked for and holds nothing: promtool calls it a success. */
function nothingChecked({ configs, rules, tests }: Subject): readonly CouldNotTell[] {
  const nothing = (message: string, remedy: string) => new CouldNotTell('nothing-checked', message, remedy);
  const empty = configs.find(source => source.root === undefined);
  return [
    ...(empty ? [nothing(`${empty.file} is empty`, 'Name the configuration that is deployed.')] : []),
    ...(rules.length > 0 && total(rules, rulesIn) === 0
      ? [nothing(`${count(rules.length, 'rule file')} without a single rule`, 'Name the files that hold the rules.')]
      : []),
    ...(tests.length > 0 && total(tests, source => testCases(source).length) === 0
      ? [
          nothing(
            `${count(tests.length, 'test file')} without a single expectation`,
            'Write alert_rule_test or promql_expr_test.',
          ),
        ]
      : []),
  ];
}

function summaryOf(subject: Subject, findings: readonly { readonly level: string }[]): string {
  const { configs, rules, tests } = subject;
  const checked = [
    ...(configs.length > 0 ? [count(configs.length, 'configuration')] : []),
    ...(rules.length > 0 ? [`${count(total(rules, rulesIn), 'rule')} in ${count(rules.length, 'file')}`] : []),
    ...(tests.length > 0
      ? [
          count(
            total(tests, source => testCases(source).length),
            'rule test',
          ),
        ]
      : []),
  ].join(', ');
  const wrong = (['error', 'warning'] as const).flatMap(level => {
    const number = findings.filter(finding => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return `${wrong.length === 0 ? 'no problem' : wrong.join(' and ')} in ${checked}`;
}
