import { defineCheck } from '../../check.js';
import { loadOptions } from './options.js';
import { loadRules } from './rules.js';

export const load = defineCheck({
  kind: 'load',
  summary: 'A server answers fast enough under load',
  family: 'network',
  options: loadOptions,
  needs: ({ hosts }) => ({ tools: [], permissions: [], servers: hosts }),
  rules: loadRules,
  run: async (options, ports) => (await import('./run.js')).runLoad(options, ports),
});
