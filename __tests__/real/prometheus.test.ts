import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { mutantsOf } from '../../bench/promql/mutants.mjs';
import { CouldNotTell, type Finding, type Verdict } from '../../src/check.js';
import { prometheus } from '../../src/checks/prometheus/definition.js';
import { openPorts } from '../../src/ports/open.js';
import { openWorkspace } from '../../src/ports/runner/workspace.js';
import { createRedactor } from '../../src/text/redact.js';
import { EXPRESSIONS } from '../engines/promql-expressions.js';
import { itWith } from './tool.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prometheus-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let number = 0;

/** Runs the check with the promtool of this machine on files that the test gives. */
async function check(
  options: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
): Promise<Verdict> {
  number += 1;
  const home = join(folder, String(number));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  const reportDirectory = join(home, '.deploy-validate');
  const ports = openPorts({
    workspace: openWorkspace({ workingDirectory: home, reportDirectory, githubWorkspace: home }),
    environment: { PATH: process.env.PATH ?? '', HOME: home },
    redact: createRedactor({ values: [] }),
  });
  const step = ports.forStep({ id: 'prometheus', attempt: 1 }, new AbortController().signal);
  return prometheus.bound.parse({ engine: 'promtool', ...options }).run(step);
}

const places = (findings: readonly Finding[]) =>
  findings.map(({ level, rule, file, line, column }) => `${level} ${rule} ${file}:${line}:${column}`);

const GOOD = `groups:
  - name: availability
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)
      - alert: InstanceDown
        expr: up == 0
        for: 5m
        labels: { severity: critical }
        annotations: { summary: '{{ $labels.instance }} is down' }
`;

