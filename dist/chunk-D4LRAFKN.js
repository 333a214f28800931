import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  Roles,
  StageBook,
  cacheUrl,
  databaseUrl,
  effectOf,
  holdValid,
  option,
  options,
  readCommands,
  recognise,
  titleIn,
  words
} from "./chunk-JQGT4Y4V.js";
import {
  mergeProposals,
  same
} from "./chunk-CYZZQLTL.js";
import {
  conditionIn,
  durationIn,
  isPlaceholder,
  shareIn,
  timeLimitIn
} from "./chunk-YNNCWGYU.js";
import {
  asksPeople,
  baseUrl,
  hostOf,
  liveStage,
  namespaceOf,
  valueName
} from "./chunk-6CM2YVXA.js";
import {
  slugOf
} from "./chunk-FLEPBBHH.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/init/prose/configuration.ts
var file = ({ values, find }, { name, like, ask }) => values.need(name, ask, find(like)[0]);
var grafana = (context) => {
  const [dashboard] = context.find(/(?:^|\/)(?:grafana|dashboards)\/.*\.json$/);
  const folder = context.values.need(
    "DASHBOARDS",
    "Folder of Grafana's dashboards",
    dashboard?.replace(/\/[^/]+$/, "")
  );
  const [, number] = /(\d+)\+?\s+(?:\w+\s+)?dashboards?/i.exec(context.about) ?? [];
  return [
    {
      kind: "grafana",
      with: { dashboards: [`${folder}/**/*.json`], ...number === void 0 ? {} : { min: Number(number) } }
    }
  ];
};
var configurationRules = [
  {
    says: /\bgrafana\b|\bdashboards?\b.*\b(?:present|import\w*|provision\w*)|\bdata ?sources? configured/i,
    make: grafana
  },
  {
    says: /\bloki\b|\blog aggregation\b/i,
    make: (context) => [
      {
        kind: "loki",
        with: {
          config: [
            file(context, { name: "LOKI_CONFIG", like: /loki[\w-]*\.ya?ml$/i, ask: "Loki's configuration file" })
          ]
        }
      }
    ]
  },
  {
    says: /\b(?:jaeger|tracing|opentelemetry|instrumented|trace collection)\b/i,
    make: (context) => [
      {
        kind: "tracing",
        with: {
          collector: [
            file(context, {
              name: "COLLECTOR_CONFIG",
              like: /(?:otel|collector)[\w-]*\.ya?ml$/i,
              ask: "The collector's configuration file"
            })
          ]
        }
      }
    ]
  },
  {
    says: /\bprometheus\b|\balert(?:ing)? rules?\b/i,
    make: (context) => [
      {
        kind: "prometheus",
        with: {
          config: [
            file(context, {
              name: "PROMETHEUS_CONFIG",
              like: /(?:^|\/)prometheus\.ya?ml$/i,
              ask: "Prometheus' configuration file"
            })
          ]
        }
      }
    ]
  },
  {
    says: /\balertmanager\b|\balert channels?\b|\bnotification templates?\b|\balerts? (?:are )?configured/i,
    make: (context) => [
      {
        kind: "alertmanager",
        with: {
          config: [
            file(context, {
              name: "ALERTMANAGER_CONFIG",
              like: /alertmanager[\w-]*\.ya?ml$/i,
              ask: "Alertmanager's configuration file"
            })
          ]
        }
      }
    ]
  }
];

