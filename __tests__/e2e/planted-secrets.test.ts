import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/pipeline/report.js';
import { plantedSecrets, tellTales } from '../engines/secret-scan/planted.js';
import { bundle } from './bundle.js';
import { startGitHub } from './github-api.js';
import { runAction } from './runner.js';

const CONFIG = '.github/deploy-validate.yml';
const config = `version: 1
project: app
stages:
  staging:
    checks:
      - { id: no-secrets, kind: secrets, with: { paths: [tokens, shapes] } }
`;
const planted = plantedSecrets(20261125);
const files = Object.fromEntries([[CONFIG, config], ...planted.map(({ path, text }) => [path, text] as const)]);

/** The planted credentials that stand in some output, by their rules. */
function leaksIn(output: string): readonly string[] {
  return planted.filter(one => tellTales(one).some(text => output.includes(text))).map(({ path }) => path);
}

describe('a credential of every rule, planted in a tree', () => {
  let folder = '';
  let ended: { readonly stdout: string; readonly stderr: string; readonly status: number | null };
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const env = { PATH: process.env.PATH ?? '', HOME: folder };
    const node = process.env.CLI_NODE ?? process.execPath;
    ended = spawnSync(node, [join(bundle(), 'index.js'), 'run'], { cwd: folder, env, encoding: 'utf8' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is found in every file', () => {
    const report = JSON.parse(readFileSync(join(folder, '.deploy-validate/report.json'), 'utf8')) as Report;
    const found = new Set(report.checks.flatMap(check => check.findings.map(finding => finding.file)));
    expect(planted.map(({ path }) => path).filter(path => !found.has(path))).toEqual([]);
    expect([ended.status, report.decision]).toEqual([1, 'no-go']);
  });

  it('stands in no file of the report, and in nothing that is printed', () => {
    const reports = readdirSync(join(folder, '.deploy-validate'), { recursive: true, encoding: 'utf8' })
      .map(name => join(folder, '.deploy-validate', name))
      .filter(path => statSync(path).isFile());
    expect(reports.length).toBeGreaterThan(3);
    const outputs = [ended.stdout, ended.stderr, ...reports.map(path => readFileSync(path, 'utf8'))];
    expect(outputs.flatMap(leaksIn)).toEqual([]);
    // What it looks for is what was planted, but for two poor passwords that are words of any report.
    expect(leaksIn(planted.map(({ text }) => text).join('\n'))).toHaveLength(planted.length - 2);
  });

  it('stands in no comment, annotation, summary, output or request of the action', async () => {
    const server = await startGitHub({});
    try {
      const action = await runAction({ apiUrl: server.url, files });
      expect(action.code).toBe(1);
      expect(server.comments).toHaveLength(1);
      const { stdout, stderr, summary, outputs } = action;
      const told = [
        stdout,
        stderr,
        summary,
        JSON.stringify(outputs),
        JSON.stringify([server.comments, server.requests]),
      ];
      expect(told.flatMap(leaksIn)).toEqual([]);
    } finally {
      await server[Symbol.asyncDispose]();
    }
  });
});
