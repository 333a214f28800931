import { defineCheck } from '../../check.js';
import { exposureOptions } from './options.js';

export const exposure = defineCheck({
  kind: 'exposure',
  summary: 'A deployment serves no secrets and no internals',
  options: exposureOptions,
  needs: { tools: [], permissions: [] },
  docs: {
    about: `Asks each address for what is left behind by mistake: \`.env\` files, repositories, credentials, dumps and backups, source maps, endpoints for metrics and debugging, folders that list their files. Some 170 requests for each address, four at a time, all of them \`GET\`.

**What an answer holds decides, never its status alone.** A single-page application that answers every path with its start page exposes nothing; a \`403\` whose body is the file does. Of an answer no more than 64 kB is looked at (a megabyte of the page and of its scripts), and nothing of it is ever repeated: a finding says address, size and what it is.

The address itself must answer with 2xx, which shows that something is deployed there. Where \`/\` is no page, name one that is (\`https://api.example.org/health\`). Redirects are followed within the host only, five at most; one that leads elsewhere exposes nothing here.

Source maps are found through the scripts and style sheets of the page at the address: what they name, and \`.map\` beside each.`,
    example: `id: nothing-exposed
kind: exposure
with:
  urls: ['https://staging.example.org/']
  headers:
    Authorization: 'Basic \${{ env.STAGING_LOGIN }}'
  paths:
    - { path: /internal/jobs, contains: queue_depth }
  allow:
    - { path: /metrics, reason: behind the office network only }`,
    couldNotTell: [
      'the address is refused, reset, not resolved, does not answer in time, or has a certificate that is not trusted',
      'the address itself does not answer with 2xx, or leads to another host',
      'a login page answers for every path: nobody knows what lies behind it',
      'a firewall answers with a challenge (`cf-mitigated`, `x-amzn-waf-action`)',
      'a path gives no answer in time, is answered with 429, 502, 503 or 504, or in an encoding that is not known; a connection that is closed counts as a refusal only where one for a random path of that sort is closed too',
      'every rule is off, and there are no `paths`',
    ],
    rules: {
      'env-file': 'a file of environment variables is served',
      repository: 'a part of a version control repository is served: all of its history can be had',
      'credentials-file': 'a file with logins, keys or settings of a server is served',
      'config-dump': 'JSON is served in which a key such as password has a value',
      'backup-file': 'a database, a dump, an archive or a script in source is served',
      'build-file': 'a Dockerfile or a compose file is served',
      'folder-metadata': 'a .DS_Store is served, which names the files of its folder (warning)',
      'source-map': 'a source map is served, with the source of what was built',
      'metrics-endpoint': 'metrics are served',
      'debug-endpoint': 'an endpoint for debugging or administration is served',
      'directory-listing': 'a folder lists its files',
      'api-description': 'a description of the API is served (warning)',
      'graphql-introspection': 'the schema of a GraphQL API can be asked for (warning)',
      'exposed-path': 'one of `paths` is served',
      allowed: 'it is served, and `allow` says why it may be (note)',
      'allow-unused': 'an entry of `allow` fits nothing that is served (note)',
    },
  },
  run: async (options, ports) => (await import('./run.js')).runExposure(options, ports),
});
