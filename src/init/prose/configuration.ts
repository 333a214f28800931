import type { Context, Proposal } from '../draft.js';
import type { ProseRule } from './reading.js';

const file = (
  { values, find }: Context,
  { name, like, ask }: { readonly name: string; readonly like: RegExp; readonly ask: string },
): string => values.need(name, ask, find(like)[0]);

const grafana = (context: Context): readonly Proposal[] => {
  const [dashboard] = context.find(/(?:^|\/)(?:grafana|dashboards)\/.*\.json$/);
  const folder = context.values.need(
    'DASHBOARDS',
    "Folder of Grafana's dashboards",
    dashboard?.replace(/\/[^/]+$/, ''),
  );
  const [, number] = /(\d+)\+?\s+(?:\w+\s+)?dashboards?/i.exec(context.about) ?? [];
  return [
    {
      kind: 'grafana',
      with: { dashboards: [`${folder}/**/*.json`], ...(number === undefined ? {} : { min: Number(number) }) },
    },
  ];
};

/** Lines of a list about what is configured, before anything runs. */
export const configurationRules: readonly ProseRule[] = [
  {
    says: /\bgrafana\b|\bdashboards?\b.*\b(?:present|import\w*|provision\w*)|\bdata ?sources? configured/i,
    make: grafana,
  },
  {
    says: /\bloki\b|\blog aggregation\b/i,
    make: context => [
      {
        kind: 'loki',
        with: {
          config: [
            file(context, { name: 'LOKI_CONFIG', like: /loki[\w-]*\.ya?ml$/i, ask: "Loki's configuration file" }),
          ],
        },
      },
    ],
  },
  {
    says: /\b(?:jaeger|tracing|opentelemetry|instrumented|trace collection)\b/i,
    make: context => [
      {
        kind: 'tracing',
        with: {
          collector: [
            file(context, {
              name: 'COLLECTOR_CONFIG',
              like: /(?:otel|collector)[\w-]*\.ya?ml$/i,
              ask: "The collector's configuration file",
            }),
          ],
        },
      },
    ],
  },
  {
    says: /\bprometheus\b|\balert(?:ing)? rules?\b/i,
    make: context => [
      {
        kind: 'prometheus',
        with: {
          config: [
            file(context, {
              name: 'PROMETHEUS_CONFIG',
              like: /(?:^|\/)prometheus\.ya?ml$/i,
              ask: "Prometheus' configuration file",
            }),
          ],
        },
      },
    ],
  },
  {
    says: /\balertmanager\b|\balert channels?\b|\bnotification templates?\b|\balerts? (?:are )?configured/i,
    make: context => [
      {
        kind: 'alertmanager',
        with: {
          config: [
            file(context, {
              name: 'ALERTMANAGER_CONFIG',
              like: /alertmanager[\w-]*\.ya?ml$/i,
              ask: "Alertmanager's configuration file",
            }),
          ],
        },
      },
    ],
  },
];
