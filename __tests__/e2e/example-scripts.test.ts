import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readReport } from '../../src/pipeline/other-runs/read-report.js';
import { type Pages, type SiteServer, startSite } from '../loopback/site.js';
import { bundle } from './bundle.js';

const ROOT = join(import.meta.dirname, '..', '..');
const json = { 'content-type': 'application/json; charset=utf-8' };
const UP: Pages = {
  '/': { body: 'ok' },
  '/health': { body: 'ok' },
  '/api/v1/health': { headers: json, body: '{"status":"ok"}' },
  '/-/healthy': { body: 'Prometheus Server is Healthy.' },
  '/api/health': { headers: json, body: '{"database":"ok"}' },
};

let folder = '';
let site: SiteServer | undefined;

beforeAll(() => {
  bundle();
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'scripts-')));
});
afterEach(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The example's own command, with the environment that its first lines ask for. */
async function run(example: string, env: Readonly<Record<string, string>>) {
  const file = `examples/${example}.yml`;
  const command = /node dist\/index\.js (run --config \S+)$/m.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1];
  expect(command).toBe(`run --config ${file}`);
  const args = [...(command?.split(' ') ?? []), '--report-dir', join(folder, 'report')];
  symlinkSync(process.execPath, join(folder, 'node'));
  const given = { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, ...env };
  const child = spawn(process.execPath, [join(bundle(), 'index.js'), ...args], {
    cwd: ROOT,
    env: given,
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>(done => child.once('exit', done));
  const path = join(folder, 'report', 'report.json');
  const { checks } = readReport(readFileSync(path, 'utf8'), path);
  return { code, checks, statuses: Object.fromEntries(checks.map(({ id, status }) => [id, status])) };
}

describe('the quick health check', () => {
  const addresses = (url: string) => ({ APP_URL: url, PROMETHEUS_URL: url, GRAFANA_URL: url });

  it('is one command, and go where everything is up', async () => {
    site = await startSite(UP);
    expect(await run('quick-health-check', addresses(site.url))).toMatchObject({
      code: 0,
      statuses: { application: 'passed', prometheus: 'passed', grafana: 'passed' },
    });
  });

  it('is no-go for what is down, says so by name, and asks the others', async () => {
    site = await startSite({ ...UP, '/api/health': { headers: json, body: '{"database":"failing"}' } });
    const { PROMETHEUS_URL, ...others } = addresses(site.url);
    const { code, statuses, checks } = await run('quick-health-check', { ...others, APP_URL: 'http://127.0.0.1:9' });
    expect({ code, statuses }).toEqual({
      code: 1,
      statuses: { application: 'errored', prometheus: 'errored', grafana: 'failed' },
    });
    expect(PROMETHEUS_URL).toBe(site.url);
    expect(checks.find(({ id }) => id === 'prometheus')).toMatchObject({
      cause: 'variable-missing',
      summary: 'the environment variable PROMETHEUS_URL is not set',
    });
  });
});

describe('the performance benchmark', () => {
  /** Stands in for psql, since a server with a history of statements is beyond a test of an example. */
  function psql(output: string): void {
    writeFileSync(join(folder, 'psql'), `#!/bin/sh\ncat <<'END'\n${output}\nEND\n`);
    chmodSync(join(folder, 'psql'), 0o755);
  }

  const target = (url: string) => ({ APP_URL: url, APP_HOST: new URL(url).host });

  it('is one command, and go where everything is fast', async () => {
    site = await startSite(UP);
    psql('87 statements');
    const { code, statuses, checks } = await run('performance-benchmark', target(site.url));
    expect({ code, statuses }).toEqual({
      code: 0,
      statuses: { 'api-response-time': 'passed', load: 'passed', 'slow-queries': 'passed' },
    });
    const { requests } = site;
    expect(requests.filter(request => request === 'GET /').length).toBeGreaterThanOrEqual(1000);
    const [load] = checks.filter(({ id }) => id === 'load');
    expect(load?.charts?.length).toBeGreaterThan(0);
  });

  it.each([
    ['a slow statement', '87 statements\nslow: 140 ms, 2100 calls: select 1'],
    ['a server that has seen nothing', '0 statements'],
  ])('is no-go for %s', async (_, output) => {
    site = await startSite(UP);
    psql(output);
    expect(await run('performance-benchmark', target(site.url))).toMatchObject({
      code: 1,
      statuses: { load: 'passed', 'slow-queries': 'failed' },
    });
  });

  it('sends no load to a host that is not named', async () => {
    site = await startSite(UP);
    psql('87 statements');
    const env = { ...target(site.url), APP_HOST: 'staging.example.org' };
    expect(await run('performance-benchmark', env)).toEqual({ code: 2, checks: [], statuses: {} });
    expect(site.requests).toEqual([]);
  });
});
