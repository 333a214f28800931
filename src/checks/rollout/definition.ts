import { defineCheck } from '../../check.js';
import { rolloutOptions } from './options.js';
import { rolloutRules } from './rules.js';

export const rollout = defineCheck({
  kind: 'rollout',
  summary: 'What was deployed to a cluster runs, and where it does not, why',
  family: 'delivery',
  options: rolloutOptions,
  needs: {
    tools: [
      { tool: 'kubectl', versionArgs: ['version', '--client'], why: 'asks the cluster, with every way to log in' },
    ],
    permissions: [],
  },
  reusable: false,
  rules: rolloutRules,
  run: async (options, ports) => (await import('./run.js')).runRollout(options, ports),
});
