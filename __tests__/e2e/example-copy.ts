import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

const ROOT = join(import.meta.dirname, '..', '..');
const NODE = process.env.CLI_NODE ?? process.execPath;

interface Ran {
  readonly status: number | null;
  readonly report: Report;
}

interface How {
  /** With nothing but Node on PATH. */
  readonly bare?: boolean;
  /** Beside the staging environment that the example starts. */
  readonly beside?: boolean;
  readonly more?: readonly string[];
}

/**
 * Runs a stage of examples/toolboxai in a copy of its own: what it writes, such as dumps, is then not there and gone again
 * for other tests, which look at the example meanwhile.
 */
export function runCopy(stage: string, how: How = {}): Ran {
  const key = JSON.stringify([stage, how]);
  const known = ran.get(key) ?? run(stage, how);
  ran.set(key, known);
  return known;
}

/** A run takes seconds, and several tests look at the same one. */
const ran = new Map<string, Ran>();

function run(stage: string, { bare = false, beside = false, more = [] }: How): Ran {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'example-')));
  const copy = join(scratch, 'toolboxai');
  const path = join(scratch, 'path');
  mkdirSync(path);
  cpSync(join(ROOT, 'examples', 'toolboxai'), copy, { recursive: true });
  // Where the backend finds its driver for PostgreSQL, as it does within this repository.
  symlinkSync(join(ROOT, 'node_modules'), join(scratch, 'node_modules'));
  symlinkSync(NODE, join(path, 'node'));
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|INPUT)_/.test(name));
  const env = { ...Object.fromEntries(inherited), ...(bare ? { PATH: path } : {}) };
  const args = [join(bundle(), 'index.js'), 'run', '--stage', stage, '--report-dir', join(scratch, 'report'), ...more];
  const argv = beside ? [join(copy, 'scripts', 'staging.js'), NODE, ...args] : args;
  try {
    const { status, stderr } = spawnSync(NODE, argv, { cwd: copy, env, encoding: 'utf8' });
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return { status, report: JSON.parse(readFileSync(join(scratch, 'report', 'report.json'), 'utf8')) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
