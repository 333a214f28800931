import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

const ROOT = join(import.meta.dirname, '..', '..');
const NODE = process.env.CLI_NODE ?? process.execPath;

interface Followed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report;
}

interface How {
  readonly bare: boolean;
  readonly more?: readonly string[];
}

/**
 * Runs the command that a page gives for an example project, by the bundle of this source instead of the committed one.
 * `bare`: on a PATH with nothing but `node`, which is all that the README asks for. `more` stands behind the command.
 */
export function followReadme(page: string, how: How): Followed {
  const key = JSON.stringify([page, how]);
  const known = followed.get(key) ?? follow(page, how);
  followed.set(key, known);
  return known;
}

/** A run takes seconds, and several tests look at the same one. */
const followed = new Map<string, Followed>();

function follow(page: string, { bare, more = [] }: How): Followed {
  const command = /^node dist\/index\.js (run .+)$/m.exec(readFileSync(join(ROOT, page), 'utf8'))?.[1];
  if (command === undefined) throw new Error(`${page} has no command that runs an example`);
  const scratch = mkdtempSync(join(tmpdir(), 'examples-'));
  symlinkSync(NODE, join(scratch, 'node'));
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|INPUT)_/.test(name));
  const env = { ...Object.fromEntries(inherited), ...(bare ? { PATH: scratch } : {}) };
  const args = [join(bundle(), 'index.js'), ...command.split(' '), ...more, '--report-dir', join(scratch, 'report')];
  try {
    const { status, stdout, stderr } = spawnSync(NODE, args, { cwd: ROOT, env, encoding: 'utf8' });
    const report: Report = JSON.parse(readFileSync(join(scratch, 'report', 'report.json'), 'utf8'));
    return { status, stdout, stderr, report };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
