import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/pipeline/report.js';
import { letters, seeded } from '../engines/secret-scan/generator.js';
import { bundle } from './bundle.js';

/** No token's shape: nothing but the secrets check can know what this is. */
const PASSWORD = `m${letters('alnum', 14, seeded(7))}7!Q`;
const CHECKS = `
      - { id: says-before, kind: command, with: { run: [cat, app.txt] } }
      - { id: fails-before, kind: command, with: { run: 'cat app.txt; cat app.txt >&2; exit 3', shell: true } }
      - { id: no-secrets, kind: secrets, with: { paths: [app.env] } }
      - { id: fails-after, kind: command, with: { run: 'cat app.txt; cat app.txt >&2; exit 3', shell: true } }`;
const files = {
  '.github/deploy-validate.yml': `version: 1\nproject: app\nstages:\n  staging:\n    checks:${CHECKS}\n`,
  'app.env': `DB_PASSWORD=${PASSWORD}\n`,
  'app.txt': `connected with ${PASSWORD}\n${'.'.repeat(70)}\n`.repeat(3000),
};

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'found-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('what the secrets check found stands in no output of other checks, whenever they ran', () => {
  const env = { PATH: process.env.PATH ?? '', HOME: folder };
  const node = process.env.CLI_NODE ?? process.execPath;
  const args = [join(bundle(), 'index.js'), 'run', '--jobs', '1'];
  const ended = spawnSync(node, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const reports = join(folder, '.deploy-validate');
  const report = JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')) as Report;
  expect(report.checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'says-before passed',
    'fails-before failed',
    'no-secrets failed',
    'fails-after failed',
  ]);
  const written = readdirSync(reports, { recursive: true, encoding: 'utf8' })
    .map(name => join(reports, name))
    .filter(path => statSync(path).isFile());
  expect(written.filter(path => readFileSync(path, 'utf8').includes(PASSWORD))).toEqual([]);
  expect(ended.stdout).not.toContain(PASSWORD);
  // A log that was written before anybody knew is written anew, and is evidence as it now is.
  const evidence = report.checks.flatMap(check => check.evidence);
  expect(evidence.map(({ path }) => path)).toContain('logs/says-before.log');
  for (const { path, sha256 } of evidence) {
    const bytes = readFileSync(join(reports, path));
    expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, sha256]);
    expect(bytes.toString()).toContain('connected with ***');
  }
});
