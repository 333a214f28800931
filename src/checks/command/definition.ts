import { defineCheck } from '../../check.js';
import { commandOptions } from './options.js';
import { commandRules } from './rules.js';

export const command = defineCheck({
  kind: 'command',
  summary: 'A program exits as expected and says what it should',
  family: 'code',
  options: commandOptions,
  needs: options => ({
    tools: typeof options.run === 'string' ? [] : [{ tool: options.run[0], why: 'the command itself' }],
    permissions: [],
  }),
  mutates: options => options.mutates,
  rules: commandRules,
  run: async (options, ports) =>
    (await import(/* webpackChunkName: "command" */ './run.js')).runCommand(options, ports),
});
