import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'delivery');

let folder = '';
let port = '';
// A test's time begins with a bundle that is there.
beforeAll(() => {
  bundle();
});

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'example-')));
  cpSync(EXAMPLE, folder, { recursive: true });
  port = await freePort();
});
afterEach(() => {
  execFileSync(process.execPath, ['deploy.mjs', 'none'], { cwd: folder });
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : '');
}

function run(command: string, version: string, ...args: readonly string[]) {
  const argv = [join(bundle(), 'index.js'), command, '--config', 'deploy-validate.yml', ...args];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: port, VERSION: version };
  const { status } = spawnSync(process.execPath, argv, { cwd: folder, env });
  const report = JSON.parse(readFileSync(join(folder, '.deploy-validate/report.json'), 'utf8'));
  const running = readFileSync(join(folder, 'run/version'), 'utf8').trim();
  return [status, report.reasonCode, report.deployed, report.rollback.status, running];
}

describe('examples/delivery', () => {
  it('deploys, takes a bad version back by itself, holds one, and takes it back by hand', () => {
    expect(run('deploy', '1', '--rollback', 'auto')).toEqual([0, 'all-required-passed', 'yes', 'none', '1']);
    expect(run('deploy', 'bad-2', '--rollback', 'auto')).toEqual([1, 'rollback-triggered', 'back', 'verified', '1']);
    expect(run('deploy', 'bad-3')).toEqual([1, 'check-failed', 'yes', 'none', 'bad-3']);
    expect(run('rollback', '')).toEqual([1, 'rollback-triggered', 'back', 'verified', '1']);
  });
});
