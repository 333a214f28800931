import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeCorpus } from './manifests/corpus.mjs';
import { writeKubeconformSchemas } from './manifests/kubeconform-schemas.mjs';
import { bundle, compare, timed } from './measure.mjs';

const VERSION = '1.34';
const MIB = 1024 ** 2;

/**
 * How long a whole run takes to judge manifests, process start and reports included, against `kubeconform -strict -n 4`
 * with local schemas made of the same definitions. BENCH_MANIFESTS names a folder of public manifests, all valid; without
 * it documents of like sizes are made.
 */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-manifests-'));
  try {
    const corpus = makeCorpus(folder, process.env.BENCH_MANIFESTS);
    const location = writeKubeconformSchemas(join(folder, 'schemas'), VERSION);
    const rows = [];
    for (const [name, { atMost, atLeast }] of Object.entries(LIMITS)) {
      const { documents, files, bytes, folder: set } = corpus[name];
      const config = configFor(folder, name);
      const run = () =>
        timed([process.execPath, bundle, 'run', '--config', config, '--report-dir', join(folder, 'report')], {
          cwd: folder,
        });
      const theirs = ['kubeconform', '-strict', '-n', '4', '-schema-location', location, set];
      const { ours, theirs: other } = await compare(run, () => timed(theirs), { rounds: 5 });
      const what = `${documents} documents in ${files} files, ${(bytes / 1e6).toFixed(1)} MB`;
      const detail = `${Math.round(ours)} ms against ${Math.round(other)} ms`;
      if (atLeast)
        rows.push({ what: `${what}: times as fast as kubeconform`, figure: other / ours, unit: '×', atLeast, detail });
      else rows.push({ what: `${what}: time against kubeconform's`, figure: ours / other, unit: '×', atMost, detail });
      rows.push(memoryRow(config, { folder, what, bytes }));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const LIMITS = { many: { atLeast: 2 }, large: { atMost: 0.9 }, once: { atMost: 0.7 } };

function configFor(folder, name) {
  const file = join(folder, `${name}.yml`);
  const check = {
    id: 'manifests',
    kind: 'manifests',
    with: { paths: [name], policies: 'off', 'kubernetes-version': VERSION },
  };
  writeFileSync(
    file,
    JSON.stringify({ version: 1, project: 'bench', stages: { 'pre-deployment': { checks: [check] } } }),
  );
  return file;
}

function memoryRow(config, { folder, what, bytes }) {
  const peak = join(folder, 'peak');
  const preload = pathToFileURL(join(import.meta.dirname, 'manifests/peak.mjs')).href;
  const argv = ['--import', preload, bundle, 'run', '--config', config, '--report-dir', join(folder, 'report')];
  const { status, stderr } = spawnSync(process.execPath, argv, {
    cwd: folder,
    env: { ...process.env, PEAK_FILE: peak },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  const figure = Number(readFileSync(peak, 'utf8')) / MIB;
  return { what: `${what}: peak memory`, figure, unit: 'MiB', atMost: (2 * bytes) / MIB + 120 };
}

if (process.argv[1] === import.meta.filename) console.table(await bench());
