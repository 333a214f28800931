import { unmetDemands } from '../../engines/prometheus-config/demands.js';
import type { Mention } from '../../engines/prometheus-config/mentions.js';
import { aboutPath, type Problem } from '../../engines/prometheus-config/problem.js';
import { adviseRule } from '../../engines/prometheus-config/rules/advice.js';
import { duplicateRecords, duplicateRules } from '../../engines/prometheus-config/rules/duplicate-rules.js';
import { readRuleFile } from '../../engines/prometheus-config/rules/file.js';
import { groupNodes } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { offsetAt } from '../../engines/prometheus-config/yaml-tree.js';
import type { PrometheusOptions } from './options.js';
import { inSource, type Located } from './report.js';
import { testCases } from './rule-tests.js';
import type { Subject } from './subject.js';

/** What the embedded engine finds wrong or doubtful, without any tool. */
export async function judgeByEngine(subject: Subject, options: PrometheusOptions): Promise<readonly Located[]> {
  const { rules, tests } = subject;
  return [
    ...(subject.configs.length > 0 ? await judgeConfigs(subject, options) : []),
    ...subject.missing.map(({ source, mention }) => inSource(source)(missingFile(source, mention))),
    ...subject.targetPatterns
      .filter(({ matches, mention }) => matches.length === 0 && !mention.text.startsWith('/'))
      .map(({ source, mention }) => inSource(source)(missingFile(source, mention))),
    ...each(rules, source => ruleProblems(source, options)),
    ...duplicateRecords(rules).map(({ source, problem }) => inSource(source)(problem)),
    ...each(tests, source => unknownAlerts(source, subject.tested.get(source) ?? [])),
  ];
}

/** The schemas of all service discoveries load only where there is a configuration. */
async function judgeConfigs(
  { configs, scrapes, targets, patterns }: Subject,
  { agent }: PrometheusOptions,
): Promise<readonly Located[]> {
  const { problemsTogether, readConfigFile, readScrapeFile, readTargetFile } = await import(
    '../../engines/prometheus-config/config-file.js'
  );
  const files = new Map(scrapes.map(source => [source.file, readScrapeFile(source)]));
  const together = configs.flatMap(source => {
    const { config } = readConfigFile(source, { agent });
    const named = patterns.filter(
      ({ source: by, mention }) => by === source && mention.path[0] === 'scrape_config_files',
    );
    const taken = named.flatMap(({ matches }) => matches.flatMap(match => files.get(match) ?? []));
    return config === undefined ? [] : problemsTogether(source, config, taken);
  });
  return [
    ...each(configs, source => readConfigFile(source, { agent }).problems),
    ...[...files.values()].flatMap(({ source, problems }) => problems.map(inSource(source))),
    ...together.map(({ source, problem }) => inSource(source)(problem)),
    ...each(targets, readTargetFile),
  ];
}

const each = (sources: readonly Source[], read: (source: Source) => readonly Problem[]): readonly Located[] =>
  sources.flatMap(source => read(source).map(inSource(source)));

function missingFile(source: Source, { path, text }: Mention): Problem {
  const message = `"${text}" is not in the repository`;
  return { rule: 'file-missing', message, offset: offsetAt(source.root, path, 'value'), about: aboutPath(path) };
}

function ruleProblems(source: Source, { features, require }: PrometheusOptions): readonly Problem[] {
  const { rules, problems } = readRuleFile(source, new Set(features));
  return [
    ...problems,
    ...duplicateRules(source),
    ...rules.flatMap(rule => [...adviseRule(rule, source), ...unmetDemands(rule, source, require)]),
  ];
}

/** Tests that expect nothing of an alert which does not exist pass, whatever happens. */
function unknownAlerts(test: Source, tested: readonly Source[]): readonly Problem[] {
  const names = new Set(
    tested.flatMap(source => groupNodes(source.root).flatMap(group => group.rules.map(rule => rule.name))),
  );
  return testCases(test).flatMap(({ alert, path }) =>
    alert === undefined || names.has(alert)
      ? []
      : [
          {
            rule: 'unknown-alert',
            message: `no rule of this test's rule_files defines the alert "${alert}"`,
            offset: offsetAt(test.root, [...path, 'alertname'], 'value'),
            about: aboutPath(path),
          },
        ],
  );
}
