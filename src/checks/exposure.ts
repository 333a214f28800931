import { z } from 'zod';
import { defineCheck } from '../check.js';
import { duration, isEverything, pattern } from '../config/quantities.js';

/** What a finding of each built-in rule means to the verdict, unless the config says otherwise. */
export const RULES = {
  'env-file': 'error',
  repository: 'error',
  'credentials-file': 'error',
  'config-dump': 'error',
  'backup-file': 'error',
  'build-file': 'error',
  'folder-metadata': 'warning',
  'source-map': 'error',
  'metrics-endpoint': 'error',
  'debug-endpoint': 'error',
  'directory-listing': 'error',
  'api-description': 'warning',
  'graphql-introspection': 'warning',
} as const;

const address = z
  .string()
  .refine(text => /^https?:\/\//.test(text) && URL.canParse(text), {
    error: 'expected an address such as https://staging.example.org/',
  })
  .refine(text => !URL.canParse(text) || new URL(text).username === '', {
    error: 'expected no login in it; use `headers`',
  });

const path = z.string().regex(/^\/?[^\s\\]+$/, { error: 'expected a path such as /internal/status' });

const exposureOptions = z.strictObject({
  urls: z
    .array(address)
    .min(1)
    .max(20)
    .describe(
      'Pages of the deployment that answer with 2xx; what lies beside them is looked for. No other host is asked',
    ),
  paths: z
    .array(
      z
        .strictObject({
          path: path.describe('Relative to each address'),
          contains: z.string().min(1).optional().describe('It is exposed where the answer has this text'),
          matches: pattern.optional().describe('It is exposed where the answer matches this'),
        })
        .refine(({ contains, matches }) => (contains === undefined) !== (matches === undefined), {
          error: 'expected either `contains` or `matches`',
        }),
    )
    .max(200)
    .default([])
    .describe('Further paths that must not be served, and how their content is known'),
  allow: z
    .array(
      z.strictObject({
        path: path
          .refine(glob => !isEverything(glob), {
            error: 'matches every path, or nearly; name those that may be served',
          })
          .describe('Path or glob, from the root of the host'),
        reason: z.string().trim().min(1).describe('Why it may be served'),
      }),
    )
    .default([])
    .describe('What may be served; reported as a note'),
  headers: z
    .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'expected the name of a header' }), z.string())
    .default({})
    .describe(
      'Sent with each request, such as a login to staging; values are never shown. Take them from `${{ env.NAME }}`',
    ),
  rules: z
    .partialRecord(
      z.enum(Object.keys(RULES) as [keyof typeof RULES, ...(keyof typeof RULES)[]]),
      z.enum(['error', 'warning', 'off']),
    )
    .default({})
    .describe('Levels of the rules below; error unless it says (warning) there'),
  timeout: duration.default(10_000).describe('Longest time for one request; 10s unless given'),
});

export type ExposureOptions = z.output<typeof exposureOptions>;

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
  run: async (options, ports) => (await import('./exposure/run.js')).runExposure(options, ports),
});
