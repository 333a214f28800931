import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { copyAction } from '../e2e/bundle.js';

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

interface ActRun {
  /** A scratch folder; the repository lies beside act's cache in it. */
  readonly home: string;
  readonly files: Readonly<Record<string, string>>;
  readonly payload?: unknown;
  /** The workflow, relative to the repository. */
  readonly file?: string;
}

/** Runs a workflow of a repository that holds the action itself, the examples and these files. */
export function runAct(event: string, run: ActRun): { readonly code: number | null; readonly log: string } {
  const { home, files, payload = {}, file = join('.github', 'workflows', 'gate.yml') } = run;
  // act copies the repository into its cache, which must therefore lie elsewhere.
  const repository = join(home, 'repository');
  mkdirSync(repository, { recursive: true });
  copyAction(repository);
  cpSync(join(ROOT, 'examples'), join(repository, 'examples'), { recursive: true });
  git(repository, 'init', '-q', '-b', 'main');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), content);
  }
  writeFileSync(join(home, 'event.json'), JSON.stringify(payload));
  git(repository, 'add', '-A');
  git(repository, 'commit', '-q', '-m', 'All of it');
  const places = ['-W', file, '-e', join(home, 'event.json'), '--action-cache-path', join(home, 'cache')];
  const ended = spawnSync('act', [event, ...places, ...OFFLINE], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, HOME: home, XDG_CACHE_HOME: home, NO_COLOR: '1' },
  });
  return { code: ended.status, log: stripVTControlCharacters(`${ended.stdout}${ended.stderr}`) };
}

function git(repository: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'pipe' });
}
