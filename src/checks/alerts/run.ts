import { byFindings, CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import { until } from '../../facts/live/until.js';
import { deployedAt } from '../../facts/live/window.js';
import type { Ports } from '../../ports/ports.js';
import { type Alert, type Alertmanager, alertmanager } from './alertmanager.js';
import { judgeFiring, sentenceOf } from './firing.js';
import type { AlertsOptions } from './options.js';
import { alertsRules } from './rules.js';
import { tryDelivery } from './test-alert.js';

/** Alerts live in memory: after its start it knows none until Prometheus sends them again, once a minute. */
const SETTLED_MS = 120_000;
/** Clocks that differ by more make evidence of another time. */
const SKEW_MS = 300_000;

/** Looks at what fires, until it holds; the test alert is sent once, before. */
export async function runAlerts(options: AlertsOptions, ports: Ports): Promise<Verdict> {
  const connected = await connect(options, ports);
  const server = alertmanager({ url: options.url, connected, http: ports.http });
  const delivered = options.test === undefined ? [] : await tryDelivery(options.test, { server, connected, ports });
  return until(() => once(options, { server, ports, delivered }), { waiting: options, ports });
}

async function once(
  options: AlertsOptions,
  { server, ports, delivered }: { server: Alertmanager; ports: Ports; delivered: readonly Finding[] },
): Promise<Verdict> {
  const { firing, watchdog } = options;
  const now = ports.clock.now();
  const since = firing.started === 'after-deploy' ? await deployedAt(ports) : undefined;
  const alerts = await server.alerts();
  notOfAnotherTime(alerts, { now, where: server.where });
  const judged = judgeFiring(alerts, { options, now, deployedAt: since });
  const guarded = watchdogOf(alerts, watchdog);
  const findings = [...judged.findings, ...guarded, ...delivered];
  if (!findings.some(({ level }) => level === 'error')) await settled(server, { alerts, watchdog, now });
  const also = [
    ...(watchdog === undefined ? [] : [guarded.length === 0 ? `${watchdog} does` : `${watchdog} does not fire`]),
    ...(options.test === undefined
      ? []
      : [delivered.length === 0 ? 'the test alert arrived' : 'the test alert did not']),
  ];
  return byFindings([sentenceOf(judged, firing), ...also].join(', '), {
    findings,
    measurements: [{ name: 'alerts firing', value: judged.firing, unit: 'alerts', limit: firing.max, bound: 'max' }],
  });
}

function watchdogOf(alerts: readonly Alert[], watchdog: string | undefined): readonly Finding[] {
  if (watchdog === undefined) {
    return [findingOf(alertsRules, { rule: 'no-watchdog', message: 'nothing shows that alerts arrive at all' })];
  }
  if (alerts.some(({ labels }) => labels.alertname === watchdog)) return [];
  const message = `${watchdog} must always fire, and does not: alerts do not arrive`;
  return [
    findingOf(alertsRules, {
      rule: 'watchdog-missing',
      message,
      subject: watchdog,
      expected: 'fires',
      actual: 'does not',
    }),
  ];
}

function notOfAnotherTime(
  alerts: readonly Alert[],
  { now, where }: { readonly now: Date; readonly where: string },
): void {
  const ahead = alerts.find(({ startsAt }) => startsAt > now.getTime() + SKEW_MS);
  if (ahead === undefined) return;
  const message = `${where}: an alert began at ${new Date(ahead.startsAt).toISOString()}, which is yet to come`;
  throw new CouldNotTell('stale', message, 'Compare the clocks of this machine, of Prometheus and of Alertmanager.');
}

/** Silence tells nothing of a server that has just begun to listen, unless the watchdog has arrived. */
async function settled(
  server: Alertmanager,
  {
    alerts,
    watchdog,
    now,
  }: { readonly alerts: readonly Alert[]; readonly watchdog: string | undefined; readonly now: Date },
): Promise<void> {
  if (watchdog !== undefined || alerts.length > 0) return;
  const { uptime, cluster } = await server.status();
  const remedy = 'Wait with `within: 3m`, or name an alert that always fires as `watchdog`.';
  if (now.getTime() - uptime < SETTLED_MS) {
    const message = `${server.where}: Alertmanager has just started, and alerts from before have yet to arrive`;
    throw new CouldNotTell('nothing-checked', message, remedy);
  }
  if (cluster?.status === 'settling')
    throw new CouldNotTell(
      'nothing-checked',
      `${server.where}: the cluster of Alertmanagers is still settling`,
      remedy,
    );
}
