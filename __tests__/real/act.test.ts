import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { bundle, copyAction } from '../e2e/bundle.js';
import { itWith } from './tool.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** `act` on the machine itself, without Docker and without a network: actions/checkout becomes a copy of the files. */
const OFFLINE = [
  '-P',
  'ubuntu-latest=-self-hosted',
  '--action-offline-mode',
  '--pull=false',
  '--no-cache-server',
  '--rm',
];

beforeAll(() => {
  bundle();
});

let home: string;
let repository: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'act-'));
  // act copies the repository into its cache, which must therefore lie elsewhere.
  repository = join(home, 'repository');
  mkdirSync(repository);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const workflow = (config: string) => `
name: Gate
on: [push, pull_request]
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: gate
        uses: ./
        continue-on-error: true
        with: ${config}
      - env:
          SAID: \${{ steps.gate.outcome }} \${{ steps.gate.outputs.decision }} \${{ steps.gate.outputs.reason-code }}
        run: echo "it said $SAID"
`;

const config = (run: string) => `
version: 1
project: app
stages:
  first: { checks: [{ id: only-check, kind: command, with: { run: ['${run}'] } }] }
`;

describe('a workflow that uses the action', () => {
  itWith('act', 'goes on after go', () => {
    const { code, log } = act('push', { '.github/workflows/gate.yml': workflow('{}'), [CONFIG]: config('true') });
    expect(log).toContain('it said success go all-required-passed');
    expect(code).toBe(0);
  });

  itWith('act', 'learns of a no-go by the outcome of the step and by its outputs', () => {
    const files = { '.github/workflows/gate.yml': workflow('{}'), [CONFIG]: config('false') };
    const { log } = act('pull_request', files, { number: 7, pull_request: { number: 7 } });
    expect(log).toContain('it said failure no-go check-failed');
  });

  itWith('act', 'learns of an input that cannot be', () => {
    const files = { '.github/workflows/gate.yml': workflow('{ comment: sometimes }'), [CONFIG]: config('true') };
    const { log } = act('push', files);
    expect(log).toContain('input "comment": expected always, on-failure or never, got "sometimes"');
    expect(log).toContain('it said failure no-go config-invalid');
  });
});

describe('the examples', () => {
  itWith('act', 'go: the workflow of the example project', () => {
    const { code, log } = act('push', {}, {}, join('examples', 'workflows', 'example.yml'));
    expect(log).toContain('Job succeeded');
    expect(code).toBe(0);
  });

  itWith('act', 'are a no-go: the broken project', () => {
    const broken = '{ config: examples/broken/.github/deploy-validate.yml, working-directory: examples/broken }';
    const { log } = act('push', { '.github/workflows/gate.yml': workflow(broken) });
    expect(log).toContain('it said failure no-go check-failed');
  });
});

const CONFIG = '.github/deploy-validate.yml';

function act(
  event: string,
  files: Readonly<Record<string, string>>,
  payload: unknown = {},
  file = join('.github', 'workflows', 'gate.yml'),
): { readonly code: number | null; readonly log: string } {
  copyAction(repository);
  cpSync(join(ROOT, 'examples'), join(repository, 'examples'), { recursive: true });
  git('init', '-q', '-b', 'main');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), content);
  }
  writeFileSync(join(home, 'event.json'), JSON.stringify(payload));
  git('add', '-A');
  git('commit', '-q', '-m', 'All of it');
  const args = [
    event,
    '-W',
    file,
    '-e',
    join(home, 'event.json'),
    '--action-cache-path',
    join(home, 'cache'),
    ...OFFLINE,
  ];
  const ended = spawnSync('act', args, {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, HOME: home, XDG_CACHE_HOME: home, NO_COLOR: '1' },
  });
  return { code: ended.status, log: stripVTControlCharacters(`${ended.stdout}${ended.stderr}`) };
}

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'pipe' });
}
