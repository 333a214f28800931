import { defineCheck } from '../../check.js';
import { documentOptions } from './options.js';
import { documentRules } from './rules.js';

export const document = defineCheck({
  kind: 'document',
  summary: 'A document is there, complete, reviewed lately, and leads nowhere dead',
  family: 'people',
  options: documentOptions,
  needs: { tools: [], permissions: [] },
  rules: documentRules,
  run: async (options, ports) => (await import('./run.js')).runDocument(options, ports),
});
