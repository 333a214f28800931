import { defineCheck } from '../../check.js';
import { applyOptions } from './options.js';
import { applyRules } from './rules.js';

export const apply = defineCheck({
  kind: 'apply',
  summary: 'Manifests are applied to a cluster, after the cluster itself has tried them',
  family: 'delivery',
  options: applyOptions,
  needs: {
    tools: [{ tool: 'kubectl', versionArgs: ['version', '--client'], why: 'applies, with every way to log in' }],
    permissions: [],
  },
  mutates: () => true,
  reusable: false,
  rules: applyRules,
  before: async (options, ports) => (await import('./before.js')).beforeApply(options, ports),
  replaced: async (options, ports) => (await import('./before.js')).replacedSince(options, ports),
  rehearse: async (options, ports) => (await import('./run.js')).rehearseApply(options, ports),
  run: async (options, ports) => (await import('./run.js')).runApply(options, ports),
});
