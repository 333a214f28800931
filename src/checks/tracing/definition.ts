import { defineCheck } from '../../check.js';
import { tracingOptions } from './options.js';
import { tracingRules } from './rules.js';

export const tracing = defineCheck({
  kind: 'tracing',
  summary: 'Collector and Jaeger configuration is wired, and services send traces',
  family: 'configuration',
  options: tracingOptions,
  needs: { tools: [], permissions: [] },
  rules: tracingRules,
  run: async (options, ports) => (await import('./run.js')).runTracing(options, ports),
});