// src/init/prose/data.ts
var backups = ({ values }) => values.need("BACKUPS", "Files of the backups, such as /backup/postgres/**");
function backup(context) {
  const { about } = context;
  const [, days] = /(\d+)\s*days?/i.exec(about) ?? [];
  return [
    {
      kind: "backup",
      with: {
        from: backups(context),
        .../hourly/i.test(about) ? { newest: "2h" } : {},
        .../retention|keep|retain/i.test(about) ? { keep: `${days ?? 30}d` } : {},
        .../encrypt/i.test(about) ? { encrypted: "any" } : {},
        .../integrity|verif|valid|restor|test/i.test(about) ? { proof: 3 } : {}
      }
    }
  ];
}
var manifests = (context, policies) => {
  const overlays = [...new Set(context.told.overlays.values())];
  const found = overlays.length > 0 ? overlays : context.find(/(?:^|\/)kustomization\.ya?ml$/).map((path) => path.replace(/\/?[^/]+$/, "") || ".").slice(0, 5);
  const entries = [];
  const at = found.length > 0 ? found : void 0;
  if (at) entries.push({ kind: "manifests", with: { kustomize: at, policies } });
  return entries;
};
var compose = (context, policies) => {
  const [file2] = [...context.told.composeFiles, ...context.find(/(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/)];
  return file2 === void 0 ? [] : [{ kind: "compose", with: { files: [file2], policies } }];
};
var nowhere = (context) => [
  {
    kind: "manifests",
    with: { paths: [context.values.need("MANIFESTS", "Folder of the Kubernetes manifests")] },
    guessed: "where the manifests are"
  }
];
var orNowhere = (found, context) => found.length > 0 ? found : nowhere(context);
var RESOURCES = { "cpu-limit": "error", "memory-limit": "error", "cpu-request": "error", "memory-request": "error" };
var dataRules = [
  {
    says: /\b(?:cpu|memory|resource)\b.*\b(?:limits?|requests?|reservations?|quotas?)|\bresource limits\b/i,
    make: (context) => orNowhere(
      [...manifests(context, RESOURCES), ...compose(context, { "no-limits": "error", "no-reservations": "error" })],
      context
    )
  },
  {
    says: /\bstorage quotas?\b|\bresource quotas?\b/i,
    make: (context) => orNowhere(manifests(context, { "quota-missing": "error" }), context)
  },
  {
    says: /\bnetwork polic|\binternal networks?\b|\bingress\/egress\b|\bnetworks? isolated/i,
    make: (context) => orNowhere(
      [
        ...manifests(context, { "network-policy-missing": "error", "network-policy-allows-all": "error" }),
        ...compose(context, { "database-not-on-internal-network": "error", "port-on-all-interfaces": "error" })
      ],
      context
    )
  },
  {
    says: /\bbackups?\b|\bsnapshots?\b/i,
    unless: /\brestore plan|\bbackup (?:team|person|contact|owner|on-call)|\bdocument/i,
    make: backup
  },
  {
    says: /\bretention polic/i,
    make: backup
  },
  {
    says: /\bmigrations?\b/i,
    unless: /\bguide|\bdata migration|\bannounce|\bdocument|\bnotes?\b|\bbrief/i,
    make: (context) => {
      const tool = toolOf(context);
      return [
        {
          kind: "migrations",
          with: {
            tool: tool.tool,
            ...tool.at,
            .../rollback|roll back|down|revers/i.test(context.about) ? { expect: { downgrade: true } } : {}
          },
          guessed: tool.guessed
        }
      ];
    }
  },
  {
    says: /\bdatabase rollback\b|\bdown migration/i,
    make: (context) => {
      const tool = toolOf(context);
      return [
        {
          kind: "migrations",
          with: { tool: tool.tool, ...tool.at, expect: { downgrade: true } },
          guessed: tool.guessed
        }
      ];
    }
  },
  {
    says: /\bcache\b|\bredis\b/i,
    unless: /\bclear|\bflush|\bpurge|\binvalidat|\bbrowser/i,
    make: (context) => [
      {
        kind: "cache",
        with: {
          url: cacheUrl(context),
          .../hit/i.test(context.about) ? { expect: { "hit-rate": ">= 80%" } } : { "round-trip": true }
        },
        guessed: /hit/i.test(context.about) ? "the limit" : void 0
      }
    ]
  },
  {
    says: /\bdatabase\b.*\b(?:quer\w*|connect\w*|performance|accessible|healthy|working|reachable|persist\w*|good|replicat\w*)|\bdata persist/i,
    make: (context) => [
      {
        kind: "database",
        with: {
          url: databaseUrl(context),
          .../perform|slow/i.test(context.about) ? { expect: { "cache-hit": ">= 90%", "longest-transaction": "<= 5m" }, top: 10 } : { queries: [{ sql: "SELECT 1", expect: "== 1" }] }
        }
      }
    ]
  },
  {
    says: /\bdata corruption\b|\bdata integrity\b/i,
    make: (context) => [
      {
        kind: "database",
        with: {
          url: databaseUrl(context),
          queries: [
            { sql: context.values.need("INTEGRITY_SQL", "SQL that counts broken rows: 0 is good"), expect: "== 0" }
          ]
        }
      }
    ]
  }
];
function toolOf({ find }) {
  const folder = (path) => path === void 0 ? {} : { directory: path.replace(/\/?[^/]+$/, "") || "." };
  const [alembic] = find(/(?:^|\/)(?:alembic|migrations)\/env\.py$/);
  if (alembic !== void 0) return { tool: "alembic", at: folder(alembic) };
  const [prisma] = find(/(?:^|\/)schema\.prisma$/);
  if (prisma !== void 0) return { tool: "prisma", at: folder(prisma) };
  const [rails] = find(/(?:^|\/)db\/migrate\/\d+_\w+\.rb$/);
  if (rails !== void 0) return { tool: "rails", at: folder(rails) };
  const [flyway] = find(/(?:^|\/)V\d[\w.]*__\w+\.sql$/);
  if (flyway !== void 0) return { tool: "flyway", at: folder(flyway) };
  const [plain] = find(/(?:^|\/)migrations\/[^/]+\.sql$/);
  return {
    tool: "sql",
    at: plain === void 0 ? { directory: "migrations" } : folder(plain),
    guessed: "which tool makes the migrations"
  };
}

// src/init/prose/network.ts
var get = (context, path, more = {}) => [
  {
    kind: "http",
    with: { base: baseUrl(context), requests: [Object.keys(more).length === 0 ? path : { url: path, ...more }] }
  }
];
var workloads = (context) => {
  const told = context.told.workloads.get(context.stage) ?? context.told.workloads.get(liveStage(context.stage));
  return { namespace: namespaceOf(context), ...told === void 0 ? {} : { workloads: told } };
};
var OBSERVER = /\b(jaeger|grafana|prometheus|kibana|argo ?cd|alertmanager)\b/i;
var networkRules = [
  {
    says: /\b(?:ui|web interface|console)\b.*\b(?:accessible|reachable|available|loads?|up)\b|\b(?:jaeger|grafana|prometheus|kibana|argo ?cd|alertmanager)\b.*\b(?:accessible|reachable|healthy)\b/i,
    make: (context) => {
      const [, name] = OBSERVER.exec(`${context.about} ${context.line}`) ?? [];
      if (name === void 0) return get(context, "/");
      const known = name.replace(/\s/g, "");
      return [
        {
          kind: "http",
          with: {
            requests: [
              {
                url: context.values.need(
                  `${known.toUpperCase()}_URL`,
                  `Address of ${name}, such as https://${known.toLowerCase()}.example`
                )
              }
            ]
          }
        }
      ];
    }
  },
  {
    says: /\bhsts\b|\bsecurity headers?\b|\bcsp\b|content[- ]security[- ]policy/i,
    make: (context) => [{ kind: "http", with: { base: baseUrl(context), requests: ["/"], "security-headers": true } }]
  },
  {
    says: /\b(?:ssl|tls|https)\b|\bcertificates?\b/i,
    unless: /\bcode[- ]sign|\bsigning certificate|\bprovisioning|\bnotari/i,
    make: (context) => [
      { kind: "tls", with: { hosts: [hostOf(context)], .../https/i.test(context.about) ? { hsts: true } : {} } }
    ]
  },
  {
    says: /\bdns\b|\bdomain (?:name|record)s?\b|\bcname\b/i,
    make: (context) => [
      {
        kind: "dns",
        with: {
          records: [
            {
              name: hostOf(context),
              type: "A",
              equals: [
                context.values.need(
                  valueName(liveStage(context.stage), "ADDRESS"),
                  `Address that the name of ${liveStage(context.stage)} must lead to`
                )
              ]
            }
          ]
        }
      }
    ]
  },
  {
    says: /\brate[- ]?limit/i,
    make: (context) => [
      {
        kind: "rate-limit",
        with: { url: baseUrl(context), burst: 60, expect: { status: 429 } },
        guessed: "how many requests are too many"
      }
    ]
  },
  {
    says: /\b(?:load|stress|performance)[- ]?tests?\b|\bload testing\b|\bbenchmark/i,
    make: (context) => [
      {
        kind: "load",
        with: {
          url: baseUrl(context),
          hosts: [hostOf(context)],
          connections: 10,
          requests: 1e3,
          expect: { p95: "<= 500ms", "error-rate": "< 1%" }
        },
        guessed: "the load and its limits"
      }
    ]
  },
  {
    says: /\bfirewall|\bports? (?:closed|blocked)|\bnot (?:be )?(?:publicly )?exposed|\bexposed\b.*\b(?:secrets?|files?|endpoints?)|debug (?:endpoints?|mode)/i,
    make: (context) => [{ kind: "exposure", with: { urls: [baseUrl(context)] } }]
  },
  {
    says: /\b(?:log ?in|sign ?in|authenticat\w*)\b.*\b(?:works?|working|functional|ok|verified|succe\w*|can|tested)|\b(?:users?|can)\b.*\b(?:log ?in|sign ?in)\b|\buser authentication\b/i,
    make: (context) => [
      {
        kind: "http",
        with: {
          base: baseUrl(context),
          steps: [
            {
              url: context.values.need("LOGIN_PATH", "Path that a login is sent to, such as /api/v1/login"),
              method: "POST",
              json: { username: "${{ env.TEST_USER }}", password: "${{ env.TEST_PASSWORD }}" },
              capture: { token: { json: "/token" } }
            },
            {
              url: context.values.need("PROFILE_PATH", "Path that needs a login, such as /api/v1/me"),
              headers: { authorization: "Bearer ${{ captured.token }}" }
            }
          ]
        },
        guessed: "how somebody logs in, and where the token stands in the answer"
      }
    ]
  },
  {
    says: /\bapi\b.*\b(?:respond\w*|endpoints?|works?|working|healthy|available|accessible|return\w*)|\bendpoints? (?:are )?(?:respond\w*|healthy|working)/i,
    make: (context) => get(
      context,
      context.values.need("API_PATH", "Path of the API that must answer, such as /api/v1/health", "/api/v1/health")
    )
  },
  {
    says: /\bhealth ?(?:check|endpoint)?s?\b.*\b(?:endpoints?|pass\w*|return\w*|respond\w*|ok|green|configured|healthy|200)|\bhealth[- ]?checks?\b|\/health\b|\bservices? (?:is |are )?(?:healthy|up|running|accessible)/i,
    make: (context) => get(context, context.values.need("HEALTH_PATH", "Path of the health check, such as /health", "/health"))
  },
  {
    says: /\b(?:dashboard|home ?page|web ?site|site|app(?:lication)?|page|ui|front ?end|landing page)\b.*\b(?:loads?|loading|accessible|reachable|opens?|up|live|working|available|renders?|responds?)\b/i,
    make: (context) => get(context, "/")
  },
  {
    says: /\b404\b.*\bpage|\bpage\b.*\b404\b|custom error page/i,
    make: (context) => get(context, "/no-such-page-here", { expect: { status: 404 } })
  },
  { says: /\brobots\.txt\b/i, make: (context) => get(context, "/robots.txt") },
  { says: /\bsitemap(?:\.xml)?\b/i, make: (context) => get(context, "/sitemap.xml") },
  {
    says: /\bredirects?\b.*\b(?:https|www|http)\b|\b(?:https|www)\b.*\bredirects?\b/i,
    make: (context) => [
      { kind: "http", with: { requests: [{ url: `http://${hostOf(context)}/`, expect: { status: "3xx" } }] } }
    ]
  },
  {
    says: /\b(?:cluster|kubernetes|k8s)\b.*\b(?:access\w*|ready|healthy|reachable|available|running|up)|\bnodes? (?:are )?(?:ready|healthy)/i,
    make: () => [{ kind: "cluster", with: { nodes: { ready: 1 } } }]
  },
  {
    says: /\bsecrets?\b.*\b(?:configured|present|created|exist\w*|deployed|in place|set)\b/i,
    unless: /\bhard[- ]?coded|\bno secrets|\brotat/i,
    make: (context) => [
      {
        kind: "cluster",
        with: {
          secrets: [
            {
              name: context.values.need(
                valueName(context.stage, "SECRET"),
                "Name of a Secret that must be in the cluster"
              ),
              namespace: namespaceOf(context)
            }
          ]
        }
      }
    ]
  },
  {
    says: /\b(?:pods?|deployments?|replicas?|containers?|workloads?)\b.*\b(?:running|ready|healthy|available|up|started|rolled out)|\brollout\b.*\b(?:complete\w*|success\w*|status)|\ball pods\b/i,
    make: (context) => [{ kind: "rollout", with: { ...workloads(context), within: "5m" } }]
  }
];

// src/init/prose/people.ts
var statusPage = ({ values }) => values.need("STATUS_PAGE_URL", "Address of the status page, such as https://status.example");
var documentFor = ({ find, values }, { name, like, ask }) => values.need(name, ask, find(like)[0]);
var peopleRules = [
  {
    says: /\bstatus ?page\b|\bmaintenance (?:window|page|announce\w*)|\bdeployment complete notification/i,
    make: (context) => [
      {
        kind: "http",
        with: {
          requests: [
            {
              url: `${statusPage(context)}/api/v2/summary.json`,
              expect: { json: { "/page/updated_at": { "newer-than": "24h" }, "/status/indicator": "none" } }
            }
          ]
        },
        guessed: "the page is one of Statuspage"
      }
    ]
  },
  {
    says: /\b(?:on[- ]?call|standby|team available)\b/i,
    make: (context) => [
      {
        kind: "http",
        with: {
          requests: [
            {
              url: `https://api.pagerduty.com/oncalls?earliest=true&schedule_ids[]=${context.values.need("PAGERDUTY_SCHEDULE", "Id of the schedule in PagerDuty")}`,
              headers: { authorization: "Token token=${{ env.PAGERDUTY_TOKEN }}" },
              expect: { json: { "/oncalls": { length: ">= 1" } } }
            }
          ]
        },
        guessed: "the schedule is one of PagerDuty"
      }
    ]
  },
  {
    says: /\b(?:run ?books?|disaster recovery|rollback (?:procedures?|plan|steps)|playbooks?)\b/i,
    unless: /\bfamiliar|\btrained|\bbriefed|\btested/i,
    make: (context) => [
      {
        kind: "document",
        with: {
          file: documentFor(context, {
            name: "RUNBOOK",
            like: /(?:run-?book|recovery|rollback)[\w-]*\.md$/i,
            ask: "File of the runbook"
          }),
          reviewed: "90d"
        }
      }
    ]
  },
  {
    says: /\bemergency contacts?\b|\bcontact (?:list|information)|\bescalation (?:path|contacts?)/i,
    make: (context) => [
      {
        kind: "document",
        with: {
          file: documentFor(context, {
            name: "RUNBOOK",
            like: /(?:run-?book|recovery|contacts?)[\w-]*\.md$/i,
            ask: "File of the runbook"
          }),
          contacts: true
        }
      }
    ]
  },
  {
    says: /\brecovery time objectives?\b|\brto\b|\brpo\b/i,
    make: (context) => [
      {
        kind: "document",
        with: {
          file: documentFor(context, {
            name: "RUNBOOK",
            like: /(?:run-?book|recovery)[\w-]*\.md$/i,
            ask: "File of the runbook"
          }),
          sections: ["Recovery time objectives"]
        }
      }
    ]
  },
  {
    says: /\b(?:documentation|docs|readme|api docs?)\b.*\b(?:updat\w*|complete\w*|current|review\w*|written|accurate|publish\w*)|\b(?:update|review|write)\b.*\b(?:documentation|docs|readme)\b/i,
    make: (context) => [
      {
        kind: "document",
        with: {
          file: documentFor(context, {
            name: "DOCUMENT",
            like: /^README\.md$/i,
            ask: "The document that must be up to date"
          }),
          reviewed: "90d"
        },
        guessed: "which document is meant"
      }
    ]
  }
];

// src/init/prose/repository.ts
var repositoryRules = [
  {
    says: /\b(?:environment|env)[- ]?(?:variables?|vars?|files?|settings?)\b|\brequired variables\b|\.env\b/i,
    make: (context) => [
      {
        kind: "env",
        with: {
          declared: context.find(/(?:^|\/)\.env\.(?:example|sample|template)$/).slice(0, 3).concat(context.told.composeFiles.slice(0, 1)).concat(context.find(/(?:^|\/)\.env\.(?:example|sample|template)$/).length === 0 ? [".env.example"] : [])
        }
      }
    ]
  },
  {
    says: /\bno (?:hard[- ]?coded )?(?:secrets?|credentials?|passwords?|api keys?)\b|\bsecret scan|\bhard[- ]?coded (?:secrets?|credentials?|passwords?)|\bsecrets?\b.*\b(?:not|never) (?:committed|in (?:code|git|the repo))/i,
    make: () => [{ kind: "secrets", with: { paths: ["."] } }]
  },
  {
    says: /\bsecurity vulnerabilit(?:y|ies) (?:introduced|found)|\b(?:vulnerab\w*|cves?)\b.*\b(?:image|container)|\b(?:image|container)\b.*\b(?:vulnerab\w*|scan\w*)/i,
    make: (context) => [
      {
        kind: "image-scan",
        with: {
          images: context.told.images.length > 0 ? [...context.told.images] : [context.values.need("IMAGE", "Name of the image that is deployed, with its tag")],
          "fail-on": "high"
        }
      }
    ]
  },
  {
    says: /\b(?:vulnerab\w*|cves?|security audit|dependency (?:audit|scan)|dependabot|npm audit)\b/i,
    unless: /\bpenetration|\bpentest|\bthird party/i,
    make: () => [
      { kind: "dependencies", with: { "fail-on": "high" }, guessed: "advisories of dependencies are meant" }
    ]
  },
  {
    says: /\bdependenc(?:y|ies)\b.*\b(?:up[- ]to[- ]date|audit\w*|scanned|vulnerab\w*|secure)/i,
    make: () => [{ kind: "dependencies", with: { "fail-on": "high" } }]
  },
  {
    says: /\bcode[- ]?reviews?\b|\b(?:pull requests?|prs?|merge requests?)\b.*\b(?:review\w*|approved?|approval)|\b(?:reviewed|approved) by\b|\bpeer review/i,
    make: () => [{ kind: "github", with: { reviews: { min: 1 } } }]
  },
  {
    says: /\b(?:pull requests?|prs?|features?|changes|branches)\b.*\bmerged\b|\bmerged? (?:in)?to (?:main|master|develop|release)/i,
    make: () => [
      {
        kind: "github",
        with: { branch: { "up-to-date": true } },
        guessed: "what must be merged; name labels under `pull-requests`"
      }
    ]
  },
  {
    says: /\b(?:ci|pipelines?|builds?|workflows?|github actions?|status checks?|checks)\b.*\b(?:pass\w*|green|succe\w*|complete\w*|healthy|ok)\b|\bgreen (?:build|ci)\b/i,
    make: () => [{ kind: "github", with: { checks: "green" } }]
  },
  {
    says: /\b(?:all |unit |integration |e2e |end[- ]to[- ]end |regression |automated )*tests?\b.*\b(?:pass\w*|green|succe\w*|run|complete\w*)\b/i,
    unless: /\bmanual|\bsmoke|\buser acceptance|\buat\b|\bstaging tests|\bfir(?:es?|ing)/i,
    make: () => [
      { kind: "github", with: { checks: "green" }, guessed: "the tests run in this repository\u2019s workflows" }
    ]
  },
  {
    says: /\b(?:no|zero)\b.*\b(?:critical|blocking|blocker|open|high)\b.*\b(?:issues?|bugs?|tickets?)|\bblock(?:ing|er)s?\b.*\b(?:issues?|resolved|closed|fixed)|\bcritical issues\b/i,
    make: () => [
      { kind: "github", with: { issues: { labels: ["critical"], max: 0 } }, guessed: "the label of issues that block" }
    ]
  },
  {
    says: /\b(?:milestone)\b|\bissues?\b.*\b(?:closed|resolved|fixed|triaged)/i,
    make: (context) => [
      {
        kind: "github",
        with: {
          issues: { milestone: context.values.need("MILESTONE", "Milestone whose issues must be closed"), max: 0 }
        }
      }
    ]
  },
  {
    says: /\bbranch protection|\bprotected branch|\bbranch\b.*\bprotected/i,
    make: () => [{ kind: "github", with: { branch: { protected: true } } }]
  },
  {
    says: /\b(?:git ?hub )?release\b.*\b(?:published|created|drafted|exists|page|publish)|\b(?:publish|draft|create)\b.*\b(?:git ?hub )?release\b(?! (?:branch|candidate|notes|pr))/i,
    make: () => [{ kind: "github", with: { release: { tag: "${{ env.TAG }}", draft: false } } }]
  },
  {
    says: /\b(?:previous|last|prior) (?:version|release)\b.*\b(?:tag\w*|image|available)/i,
    make: () => [{ kind: "release", with: { previous: "tagged" } }]
  },
  {
    says: /\b(?:signed|gpg)\b.*\btags?\b|\btags?\b.*\bsigned\b/i,
    make: () => [{ kind: "release", with: { tag: "${{ env.TAG }}", signed: true } }]
  },
  {
    says: /\bchange ?logs?\b|\brelease notes?\b|\bCHANGELOG\b|\bnews fragment|\bhistory file\b/i,
    make: (context) => [
      {
        kind: "release",
        with: {
          changelog: documentFor(context, {
            name: "CHANGELOG",
            like: /^(?:CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES?)(?:\.\w+)?$/i,
            ask: "File of the changelog"
          })
        }
      }
    ]
  },
  {
    says: /\bversions?\b.*\b(?:bump\w*|updat\w*|increment\w*|match\w*|correct|consistent|rais\w*|set)|\b(?:bump|update|increment|raise|set)\b.*\bversions?\b/i,
    unless: /\bdependenc|\bthird|\bkubernetes version/i,
    make: (context) => [
      {
        kind: "text",
        with: { same: [{ name: "version", in: versionPlaces(context) }] },
        guessed: "the files that hold the version"
      }
    ]
  },
  {
    says: /\btags?\b.*\b(?:created|pushed|exists?|push)|\b(?:create|push|add)\b.*\b(?:git )?tags?\b/i,
    make: () => [{ kind: "release", with: { tag: "${{ env.TAG }}" } }]
  },
  {
    says: /\b(?:npm|pypi|crates\.io|maven(?: central)?|docker ?hub|ghcr|container registry|registry|helm repo|chart)\b.*\b(?:publish\w*|push\w*|upload\w*|available|release\w*|exists?)|\b(?:publish|push|upload|release)\w*\b.*\b(?:npm|pypi|crates\.io|maven|docker ?hub|ghcr|registry|image|chart)\b/i,
    make: (context) => [
      { kind: "artifact", with: { ...artifactOf(context), version: "${{ env.VERSION }}", within: "10m" } }
    ]
  },
  {
    says: /\b(?:docker |container )?images?\b.*\b(?:built|build|exist\w*|available|pushed|published|tagged)/i,
    make: (context) => [
      {
        kind: "artifact",
        with: {
          image: context.values.need("IMAGE_NAME", "Name of the image, without its tag"),
          version: "${{ env.VERSION }}",
          within: "10m"
        }
      }
    ]
  },
  {
    says: /\bterraform\b|\binfrastructure (?:plan|changes)|\bpulumi\b|\bdrift\b/i,
    unless: /\bapply|\bup\b/i,
    make: (context) => [
      {
        kind: "plan",
        with: {
          tool: /pulumi/i.test(context.about) ? "pulumi" : "terraform",
          file: context.values.need("PLAN_FILE", "The plan as JSON", "plan.json"),
          drift: "none"
        },
        guessed: "where the plan is"
      }
    ]
  },
  {
    says: /\bargo ?cd\b.*\bsync|\bgitops\b.*\bsync/i,
    make: (context) => [
      {
        kind: "argocd",
        with: {
          url: context.values.need("ARGOCD_URL", "Address of Argo CD"),
          headers: { authorization: "Bearer ${{ env.ARGOCD_TOKEN }}" },
          apps: [
            context.values.need(
              valueName(liveStage(context.stage), "ARGOCD_APP"),
              "Name of the application in Argo CD"
            )
          ],
          action: "wait",
          within: "10m"
        }
      }
    ]
  },
  {
    says: /\b(?:kubernetes |k8s )?manifests?\b.*\b(?:valid\w*|lint\w*|review\w*)|\bhelm charts?\b.*\b(?:lint\w*|valid\w*)/i,
    make: (context) => [
      {
        kind: "manifests",
        with: context.told.overlays.size > 0 ? { kustomize: [...new Set(context.told.overlays.values())] } : { paths: [context.values.need("MANIFESTS", "Folder of the Kubernetes manifests")] }
      }
    ]
  },
  {
    says: /\bimage sizes?\b/i,
    make: (context) => [
      {
        kind: "image-size",
        with: {
          images: [
            {
              image: context.values.need("IMAGE", "Name of the image that is deployed"),
              max: context.values.need("IMAGE_MAX", "Largest size of an image, such as 200MB")
            }
          ]
        }
      }
    ]
  }
];
function versionPlaces({ find }) {
  const places = [];
  if (find(/^package\.json$/).length > 0) places.push({ file: "package.json", json: "/version" });
  if (find(/^pyproject\.toml$/).length > 0) places.push({ file: "pyproject.toml", toml: "/project/version" });
  if (find(/^Cargo\.toml$/).length > 0) places.push({ file: "Cargo.toml", toml: "/package/version" });
  const [chart] = find(/(?:^|\/)Chart\.yaml$/);
  if (chart !== void 0) places.push({ file: chart, yaml: "/appVersion" });
  return places.length > 0 ? [...places, "tag"] : ["tag", { env: "VERSION" }];
}
function artifactOf({ about, values }) {
  const name = (kind) => values.need("PACKAGE", `Name of what is published (${kind})`);
  if (/\bnpm\b/i.test(about)) return { npm: name("npm") };
  if (/\bpypi\b/i.test(about)) return { pypi: name("PyPI") };
  if (/\bcrates/i.test(about)) return { crate: name("crates.io") };
  if (/\bmaven/i.test(about)) return { maven: name("Maven Central") };
  if (/\b(?:helm|chart)\b/i.test(about)) return { helm: name("Helm") };
  return { image: values.need("IMAGE_NAME", "Name of the image, without its tag") };
}

// src/init/prose/signals.ts
var url = ({ values }, name, of) => values.need(`${name}_URL`, `Address of ${of}, such as https://${of.toLowerCase()}.example`);
var prometheus = (context) => url(context, "PROMETHEUS", "Prometheus");
var loki = (context) => url(context, "LOKI", "Loki");
var jaeger = (context) => url(context, "JAEGER", "Jaeger");
var grafana2 = (context) => url(context, "GRAFANA", "Grafana");
var alertmanager = (context) => url(context, "ALERTMANAGER", "Alertmanager");
var service = ({ values, stage }) => values.need(valueName(liveStage(stage), "SERVICE"), "Name of the main service, as traces and metrics call it");
var errorRatio = (limit) => ({
  name: "error rate",
  errors: 'http_requests_total{code=~"5.."}',
  total: "http_requests_total",
  limit,
  window: "15m"
});
var numberIn = (text) => {
  const [, number] = /(\d+)\+?\s+(?:\w+\s+)?dashboards?/i.exec(text) ?? [];
  return number === void 0 ? void 0 : Number(number);
};
var METRIC_NAMES = "the names of your metrics";
var signalRules = [
  {
    says: /\berror (?:rates?|ratio|budget)|\b5xx\b|\bcrash[- ]free|rate of errors/i,
    make: (context) => [
      {
        kind: "metrics",
        with: { url: prometheus(context), ratios: [errorRatio(shareIn(context.about) ?? "1%")] },
        guessed: `${METRIC_NAMES}${shareIn(context.about) === void 0 ? ", and the limit" : ""}`
      }
    ]
  },
  {
    says: /\bperformance degrad|\bdegradation|slower than|regression in (?:performance|latency)/i,
    make: (context) => [
      {
        kind: "metrics",
        with: {
          url: prometheus(context),
          queries: [
            {
              name: "p95 against the day before",
              query: "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[$window])))",
              fail: `> ${1 + Number.parseFloat(shareIn(context.about) ?? "50") / 100}x`,
              baseline: { offset: "1d" },
              window: "15m"
            }
          ]
        },
        guessed: METRIC_NAMES
      }
    ]
  },
  {
    says: /\bresponse times?|\blatenc(?:y|ies)|\bp9[059]\b/i,
    unless: /\bload test/i,
    make: (context) => [
      {
        kind: "metrics",
        with: {
          url: prometheus(context),
          queries: [
            {
              name: "p95",
              query: "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[$window])))",
              fail: (timeLimitIn(context.about) ?? "<= 500ms").replace("<=", ">"),
              window: "15m"
            }
          ]
        },
        guessed: `${METRIC_NAMES}${timeLimitIn(context.about) === void 0 ? ", and the limit" : ""}`
      }
    ]
  },
  {
    says: /\b(?:cpu|memory|ram|disk|resource)\b.*\b(?:usage|utili[sz]ation|consumption|acceptable|normal|pressure)/i,
    make: (context) => [
      {
        kind: "metrics",
        with: {
          url: prometheus(context),
          queries: [
            {
              name: "CPU",
              query: 'max(rate(container_cpu_usage_seconds_total{container!=""}[$window]) / on (namespace, pod, container) kube_pod_container_resource_limits{resource="cpu"})',
              fail: "> 90%",
              unit: "ratio",
              window: "15m"
            },
            {
              name: "memory",
              query: 'max(container_memory_working_set_bytes{container!=""} / on (namespace, pod, container) kube_pod_container_resource_limits{resource="memory"})',
              fail: "> 90%",
              unit: "ratio",
              window: "15m"
            }
          ]
        },
        guessed: "the limits, and that Prometheus scrapes the kubelet and kube-state-metrics"
      }
    ]
  },
  {
    says: /\b(?:background|queue|worker|async)\w*\b.*\b(?:jobs?|process\w*|drain\w*|running|lag)|\bjobs? (?:are )?(?:processing|running)/i,
    make: (context) => [
      {
        kind: "metrics",
        with: {
          url: prometheus(context),
          queries: [
            {
              name: "queue",
              query: context.values.need("QUEUE_QUERY", "PromQL of the number of jobs that wait"),
              fail: "> 1000"
            }
          ]
        },
        guessed: "the limit"
      }
    ]
  },
  {
    says: /\bmetrics?\b.*\b(?:appear\w*|flow\w*|collect\w*|scrap\w*|visible|show\w*|report\w*|populat\w*|normal|review\w*|expos\w*|working|available)|\b(?:monitor|review|check|watch)\w*\b.*\bmetrics?\b|prometheus targets?/i,
    unless: /\bbusiness|\bcost|\badoption|\bbaseline/i,
    make: (context) => [
      { kind: "metrics", with: { url: prometheus(context), present: ["up"] }, guessed: "which series must be there" }
    ]
  },
  {
    says: /\blogs?\b.*\b(?:flow\w*|appear\w*|aggregat\w*|collect\w*|ingest\w*|visible|shipping|available|centrali[sz]ed)|\bloki\b/i,
    unless: /\bconfig|\bready\b/i,
    make: (context) => [
      {
        kind: "logs",
        with: {
          url: loki(context),
          queries: [
            {
              name: "lines arrive",
              query: `{namespace="${context.told.namespace.get(liveStage(context.stage)) ?? "${{ env.NAMESPACE }}"}"}`,
              min: 1,
              window: "15m"
            }
          ]
        },
        guessed: "the labels of your logs"
      }
    ]
  },
  {
    says: /\b(?:error|application|system|server)\s+logs?\b|\blogs?\b.*\b(?:errors?|clean|exceptions?|review\w*|check\w*|monitor\w*)|\b(?:check|review|monitor|watch|inspect)\w*\b.*\blogs?\b/i,
    unless: /\bchange ?log|\bdeployment log|\brelease log|\baudit log/i,
    make: (context) => [
      {
        kind: "logs",
        with: {
          url: loki(context),
          queries: [
            {
              name: "errors",
              query: `{namespace="${context.told.namespace.get(liveStage(context.stage)) ?? "${{ env.NAMESPACE }}"}"} |~ "(?i)error|fatal|panic"`,
              max: 0,
              window: "15m",
              show: 5
            }
          ]
        },
        guessed: "the labels of your logs, and what an error looks like"
      }
    ]
  },
  {
    says: /\btrac(?:es?|ing)\b|\bjaeger\b|\bopentelemetry\b/i,
    unless: /\bconfig\w*|\binstrumented|\bstack trace|\bissue|\btraceab/i,
    make: (context) => [
      {
        kind: "traces",
        with: { url: jaeger(context), api: "jaeger", services: [{ name: service(context), min: 1, window: "15m" }] }
      }
    ]
  },
  {
    says: /\balert ?channels?\b|\bnotification channels?\b/i,
    make: (context) => [
      {
        kind: "dashboards",
        with: {
          url: grafana2(context),
          "alert-channels": [context.values.need("ALERT_CHANNEL", "Name of Grafana's contact point")]
        }
      }
    ]
  },
  {
    says: /\bdashboards?\b/i,
    unless: /\b(?:user|customer|admin)\b.*dashboard|\bdashboard\b.*\b(?:loads?|page|login|ui)\b|\bbusiness/i,
    make: (context) => {
      const min = numberIn(context.about);
      return [
        {
          kind: "dashboards",
          with: {
            url: grafana2(context),
            ...min === void 0 ? {} : { min },
            .../populat|data|metrics/i.test(context.about) ? { panels: "data" } : { datasources: "healthy" }
          }
        }
      ];
    }
  },
  {
    says: /\balert(?:s|ing|manager)?\b/i,
    unless: /\brule|\bconfigured$|\bsecurity alert|\bdependabot/i,
    make: (context) => [
      /\btest\b|\bfir(?:es?|ing)\b.*\btest|received/i.test(context.about) ? {
        kind: "alerts",
        with: {
          url: alertmanager(context),
          test: {
            labels: { alertname: "DeployValidateTest", severity: "info" },
            receiver: context.values.need("ALERT_RECEIVER", "Receiver in Alertmanager that must get a test alert")
          }
        }
      } : { kind: "alerts", with: { url: alertmanager(context), firing: { max: 0, severity: ["critical"] } } }
    ]
  }
];

// src/init/prose/recognise.ts
var HUMAN = /\b(?:familiar|briefed|trained|notif(?:y|ied)|inform(?:ed)?|communicat\w*|announce\w*|stakeholders?|feedback|tickets|meeting|retrospective|post-?mortem|went well|improve\w*|lessons|consider|discuss\w*|decide[ds]?|agree\w*|coordinate\w*|ask|tell|thank|celebrate|tweet|blog|newsletter|email|e-mail|social media|cost analysis|if needed)\b/i;
var ASKABLE = /\bstatus ?page\b|\bon[- ]?call\b|\bstandby\b/i;
var BEFORE = [
  ...dataRules,
  ...repositoryRules,
  ...peopleRules,
  ...configurationRules,
  ...networkRules,
  ...signalRules
];
var LIVE = [...signalRules, ...networkRules, ...dataRules, ...repositoryRules, ...peopleRules, ...configurationRules];
function recogniseProse(text, context) {
  if (HUMAN.test(text) && !ASKABLE.test(text)) return [];
  const rules = context.stage === "pre-deployment" ? BEFORE : LIVE;
  const rule = rules.find(({ says, unless }) => says.test(text) && unless?.test(text) !== true);
  if (rule === void 0) return [];
  return rule.make({ ...context, about: text }).map((proposal) => ({ ...proposal, title: text, words: [text] }));
}

// src/init/complete-stages.ts
function completeStages(desk) {
  for (const { stage } of desk.roles.all) desk.book.stage(stage);
  for (const { name } of desk.book.all) {
    const stage = desk.book.stage(name);
    completeRollback(stage, desk);
    const hasDeploy = stage.entries.some(({ phase }) => phase === "deploy");
    const needsVerify = hasDeploy || stage.watch !== void 0;
    if (needsVerify && !stage.entries.some((entry) => entry.phase === "verify" && !asksPeople(entry)))
      addHealth(name, "verify", desk);
    if (stage.entries.length === 0) addHealth(name, "checks", desk);
  }
}
var TAKEN_BACK = /* @__PURE__ */ new Set(["apply", "argocd"]);
function completeRollback(stage, desk) {
  const asked = stage.conditions.length + stage.triggers.length + stage.verifyBack.length + stage.steps.length;
  if (asked === 0) return;
  const deployed = stage.entries.filter(({ phase }) => phase === "deploy");
  if (deployed.length > 0 && stage.steps.length === 0 && deployed.some(({ kind }) => TAKEN_BACK.has(kind)))
    desk.book.add(
      { kind: "undo", with: {}, changes: true, guessed: "the list does not say how to go back" },
      {
        stage: stage.name,
        phase: "way-back",
        name: "Take back what was deployed",
        section: void 0,
        covers: [],
        from: []
      }
    );
  if (deployed.length > 0 && stage.steps.length > 0) return;
  for (const item of stage.conditions) desk.excuse(item, "a line of the way back, which people go by hand", 0);
  stage.notes.push(...stage.steps.flatMap(({ from }) => from.map(({ text, line }) => `line ${line}: ${text}`)));
  stage.conditions.length = 0;
  stage.triggers.length = 0;
  stage.verifyBack.length = 0;
  stage.steps.length = 0;
}
function addHealth(stage, phase, { book, contextOf }) {
  const [found] = recogniseProse("The service is healthy: health check", contextOf(stage, "health check"));
  if (found === void 0) return;
  const { words: _, title: __, ...proposal } = found;
  book.add(
    { ...proposal, guessed: "the list does not say how to see that it works" },
    { stage, phase, name: "The service answers", section: void 0, covers: [], from: [] }
  );
}

// src/init/desk.ts
var aboutOf = ({ task, parent }) => [parent?.task.text, task.text].filter(Boolean).join(": ");
function originOf({ task, place }, phase, title) {
  const from = [{ text: task.text, line: task.line }];
  return {
    stage: place.stage,
    phase,
    label: task.text,
    name: nameOf(title === void 0 ? task.text : `${task.text}: ${title}`),
    section: place.section,
    covers: task.slug === void 0 ? [] : [task.slug],
    from
  };
}
var NAME_LENGTH = 100;
var nameOf = (text) => {
  const said = text.replace(/[:\s]+$/, "");
  return clip(said, NAME_LENGTH);
};

// src/init/group-questions.ts
var FEWEST = 4;
var LONGEST_QUESTION = 1800;
function groupQuestions({ book }) {
  for (const { name } of book.all) {
    const stage = book.stage(name);
    const groups = [];
    for (const entry of stage.entries.filter(mayGroup)) {
      const open = groups.findLast(([first]) => first && belongTogether(first, entry));
      if (open && open.reduce((sum, each) => sum + askOf(each).length + 2, 0) + askOf(entry).length < LONGEST_QUESTION)
        open.push(entry);
      else groups.push([entry]);
    }
    const together = new Map(
      groups.filter((group) => group.length >= FEWEST).map((group) => [group[0]?.id ?? "", joined(group)])
    );
    const gone = new Set(
      groups.filter((group) => group.length >= FEWEST).flatMap((group) => group.slice(1).map(({ id }) => id))
    );
    stage.entries = stage.entries.filter(({ id }) => !gone.has(id)).map((entry) => together.get(entry.id) ?? entry);
  }
}
var mayGroup = (entry) => asksPeople(entry) && (entry.notes ?? []).length === 0 && entry.words === void 0;
var belongTogether = (a, b) => a.section === b.section && a.phase === b.phase && a.with.role === b.with.role && same(a.guessed, b.guessed);
var askOf = ({ with: { ask } }) => typeof ask === "string" ? ask : "";
function joined(group) {
  const [first] = group;
  if (first === void 0) return void 0;
  return {
    ...first,
    name: first.section === void 0 ? first.name : `${first.section}: ${group.length} lines that people tell`,
    with: { ...first.with, ask: group.map(askOf).join("; ") },
    covers: group.flatMap(({ covers }) => covers),
    from: group.flatMap(({ from }) => from)
  };
}

// src/init/list/placement.ts
var ENVIRONMENTS = [
  ["staging", /\b(?:staging|uat|acceptance)\b/i],
  ["production", /\b(?:production|prod|go[\s-]?live|live environment|launch)\b/i],
  [
    "development",
    /\b(?:development|dev) (?:environment|deploy\w*|stack)\b|^dev(?:elopment)?\b(?!\w|.*\b(?:team|setup)\b)/i
  ]
];
var BEFORE2 = /\b(?:pre|before|prior|prerequisites?|preparations?|prepare|readiness|requirements)\b|^pre/i;
var AFTER = /\b(?:post|after|afterwards|following)\b|^post|\bonce (?:deployed|released|live)\b/i;
var BACK = /\broll(?:ing)?[\s-]?back\b|\bback[\s-]?out\b|\brevert(?:ing)?\b/i;
var WHEN = /\b(?:when|criteria|criterion|triggers?|conditions?|immediate|if)\b/i;
var SIGNED = /\bsign(?:ed)?[\s-]?offs?\b|\bapprovals?\b|\bsignatures?\b|\bsigned by\b/i;
var ASIDE = /\b(?:appendix|appendices|troubleshooting|common (?:issues|problems|fixes)|glossary|references?|faq|contacts?|notes?|resources|links|changelog|history|table of contents|background|issues?:)\b/i;
var EXECUTES = /\b(?:deploy(?:ment)?(?: steps| process| execution)?|execution|release(?: steps| process| day)?|roll[\s-]?out|cut[\s-]?over|publish(?:ing)?|launch|go[\s-]?live|ship(?:ping)?|migration steps)\b/i;
var VERIFIES = /\b(?:validat\w*|verif\w*|smoke|monitor\w*|health|checks? after|confirm\w*|test(?:s|ing)? after|observ\w*)\b/i;
var SCRIPTS = /\b(?:scripts?|quick (?:health )?checks?|benchmarks?)\b/i;
function placeOf(headings) {
  const section = headings.at(-1);
  const stage = stageIn(headings);
  const nearest = [...headings].reverse();
  const isIn = (pattern) => nearest.some((heading) => pattern.test(heading));
  if (isIn(BACK)) {
    const back = nearest.findIndex((heading) => BACK.test(heading));
    const phase = nearest.slice(0, back + 1).some((heading) => WHEN.test(heading)) ? "trigger" : "way-back";
    return { stage: stage === void 0 || stage === "pre-deployment" ? "production" : stage, phase, section };
  }
  if (isIn(SIGNED)) return { stage: stage ?? "production", phase: "sign-off", section };
  if (isIn(ASIDE)) return { stage: stage ?? "pre-deployment", phase: "aside", section };
  if (stage === "post-deployment") {
    const within = headings.map(dueIn).findLast((due) => due !== void 0);
    return within === void 0 ? { stage, phase: "checks", section } : { stage, phase: "follow-up", within, section };
  }
  if (stage === void 0 && isIn(SCRIPTS)) return { stage: "post-deployment", phase: "checks", section };
  if (stage === void 0) return { stage: "pre-deployment", phase: "checks", section };
  return { stage, phase: stage === "pre-deployment" ? "checks" : phaseIn(headings), section };
}
function dueIn(heading) {
  const [, plus] = /\bT\s*\+\s*(\d+\s*\w+)/i.exec(heading) ?? [];
  if (plus !== void 0) return durationIn(plus);
  if (/\b(?:within|next|after|first|following|in)\b/i.test(heading) || /\b\d+[\s-]*(?:hours?|days?|weeks?)\b/i.test(heading))
    return durationIn(heading.replace(/\bfirst\s+(?=hour|day|week)/i, "1 "));
  if (/^immediate/i.test(heading)) return "1h";
  if (/^short[\s-]?term/i.test(heading)) return "24h";
  return /^long[\s-]?term/i.test(heading) ? "7d" : void 0;
}
function stageIn(headings) {
  for (const heading of headings) {
    if (BACK.test(heading)) return environmentIn(headings) ?? "production";
    if (SIGNED.test(heading)) return environmentIn(headings);
    const environment = environmentOf(heading);
    if (environment !== void 0) return environment;
    if (BEFORE2.test(heading)) return environmentBelow(headings, heading) ?? "pre-deployment";
    if (AFTER.test(heading)) return environmentBelow(headings, heading) ?? "post-deployment";
    if (EXECUTES.test(heading) && !SCRIPTS.test(heading)) return environmentBelow(headings, heading) ?? "production";
    if (/^rollback|^monitoring (?:period|after)/i.test(heading)) return "production";
  }
  return void 0;
}
function environmentOf(heading) {
  if (/\b(?:pre|post)[\s-]?(?:prod\w*|staging|launch|go[\s-]?live|live)\b/i.test(heading)) return void 0;
  return ENVIRONMENTS.find(([, pattern]) => pattern.test(heading))?.[0];
}
var environmentIn = (headings) => headings.map(environmentOf).find((environment) => environment !== void 0);
var environmentBelow = (headings, heading) => environmentIn(headings.slice(headings.indexOf(heading) + 1));
function phaseIn(headings) {
  for (const heading of [...headings].reverse()) {
    if (BEFORE2.test(heading)) return "checks";
    if (AFTER.test(heading)) return "verify";
    if (EXECUTES.test(heading)) return /\b(?:ready|readiness|configur\w*)\b/i.test(heading) ? "checks" : "deploy";
    if (VERIFIES.test(heading)) return "verify";
  }
  return "checks";
}

// src/init/plan-back.ts
function planBack(part, desk) {
  const { task, place } = part;
  const stage = desk.book.stage(place.stage);
  if (task.slug !== void 0) stage.conditions.push(task.slug);
  if (place.phase === "trigger") planTrigger(task, originOf(part, "verify"), desk);
  else planWayBack(part.commands, originOf(part, "way-back"), desk);
}
var BROKEN = /\b(?:functionality|features?|broken|outage|down|unavailable|smoke|critical (?:path|error|issue))\b/i;
function planTrigger({ text }, origin, { book, contextOf }) {
  const { triggers, entries } = book.stage(origin.stage);
  const found = mergeProposals(recogniseProse(text, contextOf(origin.stage, text)));
  const ids = found.map((proposal) => book.add(proposal, { ...origin, covers: [] }));
  if (found.length === 0 && BROKEN.test(text))
    ids.push(...entries.filter(({ phase, kind }) => phase === "verify" && TRIES.has(kind)).map(({ id }) => id));
  triggers.push(...ids.filter((id) => !triggers.includes(id)));
}
var TRIES = /* @__PURE__ */ new Set(["http", "tests", "rollout"]);
function planWayBack(commands, origin, desk) {
  const stage = desk.book.stage(origin.stage);
  const looks = [];
  for (const command of commands) {
    const about = [...command.comments, origin.name].join(" ");
    const found = recognise(command, { ...desk.contextOf(origin.stage, about), line: origin.name });
    const from = [{ text: command.text, line: command.line }];
    if ("byHand" in found) stage.notes.push(`line ${command.line}: ${command.text}`);
    else
      for (const entry of found.entries) {
        const title = (command.comments[0] ?? command.text).replace(/^\d+[.)]\s*/, "");
        if (entry.changes) desk.book.add(entry, { ...origin, covers: [], name: nameOf(title), from });
        else looks.push({ ...entry, title, from });
      }
  }
  for (const { title, ...proposal } of mergeProposals(looks)) {
    const from = looks.filter(({ kind }) => kind === proposal.kind).flatMap((look) => look.from);
    const id = desk.book.add(proposal, {
      ...origin,
      covers: [],
      phase: "verify",
      name: nameOf(title ?? origin.name),
      from
    });
    if (!stage.verifyBack.includes(id)) stage.verifyBack.push(id);
  }
}

