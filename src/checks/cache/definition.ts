import { defineCheck } from '../../check.js';
import { cacheOptions } from './options.js';
import { cacheRules } from './rules.js';

export const cache = defineCheck({
  kind: 'cache',
  summary: 'A Redis or Valkey server is well, and keeps what it is given',
  family: 'data',
  options: cacheOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: [`${url.host}:${url.port}`] }),
  rules: cacheRules,
  run: async (options, ports) => (await import('./run.js')).runCache(options, ports),
});
