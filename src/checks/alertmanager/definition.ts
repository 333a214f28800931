import { defineCheck } from '../../check.js';
import { alertmanagerOptions } from './options.js';
import { alertmanagerRules } from './rules.js';

export const alertmanager = defineCheck({
  kind: 'alertmanager',
  summary: 'Alertmanager configuration is valid, and alerts reach their receivers',
  family: 'configuration',
  options: alertmanagerOptions,
  needs: ({ engine }) => ({
    tools:
      engine === 'embedded'
        ? []
        : [{ tool: 'amtool', why: 'checks the configuration as Alertmanager loads it', optional: engine === 'auto' }],
    permissions: [],
  }),
  rules: alertmanagerRules,
  run: async (options, ports) => (await import('./run.js')).runAlertmanager(options, ports),
});
