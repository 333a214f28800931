import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { CouldNotTell, type Verdict } from '../../src/check.js';
import { alerts } from '../../src/checks/alerts/definition.js';
import { metrics } from '../../src/checks/metrics/definition.js';
import { open } from '../ports/opened.js';
import { type Observer, startAlertmanager, startPrometheus, startReceiver } from './observers.js';
import { itWith } from './tool.js';

/** The last half hour of two instances of a service: 10 requests a second each, of which 1 % and 6 % fail, and their times. */
function historyUntil(now: number): string {
  const lines: string[] = [];
  const times = Array.from({ length: 121 }, (_, index) => now - (120 - index) * 15);
  const family = (name: string, type: string, samples: readonly string[]): void =>
    void lines.push(`# TYPE ${name} ${type}`, ...samples);
  const each = (line: (at: number, seconds: number) => string): readonly string[] =>
    times.map((at, index) => line(at, index * 15));
  family('requests', 'counter', [
    ...each((at, s) => `requests_total{instance="a",code="200"} ${9.9 * s} ${at}`),
    ...each((at, s) => `requests_total{instance="a",code="500"} ${0.1 * s} ${at}`),
    ...each((at, s) => `requests_total{instance="b",code="200"} ${9.4 * s} ${at}`),
    ...each((at, s) => `requests_total{instance="b",code="500"} ${0.6 * s} ${at}`),
  ]);
  family('latency_seconds', 'gauge', [
    ...each((at, s) => `latency_seconds{version="1"} ${0.1 + ((s / 15) % 7) / 1000} ${at}`),
    ...each((at, s) => `latency_seconds{version="2"} ${0.2 + ((s / 15) % 5) / 1000} ${at}`),
  ]);
  // Its target went away ten minutes ago.
  family(
    'gone',
    'gauge',
    times.slice(0, 80).map(at => `gone 1 ${at}`),
  );
  return `${lines.join('\n')}\n# EOF\n`;
}

const RULES = JSON.stringify({
  groups: [
    {
      name: 'g',
      rules: [
        { alert: 'Watchdog', expr: 'vector(1)', labels: { severity: 'none' } },
        { alert: 'Broken', expr: 'vector(1)', labels: { severity: 'critical', service: 'api' } },
      ],
    },
  ],
});

const has = (tool: string): boolean => which.sync(tool, { nothrow: true }) !== null;
const stops: (() => Promise<void>)[] = [];
let prometheus: Observer;
let alertmanager: Observer;
let receiver: Observer & { refuses: boolean };

beforeAll(async () => {
  if (!has('prometheus') || !has('promtool') || !has('alertmanager')) return;
  receiver = await startReceiver();
  stops.push(receiver.stop);
  alertmanager = await startAlertmanager(receiver.url);
  stops.push(alertmanager.stop);
  const history = historyUntil(Math.floor(Date.now() / 1000));
  prometheus = await startPrometheus({ history, rules: RULES, alertmanager: alertmanager.url });
  stops.push(prometheus.stop);
}, 60_000);

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function run(check: typeof metrics | typeof alerts, options: Readonly<Record<string, unknown>>) {
  await using opened = open();
  return check.bound
    .parse(options)
    .run(opened.ports)
    .then(
      (verdict: Verdict) => verdict,
      (error: unknown) => {
        if (!(error instanceof CouldNotTell)) throw error;
        return { status: 'errored', summary: error.message, findings: [] };
      },
    );
}

const ask = async (options: Readonly<Record<string, unknown>>): Promise<string> => {
  const { status, summary } = await run(metrics, { url: prometheus.url, ...options });
  return `${status}: ${summary.replaceAll(prometheus.url, 'URL')}`;
};

const query = (text: string, more: Readonly<Record<string, unknown>> = {}) =>
  ask({ queries: [{ name: 'it', query: text, fail: '> 5%', ...more }] });

