// tsc → lib/ → ncc → dist/. With --check: builds beside it and compares; writes nothing into the checkout but lib/.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

function build(target) {
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { cwd: root, stdio: 'inherit' });
  const ncc = join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist', 'ncc', 'cli.js');
  const args = [
    ncc,
    'build',
    join(root, 'lib', 'index.js'),
    '-o',
    target,
    '--minify',
    '--no-cache',
    '--license',
    'licenses.txt',
  ];
  execFileSync(process.execPath, [...args, '--quiet'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  minifyChunks(target);
}

// ncc minifies the entry alone; what it loads on demand is most of the bundle.
function minifyChunks(target) {
  const chunks = readdirSync(target)
    .filter(name => name.endsWith('.index.js'))
    .map(name => join(target, name));
  const options = { minify: true, format: 'esm', target: 'node20', legalComments: 'none', outdir: target };
  buildSync({ ...options, entryPoints: chunks, allowOverwrite: true, logLevel: 'error' });
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  build(fresh);
  const dist = join(root, 'dist');
  if (process.argv.includes('--check')) {
    const names = new Set([...filesBelow(fresh), ...filesBelow(dist)]);
    const differing = [...names].filter(name => !same(join(fresh, name), join(dist, name)));
    if (differing.length > 0) {
      console.error(`dist/ is not what its source gives; run npm run build. Differs: ${differing.join(', ')}`);
      process.exitCode = 1;
    } else {
      console.log(`dist/ equals its source: ${names.size} files`);
    }
  } else {
    rmSync(dist, { recursive: true, force: true });
    cpSync(fresh, dist, { recursive: true });
    console.log(`dist/: ${filesBelow(dist).length} files`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function same(a, b) {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}
