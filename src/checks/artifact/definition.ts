import { defineCheck } from '../../check.js';
import { type ArtifactOptions, artifactOptions } from './options.js';
import { artifactRules } from './rules.js';

export const artifact = defineCheck({
  kind: 'artifact',
  summary: 'What is to be released is published, whole, signed, and what was built',
  family: 'delivery',
  options: artifactOptions,
  needs: options => ({ tools: toolsOf(options), permissions: permissionsOf(options), servers: serversOf(options) }),
  rules: artifactRules,
  run: async (options, ports) => (await import('./run.js')).runArtifact(options, ports),
});

const toolsOf = ({ signed }: ArtifactOptions) => {
  if (signed === undefined) return [];
  return [{ tool: signed === 'gpg' ? 'gpg' : 'cosign', why: 'verifies the signature' }];
};

const permissionsOf = (options: ArtifactOptions): readonly string[] =>
  options['release-asset'] === undefined ? [] : ['contents: read'];

const serversOf = ({ url, registry, helm }: ArtifactOptions): readonly string[] =>
  [url, registry, helm].flatMap(address =>
    address !== undefined && /^https?:/.test(address) && URL.canParse(address) ? [new URL(address).host] : [],
  );
