import { defineCheck } from '../../check.js';
import { argocdOptions } from './options.js';
import { argocdRules } from './rules.js';

export const argocd = defineCheck({
  kind: 'argocd',
  summary: 'Applications of Argo CD are synced at the revision that was deployed, and healthy',
  family: 'delivery',
  options: argocdOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: URL.canParse(url) ? [new URL(url).host] : [] }),
  mutates: ({ action }) => action !== 'wait',
  reusable: false,
  rules: argocdRules,
  before: async (options, ports) => (await import('./run.js')).beforeArgocd(options, ports),
  rehearse: async (options, ports) => (await import('./run.js')).rehearseArgocd(options, ports),
  run: async (options, ports) => (await import('./run.js')).runArgocd(options, ports),
});
