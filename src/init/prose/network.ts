import { baseUrl, type Context, hostOf, liveStage, namespaceOf, type Proposal, valueName } from '../draft.js';
import type { ProseRule } from './reading.js';

const get = (context: Context, path: string, more: Readonly<Record<string, unknown>> = {}): readonly Proposal[] => [
  {
    kind: 'http',
    with: { base: baseUrl(context), requests: [Object.keys(more).length === 0 ? path : { url: path, ...more }] },
  },
];

const workloads = (context: Context) => {
  const told = context.told.workloads.get(context.stage) ?? context.told.workloads.get(liveStage(context.stage));
  return { namespace: namespaceOf(context), ...(told === undefined ? {} : { workloads: told }) };
};

const OBSERVER = /\b(jaeger|grafana|prometheus|kibana|argo ?cd|alertmanager)\b/i;

export const networkRules: readonly ProseRule[] = [
  {
    says: /\b(?:ui|web interface|console)\b.*\b(?:accessible|reachable|available|loads?|up)\b|\b(?:jaeger|grafana|prometheus|kibana|argo ?cd|alertmanager)\b.*\b(?:accessible|reachable|healthy)\b/i,
    make: context => {
      const [, name] = OBSERVER.exec(`${context.about} ${context.line}`) ?? [];
      if (name === undefined) return get(context, '/');
      const known = name.replace(/\s/g, '');
      return [
        {
          kind: 'http',
          with: {
            requests: [
              {
                url: context.values.need(
                  `${known.toUpperCase()}_URL`,
                  `Address of ${name}, such as https://${known.toLowerCase()}.example`,
                ),
              },
            ],
          },
        },
      ];
    },
  },
  {
    says: /\bhsts\b|\bsecurity headers?\b|\bcsp\b|content[- ]security[- ]policy/i,
    make: context => [{ kind: 'http', with: { base: baseUrl(context), requests: ['/'], 'security-headers': true } }],
  },
  {
    says: /\b(?:ssl|tls|https)\b|\bcertificates?\b/i,
    unless: /\bcode[- ]sign|\bsigning certificate|\bprovisioning|\bnotari/i,
    make: context => [
      { kind: 'tls', with: { hosts: [hostOf(context)], ...(/https/i.test(context.about) ? { hsts: true } : {}) } },
    ],
  },
  {
    says: /\bdns\b|\bdomain (?:name|record)s?\b|\bcname\b/i,
    make: context => [
      {
        kind: 'dns',
        with: {
          records: [
            {
              name: hostOf(context),
              type: 'A',
              equals: [
                context.values.need(
                  valueName(liveStage(context.stage), 'ADDRESS'),
                  `Address that the name of ${liveStage(context.stage)} must lead to`,
                ),
              ],
            },
          ],
        },
      },
    ],
  },
  {
    says: /\brate[- ]?limit/i,
    make: context => [
      {
        kind: 'rate-limit',
        with: { url: baseUrl(context), burst: 60, expect: { status: 429 } },
        guessed: 'how many requests are too many',
      },
    ],
  },
  {
    says: /\b(?:load|stress|performance)[- ]?tests?\b|\bload testing\b|\bbenchmark/i,
    make: context => [
      {
        kind: 'load',
        with: {
          url: baseUrl(context),
          hosts: [hostOf(context)],
          connections: 10,
          requests: 1000,
          expect: { p95: '<= 500ms', 'error-rate': '< 1%' },
        },
        guessed: 'the load and its limits',
      },
    ],
  },
  {
    says: /\bfirewall|\bports? (?:closed|blocked)|\bnot (?:be )?(?:publicly )?exposed|\bexposed\b.*\b(?:secrets?|files?|endpoints?)|debug (?:endpoints?|mode)/i,
    make: context => [{ kind: 'exposure', with: { urls: [baseUrl(context)] } }],
  },
  {
    says: /\b(?:log ?in|sign ?in|authenticat\w*)\b.*\b(?:works?|working|functional|ok|verified|succe\w*|can|tested)|\b(?:users?|can)\b.*\b(?:log ?in|sign ?in)\b|\buser authentication\b/i,
    make: context => [
      {
        kind: 'http',
        with: {
          base: baseUrl(context),
          steps: [
            {
              url: context.values.need('LOGIN_PATH', 'Path that a login is sent to, such as /api/v1/login'),
              method: 'POST',
              json: { username: '${{ env.TEST_USER }}', password: '${{ env.TEST_PASSWORD }}' },
              capture: { token: { json: '/token' } },
            },
            {
              url: context.values.need('PROFILE_PATH', 'Path that needs a login, such as /api/v1/me'),
              headers: { authorization: 'Bearer ${{ captured.token }}' },
            },
          ],
        },
        guessed: 'how somebody logs in, and where the token stands in the answer',
      },
    ],
  },
  {
    says: /\bapi\b.*\b(?:respond\w*|endpoints?|works?|working|healthy|available|accessible|return\w*)|\bendpoints? (?:are )?(?:respond\w*|healthy|working)/i,
    make: context =>
      get(
        context,
        context.values.need('API_PATH', 'Path of the API that must answer, such as /api/v1/health', '/api/v1/health'),
      ),
  },
  {
    says: /\bhealth ?(?:check|endpoint)?s?\b.*\b(?:endpoints?|pass\w*|return\w*|respond\w*|ok|green|configured|healthy|200)|\bhealth[- ]?checks?\b|\/health\b|\bservices? (?:is |are )?(?:healthy|up|running|accessible)/i,
    make: context =>
      get(context, context.values.need('HEALTH_PATH', 'Path of the health check, such as /health', '/health')),
  },
  {
    says: /\b(?:dashboard|home ?page|web ?site|site|app(?:lication)?|page|ui|front ?end|landing page)\b.*\b(?:loads?|loading|accessible|reachable|opens?|up|live|working|available|renders?|responds?)\b/i,
    make: context => get(context, '/'),
  },
  {
    says: /\b404\b.*\bpage|\bpage\b.*\b404\b|custom error page/i,
    make: context => get(context, '/no-such-page-here', { expect: { status: 404 } }),
  },
  { says: /\brobots\.txt\b/i, make: context => get(context, '/robots.txt') },
  { says: /\bsitemap(?:\.xml)?\b/i, make: context => get(context, '/sitemap.xml') },
  {
    says: /\bredirects?\b.*\b(?:https|www|http)\b|\b(?:https|www)\b.*\bredirects?\b/i,
    make: context => [
      { kind: 'http', with: { requests: [{ url: `http://${hostOf(context)}/`, expect: { status: '3xx' } }] } },
    ],
  },
  {
    says: /\b(?:cluster|kubernetes|k8s)\b.*\b(?:access\w*|ready|healthy|reachable|available|running|up)|\bnodes? (?:are )?(?:ready|healthy)/i,
    make: () => [{ kind: 'cluster', with: { nodes: { ready: 1 } } }],
  },
  {
    says: /\bsecrets?\b.*\b(?:configured|present|created|exist\w*|deployed|in place|set)\b/i,
    unless: /\bhard[- ]?coded|\bno secrets|\brotat/i,
    make: context => [
      {
        kind: 'cluster',
        with: {
          secrets: [
            {
              name: context.values.need(
                valueName(context.stage, 'SECRET'),
                'Name of a Secret that must be in the cluster',
              ),
              namespace: namespaceOf(context),
            },
          ],
        },
      },
    ],
  },
  {
    says: /\b(?:pods?|deployments?|replicas?|containers?|workloads?)\b.*\b(?:running|ready|healthy|available|up|started|rolled out)|\brollout\b.*\b(?:complete\w*|success\w*|status)|\ball pods\b/i,
    make: context => [{ kind: 'rollout', with: { ...workloads(context), within: '5m' } }],
  },
];
