import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Report, Result } from '../../src/report/report.js';
import { type LoadTarget, nobody, serveLoad } from '../loopback/load-target.js';
import { bundle } from './bundle.js';

// Making it takes longer than a test may.
beforeAll(() => {
  bundle();
});

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function serve(): Promise<LoadTarget> {
  const target = await serveLoad((_, response) => response.end('ok'));
  opened.push(target.close);
  return target;
}

/** Runs the bundle with one check of the kind: several processes are made by the real program alone. */
async function run(options: Record<string, unknown>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, '.github'));
  const check = JSON.stringify({ id: 'load', kind: 'load', with: options });
  const config = `version: 1\nproject: app\nstages:\n  first:\n    checks: [${check}]\n`;
  writeFileSync(join(folder, '.github/deploy-validate.yml'), config);
  const env = { PATH: process.env.PATH ?? '', HOME: folder };
  const child = spawn(process.execPath, [join(bundle(), 'index.js'), 'run'], { cwd: folder, env, stdio: 'ignore' });
  await new Promise(resolve => child.once('close', resolve));
  const report: Report = JSON.parse(readFileSync(join(folder, '.deploy-validate/report.json'), 'utf8'));
  const [result] = report.checks;
  if (result === undefined) throw new Error('no check in the report');
  return result;
}

describe('load from several processes', () => {
  it('is the load that was asked for', async () => {
    const target = await serve();
    const with3 = { url: `${target.url}/`, hosts: [target.host], processes: 3, connections: 7, requests: 500 };
    const result = await run({ ...with3, expect: { p95: '<= 20s' } });
    expect(result).toMatchObject({ status: 'passed', findings: [] });
    expect(target.seen()).toBe(500);
    expect(result.summary).toContain('500 requests over 7 connections');
  });

  it('never sends more than the ceiling', async () => {
    const target = await serve();
    const options = { url: `${target.url}/`, hosts: [target.host], processes: 2, connections: 4, duration: '30s' };
    expect(await run({ ...options, 'max-requests': 101 })).toMatchObject({ status: 'passed' });
    expect(target.seen()).toBe(101);
  });

  it('cannot tell where nobody answers', async () => {
    const url = await nobody();
    const result = await run({ url, hosts: [new URL(url).host], processes: 2, connections: 4 });
    expect(result).toMatchObject({ status: 'errored', cause: 'unreachable' });
  });

  it('cannot tell where the name is not known', async () => {
    const options = { url: 'http://nobody.invalid/', hosts: ['nobody.invalid'], processes: 2, connections: 4 };
    expect(await run(options)).toMatchObject({ status: 'errored', cause: 'unreachable' });
  });
});
