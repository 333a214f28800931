import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { bundle } from './bundle.js';

beforeAll(() => {
  bundle();
});

it('is no-go where the report cannot be written, and names no report', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lost-')));
  try {
    const config = `version: 1
project: demo
stages: { s: { checks: [{ id: a, kind: command, with: { run: ['mkdir', '.deploy-validate/report.json'] } }] } }
`;
    writeFileSync(join(folder, 'c.yml'), config);
    mkdirSync(join(folder, '.deploy-validate'));
    const ran = spawnSync(
      process.env.CLI_NODE ?? process.execPath,
      [join(bundle(), 'index.js'), 'run', '--config', 'c.yml'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', HOME: folder },
        encoding: 'utf8',
      },
    );
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('NO-GO');
    expect(ran.stdout).toContain('report.json could not be written');
    expect(ran.stdout).not.toContain('Report:');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
