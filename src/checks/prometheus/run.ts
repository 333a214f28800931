import { byFindings, CouldNotTell, type Detail, type Finding, type Measurement, type Verdict } from '../../check.js';
import { groupNodes, itemsOf } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { entryOf, namesOf, type YamlNode } from '../../engines/prometheus-config/yaml-tree.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import { beyondPromtool } from './beyond-promtool.js';
import { judgeByPromtool } from './judge-by-promtool.js';
import { mergeJudgements } from './merge.js';
import type { PrometheusOptions } from './options.js';
import { openPromtool, type Promtool } from './promtool.js';
import { findingsOf, type Located } from './report.js';
import { testCases } from './rule-tests.js';
import { readSubject, type Subject } from './subject.js';

/** Checks configurations, rules and rule tests; findings decide, unless something could not be told. */
export async function runPrometheus(options: PrometheusOptions, ports: Ports): Promise<Verdict> {
  const subject = await readSubject(options, ports.files);
  const { located, unclear, judges } = await judge(subject, options, ports);
  const findings = findingsOf([...located, ...beyondPromtool(subject)], options.policies);
  const summary = `${summaryOf(subject, findings)} (${judges.join(', ')})`;
  const extra = { findings, measurements: measurements(subject), details: notRead(subject) };
  return unlessUnknown(byFindings(summary, extra), [
    ...subject.unreadable,
    ...unclear,
    ...idle(subject, options, findings),
  ]);
}

interface Judged {
  readonly located: readonly Located[];
  /** What nobody could tell; it spoils a pass. */
  readonly unclear: readonly CouldNotTell[];
  readonly judges: readonly string[];
}

async function judge(subject: Subject, options: PrometheusOptions, ports: Ports): Promise<Judged> {
  const promtool = options.engine === 'embedded' ? undefined : await openPromtool(ports, options);
  if (promtool && !('unfit' in promtool)) return judgeByBoth(promtool, subject, options, ports);
  if (promtool && options.engine === 'promtool') throw promtool.unfit;
  const { judgeByEngine } = await import('./judge-by-engine.js');
  const reason = promtool ? `; ${promtool.unfit.message}` : '';
  return {
    located: await judgeByEngine(subject, options),
    unclear: subject.tests.length === 0 ? [] : [promtool?.unfit ?? untestable()],
    judges: [`embedded engine${reason}`],
  };
}

async function judgeByBoth(
  promtool: Promtool,
  subject: Subject,
  options: PrometheusOptions,
  { files }: Ports,
): Promise<Judged> {
  const judgement = await judgeByPromtool(promtool, subject, options, files);
  const judges = [`promtool ${promtool.version}`];
  if (options.engine === 'promtool') {
    return { located: judgement.located, unclear: [...judgement.unread.values()], judges };
  }
  const { judgeByEngine } = await import('./judge-by-engine.js');
  const own = await judgeByEngine(subject, options);
  const alone = [...judgement.unread.keys()].map(source => `${source.file} by the embedded engine alone`);
  return {
    located: mergeJudgements(judgement, own, promtool),
    unclear: [],
    judges: [...judges, 'embedded engine', ...alone],
  };
}

const untestable = (): CouldNotTell =>
  new CouldNotTell('unsupported', 'rule tests are run by promtool alone', 'Allow `engine: auto` and install promtool.');

const rulesIn = (source: Source): number => groupNodes(source.root).reduce((sum, group) => sum + group.rules.length, 0);

const casesIn = (source: Source): number => testCases(source).length;

const total = (sources: readonly Source[], measure: (source: Source) => number): number =>
  sources.reduce((sum, source) => sum + measure(source), 0);

function measurements({ rules, tests }: Subject): readonly Measurement[] {
  return [
    ...(rules.length > 0 ? [{ name: 'rules', value: total(rules, rulesIn), unit: 'rules' }] : []),
    ...(tests.length > 0 ? [{ name: 'expectations', value: total(tests, casesIn), unit: 'tests' }] : []),
  ];
}

/** Neither jobs nor a receiver of metrics: a server with nothing in it. */
const isIdle = (source: Source): boolean =>
  !scrapes(source) && !(source.root?.kind === 'map' && entryOf(source.root, 'otlp'));

const scrapes = ({ root }: Source): boolean => itemsOf(root, 'scrape_configs').some(({ node }) => hasTargets(node));

/** A target that is written down, or a discovery that may find some. */
const hasTargets = (job: YamlNode): boolean =>
  itemsOf(job, 'static_configs').some(({ node }) => itemsOf(node, 'targets').length > 0) ||
  (job.kind === 'map' && namesOf(job).some(name => name.endsWith('_sd_configs') && itemsOf(job, name).length > 0));

/** What is wrong with a file is told before that nothing of it could be used. */
const idle = (subject: Subject, options: PrometheusOptions, findings: readonly Finding[]): readonly CouldNotTell[] =>
  findings.some(({ level }) => level === 'error') ? [] : nothingChecked(subject, options);

/** What was asked for and holds nothing: promtool calls it a success. */
function nothingChecked(
  { configs, scrapes: others, rules, entries }: Subject,
  { agent }: PrometheusOptions,
): readonly CouldNotTell[] {
  const nothing = (message: string, remedy: string) => new CouldNotTell('nothing-checked', message, remedy);
  const empty = configs.find(source => source.root === undefined);
  const idle = agent || others.some(scrapes) || rules.length > 0 ? undefined : configs.find(isIdle);
  return [
    ...(empty ? [nothing(`${empty.file} is empty`, 'Name the configuration that is deployed.')] : []),
    ...(idle && idle !== empty
      ? [nothing(`${idle.file} scrapes nothing and names no rules`, 'Name the configuration that is deployed.')]
      : []),
    ...(rules.length > 0 && total(rules, rulesIn) === 0
      ? [nothing(`${count(rules.length, 'rule file')} without a single rule`, 'Name the files that hold the rules.')]
      : []),
    ...entries.flatMap(({ option, pattern, sources }) => {
      if (total(sources, option === 'rules' ? rulesIn : casesIn) > 0) return [];
      return option === 'rules'
        ? [nothing(`rules: "${pattern}" holds not a single rule`, 'Name the files that hold the rules.')]
        : [nothing(`tests: "${pattern}" holds not a single expectation`, 'Write alert_rule_test or promql_expr_test.')];
    }),
  ];
}

function notRead({ leftOut }: Subject): readonly Detail[] {
  const names = [...new Set(leftOut)].sort();
  if (names.length === 0) return [];
  const more = names.length > 20 ? [`and ${names.length - 20} more`] : [];
  return [{ title: 'files that were not read as rules or tests', text: [...names.slice(0, 20), ...more].join('\n') }];
}

function summaryOf(subject: Subject, findings: readonly Finding[]): string {
  const { configs, rules, tests } = subject;
  const checked = [
    ...(configs.length > 0 ? [count(configs.length, 'configuration')] : []),
    ...(rules.length > 0 ? [`${count(total(rules, rulesIn), 'rule')} in ${count(rules.length, 'file')}`] : []),
    ...(tests.length > 0 ? [count(total(tests, casesIn), 'rule test')] : []),
  ].join(', ');
  const wrong = (['error', 'warning'] as const).flatMap(level => {
    const number = findings.filter(finding => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return `${wrong.length === 0 ? 'no problem' : wrong.join(' and ')} in ${checked}`;
}
