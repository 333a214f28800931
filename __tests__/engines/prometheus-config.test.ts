import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../src/engines/prometheus-config/config-file.js';
import { DISCOVERY_FIELDS } from '../../src/engines/prometheus-config/discovery/discovery.js';
import { isDiscovery } from '../../src/engines/prometheus-config/discovery/names.js';
import { readRuleFile } from '../../src/engines/prometheus-config/rules/file.js';
import { Source } from '../../src/engines/prometheus-config/source.js';

const problemsOf = (text: string) =>
  readConfigFile(new Source('prometheus.yml', text), { agent: false }).problems.map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

const job = (fields: string) => `scrape_configs: [{ job_name: a, ${fields} }]\n`;

describe('a configuration', () => {
  it('knows the same service discoveries by name and by schema', () => {
    expect(Object.keys(DISCOVERY_FIELDS).filter(name => !isDiscovery(name))).toEqual([]);
  });

  it.each([
    ['nothing set', 'global:\nscrape_configs:\n'],
    ['values as YAML 1.1 writes them', job('honor_labels: yes, sample_limit: 1_000, scrape_interval: 1m30s')],
    ['an action in capitals', job('relabel_configs: [{ action: Drop, source_labels: [a], regex: b }]')],
    [
      'a target that relabelling rewrites',
      job(
        'static_configs: [{ targets: ["http://a/b"] }], relabel_configs: [{ target_label: __address__, replacement: c }]',
      ),
    ],
    ['defaults spelt out', job('kubernetes_sd_configs: [{ role: pod, follow_redirects: true }]')],
    ['an empty api_server', job('kubernetes_sd_configs: [{ role: pod, api_server: }]')],
    ['sizes and protocols', job('body_size_limit: 10MB, scrape_protocols: [OpenMetricsText1.0.0]')],
  ])('may have %s', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ['a null job', 'scrape_configs: [~]\n', 'invalid-value: scrape_configs[0]: a scrape job is empty'],
    ['a number for a flag', job('honor_labels: 1'), 'invalid-value: honor_labels: expected true or false'],
    ['a text for a number', job('sample_limit: "5"'), 'invalid-value: sample_limit: expected a whole number'],
    [
      'a negative limit',
      job('sample_limit: -1'),
      'invalid-value: sample_limit: expected a number that is not negative',
    ],
    ['a list for a text', job('metrics_path: [a]'), 'invalid-value: metrics_path: expected a text'],
    ['a text for a list', job('static_configs: a'), 'invalid-value: static_configs: expected a list'],
    [
      'hashmod without modulus',
      job('relabel_configs: [{ action: hashmod, target_label: a }]'),
      'invalid-value: modulus: hashmod needs a modulus',
    ],
    [
      'labeldrop with a target',
      job('relabel_configs: [{ action: labeldrop, regex: a, target_label: b }]'),
      'invalid-value: target_label: labeldrop takes only regex',
    ],
    [
      'a key without certificate',
      job('tls_config: { key_file: a }'),
      'invalid-value: tls_config: a client key needs cert or cert_file',
    ],
    [
      'a DNS discovery without port',
      job('dns_sd_configs: [{ names: [a], type: A }]'),
      'invalid-value: port: a port is needed for all records but SRV',
    ],
    [
      'a custom client inside the cluster',
      job('kubernetes_sd_configs: [{ role: pod, bearer_token: a }]'),
      'invalid-value: bearer_token: bearer_token needs api_server',
    ],
    [
      'a star in the middle',
      'rule_files: ["*/a.yml"]\n',
      'invalid-value: rule_files[0]: * may stand in the last part of the path alone',
    ],
    [
      'the same queue turned round',
      'remote_write: [{ url: "http://a", queue_config: { min_shards: 9, max_shards: 2 } }]\n',
      'invalid-value: min_shards: min_shards is greater than max_shards',
    ],
  ])('must not have %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe('any file', () => {
  it('is read, or refused at places inside it', () => {
    const line = fc.constantFrom(
      'groups:',
      '- name: g',
      '  rules:',
      '  - alert: A',
      '    expr: up ==',
      '    expr: |',
      '      sum(',
      '    for: 5',
      '    labels: {a: 1}',
      '    <<: *x',
      '  &x',
      'scrape_configs:',
      '- job_name: a',
      '  static_configs: [{targets: [1, ~]}]',
      '  kubernetes_sd_configs: [{role: x}]',
      '{',
      ']',
      '"',
      '---',
      '\t',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(line, { maxLength: 14 }).map(lines => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, input => {
        const source = new Source('a.yml', input);
        const problems = [
          ...readRuleFile(source, new Set()).problems,
          ...readConfigFile(source, { agent: true }).problems,
        ];
        for (const { offset } of problems) expect(offset >= 0 && offset <= source.text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
