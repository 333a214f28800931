import { defineCheck } from '../../check.js';
import { alertsOptions } from './options.js';
import { alertsRules } from './rules.js';

export const alerts = defineCheck({
  kind: 'alerts',
  summary: 'No alert fires that must not, and alerts arrive where they should',
  family: 'signals',
  options: alertsOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: URL.canParse(url) ? [new URL(url).host] : [] }),
  mutates: ({ test }) => test !== undefined,
  rules: alertsRules,
  run: async (options, ports) => (await import('./run.js')).runAlerts(options, ports),
});
