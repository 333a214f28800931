import { defineCheck } from '../../check.js';
import { grafanaOptions } from './options.js';
import { grafanaRules } from './rules.js';

export const grafana = defineCheck({
  kind: 'grafana',
  summary: 'Grafana dashboards and their provisioning are whole',
  family: 'configuration',
  options: grafanaOptions,
  needs: { tools: [], permissions: [] },
  rules: grafanaRules,
  run: async (options, ports) => (await import('./run.js')).runGrafana(options, ports),
});
