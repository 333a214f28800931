// The world of the example on loopback: the service over HTTP and TLS, a Prometheus and an Alertmanager. All of them answer
// by the version that runs: behind its dash stands what is wrong with it, `7-slower` for one.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:tls';
import { setTimeout } from 'node:timers/promises';

/** `current` tells the version that runs; `certificates` is a folder with good and expired ones, or undefined. */
export async function startWorld({ current, certificates }) {
  const fault = () => current().split('-').slice(1).join('-');
  const service = await listen(createServer((_, answer) => serve(answer, { version: current(), fault: fault() })));
  const prometheus = await listen(createServer((request, answer) => answerQuery(request, answer, fault())));
  const alertmanager = await listen(createServer((request, answer) => answerAlerts(request, answer, fault())));
  const read = name => readFileSync(`${certificates}/${name}`);
  const pair = name => ({ cert: read(`${name}.pem`), key: read(`${name}.key`) });
  const tls = certificates && (await listen(createTlsServer(pair('good'), socket => socket.on('error', () => {}).end())));
  return {
    ports: { SERVICE: service.port, PROMETHEUS: prometheus.port, ALERTMANAGER: alertmanager.port, TLS: tls?.port ?? 0 },
    /** The certificate is part of what a version brings along. */
    renew: () => tls?.server.setSecureContext(pair(fault() === 'expired' ? 'expired' : 'good')),
    close: () => {
      for (const each of [service, prometheus, alertmanager, tls]) {
        each?.server.closeAllConnections?.();
        each?.server.close();
      }
    },
  };
}

async function listen(server) {
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, port: server.address().port };
}

async function serve(answer, { version, fault }) {
  if (fault === 'slow') await setTimeout(7000, undefined, { ref: false });
  json(answer, { version, healthy: fault !== 'down' }, fault === 'down' ? 503 : 200);
}

/** What a recording rule would have, by its name. */
const SERIES = {
  'app:requests:count': () => 1000,
  'app:errors:count': fault => (fault === 'errors' ? 60 : 1),
  'app:p95_seconds': fault => (fault === 'slower' ? 0.48 : 0.3),
  'app:p95_seconds:last_week': () => 0.3,
  'pg_replication_lag_seconds': fault => (fault === 'lag' ? 45 : 1),
};

function answerQuery(request, answer, fault) {
  if (fault === 'silent') return json(answer, { status: 'error', errorType: 'internal', error: 'out of order' }, 500);
  const query = new URL(request.url, 'http://loopback').searchParams.get('query') ?? '';
  const value = SERIES[query]?.(fault);
  const result = value === undefined ? [] : [{ metric: {}, value: [Date.now() / 1000, String(value)] }];
  return json(answer, { status: 'success', data: { resultType: 'vector', result } });
}

function answerAlerts(request, answer, fault) {
  const startsAt = new Date(Date.now() - 60_000).toISOString();
  const alert = (alertname, severity) => ({
    labels: { alertname, severity },
    annotations: {},
    fingerprint: alertname,
    startsAt,
    updatedAt: startsAt,
    endsAt: new Date(Date.now() + 600_000).toISOString(),
    receivers: [{ name: 'on-call' }],
    status: { state: 'active', silencedBy: [], inhibitedBy: [] },
  });
  if (request.url.startsWith('/api/v2/status')) return json(answer, { uptime: '2026-01-01T00:00:00Z', cluster: { status: 'ready' } });
  const firing = fault === 'alert' ? [alert('CheckoutFails', 'critical')] : [];
  return json(answer, [alert('Watchdog', 'none'), ...firing]);
}

function json(answer, value, status = 200) {
  answer.writeHead(status, { 'content-type': 'application/json' });
  answer.end(JSON.stringify(value));
}
