import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { bundle } from './bundle.js';

beforeAll(() => {
  bundle();
});

/** A pattern that the value makes retrace its steps for years, in the program itself. */
const CONFIG = `version: 1
project: demo
stages:
  s:
    checks:
      - { id: waits, kind: command, timeout: 10m, with: { run: [node, -e, ''] } }
      - { id: computes, kind: env, timeout: 5s, with: { declared: [.env.example], for: { production: .env }, types: { NAME: '(a+)+' } } }
`;

it('writes a no-go report and ends where a check computes past its limit', { timeout: 300_000 }, () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'held-')));
  try {
    writeFileSync(join(folder, 'c.yml'), CONFIG);
    writeFileSync(join(folder, '.env.example'), 'NAME=\n');
    writeFileSync(join(folder, '.env'), `NAME=${'a'.repeat(80)}b\n`);
    const program = [join(bundle(), 'index.js'), 'run', '--config', 'c.yml'];
    const ran = spawnSync(process.env.CLI_NODE ?? process.execPath, program, {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: folder },
      encoding: 'utf8',
      timeout: 240_000,
      killSignal: 'SIGKILL',
    });
    expect(ran.stderr).toContain('NO-GO: a check computed past its limit');
    expect(ran.stderr).not.toContain('debugger');
    expect(ran.status).toBe(1);
    const report: unknown = JSON.parse(readFileSync(join(folder, '.deploy-validate', 'report.json'), 'utf8'));
    expect(report).toMatchObject({ decision: 'no-go', reasonCode: 'check-errored', complete: false });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
