// tsc → lib/ → ncc → dist/. With --check: builds beside it and compares; writes nothing into the checkout but lib/.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleInto } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  bundleInto(fresh, join(root, 'lib'));
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
