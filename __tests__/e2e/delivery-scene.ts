import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stringify } from 'yaml';
import type { Report } from '../../src/report/report.js';
import { bundle } from './bundle.js';

/** What a command of the bundle has come to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report | undefined;
  /** What the steps have written into `log`. */
  readonly log: readonly string[];
}

type Stage = Readonly<Record<string, unknown>>;

/** A checkout with a config, in which the real bundle deploys by writing into the file `log`. */
export interface Scene extends Disposable {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly config: (production: Stage, more?: Stage) => void;
  readonly commit: () => void;
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => ChildProcess;
  readonly log: () => readonly string[];
}

/** An entry that runs a script. */
export const script = (id: string, run: string, more: Stage = {}): Stage => ({
  id,
  kind: 'command',
  ...more,
  with: { run, shell: true, ...(typeof more.with === 'object' && more.with) },
});

/** A line in `log`. */
export const says = (id: string, more: Stage = {}): Stage => script(id, `echo ${id} >> log`, more);

export function openScene(): Scene {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delivery-')));
  const path = (name: string): string => join(folder, name);
  const log = () => (existsSync(path('log')) ? readFileSync(path('log'), 'utf8').trim().split('\n') : []);
  const start: Scene['start'] = (args, env = {}) =>
    spawn(process.execPath, [join(bundle(), 'index.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run: Scene['run'] = async (args, env) => {
    const child = start(args, env);
    const [stdout, stderr] = [child.stdout, child.stderr].map(stream => (stream ? text(stream) : ''));
    const code = await new Promise<number | null>(resolve => child.on('close', resolve));
    const file = path('.deploy-validate/report.json');
    const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return { code, stdout: (await stdout) ?? '', stderr: (await stderr) ?? '', report, log: log() };
  };
  return {
    folder,
    path,
    log,
    start,
    run,
    config: (production, more = {}) => {
      const value = { version: 1, project: 'app', ...more, stages: { ...stagesOf(more), production } };
      mkdirSync(dirname(path('.github/x')), { recursive: true });
      writeFileSync(path('.github/deploy-validate.yml'), stringify(value));
    },
    commit: () => {
      const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
      if (!existsSync(path('.git'))) git('init', '-q', '-b', 'main');
      writeFileSync(path('.gitignore'), 'log\n.deploy-validate\n*.json\n');
      git('add', '-A');
      git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'change');
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const stagesOf = (more: Stage): Stage =>
  typeof more.stages === 'object' && more.stages !== null ? Object.fromEntries(Object.entries(more.stages)) : {};

/** The digest of a file, as outputs tell it. */
export const digestOf = (file: string): string =>
  `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
