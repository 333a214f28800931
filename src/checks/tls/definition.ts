import { defineCheck } from '../../check.js';
import { tlsOptions } from './options.js';
import { tlsRules } from './rules.js';

export const tls = defineCheck({
  kind: 'tls',
  summary: 'Servers show a certificate that clients trust, and speak no old protocol',
  family: 'network',
  options: tlsOptions,
  needs: ({ hosts }) => ({ tools: [], permissions: [], servers: hosts.map(({ text }) => text) }),
  rules: tlsRules,
  run: async (options, ports) => (await import('./run.js')).runTls(options, ports),
});
