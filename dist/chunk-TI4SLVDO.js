import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/index.ts
var kinds = {
  alertmanager: async () => (await import("./definition-3JUQCQTW.js")).alertmanager,
  alerts: async () => (await import("./definition-JBJV4JEZ.js")).alerts,
  apply: async () => (await import("./definition-NIJYVSGD.js")).apply,
  argocd: async () => (await import("./definition-EVS4KSIR.js")).argocd,
  artifact: async () => (await import("./definition-BENO5XPQ.js")).artifact,
  backup: async () => (await import("./definition-BJECBJEJ.js")).backup,
  cache: async () => (await import("./definition-4JY5CAYZ.js")).cache,
  cluster: async () => (await import("./definition-JCUYZRRP.js")).cluster,
  command: async () => (await import(
    /* webpackChunkName: "command" */
    "./definition-PP6H3BO3.js"
  )).command,
  compose: async () => (await import("./definition-425B3XYC.js")).compose,
  dashboards: async () => (await import("./definition-A55XBCYK.js")).dashboards,
  database: async () => (await import("./definition-I2KITD5E.js")).database,
  dependencies: async () => (await import("./definition-G43EL2DU.js")).dependencies,
  dns: async () => (await import("./definition-CBHTEPLV.js")).dns,
  document: async () => (await import("./definition-B75UB5CN.js")).document,
  env: async () => (await import("./definition-XA7AKS2T.js")).env,
  exposure: async () => (await import("./definition-TIHTD5EZ.js")).exposure,
  github: async () => (await import("./definition-PTMF3RU3.js")).github,
  grafana: async () => (await import("./definition-JQ67GAZB.js")).grafana,
  http: async () => (await import("./definition-GVKXQ7KM.js")).http,
  "image-scan": async () => (await import("./definition-HBPITX36.js")).imageScan,
  "image-size": async () => (await import("./definition-Z2KXFOX2.js")).imageSize,
  load: async () => (await import("./definition-C23AEBIR.js")).load,
  logs: async () => (await import("./definition-WWJF73DI.js")).logs,
  loki: async () => (await import("./definition-2ZO2KPLL.js")).loki,
  manifests: async () => (await import("./definition-O53CDUBT.js")).manifests,
  manual: async () => (await import("./definition-IDWTCLTJ.js")).manual,
  metrics: async () => (await import("./definition-FVXATJFF.js")).metrics,
  migrations: async () => (await import("./definition-WK3YIHWT.js")).migrations,
  plan: async () => (await import("./definition-A22ZVCFM.js")).plan,
  prometheus: async () => (await import("./definition-BYXGRNE7.js")).prometheus,
  "rate-limit": async () => (await import("./definition-J2DPYVZI.js")).rateLimit,
  release: async () => (await import("./definition-WE5XUT4P.js")).release,
  rollout: async () => (await import("./definition-4HMBJED6.js")).rollout,
  secrets: async () => (await import("./definition-PB67LWZE.js")).secrets,
  tests: async () => (await import("./definition-NI7QSBS3.js")).tests,
  text: async () => (await import("./definition-ASCLELQF.js")).text,
  tls: async () => (await import("./definition-7UOXYRGW.js")).tls,
  traces: async () => (await import("./definition-XJWWLPN6.js")).traces,
  tracing: async () => (await import("./definition-3RONCZKH.js")).tracing,
  undo: async () => (await import("./definition-ZHTO2E5U.js")).undo
};
var registry = kinds;
var kindNames = Object.keys(registry);
async function loadChecks(names = kindNames) {
  const wanted = kindNames.filter((name) => names.includes(name));
  return Promise.all(wanted.flatMap((name) => registry[name]?.() ?? []));
}

export {
  kinds,
  kindNames,
  loadChecks
};
