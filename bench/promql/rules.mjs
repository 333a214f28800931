import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/**
 * Rule files as `{ name, text, expressions }`: all `.yml` and `.yaml` below `folder`, which must be plain rule files;
 * without a folder 1,200 rules are made.
 */
export function readRules(folder) {
  if (!folder) return madeUp();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return entries
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => /\.ya?ml$/.test(path))
    .sort()
    .map((path, index) => ruleFile(`${index}.yml`, readFileSync(path, 'utf8')));
}

function ruleFile(name, text) {
  const rules = (parseDocument(text, { strict: false, uniqueKeys: false }).toJS()?.groups ?? []).flatMap(
    group => group?.rules ?? [],
  );
  return { name, text, expressions: rules.map(rule => String(rule.expr)) };
}

/** The first files until there are `wanted` rules, written below `folder`; answers those files. */
export function writeRules(folder, files, wanted) {
  mkdirSync(folder, { recursive: true });
  const written = [];
  let rules = 0;
  for (const file of files) {
    if (rules >= wanted) break;
    writeFileSync(join(folder, file.name), file.text);
    written.push(file);
    rules += file.expressions.length;
  }
  return written;
}

const METRICS =
  'http_requests apiserver_request node_network_receive_errs cortex_ingester_flush kafka_consumer_lag etcd_server_proposals';
const SHAPES = [
  m =>
    `sum by (job, namespace) (rate(${m}_total{code=~"5..", job="api"}[5m])) / sum by (job, namespace) (rate(${m}_total{job="api"}[5m])) > 0.05`,
  m =>
    `histogram_quantile(0.99, sum by (le, job) (rate(${m}_duration_seconds_bucket{verb!~"WATCH|CONNECT"}[5m]))) > 1.5`,
  m =>
    `(${m}_available{mountpoint!=""} / ${m}_size{mountpoint!=""} * 100 < 15 and predict_linear(${m}_available[6h], 4 * 3600) < 0) and on (instance) up == 1`,
  m => `absent(${m}_up{job="api"} == 1) or max_over_time(${m}_up{job="api"}[10m] offset 5m) < 1`,
  m =>
    `label_replace(sum without (instance, pod) (increase(${m}_failures_total[1h])), "service", "$1", "job", "(.+)-svc") > 10`,
  m =>
    `count by (cluster) (${m}_info unless on (cluster, version) ${m}_supported) * on (cluster) group_left (region) cluster_info > 0`,
  m => `avg_over_time(rate(${m}_total[5m])[1h:5m]) < bool 0.5 * scalar(sum(${m}_limit))`,
  m => `topk(3, sum by (pod) (container_${m}_bytes{container!="", image!=""})) / 1024 ^ 2 > 512`,
];

/** 1,200 rules in 40 files, of the sizes of public ones. */
function madeUp() {
  const metrics = METRICS.split(' ');
  return Array.from({ length: 40 }, (_, file) => {
    const rules = Array.from({ length: 30 }, (_, number) => {
      const index = file * 30 + number;
      const expr = SHAPES[index % SHAPES.length](`${metrics[index % metrics.length]}_${index}`);
      return `  - alert: Alert${index}
    expr: |
      # ${'why this is watched '.repeat(4)}
      ${expr}
    for: ${5 + (index % 10)}m
    labels: { severity: warning, team: shop }
    annotations:
      summary: Something is wrong with {{ $labels.job }}
      description: |
        The value in {{ $labels.namespace }} is {{ $value | humanizePercentage }}.
        ${'More words about what that means and what to do. '.repeat(4)}
      runbook_url: https://example.org/runbooks/alert${index}
`;
    });
    return ruleFile(`${file}.yml`, `groups:\n- name: group-${file}\n  interval: 30s\n  rules:\n${rules.join('')}`);
  });
}
