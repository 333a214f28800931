import { defineCheck } from '../../check.js';
import { releaseOptions } from './options.js';
import { releaseRules } from './rules.js';

export const release = defineCheck({
  kind: 'release',
  summary: 'A release can be told from the one before, and that one can be gone back to',
  family: 'delivery',
  options: releaseOptions,
  needs: {
    tools: [{ tool: 'git', versionArgs: ['--version'], why: 'knows tags, branches and signatures' }],
    permissions: [],
  },
  rules: releaseRules,
  run: async (options, ports) => (await import('./run.js')).runRelease(options, ports),
});
