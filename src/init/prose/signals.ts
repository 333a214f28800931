import { type Context, liveStage, valueName } from '../draft.js';
import { shareIn, timeLimitIn } from '../list/wording.js';
import type { ProseRule } from './reading.js';

const url = ({ values }: Context, name: string, of: string) =>
  values.need(`${name}_URL`, `Address of ${of}, such as https://${of.toLowerCase()}.example`);
const prometheus = (context: Context) => url(context, 'PROMETHEUS', 'Prometheus');
const loki = (context: Context) => url(context, 'LOKI', 'Loki');
const jaeger = (context: Context) => url(context, 'JAEGER', 'Jaeger');
const grafana = (context: Context) => url(context, 'GRAFANA', 'Grafana');
const alertmanager = (context: Context) => url(context, 'ALERTMANAGER', 'Alertmanager');

const service = ({ values, stage }: Context) =>
  values.need(valueName(liveStage(stage), 'SERVICE'), 'Name of the main service, as traces and metrics call it');

/** The share of requests that failed. */
const errorRatio = (limit: string) => ({
  name: 'error rate',
  errors: 'http_requests_total{code=~"5.."}',
  total: 'http_requests_total',
  limit,
  window: '15m',
});

const numberIn = (text: string): number | undefined => {
  const [, number] = /(\d+)\+?\s+(?:\w+\s+)?dashboards?/i.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
};

const METRIC_NAMES = 'the names of your metrics';

