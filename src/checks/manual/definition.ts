import { defineCheck } from '../../check.js';
import { manualOptions } from './options.js';
import { manualRules } from './rules.js';

export const manual = defineCheck({
  kind: 'manual',
  summary: 'A person in their role attests what no machine can see',
  family: 'people',
  options: manualOptions,
  needs: ({ evidence }) => ({
    tools:
      evidence?.file === undefined || evidence['max-age'] === undefined || evidence.date
        ? []
        : [{ tool: 'git', versionArgs: ['--version'], why: 'says when the file was last changed' }],
    permissions: [],
  }),
  attestedBy: ({ role, ask }) => ({ role, ask }),
  rules: manualRules,
  run: async (options, ports) => (await import('./run.js')).runManual(options, ports),
});
