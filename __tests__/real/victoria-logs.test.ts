import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { logs } from '../../src/checks/logs/definition.js';
import { systemClock } from '../../src/ports/runner/system-clock.js';
import { freePort } from './postgres-server.js';
import { openScene } from './scene.js';
import { itWith } from './tool.js';

const folder = mkdtempSync(join(tmpdir(), 'victoria-logs-'));
let url = '';
let stop = async (): Promise<void> => {};

beforeAll(async () => {
  if (which.sync('victoria-logs', { nothrow: true }) === null) return;
  const place = `127.0.0.1:${await freePort()}`;
  url = `http://${place}`;
  const args = [`-httpListenAddr=${place}`, `-storageDataPath=${folder}`];
  const server = spawn('victoria-logs', args, { stdio: 'ignore' });
  const ended = new Promise(done => server.once('exit', done));
  stop = async () => {
    server.kill('SIGKILL');
    await ended;
  };
  for (let tries = 0; ; tries += 1) {
    if ((await fetch(`${url}/health`).catch(() => undefined))?.ok) break;
    if (tries > 600 || server.exitCode !== null) throw new Error('victoria-logs did not become ready');
    await systemClock.sleep(100, new AbortController().signal);
  }
  const line = (text: string, back: number) => [`${Date.now() - back}000000`, text];
  const streams = [
    { stream: { app: 'backend' }, values: [line('all is well', 2000), line('an error: no disk', 1000)] },
    { stream: { app: 'quiet' }, values: [line('all is well', 2000)] },
    { stream: { app: 'old' }, values: [line('all is well', 3_600_000)] },
  ];
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ streams });
  expect((await fetch(`${url}/insert/loki/api/v1/push`, { method: 'POST', headers, body })).ok).toBe(true);
}, 90_000);

afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function judge(options: Readonly<Record<string, unknown>>): Promise<string> {
  const scene = openScene(logs);
  try {
    const told = await scene.check({ url, api: 'victorialogs', ...options });
    const said = 'message' in told ? told.message : told.summary;
    return `${told.status}: ${said.replaceAll(url, 'URL')}`;
  } finally {
    scene.remove();
  }
}

const query = (text: string, more: Readonly<Record<string, unknown>>) =>
  judge({ queries: [{ name: 'it', query: text, ...more }], within: '20s', every: '250ms' });
const once = (text: string, more: Readonly<Record<string, unknown>>) =>
  judge({ queries: [{ name: 'it', query: text, ...more }] });

describe('logs in a real VictoriaLogs', () => {
  itWith('victoria-logs', 'are counted in the window', async () => {
    expect(await query('{app="backend"}', { min: 2 })).toMatch(/^passed: it 2 lines/);
    expect(await once('{app="backend"} error', { max: 0 })).toMatch(/^failed: it: 1 in the last 5 min, more than 0/);
    expect(await once('{app="quiet"} error', { max: 0 })).toMatch(/^passed: it 0 lines/);
    expect(await once('{app="backend"}', { min: 3 })).toMatch(/^failed: /);
    expect(await once('{app="old"}', { min: 1 })).toMatch(/^failed: /);
    expect(await once('{app="old"}', { min: 1, window: '2h' })).toMatch(/^passed: /);
  });

  itWith('victoria-logs', 'of nobody, and queries that it refuses, tell nothing', async () => {
    expect(await once('{app="nobody"} error', { max: 0 })).toMatch(/^errored: /);
    expect(await once('{app="backend"', { min: 1 })).toMatch(/^errored: /);
    expect(await judge({ api: 'loki', queries: [{ name: 'it', query: '{app="backend"}', min: 1 }] })).toMatch(
      /^errored: /,
    );
  });

  itWith('victoria-logs', 'take a line and give it back', async () => {
    expect(await judge({ probe: { labels: { app: 'deploy-validate' } } })).toMatch(
      /^passed: a line that was pushed came back/,
    );
  });
});
