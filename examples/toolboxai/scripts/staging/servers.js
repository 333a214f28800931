/** The real servers that the checks want, where they are installed: each gives the variables that the config knows it by. */
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { answers, freePort, give, isThere, listen, owner, run, startProgram } from './loopback.js';

const ROOT = join(import.meta.dirname, '../..');
const RULES = join(ROOT, 'infrastructure/docker/config/prometheus/alert_rules.yml');
const MIGRATIONS = ['0001_tools', '0002_tools_by_subject', '0003_users'];
const WATCHDOG = { alert: 'Watchdog', expr: 'vector(1)', labels: { severity: 'none' }, annotations: { summary: 'always' } };

/** Alertmanager, which tells a receiver on loopback; that one answers `GET` with all that it got. */
export async function startAlertmanager(folder) {
  if (!isThere('alertmanager')) return undefined;
  const got = [];
  const receiver = await listen(
    createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      if (request.method === 'POST') got.push(Buffer.concat(chunks).toString('utf8'));
      response.end(request.method === 'GET' ? got.join('\n') : '');
    }),
  );
  const url = `http://127.0.0.1:${await freePort()}`;
  const config = {
    route: { receiver: 'chat', group_by: ['...'], group_wait: '0s', group_interval: '1s' },
    receivers: [{ name: 'chat', webhook_configs: [{ url: receiver.url, send_resolved: true }] }],
  };
  writeFileSync(join(folder, 'alertmanager.yml'), JSON.stringify(config));
  const args = [
    `--config.file=${join(folder, 'alertmanager.yml')}`,
    `--storage.path=${join(folder, 'alertmanager')}`,
    `--web.listen-address=${new URL(url).host}`,
    '--cluster.listen-address=',
  ];
  const { stop } = await startProgram('alertmanager', args, answers(`${url}/-/ready`));
  return { url, env: { ALERTMANAGER_URL: url, RECEIVER_URL: receiver.url }, stop: () => stop().then(receiver.stop) };
}

/** Prometheus with the rules of this repository and a watchdog. */
export async function startPrometheus(folder, { backend, alertmanager }) {
  if (!isThere('prometheus')) return undefined;
  cpSync(RULES, join(folder, 'rules.yml'));
  writeFileSync(join(folder, 'watchdog.yml'), JSON.stringify({ groups: [{ name: 'watchdog', rules: [WATCHDOG] }] }));
  const targets = alertmanager === undefined ? [] : [new URL(alertmanager.url).host];
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules.yml'), join(folder, 'watchdog.yml')],
    alerting: { alertmanagers: [{ static_configs: [{ targets }] }] },
    scrape_configs: [{ job_name: 'backend', static_configs: [{ targets: [new URL(backend).host] }] }],
  };
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'prometheus')}`,
    `--web.listen-address=${new URL(url).host}`,
    '--rules.alert.resend-delay=1s',
  ];
  const { stop } = await startProgram('prometheus', args, answers(`${url}/-/ready`));
  return { url, env: { PROMETHEUS_URL: url }, stop };
}

/** PostgreSQL with the migrations applied, a dump of it, and two empty databases beside it. */
export async function startDatabase(folder) {
  if (!isThere('initdb')) return undefined;
  const who = await owner();
  const home = join(folder, 'postgres');
  mkdirSync(home);
  give(home, who);
  const as = (program, args) => run(program, args, { ...who, cwd: home, env: { PATH: process.env.PATH, HOME: home, LC_ALL: 'C.UTF-8' } });
  const port = await freePort();
  const data = join(home, 'data');
  await as('initdb', ['-D', data, '-U', 'toolboxai', '-A', 'trust', '--no-sync', '-E', 'UTF8']);
  appendFileSync(
    join(data, 'postgresql.conf'),
    `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = '${home}'\nfsync = off\nshared_preload_libraries = 'pg_stat_statements'\n`,
  );
  await as('pg_ctl', ['-s', '-w', '-D', data, '-l', join(home, 'log'), 'start']);
  const stop = () => as('pg_ctl', ['-s', '-m', 'immediate', '-D', data, 'stop']);
  const urlOf = database => `postgres://toolboxai@127.0.0.1:${port}/${database}`;
  const psql = (...args) => as('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', urlOf('toolboxai'), ...args]);
  try {
    for (const name of ['toolboxai', 'drill', 'scratch']) await as('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'toolboxai', name]);
    for (const name of MIGRATIONS) {
      // One file at a time: as one transaction where it has several statements.
      const file = join(home, `${name}.sql`);
      cpSync(join(ROOT, `backend/migrations/${name}.up.sql`), file);
      await psql(...(name.endsWith('by_subject') ? [] : ['-1']), '-f', file);
    }
    await psql('-c', `CREATE EXTENSION pg_stat_statements; CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (${MIGRATIONS.length}, false);
      INSERT INTO tools (name, subject, age_from, age_to) SELECT 'Tool ' || n, 'maths', 6, 12 FROM generate_series(1, 500) n`);
  } catch (error) {
    await stop();
    throw error;
  }
  const dump = async file => {
    await as('pg_dump', ['-Fc', '-f', join(home, 'dump'), urlOf('toolboxai')]);
    cpSync(join(home, 'dump'), file);
  };
  const env = { DATABASE_URL: urlOf('toolboxai'), DRILL_URL: urlOf('drill'), SCRATCH_URL: urlOf('scratch') };
  return { url: env.DATABASE_URL, env, dump, stop };
}

/** Redis, and a client that reads and writes so that there is something to measure. */
export async function startCache() {
  if (!isThere('redis-server')) return undefined;
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory', '64mb'];
  const { stop } = await startProgram('redis-server', args, () => pings(port));
  const client = connect(port, '127.0.0.1');
  client.on('error', () => {});
  client.resume();
  client.write('SET tools cached\r\n');
  const reading = setInterval(() => client.write('GET tools\r\n'), 20);
  return {
    env: { CACHE_URL: `redis://127.0.0.1:${port}` },
    stop: () => {
      clearInterval(reading);
      client.destroy();
      return stop();
    },
  };
}

const pings = port =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', said => {
      socket.destroy();
      resolve(said.toString().startsWith('+PONG'));
    });
    socket.once('error', reject);
  });
