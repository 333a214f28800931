import { defineCheck } from '../../check.js';
import { textOptions } from './options.js';
import { textRules } from './rules.js';

export const text = defineCheck({
  kind: 'text',
  summary: 'Texts and versions in files say what they must, and agree',
  family: 'delivery',
  options: textOptions,
  needs: { tools: [], permissions: [] },
  rules: textRules,
  run: async (options, ports) => (await import('./run.js')).runText(options, ports),
});
