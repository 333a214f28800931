import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const packageFolder = name => dirname(require.resolve(`${name}/package.json`));

/** src/ → `lib` (tsc) → `target` (ncc, minified). Both folders are made anew. */
export function bundleInto(target, lib) {
  rmSync(lib, { recursive: true, force: true });
  const tsc = join(packageFolder('typescript'), 'bin', 'tsc');
  run([tsc, '-p', join(root, 'tsconfig.json'), '--outDir', lib]);
  // Below node_modules the search for a package.json ends early, and without one this would be CommonJS.
  writeFileSync(join(lib, 'package.json'), '{"type":"module"}');
  const ncc = join(packageFolder('@vercel/ncc'), 'dist', 'ncc', 'cli.js');
  const options = ['--minify', '--no-cache', '--license', 'licenses.txt', '--quiet'];
  run([ncc, 'build', join(lib, 'index.js'), '-o', target, ...options]);
  refuseAssets(target);
  minifyChunks(target);
  addLicence(target, 'libpg-query');
}

// What travels as text in a module of ours is none that ncc sees.
function addLicence(target, name) {
  const text = readFileSync(join(packageFolder(name), 'LICENSE'), 'utf8');
  appendFileSync(join(target, 'licenses.txt'), `\n${name}\nMIT\n${text}\n`);
}

// Where ncc takes an expression for the path of a file to bundle, it copies what the path may mean and rewrites the
// expression to look there: the program would then read the bundle's folder instead of the user's.
function refuseAssets(target) {
  const strangers = readdirSync(target).filter(
    name => !/(?:^|\.)index\.js$|^licenses\.txt$|^package\.json$/.test(name),
  );
  if (strangers.length === 0) return;
  throw new Error(`ncc took paths for assets and copied ${strangers.join(', ')}: build those paths at run time`);
}

/** Silent unless it fails; then it throws with what was printed. */
function run(args) {
  try {
    execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${error.message}\n${error.stdout ?? ''}`, { cause: error });
  }
}

// ncc minifies the entry alone; what it loads on demand is most of the bundle.
function minifyChunks(target) {
  const chunks = readdirSync(target)
    .filter(name => name.endsWith('.index.js'))
    .map(name => join(target, name));
  const options = { minify: true, format: 'esm', target: 'node20', legalComments: 'none', outdir: target };
  buildSync({ ...options, entryPoints: chunks, allowOverwrite: true, logLevel: 'error' });
}