describe('metrics, of a real Prometheus', () => {
  itWith('prometheus', 'judges error ratios by their counts', async () => {
    const ratio = (more: Readonly<Record<string, unknown>>, instance = '.*') => {
      const errors = `sum(increase(requests_total{code=~"5..",instance=~"${instance}"}[$window]))`;
      const total = `sum(increase(requests_total{instance=~"${instance}"}[$window]))`;
      return ask({ window: '10m', ratios: [{ name: 'errors', errors, total, ...more }] });
    };
    expect(await ratio({ limit: '5%' })).toMatch(/^passed: errors is 3\.5\d? % \(4\d\d of 1\d,\d{3}\), below 5 %/);
    expect(await ratio({ limit: '5%' }, 'b')).toMatch(/^failed: errors is 6 % \(3\d\d of 6,\d{3}\)$/);
    expect(await ratio({ limit: '5%', window: '20s' }, 'b')).toMatch(
      /^errored: errors(?:: total: the answer is empty| is)/,
    );
    expect(await ratio({ limit: '1%' }, 'a')).toMatch(/^errored: errors is 1 % .* decides nothing at 1 %/);
  });

  itWith('prometheus', 'takes no series of errors for none, and a misspelt label for nothing', async () => {
    const ratio = (errors: string) =>
      ask({ ratios: [{ name: 'errors', errors, total: 'sum(increase(requests_total[5m]))', limit: '5%' }] });
    expect(await ratio('sum(increase(requests_total{code="503"}[5m]))')).toMatch(/^passed: errors is 0 %/);
    expect(await ratio('sum(increase(requests_total{status="503"}[5m]))')).toMatch(
      /^errored: .* with status has a sample/,
    );
    expect(await ratio('sum(increase(requests_failed_total[5m]))')).toMatch(
      /^errored: .*requests_failed_total has a sample/,
    );
  });

  itWith('prometheus', 'never takes the first of several series', async () => {
    const text =
      'sum by (instance) (rate(requests_total{code="500"}[5m])) / sum by (instance) (rate(requests_total[5m]))';
    expect(await query(text)).toMatch(/^errored: it: 2 series came back/);
    expect(await query(text, { reduce: 'max' })).toMatch(/^failed: it of \{instance="b"\} is 6 %/);
    expect(await query(text, { reduce: 'min' })).toMatch(/^passed: it of \{instance="a"\} is 1 %/);
    expect(await query(text, { reduce: 'avg' })).toMatch(/^passed: it on average of 2 series is 3\.5/);
    expect(await query(text, { reduce: 'all' })).toMatch(/^failed: it of \{instance="b"\} is 6 %/);
  });

  itWith('prometheus', 'tells nothing of what is not there, no number or refused', async () => {
    expect(await query('sum(rate(requests_total{code="503"}[5m])) / sum(rate(requests_total[5m]))')).toMatch(
      /^errored: .*empty/,
    );
    expect(await query('vector(0) / vector(0)')).toMatch(/^errored: .*NaN/);
    expect(await query('vector(1) / vector(0)')).toBe('failed: it is +Inf');
    expect(await query('requests_total[5m]')).toMatch(/^errored: .*matrix/);
    expect(await query('rate(requests_total)')).toMatch(/^errored: it: the query is no PromQL/);
    expect(await ask({ dialect: 'metricsql', queries: [{ name: 'it', query: 'rate(x)', fail: '> 1' }] })).toMatch(
      /^errored: it: URL: bad_data/,
    );
    expect(await query('label_replace(requests_total, "instance", "x", "", "")', { reduce: 'max' })).toMatch(
      /^errored: .*execution/,
    );
  });

  itWith('prometheus', 'knows which series have a sample now', async () => {
    expect(await ask({ present: ['requests_total{instance="a"}'] })).toBe(
      'passed: requests_total{instance="a"} has 2 series',
    );
    expect(await ask({ present: ['gone'] })).toBe('failed: gone is missing');
  });

  itWith('prometheus', 'compares with the time before and with another version', async () => {
    const p = (more: Readonly<Record<string, unknown>>) =>
      ask({
        queries: [{ name: 'latency', query: 'latency_seconds{version="2"}', fail: '> 1.5x', warn: '> 1s', ...more }],
      });
    expect(await p({ baseline: { offset: '10m' } })).toMatch(/^passed: latency is 20\d ms/);
    expect(await p({ baseline: { query: 'latency_seconds{version="1"}' } })).toMatch(/^failed: latency is 20\d ms/);
    expect(await p({ baseline: { offset: '30d' } })).toBe('errored: latency: there is no baseline');
    const both = (canary: string) => ({
      window: '15m',
      queries: [
        {
          name: 'latency',
          compare: { baseline: 'latency_seconds{version="1"}', canary: `latency_seconds{version="${canary}"}` },
          fail: '> 1.5x',
        },
      ],
    });
    expect(await ask(both('2'))).toMatch(/^failed: latency is 0\.20/);
    expect(await ask(both('1'))).toMatch(/^passed: latency is 0\.10/);
    expect(await ask(both('3'))).toMatch(/^errored: latency: canary: no sample/);
  });

  itWith('prometheus', 'draws the window with its limit', async () => {
    const one = { name: 'rate', query: 'sum(rate(requests_total[1m]))', fail: '> 50/s' };
    const verdict = await run(metrics, { url: prometheus.url, window: '10m', queries: [one] });
    expect(verdict).toMatchObject({ status: 'passed', charts: [{ title: 'rate', unit: '/s', limit: 50 }] });
    const points = 'charts' in verdict ? (verdict.charts?.[0]?.points ?? []) : [];
    expect(points.length).toBeGreaterThan(100);
    expect(points.every(([, y]) => Math.abs(y - 20) < 0.5)).toBe(true);
  });
});

