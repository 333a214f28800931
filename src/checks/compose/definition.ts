import { defineCheck } from '../../check.js';
import { composeOptions } from './options.js';
import { composeRules } from './rules.js';

export const compose = defineCheck({
  kind: 'compose',
  summary: 'Compose services are limited, isolated, pinned, and hold no secret',
  family: 'configuration',
  options: composeOptions,
  needs: { tools: [], permissions: [] },
  rules: composeRules,
  run: async (options, ports) => (await import('./run.js')).runCompose(options, ports),
});
