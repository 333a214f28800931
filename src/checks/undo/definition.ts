import { defineCheck } from '../../check.js';
import { undoOptions } from './options.js';
import { undoRules } from './rules.js';

export const undo = defineCheck({
  kind: 'undo',
  summary: 'What a deploy has changed in a cluster is taken back, by what was recorded before it',
  family: 'delivery',
  options: undoOptions,
  needs: {
    tools: [
      { tool: 'kubectl', versionArgs: ['version', '--client'], optional: true, why: 'takes back what `apply` changed' },
    ],
    permissions: [],
  },
  mutates: () => true,
  reusable: false,
  rules: undoRules,
  rehearse: async (options, ports) => (await import('./run.js')).runUndo(options, ports, { isRehearsal: true }),
  run: async (options, ports) => (await import('./run.js')).runUndo(options, ports, { isRehearsal: false }),
});
