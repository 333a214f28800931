import { defineCheck } from '../../check.js';
import { type PlanOptions, planOptions } from './options.js';
import { planRules } from './rules.js';

export const plan = defineCheck({
  kind: 'plan',
  summary: 'A plan of changes deletes and replaces nothing that it may not, and is the one that was reviewed',
  family: 'delivery',
  options: planOptions,
  needs: options => ({ tools: toolsOf(options), permissions: [] }),
  rules: planRules,
  run: async (options, ports) => (await import('./run.js')).runPlan(options, ports),
});

const toolsOf = ({ run }: PlanOptions) => (run === undefined ? [] : [{ tool: run[0], why: 'prints the plan' }]);
