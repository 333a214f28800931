import { defineCheck } from '../../check.js';
import { type HttpOptions, httpOptions } from './options.js';
import { httpRules } from './rules.js';

export const http = defineCheck({
  kind: 'http',
  summary: 'A deployment answers requests as it should',
  family: 'network',
  options: httpOptions,
  needs: options => ({ tools: [], permissions: [], servers: serversOf(options) }),
  mutates: ({ mutates }) => mutates,
  rules: httpRules,
  run: async (options, ports) => (await import('./run.js')).runHttp(options, ports),
});

/** Host and port of each address. */
function serversOf({ base, requests = [], steps = [] }: HttpOptions): readonly string[] {
  const urls = [...(base === undefined ? [] : [base]), ...[...requests, ...steps].map(({ url }) => url)];
  return [...new Set(urls.flatMap(url => (/^https?:/i.test(url) && URL.canParse(url) ? [new URL(url).host] : [])))];
}
