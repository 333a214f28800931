import { defineCheck, type ToolNeed } from '../../check.js';
import { type ManifestsOptions, manifestsOptions } from './options.js';
import { manifestsRules } from './rules.js';

function toolsFor(options: ManifestsOptions): readonly ToolNeed[] {
  const renders = (tool: string): ToolNeed => ({
    tool,
    why: 'renders kustomizations; else the embedded renderer does',
    optional: true,
  });
  const asked = options['server-dry-run'] || options.diff;
  const { renderer } = options;
  return [
    ...(options.kustomize.length > 0 && renderer === 'auto' ? [renders('kustomize'), renders('kubectl')] : []),
    ...(options.kustomize.length > 0 && (renderer === 'kustomize' || renderer === 'kubectl')
      ? [{ tool: renderer, why: 'renders kustomizations' }]
      : []),
    ...(options.helm.length > 0 ? [{ tool: 'helm', why: 'renders charts' }] : []),
    ...(asked ? [{ tool: 'kubectl', why: 'asks the cluster' }] : []),
    ...options.tools.map(tool => ({ tool, why: 'checks the same manifests by its own schemas' })),
  ];
}

export const manifests = defineCheck({
  kind: 'manifests',
  summary: 'Kubernetes manifests are valid for the version that they will meet, and safe to run',
  family: 'kubernetes',
  options: manifestsOptions,
  needs: options => ({ tools: toolsFor(options), permissions: [] }),
  rules: manifestsRules,
  run: async (options, ports) => (await import('./run.js')).runManifests(options, ports),
});
