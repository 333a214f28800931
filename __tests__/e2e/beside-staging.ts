import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

const ROOT = join(import.meta.dirname, '..', '..');
const EXAMPLE = join(ROOT, 'examples', 'toolboxai');
const NODE = process.env.CLI_NODE ?? process.execPath;

interface Beside {
  readonly status: number | null;
  readonly report: Report;
}

/** Runs a stage of the example beside the staging environment that the example starts. `bare`: with nothing but Node. */
export function besideStaging(stage: string, { bare }: { readonly bare: boolean }): Beside {
  const known = ran.get(stage) ?? run(stage, bare);
  ran.set(stage, known);
  return known;
}

/** A run takes seconds, and several tests look at the same one. */
const ran = new Map<string, Beside>();

function run(stage: string, bare: boolean): Beside {
  const scratch = mkdtempSync(join(tmpdir(), 'beside-'));
  symlinkSync(NODE, join(scratch, 'node'));
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|INPUT)_/.test(name));
  const env = { ...Object.fromEntries(inherited), ...(bare ? { PATH: scratch } : {}) };
  const config = join(EXAMPLE, '.github', 'deploy-validate.yml');
  const reports = join(scratch, 'report');
  const args = ['run', '--config', config, '--working-directory', EXAMPLE, '--stage', stage, '--report-dir', reports];
  const staging = [join(EXAMPLE, 'scripts', 'staging.js'), NODE, join(bundle(), 'index.js'), ...args];
  try {
    const { status, stderr } = spawnSync(NODE, staging, { cwd: ROOT, env, encoding: 'utf8' });
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return { status, report: JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