// src/init/find-proofs.ts
function findProofs(part, context) {
  const { task, commands, hasChildren } = part;
  const proposals = [];
  const open = [];
  for (const command of commands) {
    if (/^(?:or\b|alternativ)/i.test(command.comments[0] ?? "") && proposals.length > 0) {
      const last = proposals.at(-1);
      if (last)
        proposals[proposals.length - 1] = { ...last, notes: [...last.notes ?? [], `alternative: ${command.text}`] };
      continue;
    }
    const about = [...command.comments, task.text].join(" ");
    const found = recognise(command, { ...context, about });
    if ("byHand" in found) open.push(found.byHand);
    else proposals.push(...found.entries.map((entry) => ({ title: command.comments[0], ...entry })));
  }
  const spoken = task.conditions.filter(({ text }) => !isPlaceholder(text));
  let isProven = proposals.length > 0;
  for (const { text } of spoken) {
    const found = recogniseProse(text, { ...context, about: text });
    proposals.push(...found);
    if (found.length > 0) isProven = true;
    else open.push(text);
  }
  if (!isProven && !hasChildren) proposals.push(...recogniseProse(task.text, { ...context, about: task.text }));
  return { proposals: withCondition(proposals, task.text), open };
}
var CHANGED = [
  [/migration|schema/i, ["**/migrations/**", "**/alembic/**", "**/prisma/**"]],
  [/front ?end|\bui\b/i, ["frontend/**", "web/**", "ui/**"]],
  [/\bdocs?\b|documentation/i, ["docs/**", "**/*.md"]],
  [/helm|chart/i, ["**/charts/**", "**/Chart.yaml"]],
  [/terraform|infrastructure/i, ["**/*.tf", "infrastructure/**"]],
  [
    /dependenc/i,
    ["**/package-lock.json", "**/yarn.lock", "**/pnpm-lock.yaml", "**/requirements*.txt", "**/go.sum", "**/Cargo.lock"]
  ]
];
function withCondition(proposals, text) {
  const condition = conditionIn(text);
  if (condition === void 0) return proposals;
  const globs = CHANGED.find(([words2]) => words2.test(condition))?.[1];
  return proposals.map(
    (proposal) => globs === void 0 || proposal.changes ? {
      ...proposal,
      notes: [
        ...proposal.notes ?? [],
        `condition of the list: ${condition}. It is checked always; \`when\` can say otherwise`
      ]
    } : {
      ...proposal,
      when: { changed: globs },
      notes: [...proposal.notes ?? [], `condition of the list: ${condition}`]
    }
  );
}

