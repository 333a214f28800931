import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundle, median } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CLOSED_S = 3;
const RATE = 500;
const OPEN_S = 20;

/** The generator of `load` against others that people know, and an open loop against what its server saw. */
export async function bench() {
  const rows = [];
  const parts = [() => closedLoop(10), () => closedLoop(100), openLoop];
  for (const [index, part] of parts.entries()) {
    try {
      rows.push(...(await part()));
    } catch (error) {
      rows.push({ what: `load, part ${index + 1}`, failure: String(error) });
    }
  }
  return rows;
}

async function closedLoop(connections) {
  const server = await start('trivial');
  const url = `http://127.0.0.1:${server.port}/`;
  const seconds = String(CLOSED_S);
  const tools = {
    ours: () => ours({ url, duration: `${CLOSED_S}s`, connections }).throughput,
    wrk: () => number(said('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, url]), /Requests\/sec:\s+([\d.]+)/),
    hey: () => number(said('hey', ['-z', `${seconds}s`, '-c', String(connections), url]), /Requests\/sec:\s+([\d.]+)/),
    ab: () =>
      number(
        said('ab', ['-q', '-t', seconds, '-n', '10000000', '-c', String(connections), url]),
        /per second:\s+([\d.]+)/,
      ),
  };
  const rates = Object.fromEntries(Object.keys(tools).map(name => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, tool] of Object.entries(tools)) {
      const rate = tool();
      if (round > 0) rates[name].push(rate);
    }
  }
  server.end();
  const medians = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
  const against = (name, atLeast) => ({
    what: `closed loop over ${connections} connections, requests a second against ${name}`,
    figure: medians.ours / medians[name],
    unit: '×',
    atLeast,
    detail: `${medians.ours.toFixed(0)}/s against ${medians[name].toFixed(0)}/s`,
  });
  return [against('wrk', 0.9), against('ab', 3), against('hey', 1.2)];
}

const QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99, 'p99.9': 0.999 };

/**
 * A server that stalls for a second in five, asked 500 times a second. The truth comes from the server: no request comes before
 * it is due, so the promptest one tells when each was due; when answers were given tells how long it was waited for them. (The
 * first one says nothing: its connection had yet to be opened.)
 */
async function openLoop() {
  const server = await start('stalling');
  const url = `http://127.0.0.1:${server.port}/`;
  const found = ours({ url, rate: `${RATE}/s`, duration: `${OPEN_S}s` });
  const { arrived, answered } = await server.seen();
  const begun = Math.min(...arrived.map((at, index) => at - (index * 1000) / RATE));
  const due = arrived.map((_, index) => begun + (index * 1000) / RATE);
  const ends = [...answered].sort((a, b) => a - b);
  const waited = due.map((at, index) => ends[index] - at).sort((a, b) => a - b);
  const others = { hey: heyQuantiles(url), ab: abQuantiles(url) };
  server.end();
  return Object.entries(QUANTILES).map(([name, quantile]) => {
    const truth = waited[Math.ceil(quantile * waited.length) - 1];
    const beside = Object.entries(others).map(([tool, all]) =>
      all[name] === undefined ? '' : `, ${tool} ${all[name]} ms`,
    );
    return {
      what: `open loop, ${RATE}/s on a server that stalls 1 s in 5: how far ${name} is off`,
      figure: (100 * Math.abs(found[name] - truth)) / truth,
      unit: '%',
      atMost: 2,
      detail: `${found[name].toFixed(1)} ms, in truth ${truth.toFixed(1)} ms${beside.join('')}`,
    };
  });
}

/** What people see with them: neither counts who would have asked meanwhile. */
function heyQuantiles(url) {
  const text = said('hey', ['-z', `${OPEN_S}s`, '-c', '10', '-q', String(RATE / 10), url]);
  const at = share => 1000 * number(text, new RegExp(`${share}%+ in ([\\d.]+) secs`));
  return { p50: at(50), p95: at(95), p99: at(99) };
}

function abQuantiles(url) {
  const text = said('ab', ['-q', '-t', String(OPEN_S), '-n', '10000000', '-c', '10', url]);
  const at = share => number(text, new RegExp(`\\s${share}%\\s+(\\d+)`));
  return { p50: at(50), p95: at(95), p99: at(99) };
}

/** Measurements of one run of the bundle, by name. A verdict that nobody can tell is no measurement. */
function ours(options) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
  mkdirSync(join(folder, '.github'));
  const check = { id: 'load', kind: 'load', with: { ...options, hosts: ['127.0.0.1'], 'max-requests': 10_000_000 } };
  const config = `version: 1\nproject: bench\nstages:\n  pre-deployment:\n    checks: [${JSON.stringify(check)}]\n`;
  writeFileSync(join(folder, '.github/deploy-validate.yml'), config);
  spawnSync(process.execPath, [bundle, 'run'], { cwd: folder, stdio: 'ignore' });
  const report = JSON.parse(readFileSync(join(folder, '.deploy-validate/report.json'), 'utf8'));
  rmSync(folder, { recursive: true });
  const [{ status, summary, measurements }] = report.checks;
  if (status !== 'passed') throw new Error(`load: ${status}: ${summary}`);
  return Object.fromEntries(measurements.map(({ name, value }) => [name, value]));
}

function said(program, args) {
  const { stdout, status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? `exit ${status}: ${stderr}`}`);
  return stdout;
}

function number(text, pattern) {
  const found = Number(pattern.exec(text)?.[1]);
  if (Number.isNaN(found)) throw new Error(`${pattern}: not in ${text.slice(0, 500)}`);
  return found;
}

async function start(kind) {
  const child = spawn(process.execPath, [join(here, 'load/server.mjs'), kind], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  const port = Number(await next());
  return {
    port,
    seen: async () => {
      child.stdin.write('\n');
      return JSON.parse(await next());
    },
    end: () => child.stdin.end(),
  };
}
