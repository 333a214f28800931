import { defineCheck } from '../../check.js';
import { dashboardsOptions } from './options.js';
import { dashboardsRules } from './rules.js';

export const dashboards = defineCheck({
  kind: 'dashboards',
  summary: 'Grafana is healthy, and its dashboards show data',
  family: 'signals',
  options: dashboardsOptions,
  needs: ({ url }) => ({
    tools: [],
    permissions: [],
    servers: URL.canParse(url) ? [new URL(url).host] : [],
  }),
  rules: dashboardsRules,
  run: async (options, ports) => (await import('./run.js')).runDashboards(options, ports),
});