describe('alerts, of a real Alertmanager', () => {
  const look = async (options: Readonly<Record<string, unknown>>) => {
    const verdict = await run(alerts, { url: alertmanager.url, within: '20s', every: '250ms', ...options });
    return { ...verdict, summary: verdict.summary.replace(/ \((?:held|still) .*/, '') };
  };

  itWith('alertmanager', 'sees what fires, and the watchdog', async () => {
    const allow = [{ labels: { alertname: 'Broken', service: 'api' }, reason: 'known' }];
    expect(await look({ watchdog: 'Watchdog', firing: { allow } })).toMatchObject({
      status: 'passed',
      summary: 'no critical alert fires, Watchdog does',
    });
    expect(await look({ watchdog: 'Watchdog', within: undefined })).toMatchObject({
      status: 'failed',
      summary: '1 critical alert fires, Watchdog does',
    });
    expect(await look({ watchdog: 'Other', within: undefined, firing: { allow } })).toMatchObject({ status: 'failed' });
  });

  itWith('alertmanager', 'tells a silenced alert from one that does not fire', async () => {
    const now = Date.now();
    const silence = {
      matchers: [{ name: 'alertname', value: 'Broken', isRegex: false, isEqual: true }],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 600_000).toISOString(),
      createdBy: 'test',
      comment: 'test',
    };
    const body = JSON.stringify(silence);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${alertmanager.url}/api/v2/silences`, { method: 'POST', headers, body });
    const { silenceID } = (await answer.json()) as { silenceID: string };
    expect(await look({ watchdog: 'Watchdog' })).toMatchObject({
      status: 'passed',
      summary: 'no critical alert fires, 1 is silenced, Watchdog does',
      findings: [expect.objectContaining({ rule: 'silenced', level: 'warning' })],
    });
    await fetch(`${alertmanager.url}/api/v2/silence/${silenceID}`, { method: 'DELETE' });
  });

  itWith('alertmanager', 'sends an alert that arrives and ends, and notices where it does not', async () => {
    const test = { labels: { severity: 'info' }, receiver: 'ops', 'received-at': receiver.url, within: '15s' };
    const allowed = { watchdog: 'Watchdog', firing: { max: 10 } };
    expect(await look({ ...allowed, test })).toMatchObject({
      status: 'passed',
      summary: expect.stringContaining('the test alert arrived'),
    });
    const elsewhere = { ...test, labels: { team: 'other' } };
    expect(await look({ ...allowed, within: undefined, test: elsewhere })).toMatchObject({
      status: 'failed',
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'not-routed', message: 'the test alert goes to nobody, not to ops' }),
      ]),
    });
    receiver.refuses = true;
    expect(await look({ ...allowed, within: undefined, test: { ...test, within: '2s' } })).toMatchObject({
      status: 'failed',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'not-delivered' })]),
    });
    receiver.refuses = false;
  });
});
