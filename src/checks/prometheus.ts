import { z } from 'zod';
import { defineCheck } from '../check.js';
import { duration } from '../config/quantities.js';
import { POLICIES } from './prometheus/policies.js';

const paths = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

const policyLevel = z.enum(['error', 'warning', 'off']);

const policies = z.strictObject(
  Object.fromEntries(
    Object.entries(POLICIES).map(([id, { level, what }]) => [
      id,
      policyLevel.optional().describe(`${what}; ${level} unless set`),
    ]),
  ),
);

const demands = z.strictObject({
  severity: z
    .union([z.boolean(), z.array(z.string().min(1)).min(1)])
    .optional()
    .describe('The label `severity`: true for any, a list for those that your routes know'),
  runbook: z.boolean().optional().describe('The annotation `runbook_url` or `runbook`'),
  summary: z.boolean().optional().describe('The annotation `summary`'),
  description: z.boolean().optional().describe('The annotation `description`'),
  for: z.union([z.boolean(), duration]).optional().describe('`for`: true for any, a duration for the shortest allowed'),
  labels: z.array(z.string().min(1)).optional().describe('Further labels, such as team'),
  annotations: z.array(z.string().min(1)).optional().describe('Further annotations, such as dashboard'),
});

const prometheusOptions = z
  .strictObject({
    config: paths('Prometheus configuration files, or patterns; the rule files that they name are checked too'),
    rules: paths('Rule files: patterns, or directories for every .yml, .yaml and .rules below them'),
    tests: paths('Rule unit tests, as `promtool test rules` reads them'),
    engine: z
      .enum(['auto', 'promtool', 'embedded'])
      .default('auto')
      .describe('Who judges: auto is promtool where an acceptable one is present and the embedded engine on top'),
    agent: z.boolean().default(false).describe('The configuration is for Prometheus in agent mode'),
    features: z
      .array(
        z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/, { error: 'expected a feature flag such as promql-experimental-functions' }),
      )
      .default([])
      .describe('Feature flags that the server runs with (--enable-feature)'),
    mounts: z
      .record(z.string().startsWith('/', { error: 'expected an absolute path' }), z.string().min(1))
      .default({})
      .describe('Where absolute paths of the configuration lie in the repository: /etc/prometheus: monitoring'),
    policies: policies.default({}).describe('Levels of rules by id; what Prometheus itself refuses is always an error'),
    require: demands.default({}).describe('What every alert must have'),
  })
  .refine(options => options.config.length + options.rules.length + options.tests.length > 0, {
    error: 'expected at least one of config, rules and tests',
  });

export type PrometheusOptions = z.output<typeof prometheusOptions>;

export const prometheus = defineCheck({
  kind: 'prometheus',
  summary: 'Prometheus configuration, rules and rule tests are valid',
  options: prometheusOptions,
  needs: options => ({
    tools:
      options.engine === 'embedded'
        ? []
        : [
            {
              tool: 'promtool',
              why: 'checks configuration and rules as Prometheus loads them, and runs rule tests',
              optional: options.engine === 'auto' && options.tests.length === 0,
            },
          ],
    permissions: [],
  }),
  docs: {
    about:
      'Checks Prometheus configuration and rule files the way Prometheus loads them and runs the unit tests of rules. promtool judges where an ' +
      'acceptable one is on PATH; the embedded engine (Prometheus 3.14) judges where there is none, and always adds what promtool lets pass: patterns ' +
      'that match nothing, schemes and ports that can never work, alerts without a comparison, labels that a template uses and the query has removed, ' +
      'comparisons that can never be true. What promtool accepts is never an error of the embedded engine: a difference is a warning that says so.\n\n' +
      'A file under `rules` may be a Kubernetes manifest: the `spec` of each PrometheusRule and the rule files in the data of each ConfigMap are read. ' +
      'What `rule_files` of a configuration names is read as it is, as Prometheus reads it.\n\n' +
      'What it does not see: whether a metric or a label exists, and so whether an alert can ever fire; rules that a server, an operator or an object of ' +
      'another kind (VMRule) brings; rules in Helm templates and jsonnet, which have to be rendered first; what environment variables put into a configuration; ' +
      'absolute paths that no `mounts` explains; secrets in files; the configuration of Alertmanager. A test proves what it feeds and expects, and no more: ' +
      'one that does neither is a warning. In a directory, files with other extensions are left out, and listed in the report.',
    example: `id: alerting-rules
kind: prometheus
with:
  config: [monitoring/prometheus.yml]
  rules: [monitoring/rules]
  tests: [monitoring/tests/*.yml]
  mounts: { /etc/prometheus: monitoring }
  require: { severity: [critical, warning], summary: true, runbook: true }
  policies: { fragile: 'off', lost-label: error }`,
    couldNotTell: [
      '`engine: promtool`: it is missing, older than 2.35, or 2.46 or 2.47, which accept invalid rules',
      'promtool is there and crashes, hangs, prints no SUCCESS or no reason, or its output and its exit code do not agree',
      '`engine: promtool`: it was built without a service discovery that a configuration uses',
      '`tests` are given and there is no promtool to run them',
      'an entry of `config`, `rules` or `tests` matches no file, or one of `rules` or `tests` holds no rule or no test',
      'a configuration scrapes nothing, receives nothing (`otlp`) and comes with no rules, unless it is for an agent (`agent`)',
    ],
    rules: {
      yaml: 'the file is not YAML, or has a key twice',
      'unknown-field': 'a key that Prometheus does not know',
      'invalid-value': 'a value that Prometheus does not accept, or one that is missing',
      promql: 'an expression does not parse, or its types do not fit',
      template: 'a template in an annotation or a label does not parse',
      'label-name': 'not a valid name of a label or an annotation',
      'duplicate-group': 'two groups of one file have the same name',
      'duplicate-job': 'two jobs, or two remote endpoints, have the same name',
      'test-failed': 'a rule unit test does not give what it expects',
      ...Object.fromEntries(Object.entries(POLICIES).map(([id, { what }]) => [id, what])),
    },
  },
  run: async (options, ports) => (await import('./prometheus/run.js')).runPrometheus(options, ports),
});
