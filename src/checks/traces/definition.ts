import { defineCheck } from '../../check.js';
import { tracesOptions } from './options.js';
import { tracesRules } from './rules.js';

export const traces = defineCheck({
  kind: 'traces',
  summary: 'Traces arrive, and requests are quick and free of errors',
  family: 'signals',
  options: tracesOptions,
  needs: ({ url, probe }) => ({
    tools: [],
    permissions: [],
    servers: [url, ...(probe === undefined ? [] : [probe.otlp])].flatMap(each =>
      URL.canParse(each) ? [new URL(each).host] : [],
    ),
  }),
  rules: tracesRules,
  run: async (options, ports) => (await import('./run.js')).runTraces(options, ports),
});
