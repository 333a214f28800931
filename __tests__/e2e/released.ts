import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@toolboxai.example',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@toolboxai.example',
};

/**
 * Runs one check of an example's stage `production` in a repository that holds the example alone, with a commit for each
 * of the tags. Gives the check's status and the rules of its findings.
 */
export function runReleased(example: string, tags: readonly string[], check: string) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'released-')));
  const env = { PATH: process.env.PATH ?? '', HOME: folder, ...GIT };
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, env, stdio: 'pipe' });
  try {
    cpSync(join(EXAMPLES, example), folder, { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    for (const tag of tags) {
      git('commit', '--quiet', '--allow-empty', '--message', tag);
      git('tag', tag);
    }
    const args = [join(bundle(), 'index.js'), 'run', '--stage', 'production', '--only', check];
    spawnSync(process.env.CLI_NODE ?? process.execPath, args, { cwd: folder, env });
    const report: Report = JSON.parse(readFileSync(join(folder, '.deploy-validate', 'report.json'), 'utf8'));
    const found = report.checks.find(({ id }) => id === check);
    return [found?.status, found?.findings.map(({ rule }) => rule)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
