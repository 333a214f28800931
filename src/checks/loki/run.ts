import { byFindings, CouldNotTell, type Verdict } from '../../check.js';
import { promtailProblems } from '../../engines/loki-config/promtail.js';
import { ruleFileProblems } from '../../engines/loki-config/rule-file.js';
import { groupNodes } from '../../engines/prometheus-config/rules/nodes.js';
import type { Source } from '../../engines/prometheus-config/source.js';
import { filesIn } from '../../facts/configuration/in-manifests.js';
import { findingsOf, inSource, type Located, summaryOf } from '../../facts/configuration/located.js';
import { readSources } from '../../facts/configuration/read-sources.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { unlessUnknown } from '../../told-in-part.js';
import { judgeAlloyFiles } from './alloy.js';
import { judgeConfigs } from './configs.js';
import type { LokiOptions } from './options.js';
import { lokiRules } from './rules.js';

/** Judges configurations, agents and rules, each by what it is. */
export async function runLoki(options: LokiOptions, ports: Ports): Promise<Verdict> {
  const [configs, promtails, rules] = [
    await sourcesOf('config', options, ports),
    await sourcesOf('promtail', options, ports),
    await sourcesOf('rules', options, ports),
  ];
  const judged = judgeConfigs(configs.sources, options, ports.clock.now().getTime());
  const alloy = await judgeAlloyFiles(options.alloy, ports);
  const located: readonly Located[] = [
    ...judged.located,
    ...each(promtails.sources, promtailProblems),
    ...each(rules.sources, ruleFileProblems),
    ...alloy.located,
  ];
  const number = rules.sources.reduce((sum, source) => sum + rulesIn(source), 0);
  const unknown = [
    ...configs.unknown,
    ...promtails.unknown,
    ...rules.unknown,
    ...judged.unknown,
    ...alloy.unknown,
    ...(rules.sources.length > 0 && number === 0 ? [noRule()] : []),
  ];
  const findings = findingsOf(lokiRules, located, options.policies);
  const summary = summaryOf(findings, [
    ...(options.config.length > 0 ? [`${count(configs.sources.length, 'configuration')} (${judged.seen})`] : []),
    ...(options.promtail.length > 0 ? [count(promtails.sources.length, 'Promtail configuration')] : []),
    ...(options.alloy.length > 0 ? [`${count(alloy.components, 'component')} of Alloy`] : []),
    ...(options.rules.length > 0 ? [count(number, 'rule')] : []),
  ]);
  return unlessUnknown(byFindings(summary, { findings, measurements: judged.measurements }), unknown);
}

const each = (
  sources: readonly Source[],
  problems: (source: Source) => ReturnType<typeof promtailProblems>,
): readonly Located[] => sources.flatMap(source => problems(source).map(inSource(source)));

const rulesIn = ({ root }: Source): number => groupNodes(root).reduce((sum, { rules }) => sum + rules.length, 0);

const noRule = (): CouldNotTell =>
  new CouldNotTell('nothing-checked', 'rules: the files hold not a single rule', 'Name the files that hold the rules.');

async function sourcesOf(option: 'config' | 'promtail' | 'rules', options: LokiOptions, { files }: Ports) {
  if (options[option].length === 0) return { sources: [], unknown: [] };
  const { sources, unreadable } = await readSources(files, { option, patterns: options[option] });
  const inside = sources.flatMap(source => filesIn(source, /\.ya?ml$/));
  const none = inside.length === 0 && unreadable.length === 0;
  const remedy = 'Name configuration files, or ConfigMaps with .yaml files in their data.';
  return {
    sources: inside,
    unknown: [
      ...unreadable,
      ...(none ? [new CouldNotTell('nothing-checked', `${option}: the manifests hold no configuration`, remedy)] : []),
    ],
  };
}
