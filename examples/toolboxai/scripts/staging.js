/**
 * Runs a command beside a staging environment on this machine, and ends with its exit code:
 *
 *   node scripts/staging.js COMMAND [ARGUMENT…]
 *
 * The backend, what stands before it, a name server and stand-ins for Loki, Jaeger and Grafana need nothing but Node.
 * PostgreSQL, Redis, Prometheus and Alertmanager are started where they are installed. The command knows where each is by
 * variables; that of a server which is not installed is not set.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openCatalogue } from '../backend/src/catalogue.js';
import { openJobs } from '../backend/src/jobs.js';
import { openMetrics } from '../backend/src/metrics.js';
import { openServer } from '../backend/src/server.js';
import { memoryUsers, openSessions } from '../backend/src/sessions.js';
import { makeCertificate } from './staging/certificate.js';
import { startFront } from './staging/front.js';
import { listen } from './staging/loopback.js';
import { startNames } from './staging/names.js';
import { logsSource, prometheusSource, startDashboards, startLogs, startTraces } from './staging/observers.js';
import { startAlertmanager, startCache, startDatabase, startPrometheus } from './staging/servers.js';

const NAME = 'staging.toolboxai.example';
const REPORTS = join(import.meta.dirname, '../reports');

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('usage: node scripts/staging.js COMMAND [ARGUMENT…]');
const folder = mkdtempSync(join(tmpdir(), 'staging-'));
// Below the project, where checks may read.
const files = mkdtempSync(join(REPORTS, 'staging-'));
// PostgreSQL may run as somebody else.
chmodSync(folder, 0o711);
const started = [];
const start = async starting => {
  const server = await starting;
  if (server !== undefined) started.push(server.stop);
  return server;
};

try {
  const env = await environment();
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
} finally {
  for (const stop of started.reverse()) await stop();
  for (const each of [folder, files]) rmSync(each, { recursive: true, force: true });
}

async function environment() {
  const [logs, traces] = [await start(startLogs()), await start(startTraces())];
  const database = await start(startDatabase(folder));
  await database?.dump(join(files, 'toolboxai.dump'));
  const password = randomBytes(12).toString('hex');
  const backend = await start(startBackend({ logs, traces, database, password }));
  const certificate = makeCertificate([NAME]);
  writeFileSync(join(files, 'ca.pem'), certificate.ca);
  const front = await start(startFront({ backendPort: backend.port, certificate }));
  const names = await start(startNames({ [NAME]: '127.0.0.1' }));
  const cache = await start(startCache());
  const alertmanager = await start(startAlertmanager(folder));
  const prometheus = await start(startPrometheus(folder, { backend: backend.url, alertmanager }));
  const sources = { loki: logsSource(logs), ...(prometheus && { prometheus: prometheusSource(prometheus.url) }) };
  const dashboards = await start(startDashboards(sources));
  return {
    NODE_EXTRA_CA_CERTS: join(files, 'ca.pem'),
    STAGING: front.place,
    STAGING_URL: `https://${front.place}`,
    STAGING_NAME: NAME,
    STAGING_NAMES: names.place,
    SMOKE_PASSWORD: password,
    LOGS_URL: logs.url,
    TRACES_URL: traces.url,
    DASHBOARDS_URL: dashboards.url,
    ...(database && { ...database.env, DUMP: `reports/${basename(files)}/toolboxai.dump` }),
    ...cache?.env,
    ...alertmanager?.env,
    ...prometheus?.env,
  };
}

/** The backend itself, with a log line and a span for each request, and some traffic so that there is something to measure. */
async function startBackend({ logs, traces, database, password }) {
  const metrics = openMetrics();
  const users = memoryUsers();
  await users.add('smoke-test', password);
  const store = database && (await import('../backend/src/postgres-store.js').catch(() => undefined))?.postgresStore(database.url);
  const server = openServer({
    catalogue: openCatalogue(store),
    metrics: {
      ...metrics,
      observe: seen => {
        metrics.observe(seen);
        logs.add({ app: 'backend', level: seen.code < 500 ? 'info' : 'error' }, JSON.stringify(seen));
        void send(traces.url, seen);
      },
    },
    sessions: openSessions({ secret: randomBytes(32), users }),
    jobs: openJobs(),
  });
  const backend = await listen(server);
  const traffic = setInterval(() => void fetch(`${backend.url}/api/v1/tools?age=9`).then(answer => answer.arrayBuffer()).catch(() => {}), 50);
  return {
    ...backend,
    stop: async () => {
      clearInterval(traffic);
      await backend.stop();
      await store?.close();
    },
  };
}

async function send(url, { method, route, code, seconds }) {
  const end = Date.now();
  const span = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name: `${method} ${route}`,
    kind: 2,
    startTimeUnixNano: `${Math.trunc(end - seconds * 1000)}000000`,
    endTimeUnixNano: `${end}000000`,
    status: code < 500 ? {} : { code: 2 },
  };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'backend' } }] };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] });
  await fetch(`${url}/v1/traces`, { method: 'POST', body }).then(answer => answer.arrayBuffer()).catch(() => {});
}
