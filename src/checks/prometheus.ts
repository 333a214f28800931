import { z } from 'zod';
import { defineCheck } from '../check.js';
import { POLICY_IDS } from './prometheus/policies.js';

const paths = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

export const prometheusOptions = z
  .strictObject({
    config: paths('Prometheus configuration files, or patterns; the rule files that they name are checked too'),
    rules: paths('Rule files: patterns, or directories for every .yml and .yaml below them'),
    tests: paths('Rule unit tests, as `promtool test rules` reads them'),
    engine: z
      .enum(['auto', 'promtool', 'embedded'])
      .default('auto')
      .describe('Who judges: promtool and the embedded engine (auto: whichever is there), or one of them alone'),
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
    policies: z
      .partialRecord(z.enum(POLICY_IDS), z.enum(['error', 'warning', 'off']))
      .default({})
      .describe('The level of a rule by its id; what Prometheus itself refuses is always an error'),
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
        : [{ tool: 'promtool', why: 'checks configuration and rules as Prometheus loads them, and runs rule tests' }],
    permissions: [],
  }),
  docs: {
    about:
      'Checks Prometheus configuration and rule files the way Prometheus loads them, runs the unit tests of rules, and adds what promtool lets pass: ' +
      'patterns in `rule_files` that match nothing, schemes and ports that can never work.',
    example: `id: alerting-rules
kind: prometheus
with:
  config: [monitoring/prometheus.yml]
  rules: [monitoring/rules]
  tests: [monitoring/tests/*.yml]
  mounts: { /etc/prometheus: monitoring }`,
    couldNotTell: [
      'promtool is missing, or is a version that is known to accept invalid rules (2.46 and 2.47)',
      'promtool crashes, prints no SUCCESS or no reason, or its output and its exit code do not agree',
      'promtool was built without a service discovery that a configuration uses',
      'a pattern under `config`, `rules` or `tests` matches no file, or no file holds a rule or a test',
    ],
    rules: {
      yaml: 'the file is not YAML, or has a key twice',
      'unknown-field': 'a key that Prometheus does not know',
      'invalid-value': 'a value that Prometheus does not accept, or one that is missing',
      promql: 'an expression does not parse, or its types do not fit',
      template: 'a template in an annotation or a label does not parse',
      'label-name': 'not a valid name of a label or an annotation',
      'duplicate-group': 'two groups of one file have the same name',
      'duplicate-rule': 'two rules of one file have the same name and labels',
      'no-match': 'a pattern in `rule_files` matches no file',
      'no-rules': 'a rule file without a rule, or a test file without an expectation',
      'file-missing': 'a file that the configuration names does not exist',
      scheme: 'a scheme other than http and https',
      port: 'a port that does not exist',
      'test-failed': 'a rule unit test does not give what it expects',
    },
  },
  run: async (options, ports) => (await import('./prometheus/run.js')).runPrometheus(options, ports),
});
