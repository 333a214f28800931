import { defineCheck, type Needs } from '../../check.js';
import { type SecretsOptions, secretsOptions, type ToolName } from './options.js';
import { secretsRules } from './rules.js';

const VERSION_ARGS: Readonly<Record<ToolName, readonly string[] | undefined>> = {
  gitleaks: ['version'],
  trufflehog: ['--version'],
  secretlint: ['--version'],
  'git-secrets': undefined,
};

function needsOf(options: SecretsOptions): Needs {
  if (options.report !== undefined) return { tools: [], permissions: [] };
  const tools = options.tools.map(name => ({
    tool: name,
    why: 'looks for secrets beside the embedded engine',
    ...(VERSION_ARGS[name] ? { versionArgs: VERSION_ARGS[name] } : {}),
  }));
  const git = { tool: 'git', versionArgs: ['--version'], why: 'shows commits and what is staged' };
  return { tools: options.history !== undefined || options.staged ? [...tools, git] : tools, permissions: [] };
}

export const secrets = defineCheck({
  kind: 'secrets',
  reusable: false,
  summary: 'No secret is committed',
  family: 'code',
  options: secretsOptions,
  needs: needsOf,
  rules: secretsRules,
  oldWords: { rules: 'policies' },
  catalogue: async () => (await import('./catalogue.js')).secretsCatalogue,
  run: async (options, ports) => (await import('./run.js')).runSecrets(options, ports),
});