describe('promtool itself', () => {
  itWith('promtool', 'accepts valid rules', async () => {
    const verdict = await check({ rules: ['rules.yml'] }, { 'rules.yml': GOOD });
    expect(verdict).toMatchObject({ status: 'passed', findings: [] });
    expect(verdict.summary).toMatch(/^no problem in 2 rules in 1 file \(promtool \d/);
  });

  itWith('promtool', 'refuses each broken rule at its line and column', async () => {
    const rules = `groups:
  - name: availability
    rules:
      - alert: Block
        expr: |
          sum by (job) (
            rate(http_requests_total[5m])
          ) > > 1
      - alert: Quoted
        expr: "up == \\"0\\""
        annotations: { summary: '{{ $labels.job ' }
      - expr: up
      - record: job:up:sum
        expr: sum by (job) (up)
        for: 5m
        labels: { __name__: c }
  - name: availability
    rules: []
`;
    const verdict = await check({ rules: ['*.yml'] }, { 'bad.yml': rules, 'good.yml': GOOD });
    expect(verdict.status).toBe('failed');
    expect(places(verdict.findings)).toEqual([
      'error promql bad.yml:8:15',
      'error promql bad.yml:10:22',
      'error template bad.yml:11:24',
      'error invalid-value bad.yml:12:9',
      'error invalid-value bad.yml:15:9',
      'error label-name bad.yml:16:19',
      'error duplicate-group bad.yml:17:5',
    ]);
  });

  itWith('promtool', 'refuses unknown fields, bad durations and what is not YAML', async () => {
    const verdict = await check(
      { rules: ['*.yml'] },
      {
        'field.yml': GOOD.replace('for: 5m', 'fore: 5m'),
        'duration.yml': GOOD.replace('for: 5m', 'for: 5 minutes'),
        'syntax.yml': 'groups:\n  - name: [\n',
      },
    );
    expect(verdict.status).toBe('failed');
    expect(verdict.findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`)).toEqual([
      'invalid-value duration.yml:8',
      'unknown-field field.yml:8',
      'yaml syntax.yml:2',
    ]);
  });

  itWith('promtool', 'reports duplicate rules as warnings, or as errors where that is asked', async () => {
    const files = { 'rules.yml': `${GOOD}      - record: job:up:sum\n        expr: up\n` };
    const warned = await check({ rules: ['rules.yml'] }, files);
    expect([warned.status, ...places(warned.findings)]).toEqual(['passed', 'warning duplicate-rule rules.yml:11:9']);
    const refused = await check({ rules: ['rules.yml'], policies: { 'duplicate-rule': 'error' } }, files);
    expect([refused.status, ...places(refused.findings)]).toEqual(['failed', 'error duplicate-rule rules.yml:11:9']);
    const off = await check({ rules: ['rules.yml'], policies: { 'duplicate-rule': 'off' } }, files);
    expect([off.status, off.findings]).toEqual(['passed', []]);
  });

  itWith('promtool', 'checks a configuration, its rule files, and what promtool lets pass', async () => {
    const config = `rule_files: [rules/*.yml, nothing/*.yml]
scrape_configs:
  - job_name: a
    scheme: httpx
    static_configs: [{ targets: ['a:99999'] }]
`;
    const bad = GOOD.replace('up == 0', 'up ==');
    const verdict = await check({ config: ['p/prometheus.yml'] }, { 'p/prometheus.yml': config, 'p/rules/a.yml': bad });
    expect(places(verdict.findings)).toEqual([
      'error no-match p/prometheus.yml:1:27',
      'error scheme p/prometheus.yml:4:13',
      'error port p/prometheus.yml:5:35',
      'error promql p/rules/a.yml:7:19',
    ]);
  });

  itWith('promtool', 'refuses a configuration with an unknown key', async () => {
    const config = 'scrape_configs:\n  - job_name: a\n    scrape_intervall: 5s\n';
    const verdict = await check({ config: ['prometheus.yml'] }, { 'prometheus.yml': config });
    expect(places(verdict.findings)).toEqual(['error unknown-field prometheus.yml:3:5']);
  });

  itWith('promtool', 'fails rule tests at the expectation that does not hold', async () => {
    const tests = (job: string, value: number) => `rule_files: [rules.yml]
tests:
  - interval: 1m
    input_series: [{ series: 'up{job="a"}', values: '0x10' }]
    alert_rule_test:
      - eval_time: 10m
        alertname: InstanceDown
        exp_alerts:
          - exp_labels: { job: ${job}, severity: critical }
            exp_annotations: { summary: ' is down' }
    promql_expr_test:
      - expr: job:up:sum
        eval_time: 60s
        exp_samples: [{ labels: 'job:up:sum{job="a"}', value: ${value} }]
`;
    const good = await check({ tests: ['t.yml'] }, { 'rules.yml': GOOD, 't.yml': tests('a', 0) });
    expect([good.status, good.findings]).toEqual(['passed', []]);
    const bad = await check(
      { tests: ['*t.yml'] },
      { 'rules.yml': GOOD, 'good-t.yml': tests('a', 0), 't.yml': tests('b', 1) },
    );
    expect(places(bad.findings)).toEqual(['error test-failed t.yml:6:9', 'error test-failed t.yml:12:9']);
    const broken = await check(
      { tests: ['t.yml'] },
      { 'rules.yml': GOOD.replace('up == 0', 'up =='), 't.yml': tests('a', 0) },
    );
    expect(broken.status).toBe('failed');
  });

  itWith('promtool', 'does not take rules or tests that are not there for a success', async () => {
    const empty = check({ rules: ['rules.yml'] }, { 'rules.yml': 'groups: []\n' });
    await expect(empty).rejects.toThrow(CouldNotTell);
    const untested = check({ tests: ['t.yml'] }, { 't.yml': 'rule_files: []\ntests: []\n' });
    await expect(untested).rejects.toThrow(CouldNotTell);
  });
});

/** Numbers of the expressions that an engine refuses: one rule for each, in two lines. */
async function refused(engine: string, expressions: readonly string[]): Promise<ReadonlySet<number>> {
  const rules = expressions.map(expression => `  - record: m\n    expr: ${JSON.stringify(expression)}\n`);
  const text = `groups:\n- name: g\n  rules:\n${rules.join('')}`;
  const { findings } = await check(
    { rules: ['m.yml'], engine, policies: { 'duplicate-rule': 'off' } },
    { 'm.yml': text },
  );
  const errors = findings.filter(({ level }) => level === 'error');
  return new Set(errors.map(({ line }) => Math.floor(((line ?? 0) - 4) / 2)));
}

describe('the embedded engine beside promtool', () => {
  itWith('promtool', 'refuses what promtool refuses, and nothing that it accepts', async () => {
    const strange = await refused('promtool', EXPRESSIONS);
    const whole = EXPRESSIONS.filter((_, index) => !strange.has(index));
    expect([...(await refused('embedded', whole))].map(index => whole[index])).toEqual([]);
    // The grammar knows no metric of the name `offset` and no doubled sign behind that word.
    const mutants = mutantsOf(whole, { seed: 7, count: 3000 })
      .map(({ expression }) => expression)
      .filter(expression => !/(?:^|\W)offset\s*-/.test(expression));
    const [theirs, own] = [await refused('promtool', mutants), await refused('embedded', mutants)];
    expect([...own].filter(index => !theirs.has(index)).map(index => mutants[index])).toEqual([]);
    expect([...theirs].filter(index => own.has(index)).length / theirs.size).toBeGreaterThanOrEqual(0.98);
  });

  itWith('promtool', 'tells each defect once where both judge', async () => {
    const files = {
      'rules.yml': GOOD.replace('up == 0', 'up =').replace('for: 5m', 'for: 5m\n        keep_firing_for: 1m'),
    };
    const verdict = await check({ rules: ['rules.yml'], engine: 'auto' }, files);
    expect(verdict.findings.filter(({ level }) => level === 'error').length).toBeGreaterThanOrEqual(1);
    expect(new Set(places(verdict.findings)).size).toBe(verdict.findings.length);
  });
});
