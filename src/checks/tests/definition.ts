import { defineCheck } from '../../check.js';
import { testsOptions } from './options.js';
import { testsRules } from './rules.js';

export const tests = defineCheck({
  kind: 'tests',
  summary: 'A test suite ran, and every test that ran passed',
  family: 'code',
  options: testsOptions,
  needs: options => ({
    tools: options.run === undefined ? [] : [{ tool: options.run[0], why: 'runs the suite' }],
    permissions: [],
  }),
  rules: testsRules,
  run: async (options, ports) => (await import('./run.js')).runTests(options, ports),
});
