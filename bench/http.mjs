import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, compare, nodes, timed } from './measure.mjs';

const ROUNDS = 3;
const STARTS = 15;
const TARGETS = 1000;
const REQUESTS = 10_000;
const AT_ONCE = 64;

/** A server in a process of its own, on every address of loopback; it says its port. */
const SERVER = `
const server = require('node:http').createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"status":"ok"}');
});
server.keepAliveTimeout = 60_000;
server.listen(0, '0.0.0.0', () => console.log(server.address().port));
`;

async function startServer() {
  const server = spawn(process.execPath, ['-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((done, fail) => {
    server.once('exit', () => fail(new Error('the server did not start')));
    server.stdout.once('data', text => done(Number(text)));
  });
  return { port, stop: () => server.kill() };
}

/** 127.0.1.1, 127.0.1.2 …: loopback has more addresses than a test can want. */
const targetOf = (index, port) => `http://127.0.${1 + Math.floor(index / 250)}.${1 + (index % 250)}:${port}`;

const config = kind => `version: 1
project: bench
stages:
  pre-deployment:
    checks: [${JSON.stringify(kind)}]
`;

/** One answer after the other, every target once before any is asked again. */
const urlsOf = port =>
  Array.from({ length: REQUESTS }, (_, index) => `${targetOf(index % TARGETS, port)}/health?n=${index}`);

/** What 10,000 requests cost against curl, and one against a run of \`true\`. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-http-'));
  const server = await startServer();
  try {
    const many = place(folder, 'many', {
      id: 'many',
      kind: 'http',
      with: { requests: urlsOf(server.port), 'at-once': AT_ONCE },
    });
    const list = join(folder, 'curl.txt');
    writeFileSync(
      list,
      urlsOf(server.port)
        .map(url => `url = "${url}"\noutput = "/dev/null"\n`)
        .join(''),
    );
    const rows = [];
    for (const node of nodes()) rows.push(await againstCurl(node, { cwd: many, list }));
    const own = nodes().at(-1);
    rows.push(peakOf(own, { cwd: many, peak: join(folder, 'peak') }));
    const one = place(folder, 'one', { id: 'one', kind: 'http', with: { requests: [`${targetOf(0, server.port)}/`] } });
    const nothing = place(folder, 'nothing', { id: 'nothing', kind: 'command', with: { run: ['true'] } });
    for (const node of nodes()) rows.push(await againstTrue(node, { one, nothing }));
    return rows;
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
}

function place(folder, name, kind) {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, '.github'), { recursive: true });
  writeFileSync(join(cwd, '.github/deploy-validate.yml'), config(kind));
  return cwd;
}

async function againstCurl(node, { cwd, list }) {
  const curl = ['curl', '--silent', '--parallel', '--parallel-max', String(AT_ONCE), '--config', list];
  if (spawnSync('curl', ['--version']).error) throw new Error('curl: not found');
  const run = () => timed([node.path, bundle, 'run', '--report-dir', '.out'], { cwd });
  const { ours, theirs, ratio } = await compare(run, () => timed(curl), { rounds: ROUNDS });
  return {
    what: `10,000 \`http\` requests to 1,000 targets, 64 at once, against \`curl --parallel\`, Node ${node.version}`,
    figure: ratio,
    unit: '×',
    atMost: 1.3,
    detail: `${(ours / 1000).toFixed(2)} s against ${(theirs / 1000).toFixed(2)} s`,
  };
}

function peakOf(node, { cwd, peak }) {
  const preload = pathToFileURL(join(import.meta.dirname, 'manifests/peak.mjs')).href;
  const { status, stderr } = spawnSync(node.path, ['--import', preload, bundle, 'run'], {
    cwd,
    env: { ...process.env, PEAK_FILE: peak },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  const figure = Number(readFileSync(peak, 'utf8')) / 2 ** 20;
  return { what: `the same 10,000 requests: peak memory, Node ${node.version}`, figure, unit: 'MiB', atMost: 200 };
}

async function againstTrue(node, { one, nothing }) {
  const run = cwd => () => timed([node.path, bundle, 'run'], { cwd });
  const { ours, theirs, ratio } = await compare(run(one), run(nothing), { rounds: STARTS });
  return {
    what: `one \`http\` request, start to exit, against \`run\` of one \`true\`, Node ${node.version}`,
    figure: ratio,
    unit: '×',
    atMost: 1.5,
    detail: `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`,
  };
}
