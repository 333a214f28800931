import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The bundle that is measured: dist/ unless BENCH_DIST names another folder. */
export const bundle = join(process.env.BENCH_DIST ?? join(root, 'dist'), 'index.js');

/** Milliseconds that a program takes from start to exit. Throws unless it exits with 0. */
export function timed([program, ...args], { cwd, input } = {}) {
  const begun = performance.now();
  const { status, error, stderr } = spawnSync(program, args, {
    cwd,
    input,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
  });
  const took = performance.now() - begun;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}: ${stderr}`}`);
  return took;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of two programs run in turns, A B A B, after one round that warms the caches; whatever slows the machine hits both. */
export async function compare(ours, theirs, { rounds }) {
  const times = { ours: [], theirs: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const pair = { ours: await ours(), theirs: await theirs() };
    if (round === 0) continue;
    times.ours.push(pair.ours);
    times.theirs.push(pair.theirs);
  }
  const medians = { ours: median(times.ours), theirs: median(times.theirs) };
  return { ...medians, ratio: medians.ours / medians.theirs };
}

/** The Node of the machine and the one of node_modules, where they differ. */
export function nodes() {
  const own = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => !folder.includes('node_modules'))
    .map(folder => join(folder, 'node'))
    .find(existsSync);
  const found = [own, process.execPath].filter(path => path !== undefined);
  const versions = found.map(path => [spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim(), path]);
  return [...new Map(versions)].map(([version, path]) => ({ path, version, major: Number(/\d+/.exec(version)?.[0]) }));
}
