import { defineCheck } from '../../check.js';
import { clusterOptions } from './options.js';
import { clusterRules } from './rules.js';

export const cluster = defineCheck({
  kind: 'cluster',
  summary: 'A cluster has what a deploy needs: namespaces, nodes, Secrets, room and rights',
  family: 'delivery',
  options: clusterOptions,
  needs: {
    tools: [
      { tool: 'kubectl', versionArgs: ['version', '--client'], why: 'asks the cluster, with every way to log in' },
    ],
    permissions: [],
  },
  reusable: false,
  rules: clusterRules,
  run: async (options, ports) => (await import('./run.js')).runCluster(options, ports),
});
