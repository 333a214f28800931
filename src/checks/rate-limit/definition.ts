import { defineCheck } from '../../check.js';
import { rateLimitOptions } from './options.js';
import { rateLimitRules } from './rules.js';

export const rateLimit = defineCheck({
  kind: 'rate-limit',
  summary: 'A rate limit refuses what it should, and no more',
  family: 'network',
  options: rateLimitOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: [new URL(url).host] }),
  reusable: false,
  rules: rateLimitRules,
  run: async (options, ports) => (await import('./run.js')).runRateLimit(options, ports),
});
