import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'deploy-validate-bundles');
const KEPT = 3;

/**
 * The folder of the real bundle (`index.js` and its chunks), compiled and minified as `npm run build` does it. Built once
 * for each state of the source: later runs and other test files find it.
 */
export function bundle(): string {
  built ??= build();
  return built;
}

let built: string | undefined;

/** A lock left behind by a test run that was killed. */
const STALE_MS = 180_000;

function build(): string {
  const folder = join(CACHE, sourceDigest());
  mkdirSync(CACHE, { recursive: true });
  while (!existsSync(folder)) {
    if (takeLock(`${folder}.lock`)) {
      try {
        buildInto(folder);
      } finally {
        rmSync(`${folder}.lock`, { recursive: true, force: true });
      }
    } else {
      // Another test file builds the same; two builds at once would take each twice as long.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  forgetOld(folder);
  return join(folder, 'dist');
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function buildInto(folder: string): void {
  if (existsSync(folder)) return;
  const work = mkdtempSync(join(CACHE, 'work-'));
  try {
    // node_modules ends the search for a package.json, and without one this would be CommonJS.
    writeFileSync(join(work, 'package.json'), '{"type":"module"}');
    compile(join(work, 'lib'));
    pack(join(work, 'lib', 'index.js'), join(work, 'dist'));
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** `dist/` and `action.yml` as a repository that `uses: ./` has them. */
export function copyAction(target: string): void {
  cpSync(bundle(), join(target, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'action.yml'), join(target, 'action.yml'));
}

const require = createRequire(import.meta.url);
const packageFolder = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** A type error does not keep tsc from writing; `npm run types` is where it fails. */
function compile(target: string): void {
  const tsc = join(packageFolder('typescript'), 'bin', 'tsc');
  spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.json'), '--outDir', target], { cwd: ROOT });
}

function pack(entry: string, target: string): void {
  const ncc = join(packageFolder('@vercel/ncc'), 'dist', 'ncc', 'cli.js');
  const args = [ncc, 'build', entry, '-o', target, '--minify', '--no-cache', '--quiet'];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
}

function sourceDigest(): string {
  const hash = createHash('sha256');
  const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...source, join(ROOT, 'package-lock.json'), join(ROOT, 'tsconfig.json')]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function forgetOld(current: string): void {
  const old = readdirSync(CACHE)
    .filter(name => /^[0-9a-f]+$/.test(name))
    .map(name => join(CACHE, name))
    .filter(folder => folder !== current);
  for (const folder of old.slice(0, Math.max(0, old.length - KEPT))) rmSync(folder, { recursive: true, force: true });
}
