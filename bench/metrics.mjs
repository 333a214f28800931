import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundle, compare, timed } from './measure.mjs';

const QUERIES = 200;
const ROUNDS = 5;
const READY_MS = 20_000;
/** 200 different ones, each with a little to work out. */
const queries = Array.from({ length: QUERIES }, (_, index) => `sum(vector(0.01)) + 0 * vector(${index})`);

/** 200 queries of one Prometheus, 8 at once, against `promtool query instant` by xargs. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-metrics-'));
  const server = await startPrometheus(folder);
  try {
    mkdirSync(join(folder, '.github'));
    const entries = queries.map((query, index) => ({ name: `q${index}`, query, fail: '> 5%' }));
    const check = { id: 'many', kind: 'metrics', with: { url: server.url, 'at-once': 8, queries: entries } };
    writeFileSync(
      join(folder, '.github/deploy-validate.yml'),
      `version: 1\nproject: bench\nstages:\n  pre-deployment:\n    checks: [${JSON.stringify(check)}]\n`,
    );
    const one = ['xargs', '-P', '8', '-d', '\n', '-n', '1', 'promtool', 'query', 'instant', server.url];
    const { ours, theirs, ratio } = await compare(
      () => timed([process.execPath, bundle, 'run'], { cwd: folder }),
      () => timed(one, { input: `${queries.join('\n')}\n` }),
      { rounds: ROUNDS },
    );
    return [
      {
        what: `${QUERIES} \`metrics\` queries with their charts, 8 at once, against \`promtool query instant\` by xargs`,
        figure: ratio,
        unit: '×',
        atMost: 1.3,
        detail: `${(ours / 1000).toFixed(2)} s against ${(theirs / 1000).toFixed(2)} s`,
      },
    ];
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startPrometheus(folder) {
  const config = join(folder, 'prometheus.yml');
  writeFileSync(config, 'global: {}\n');
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${new URL(url).host}`,
  ];
  const child = spawn('prometheus', args, { stdio: 'ignore' });
  let fault;
  child.once('error', error => {
    fault = error;
  });
  const end = Date.now() + READY_MS;
  while (!(await fetch(`${url}/-/ready`).catch(() => undefined))?.ok) {
    if (fault || child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw fault ?? new Error('prometheus did not become ready');
    }
    await sleep(100);
  }
  return { url, stop: () => child.kill('SIGKILL') };
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
