import type { Check } from '../check.js';

/**
 * Every kind of check there is, in alphabetical order. `npm run new-kind` makes a kind's folder and its line here; its
 * definition is loaded only where a config uses it, so that the start stays as fast as it was.
 */
export const kinds = {
  alertmanager: async () => (await import('./alertmanager/definition.js')).alertmanager,
  alerts: async () => (await import('./alerts/definition.js')).alerts,
  apply: async () => (await import('./apply/definition.js')).apply,
  argocd: async () => (await import('./argocd/definition.js')).argocd,
  artifact: async () => (await import('./artifact/definition.js')).artifact,
  backup: async () => (await import('./backup/definition.js')).backup,
  cache: async () => (await import('./cache/definition.js')).cache,
  cluster: async () => (await import('./cluster/definition.js')).cluster,
  command: async () => (await import(/* webpackChunkName: "command" */ './command/definition.js')).command,
  compose: async () => (await import('./compose/definition.js')).compose,
  dashboards: async () => (await import('./dashboards/definition.js')).dashboards,
  database: async () => (await import('./database/definition.js')).database,
  dependencies: async () => (await import('./dependencies/definition.js')).dependencies,
  dns: async () => (await import('./dns/definition.js')).dns,
  document: async () => (await import('./document/definition.js')).document,
  env: async () => (await import('./env/definition.js')).env,
  exposure: async () => (await import('./exposure/definition.js')).exposure,
  github: async () => (await import('./github/definition.js')).github,
  grafana: async () => (await import('./grafana/definition.js')).grafana,
  http: async () => (await import('./http/definition.js')).http,
  'image-scan': async () => (await import('./image-scan/definition.js')).imageScan,
  'image-size': async () => (await import('./image-size/definition.js')).imageSize,
  load: async () => (await import('./load/definition.js')).load,
  logs: async () => (await import('./logs/definition.js')).logs,
  loki: async () => (await import('./loki/definition.js')).loki,
  manifests: async () => (await import('./manifests/definition.js')).manifests,
  manual: async () => (await import('./manual/definition.js')).manual,
  metrics: async () => (await import('./metrics/definition.js')).metrics,
  migrations: async () => (await import('./migrations/definition.js')).migrations,
  plan: async () => (await import('./plan/definition.js')).plan,
  prometheus: async () => (await import('./prometheus/definition.js')).prometheus,
  'rate-limit': async () => (await import('./rate-limit/definition.js')).rateLimit,
  release: async () => (await import('./release/definition.js')).release,
  rollout: async () => (await import('./rollout/definition.js')).rollout,
  secrets: async () => (await import('./secrets/definition.js')).secrets,
  tests: async () => (await import('./tests/definition.js')).tests,
  text: async () => (await import('./text/definition.js')).text,
  tls: async () => (await import('./tls/definition.js')).tls,
  traces: async () => (await import('./traces/definition.js')).traces,
  tracing: async () => (await import('./tracing/definition.js')).tracing,
  undo: async () => (await import('./undo/definition.js')).undo,
} satisfies Record<string, () => Promise<Check>>;

const registry: Readonly<Record<string, () => Promise<Check>>> = kinds;

/** The names of all kinds, in the registry's order. */
export const kindNames: readonly string[] = Object.keys(registry);

/** The definitions of some kinds, or of all; names that are not known are left out. */
export async function loadChecks(names: readonly string[] = kindNames): Promise<readonly Check[]> {
  const wanted = kindNames.filter(name => names.includes(name));
  return Promise.all(wanted.flatMap(name => registry[name]?.() ?? []));
}