export const signalRules: readonly ProseRule[] = [
  {
    says: /\berror (?:rates?|ratio|budget)|\b5xx\b|\bcrash[- ]free|rate of errors/i,
    make: context => [
      {
        kind: 'metrics',
        with: { url: prometheus(context), ratios: [errorRatio(shareIn(context.about) ?? '1%')] },
        guessed: `${METRIC_NAMES}${shareIn(context.about) === undefined ? ', and the limit' : ''}`,
      },
    ],
  },
  {
    says: /\bperformance degrad|\bdegradation|slower than|regression in (?:performance|latency)/i,
    make: context => [
      {
        kind: 'metrics',
        with: {
          url: prometheus(context),
          queries: [
            {
              name: 'p95 against the day before',
              query: 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[$window])))',
              fail: `> ${1 + Number.parseFloat(shareIn(context.about) ?? '50') / 100}x`,
              baseline: { offset: '1d' },
              window: '15m',
            },
          ],
        },
        guessed: METRIC_NAMES,
      },
    ],
  },
  {
    says: /\bresponse times?|\blatenc(?:y|ies)|\bp9[059]\b/i,
    unless: /\bload test/i,
    make: context => [
      {
        kind: 'metrics',
        with: {
          url: prometheus(context),
          queries: [
            {
              name: 'p95',
              query: 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[$window])))',
              fail: (timeLimitIn(context.about) ?? '<= 500ms').replace('<=', '>'),
              window: '15m',
            },
          ],
        },
        guessed: `${METRIC_NAMES}${timeLimitIn(context.about) === undefined ? ', and the limit' : ''}`,
      },
    ],
  },
  {
    says: /\b(?:cpu|memory|ram|disk|resource)\b.*\b(?:usage|utili[sz]ation|consumption|acceptable|normal|pressure)/i,
    make: context => [
      {
        kind: 'metrics',
        with: {
          url: prometheus(context),
          queries: [
            {
              name: 'CPU',
              query:
                'max(rate(container_cpu_usage_seconds_total{container!=""}[$window]) / on (namespace, pod, container) kube_pod_container_resource_limits{resource="cpu"})',
              fail: '> 90%',
              unit: 'ratio',
              window: '15m',
            },
            {
              name: 'memory',
              query:
                'max(container_memory_working_set_bytes{container!=""} / on (namespace, pod, container) kube_pod_container_resource_limits{resource="memory"})',
              fail: '> 90%',
              unit: 'ratio',
              window: '15m',
            },
          ],
        },
        guessed: 'the limits, and that Prometheus scrapes the kubelet and kube-state-metrics',
      },
    ],
  },
  {
    says: /\b(?:background|queue|worker|async)\w*\b.*\b(?:jobs?|process\w*|drain\w*|running|lag)|\bjobs? (?:are )?(?:processing|running)/i,
    make: context => [
      {
        kind: 'metrics',
        with: {
          url: prometheus(context),
          queries: [
            {
              name: 'queue',
              query: context.values.need('QUEUE_QUERY', 'PromQL of the number of jobs that wait'),
              fail: '> 1000',
            },
          ],
        },
        guessed: 'the limit',
      },
    ],
  },
  {
    says: /\bmetrics?\b.*\b(?:appear\w*|flow\w*|collect\w*|scrap\w*|visible|show\w*|report\w*|populat\w*|normal|review\w*|expos\w*|working|available)|\b(?:monitor|review|check|watch)\w*\b.*\bmetrics?\b|prometheus targets?/i,
    unless: /\bbusiness|\bcost|\badoption|\bbaseline/i,
    make: context => [
      { kind: 'metrics', with: { url: prometheus(context), present: ['up'] }, guessed: 'which series must be there' },
    ],
  },
  {
    says: /\blogs?\b.*\b(?:flow\w*|appear\w*|aggregat\w*|collect\w*|ingest\w*|visible|shipping|available|centrali[sz]ed)|\bloki\b/i,
    unless: /\bconfig|\bready\b/i,
    make: context => [
      {
        kind: 'logs',
        with: {
          url: loki(context),
          queries: [
            {
              name: 'lines arrive',
              query: `{namespace="${context.told.namespace.get(liveStage(context.stage)) ?? '${{ env.NAMESPACE }}'}"}`,
              min: 1,
              window: '15m',
            },
          ],
        },
        guessed: 'the labels of your logs',
      },
    ],
  },
  {
    says: /\b(?:error|application|system|server)\s+logs?\b|\blogs?\b.*\b(?:errors?|clean|exceptions?|review\w*|check\w*|monitor\w*)|\b(?:check|review|monitor|watch|inspect)\w*\b.*\blogs?\b/i,
    unless: /\bchange ?log|\bdeployment log|\brelease log|\baudit log/i,
    make: context => [
      {
        kind: 'logs',
        with: {
          url: loki(context),
          queries: [
            {
              name: 'errors',
              query: `{namespace="${context.told.namespace.get(liveStage(context.stage)) ?? '${{ env.NAMESPACE }}'}"} |~ "(?i)error|fatal|panic"`,
              max: 0,
              window: '15m',
              show: 5,
            },
          ],
        },
        guessed: 'the labels of your logs, and what an error looks like',
      },
    ],
  },
  {
    says: /\btrac(?:es?|ing)\b|\bjaeger\b|\bopentelemetry\b/i,
    unless: /\bconfig\w*|\binstrumented|\bstack trace|\bissue|\btraceab/i,
    make: context => [
      {
        kind: 'traces',
        with: { url: jaeger(context), api: 'jaeger', services: [{ name: service(context), min: 1, window: '15m' }] },
      },
    ],
  },
  {
    says: /\balert ?channels?\b|\bnotification channels?\b/i,
    make: context => [
      {
        kind: 'dashboards',
        with: {
          url: grafana(context),
          'alert-channels': [context.values.need('ALERT_CHANNEL', "Name of Grafana's contact point")],
        },
      },
    ],
  },
  {
    says: /\bdashboards?\b/i,
    unless: /\b(?:user|customer|admin)\b.*dashboard|\bdashboard\b.*\b(?:loads?|page|login|ui)\b|\bbusiness/i,
    make: context => {
      const min = numberIn(context.about);
      return [
        {
          kind: 'dashboards',
          with: {
            url: grafana(context),
            ...(min === undefined ? {} : { min }),
            ...(/populat|data|metrics/i.test(context.about) ? { panels: 'data' } : { datasources: 'healthy' }),
          },
        },
      ];
    },
  },
  {
    says: /\balert(?:s|ing|manager)?\b/i,
    unless: /\brule|\bconfigured$|\bsecurity alert|\bdependabot/i,
    make: context => [
      /\btest\b|\bfir(?:es?|ing)\b.*\btest|received/i.test(context.about)
        ? {
            kind: 'alerts',
            with: {
              url: alertmanager(context),
              test: {
                labels: { alertname: 'DeployValidateTest', severity: 'info' },
                receiver: context.values.need('ALERT_RECEIVER', 'Receiver in Alertmanager that must get a test alert'),
              },
            },
          }
        : { kind: 'alerts', with: { url: alertmanager(context), firing: { max: 0, severity: ['critical'] } } },
    ],
  },
];
