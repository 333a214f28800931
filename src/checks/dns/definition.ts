import { defineCheck } from '../../check.js';
import { dnsOptions } from './options.js';
import { dnsRules } from './rules.js';

export const dns = defineCheck({
  kind: 'dns',
  summary: 'Names resolve to what they should, at every resolver that is asked',
  family: 'network',
  options: dnsOptions,
  needs: { tools: [], permissions: [] },
  rules: dnsRules,
  run: async (options, ports) => (await import('./run.js')).runDns(options, ports),
});
