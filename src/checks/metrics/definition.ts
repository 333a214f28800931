import { defineCheck } from '../../check.js';
import { type MetricsOptions, metricsOptions } from './options.js';
import { metricsRules } from './rules.js';

export const metrics = defineCheck({
  kind: 'metrics',
  summary: 'What the running system measures stays within its limits',
  family: 'signals',
  options: metricsOptions,
  needs: options => ({ tools: toolsOf(options), permissions: [], servers: serversOf(options) }),
  rules: metricsRules,
  run: async (options, ports) => (await import('./run.js')).runMetrics(options, ports),
});

const serversOf = ({ url }: MetricsOptions): readonly string[] =>
  url !== undefined && URL.canParse(url) ? [new URL(url).host] : [];

/** The programs that stand in the place of queries. */
function toolsOf({ queries = [], ratios = [] }: MetricsOptions) {
  const sources = [...queries, ...ratios.flatMap(({ errors, total }) => [errors, total])];
  const programs = sources.flatMap(source =>
    'command' in source && source.command !== undefined ? [source.command.run[0]] : [],
  );
  return [...new Set(programs)].map(tool => ({ tool, why: 'tells a value' }));
}
