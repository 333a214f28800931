import { defineCheck } from '../../check.js';
import { envOptions } from './options.js';
import { envRules } from './rules.js';

export const env = defineCheck({
  kind: 'env',
  summary: 'Every variable that the software needs is set for its target',
  family: 'configuration',
  options: envOptions,
  needs: options => ({
    tools: Object.values(options.for)
      .flat()
      .some(source => typeof source !== 'string')
      ? [{ tool: 'kubectl', why: 'asks the cluster for the keys of Secrets and ConfigMaps' }]
      : [],
    permissions: [],
  }),
  rules: envRules,
  run: async (options, ports) => (await import('./run.js')).runEnv(options, ports),
});
