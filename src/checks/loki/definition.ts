import { defineCheck } from '../../check.js';
import { lokiOptions } from './options.js';
import { lokiRules } from './rules.js';

export const loki = defineCheck({
  kind: 'loki',
  summary: 'Loki, Promtail and Alloy configuration is valid, and retention works',
  family: 'configuration',
  options: lokiOptions,
  needs: { tools: [], permissions: [] },
  rules: lokiRules,
  run: async (options, ports) => (await import('./run.js')).runLoki(options, ports),
});
