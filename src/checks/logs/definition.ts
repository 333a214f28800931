import { defineCheck } from '../../check.js';
import { type LogsOptions, logsOptions } from './options.js';
import { logsRules } from './rules.js';

export const logs = defineCheck({
  kind: 'logs',
  summary: 'Logs arrive, and hold what they must and nothing that they must not',
  family: 'signals',
  options: logsOptions,
  needs: ({ url, kubectl }: LogsOptions) => ({
    tools: kubectl === undefined ? [] : [{ tool: 'kubectl', why: 'asks the cluster for the logs of pods' }],
    permissions: [],
    servers: url === undefined || !URL.canParse(url) ? [] : [new URL(url).host],
  }),
  rules: logsRules,
  run: async (options, ports) => (await import('./run.js')).runLogs(options, ports),
});
