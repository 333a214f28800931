import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/ports/runner/system-clock.js';
import { freePort } from './postgres-server.js';

const READY_MS = 20_000;

/** A real server on loopback, ended by its process id. */
export interface Observer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function start(command: string, args: readonly string[], url: string): Promise<() => Promise<void>> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const end = Date.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok) return () => stop(child);
    if (child.exitCode !== null || Date.now() > end) {
      await stop(child);
      throw new Error(`${command} did not become ready`);
    }
    await systemClock.sleep(100, new AbortController().signal);
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(done => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });
}

/** Prometheus with a history in OpenMetrics text, rules and perhaps an Alertmanager to send alerts to. */
export async function startPrometheus(setting: {
  readonly history: string;
  readonly rules?: string;
  readonly alertmanager?: string;
}): Promise<Observer> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-server-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(folder, 'history.txt'), setting.history);
  execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'history.txt'), data], {
    stdio: 'ignore',
  });
  writeFileSync(join(folder, 'rules.yml'), setting.rules ?? 'groups: []\n');
  const target = setting.alertmanager === undefined ? '' : new URL(setting.alertmanager).host;
  const alerting = target === '' ? {} : { alertmanagers: [{ static_configs: [{ targets: [target] }] }] };
  const config = {
    global: { evaluation_interval: '1s', scrape_interval: '1s' },
    rule_files: [join(folder, 'rules.yml')],
    alerting,
  };
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=${new URL(url).host}`,
    '--rules.alert.resend-delay=1s',
  ];
  const end = await start('prometheus', args, url);
  return { url, stop: () => end().then(() => rmSync(folder, { recursive: true, force: true })) };
}

/** Alertmanager that tells a webhook at once of what fires and of its end. */
export async function startAlertmanager(webhook: string): Promise<Observer> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  const config = {
    route: {
      receiver: 'ops',
      group_by: ['...'],
      group_wait: '0s',
      group_interval: '1s',
      routes: [{ receiver: 'nobody', matchers: ['team="other"'] }],
    },
    receivers: [{ name: 'ops', webhook_configs: [{ url: webhook, send_resolved: true }] }, { name: 'nobody' }],
  };
  writeFileSync(join(folder, 'alertmanager.yml'), JSON.stringify(config));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${join(folder, 'alertmanager.yml')}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=${new URL(url).host}`,
    '--cluster.listen-address=',
  ];
  const end = await start('alertmanager', args, url);
  return { url, stop: () => end().then(() => rmSync(folder, { recursive: true, force: true })) };
}

/** A receiver of webhooks, which answers `GET` with all that it got. `refuses` makes it answer 500. */
export async function startReceiver(): Promise<Observer & { refuses: boolean }> {
  const got: string[] = [];
  const state = { refuses: false };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += String(chunk);
    });
    request.on('end', () => {
      if (request.method === 'GET') return void response.end(got.join('\n'));
      if (!state.refuses) got.push(body);
      response.writeHead(state.refuses ? 400 : 200).end();
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>(done => server.close(() => done()));
    },
  });
}