// src/init/plan-task.ts
function planTask(part, desk) {
  const { task, place } = part;
  if (isPlaceholder(task.text) && part.commands.length === 0) {
    if (task.slug !== void 0) desk.excuse(task.slug, "nothing is written there yet", task.line);
    return;
  }
  const watch = watchOf(part);
  if (place.phase === "sign-off") planSigning(part, desk);
  else if (place.phase === "trigger" || place.phase === "way-back") planBack(part, desk);
  else if (place.phase === "follow-up") planFollowUp(part, desk, place.within ?? "24h");
  else if (watch !== void 0) planWatch(part, desk, watch);
  else planChecks(part, desk);
}
function planSigning(part, desk) {
  if (titleIn(part.task.text) === void 0) planChecks({ ...part, place: { ...part.place, phase: "checks" } }, desk);
}
function planChecks(part, desk) {
  const { stage } = part.place;
  if (isProvenBefore(part, desk)) return;
  const { proposals, open } = findProofs(part, desk.contextOf(stage, aboutOf(part)));
  const merged = mergeProposals(proposals);
  for (const proposal of merged) {
    const phase = phaseOf(proposal, part);
    if (proposal.changes && phase !== "deploy") {
      askPeople(part, desk, [`this was done: ${shown(proposal)}`]);
      continue;
    }
    desk.book.add(proposal, originOf(part, phase, merged.length > 1 ? proposal.title : void 0));
  }
  if (open.length > 0) askPeople(part, desk, open);
  if (merged.length === 0 && open.length === 0 && !part.hasChildren) askPeople(part, desk, []);
}
function isProvenBefore({ task, place }, { book, contextOf }) {
  const isAbout = /\bstaging\b/i.test(task.text) && /\b(?:complete[d]?|passed|successful\w*|validated|approved|green)\b/i.test(task.text);
  if (place.stage !== "production" || place.phase !== "checks" || !isAbout || !book.has("staging") || task.slug === void 0)
    return false;
  book.stage(place.stage).provenBefore.push(task.slug);
  for (const { text, line } of task.conditions)
    for (const proposal of recogniseProse(text, contextOf(place.stage, text)))
      if (/issue|bug|ticket/i.test(text))
        book.add(proposal, {
          stage: place.stage,
          phase: "checks",
          name: nameOf(text),
          section: place.section,
          covers: [task.slug],
          from: [{ text, line }]
        });
  return true;
}
var shown = ({ kind, with: { run } }) => Array.isArray(run) ? run.join(" ") : kind;
function phaseOf(proposal, { place, isBeforeChanges }) {
  if (place.phase === "deploy") return proposal.changes || isBeforeChanges ? "deploy" : "verify";
  return place.phase === "verify" ? "verify" : "checks";
}
var MOST_ASKED = 1900;
function askPeople(part, desk, open) {
  const { task, place } = part;
  const stage = place.phase === "verify" && place.stage === "production" ? "post-deployment" : place.stage;
  const role = desk.roles.for(stage, `${aboutOf(part)} ${open.join(" ")}`);
  const condition = conditionIn(task.text);
  const what = [aboutOf(part), ...open.length > 0 ? [open.join("; ")] : []].join(": ");
  const isSame = condition === void 0 || /not apply/.test(what);
  const ask = `${clip(what, MOST_ASKED)}${isSame ? "" : " \u2013 or it does not apply to this release"}`;
  const phase = stage === place.stage && place.phase === "verify" ? "verify" : "checks";
  const proposal = {
    kind: "manual",
    with: { role: role.id, ask },
    hint: "attested",
    guessed: desk.roles.areGuessed ? "who answers for it" : void 0
  };
  desk.book.add(proposal, { ...originOf(part, phase), stage });
}
function planFollowUp(part, desk, within) {
  const { task, place } = part;
  const { proposals } = findProofs(part, desk.contextOf(place.stage, aboutOf(part)));
  for (const proposal of mergeProposals(proposals))
    if (!proposal.changes) desk.book.add(proposal, originOf(part, "checks"));
  if (part.parent === void 0 || task.slug !== void 0) addTask(part, desk, within);
}
var MOST_BODY = 950;
function addTask({ task, place }, desk, within) {
  const stage = desk.book.stage(place.stage);
  const taken = new Set([...stage.tasks, ...stage.entries].map(({ id: id2 }) => id2));
  const base = `after-${slugOf(task.text).replace(/[^a-z0-9-]+/g, "-").slice(0, 40).replace(/-+$/, "") || "task"}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  stage.tasks.push({
    id,
    title: nameOf(task.text),
    within: durationIn(task.text) ?? within,
    covers: task.slug === void 0 ? [] : [task.slug],
    body: task.conditions.length === 0 ? void 0 : clip(task.conditions.map(({ text }) => `- ${text}`).join("\n"), MOST_BODY),
    from: [{ text: task.text, line: task.line }]
  });
}
function watchOf({ task, place, parent }) {
  if (place.phase !== "verify") return void 0;
  const said = parent?.task.text ?? task.text;
  return /\b(?:monitor\w*|watch\w*|observ\w*)\b/i.test(said) ? durationIn(said) : void 0;
}
function planWatch(part, desk, lasts) {
  const { task, place, hasChildren } = part;
  const stage = desk.book.stage(place.stage);
  const watch = stage.watch ?? { for: lasts, checks: [], covers: [] };
  const { proposals } = findProofs(part, desk.contextOf(place.stage, task.text));
  if (proposals.length === 0 && !hasChildren) {
    addTask(part, desk, lasts);
    return;
  }
  const ids = mergeProposals(proposals).map((proposal) => desk.book.add(proposal, originOf(part, "verify")));
  stage.watch = {
    for: watch.for,
    checks: [.../* @__PURE__ */ new Set([...watch.checks, ...ids])],
    covers: [...watch.covers, ...task.slug === void 0 ? [] : [task.slug]]
  };
}

// src/init/signing.ts
function signingIn(sheet, placed) {
  const signing = /* @__PURE__ */ new Map();
  const add = (stage, title) => {
    const titles = signing.get(stage) ?? [];
    if (!titles.includes(title)) signing.set(stage, [...titles, title]);
  };
  for (const { task, place } of placed) {
    const title = place.phase === "sign-off" ? titleIn(task.text) : void 0;
    if (title !== void 0) add(place.stage, title);
  }
  for (const { title, headings } of sheet.signatures) add(placeOf(headings).stage, titleIn(title) ?? title);
  return signing;
}

// src/init/told.ts
function whatIsTold(placed) {
  const base = /* @__PURE__ */ new Map();
  const namespace = /* @__PURE__ */ new Map();
  const workloads2 = /* @__PURE__ */ new Map();
  const overlays = /* @__PURE__ */ new Map();
  const images = /* @__PURE__ */ new Set();
  const composeFiles = /* @__PURE__ */ new Set();
  const live = placed.filter(({ phase }) => phase !== "aside");
  for (const { command, stage: written } of live) {
    const stage = liveStage(written);
    const url2 = command.args.find(
      (word) => /^https?:\/\/(?!localhost|127\.)[\w.-]+\.[a-z]/i.test(word) && URL.canParse(word)
    );
    if (url2 !== void 0 && !base.has(stage)) base.set(stage, new URL(url2).origin);
    const named = option(command, "-n", "--namespace");
    if (named !== void 0 && /^[a-z0-9-]+$/.test(named) && (!namespace.has(stage) || written === stage))
      namespace.set(stage, namespace.get(stage) ?? named);
    if (command.program === "kubectl" && words(command)[0] === "rollout") {
      const workload = words(command, ["-n", "--namespace", "--timeout"]).find(
        (word) => /^(?:deployment|statefulset|daemonset)s?\/[\w.-]+$/.test(word)
      );
      if (workload !== void 0) workloads2.set(stage, [.../* @__PURE__ */ new Set([...workloads2.get(stage) ?? [], workload])]);
    }
    const overlay = option(command, "-k", "--kustomize");
    if (overlay !== void 0)
      overlays.set(overlay.includes("staging") ? "staging" : stage, overlay.replace(/\/+$/, ""));
    if (/^(?:docker|podman|trivy|grype)$/.test(command.program)) {
      const image = words(command).find((word) => /^[\w.-]+(?:\/[\w.-]+)+(?::[\w.-]+)?$/.test(word));
      if (image !== void 0) images.add(image);
      if (command.args.includes("compose")) for (const file2 of options(command, "-f", "--file")) composeFiles.add(file2);
    }
    for (const word of command.args) if (/(?:docker-)?compose[\w.-]*\.ya?ml$/.test(word)) composeFiles.add(word);
  }
  return { base, namespace, workloads: workloads2, overlays, images: [...images], composeFiles: [...composeFiles] };
}

// src/init/plan-config.ts
function planConfig(sheet, {
  values,
  repository,
  checks
}) {
  const placed = placeTasks(sheet);
  const loose = sheet.loose.map((part) => ({
    part,
    place: placeOf(part.headings),
    commands: part.code.flatMap(readCommands)
  }));
  const told = whatIsTold(
    [...placed, ...loose].flatMap(({ place, commands }) => commands.map((command) => ({ command, ...place })))
  );
  const book = new StageBook();
  const roles = new Roles(signingIn(sheet, placed));
  const excused = [];
  const contextOf = (stage, about) => ({
    values,
    stage,
    about,
    line: about,
    told,
    ...repository
  });
  const desk = { book, roles, contextOf, excuse: (item, reason, line) => excused.push({ item, reason, line }) };
  for (const part of placed) planTask(part, desk);
  for (const { part, place, commands } of loose) planLoose({ part, place, commands, hasBoxes: sheet.hasBoxes }, desk);
  planReview(sheet, desk);
  holdValid(desk, checks);
  groupQuestions(desk);
  completeStages(desk);
  return { stages: inOrder(book.all), roles, excused };
}
function placeTasks(sheet) {
  const parents = new Set(sheet.tasks.flatMap(({ parent }) => parent ?? []));
  const placed = [];
  for (const [index, task] of sheet.tasks.entries()) {
    placed.push({
      task,
      place: placeOf(task.headings),
      commands: task.code.flatMap(readCommands),
      parent: task.parent === void 0 ? void 0 : placed[task.parent],
      hasChildren: parents.has(index),
      isBeforeChanges: false
    });
  }
  const changes = placed.map(
    ({ commands, place }) => place.phase === "deploy" && commands.some((command) => effectOf(command) === "changes")
  );
  return placed.map((part, index) => ({
    ...part,
    isBeforeChanges: changes.some(
      (does, later) => does && later > index && placed[later]?.place.stage === part.place.stage
    )
  }));
}
function planLoose({ part, place, commands, hasBoxes }, desk) {
  const section = part.headings.at(-1);
  const [first] = part.code;
  const origin = {
    stage: place.stage,
    phase: "way-back",
    name: section ?? "rollback",
    section,
    covers: [],
    from: first ? [{ text: section ?? "", line: first.line }] : []
  };
  if (place.phase === "trigger")
    for (const line of part.lines)
      planTrigger(line, { ...origin, phase: "verify", name: nameOf(line.text), from: [line] }, desk);
  if (place.phase === "way-back") planWayBack(commands, origin, desk);
  if (place.phase === "trigger" || place.phase === "way-back" || place.phase === "aside") return;
  for (const command of commands) {
    const about = [...command.comments, section ?? ""].join(" ");
    const found = recognise(command, desk.contextOf(place.stage, about));
    if ("byHand" in found) continue;
    for (const proposal of mergeProposals(found.entries)) {
      const isStep = proposal.changes && place.phase === "deploy";
      if (hasBoxes && !isStep && ANYBODYS.has(proposal.kind) && !/script|check|benchmark/i.test(section ?? ""))
        continue;
      const phase = proposal.changes ? "deploy" : place.phase === "deploy" || place.phase === "verify" ? "verify" : "checks";
      if (phase === "deploy" && place.phase !== "deploy") continue;
      const name = nameOf(command.comments[0] ?? section ?? command.text);
      desk.book.add(proposal, { ...origin, phase, name, from: [{ text: command.text, line: command.line }] });
    }
  }
}
var ANYBODYS = /* @__PURE__ */ new Set(["command"]);
function planReview({ dates }, { book }) {
  const review = dates.find(({ label }) => /\bnext review\b/i.test(label));
  if (review === void 0) return;
  const from = [{ text: `${review.label}: ${review.value}`, line: review.line }];
  book.add(
    { kind: "document", with: { file: LIST, reviewed: "90d" } },
    {
      stage: "pre-deployment",
      phase: "checks",
      name: "The list itself was reviewed",
      section: "The list",
      covers: [],
      from
    }
  );
}
var LIST = "\0list";
var ORDER = ["development", "pre-deployment", "staging", "production", "post-deployment"];
var inOrder = (stages) => [...stages].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));

export {
  planConfig,
  LIST
};
