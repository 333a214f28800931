import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, compare, timed } from './measure.mjs';

const DASHBOARDS = 500;
/** A query in 2.3 kB, as in 415 public dashboards. */
const PANELS = 26;
const ROUNDS = 3;
/** Node and the program start in well under this; it is taken off neither of the two. */
const PARSE = `import { readdirSync, readFileSync } from 'node:fs';
let panels = 0;
for (const name of readdirSync('dashboards')) panels += JSON.parse(readFileSync('dashboards/' + name, 'utf8')).panels.length;
if (panels === 0) process.exit(1);
`;
const CONFIG = `version: 1
project: bench
stages:
  pre-deployment:
    checks:
      - { id: dashboards, kind: grafana, with: { dashboards: [dashboards/*.json], provisioning: provisioning, min: ${DASHBOARDS} } }
`;

/** The kind \`grafana\` on 500 dashboards of 60 MB in all, against JSON.parse of the same files; both with the start of Node. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-grafana-'));
  try {
    const bytes = write(folder);
    const run = [
      process.execPath,
      bundle,
      'run',
      '--config',
      'config.yml',
      '--stage',
      'pre-deployment',
      '--report-dir',
      'out',
    ];
    const { ours, theirs, ratio } = await compare(
      () => timed(run, { cwd: folder }),
      () => timed([process.execPath, 'parse.mjs'], { cwd: folder }),
      { rounds: ROUNDS },
    );
    const megabytes = Math.round(bytes / 1e6);
    const detail = `${Math.round(ours)} ms against ${Math.round(theirs)} ms, ${DASHBOARDS * PANELS * 2} queries`;
    return [
      {
        what: `${DASHBOARDS} dashboards, ${megabytes} MB: times JSON.parse of the same files`,
        figure: ratio,
        unit: 'x',
        atMost: 3,
        detail,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder) {
  mkdirSync(join(folder, 'dashboards'));
  mkdirSync(join(folder, 'provisioning'));
  writeFileSync(join(folder, 'parse.mjs'), PARSE);
  writeFileSync(join(folder, 'config.yml'), CONFIG);
  writeFileSync(
    join(folder, 'provisioning/datasources.yml'),
    'apiVersion: 1\ndatasources:\n  - { name: Prometheus, uid: prom, type: prometheus, isDefault: true }\n  - { name: Loki, uid: loki, type: loki }\n',
  );
  let bytes = 0;
  for (let number = 0; number < DASHBOARDS; number += 1) {
    const text = JSON.stringify(dashboard(number), null, 2);
    bytes += text.length;
    writeFileSync(join(folder, `dashboards/${number}.json`), text);
  }
  return bytes;
}

const dashboard = number => ({
  uid: `d${number}`,
  title: `Service ${number}`,
  schemaVersion: 39,
  tags: ['bench'],
  templating: {
    list: ['cluster', 'namespace', 'job'].map(name => ({
      name,
      type: 'query',
      query: `label_values(up, ${name})`,
      datasource: PROM,
    })),
  },
  panels: Array.from({ length: PANELS }, (_, index) => panel(number, index)),
});

const PROM = { type: 'prometheus', uid: 'prom' };
const LOKI = { type: 'loki', uid: 'loki' };

function panel(number, index) {
  const metric = `service_${number}_requests_${index}_total`;
  const selector = '{cluster=~"$cluster", namespace=~"$namespace", job="$job"}';
  const isLogs = index % 7 === 6;
  const exprs = isLogs
    ? [
        `sum by (level) (count_over_time({job="$job"} |= "${metric}" | json | level=~"warn|error" [$__auto]))`,
        '{job="$job"} |= "error"',
      ]
    : [
        `sum by (code) (rate(${metric}${selector}[$__rate_interval])) / on () group_left sum(rate(${metric}[5m]))`,
        `histogram_quantile(0.95, sum by (le) (rate(${metric}_bucket${selector}[$__rate_interval])))`,
      ];
  const datasource = isLogs ? LOKI : PROM;
  return {
    id: index + 1,
    type: 'timeseries',
    title: `${metric} by code`,
    description: 'What this panel shows, and what to do where it is red. '.repeat(8),
    datasource,
    gridPos: { h: 8, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 8 },
    fieldConfig: {
      defaults: {
        unit: 'reqps',
        color: { mode: 'palette-classic' },
        custom: {
          drawStyle: 'line',
          lineInterpolation: 'linear',
          fillOpacity: 10,
          showPoints: 'never',
          spanNulls: false,
          stacking: { group: 'A', mode: 'none' },
        },
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'green', value: null },
            { color: 'red', value: 80 },
          ],
        },
      },
      overrides: Array.from({ length: 8 }, (_, override) => ({
        matcher: { id: 'byName', options: `series ${override}` },
        properties: [{ id: 'color', value: { fixedColor: 'red', mode: 'fixed' } }],
      })),
    },
    options: {
      legend: { calcs: ['mean', 'max'], displayMode: 'table', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: exprs.map((expr, each) => ({
      refId: 'AB'[each],
      expr,
      datasource,
      legendFormat: '{{code}}',
      range: true,
    })),
  };
}
