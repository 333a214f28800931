import { defineCheck } from '../../check.js';
import { prometheusOptions } from './options.js';
import { prometheusRules } from './rules.js';

export const prometheus = defineCheck({
  kind: 'prometheus',
  summary: 'Prometheus configuration, rules and rule tests are valid',
  family: 'configuration',
  options: prometheusOptions,
  needs: options => ({
    tools:
      options.engine === 'embedded'
        ? []
        : [
            {
              tool: 'promtool',
              why: 'checks configuration and rules as Prometheus loads them, and runs rule tests',
              optional: options.engine === 'auto' && options.tests.length === 0,
            },
          ],
    permissions: [],
  }),
  rules: prometheusRules,
  run: async (options, ports) => (await import('./run.js')).runPrometheus(options, ports),
});
