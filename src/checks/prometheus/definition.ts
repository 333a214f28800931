import { defineCheck } from '../../check.js';
import { prometheusOptions } from './options.js';
import { POLICIES } from './policies.js';

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
  run: async (options, ports) => (await import('./run.js')).runPrometheus(options, ports),
});
