import { defineCheck } from '../../check.js';
import { exampleKindOptions } from './options.js';
import { exampleKindRules } from './rules.js';

export const exampleKind = defineCheck({
  kind: 'example-kind',
  summary: 'A file holds a text',
  family: 'code',
  options: exampleKindOptions,
  needs: { tools: [], permissions: [] },
  rules: exampleKindRules,
  run: async (options, ports) => (await import('./run.js')).runExampleKind(options, ports),
});
