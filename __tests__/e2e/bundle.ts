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
} from 'node:fs';
import { join } from 'node:path';
import { bundleInto } from '../../scripts/bundle.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'deploy-validate-bundles');
const KEPT = 3;
/** What makes the bundle besides its source. */
const BUILDERS = ['package-lock.json', 'tsconfig.json', 'scripts/bundle.mjs'];

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
    bundleInto(join(work, 'dist'), join(work, 'lib'));
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

function sourceDigest(): string {
  const hash = createHash('sha256');
  const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...source, ...BUILDERS.map(name => join(ROOT, name))]) {
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
