import { defineCheck } from '../../check.js';
import { exposureOptions } from './options.js';
import { exposureRules } from './rules.js';

export const exposure = defineCheck({
  kind: 'exposure',
  summary: 'A deployment serves no secrets and no internals',
  family: 'network',
  options: exposureOptions,
  needs: ({ urls }) => ({ tools: [], permissions: [], servers: urls.map(url => new URL(url).host) }),
  rules: exposureRules,
  oldWords: { rules: 'policies' },
  run: async (options, ports) => (await import('./run.js')).runExposure(options, ports),
});
