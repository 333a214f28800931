import { defineCheck } from '../../check.js';
import { databaseOptions } from './options.js';
import { databaseRules } from './rules.js';

export const database = defineCheck({
  kind: 'database',
  summary: 'A PostgreSQL database is well, and answers what it should',
  family: 'data',
  options: databaseOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: [`${url.host}:${url.port}`] }),
  rules: databaseRules,
  run: async (options, ports) => (await import('./run.js')).runDatabase(options, ports),
});
