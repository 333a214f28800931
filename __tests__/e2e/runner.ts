import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundle } from './bundle.js';
import { PULL, REPOSITORY } from './github-api.js';

export interface Job {
  readonly apiUrl: string;
  /** Files of the workspace by path; the config at `.github/deploy-validate.yml`. */
  readonly files: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly env?: Readonly<Record<string, string>>;
  /** The workflow is cancelled as soon as this file of the workspace is there. */
  readonly cancelAt?: string;
  /** What earlier commands of the same step have put into the job summary. */
  readonly summary?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** A file of the workspace as the action left it; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

export const SHA = '1'.repeat(40);
export const HEAD = '2'.repeat(40);
export const TOKEN = `ghs_${'t'.repeat(36)}`;

export const pullRequest = { name: 'pull_request', payload: { pull_request: { number: PULL, head: { sha: HEAD } } } };

/**
 * Starts the bundle as the runner starts a JavaScript action, waits for its end, and removes the workspace. `CLI_NODE` is
 * the Node to start it on.
 */
export async function runAction(job: Job): Promise<Ended> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
  const workspace = join(home, 'workspace');
  const files = { output: join(home, 'output'), summary: join(home, 'summary'), event: join(home, 'event.json') };
  try {
    for (const [path, content] of Object.entries(job.files)) write(join(workspace, path), content);
    write(files.output, '');
    write(files.summary, job.summary ?? '');
    const event = job.event ?? pullRequest;
    write(files.event, typeof event.payload === 'string' ? event.payload : JSON.stringify(event.payload));
    const child = spawn(process.env.CLI_NODE ?? process.execPath, [join(bundle(), 'index.js')], {
      cwd: workspace,
      env: {
        ...environment(home, { workspace, files, event: event.name, apiUrl: job.apiUrl }),
        ...inputs(job),
        ...job.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>(resolve => child.once('close', resolve));
    const stopWatching = job.cancelAt === undefined ? () => {} : cancelAt(join(workspace, job.cancelAt), child);
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    stopWatching();
    const kept = new Map(
      ['report.json', 'report.md', 'sign-off/report.json'].map(name => [
        `.deploy-validate/${name}`,
        readIfThere(join(workspace, '.deploy-validate', name)),
      ]),
    );
    return {
      code,
      stdout,
      stderr,
      outputs: readOutputs(readFileSync(files.output, 'utf8'), home),
      summary: readFileSync(files.summary, 'utf8'),
      read: path => kept.get(path),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The runner sends SIGINT first. */
function cancelAt(file: string, child: ChildProcess): () => void {
  const timer = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(timer);
    child.kill('SIGINT');
  }, 20);
  return () => clearInterval(timer);
}

function environment(
  home: string,
  at: {
    readonly workspace: string;
    readonly files: { readonly output: string; readonly summary: string; readonly event: string };
    readonly event: string;
    readonly apiUrl: string;
  },
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    ACTIONS_RUNTIME_TOKEN: 'the-runtime-token',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: at.apiUrl,
    GITHUB_BASE_REF: 'main',
    GITHUB_ENV: join(home, 'env'),
    GITHUB_EVENT_NAME: at.event,
    GITHUB_EVENT_PATH: at.files.event,
    GITHUB_GRAPHQL_URL: `${at.apiUrl}/graphql`,
    GITHUB_OUTPUT: at.files.output,
    GITHUB_PATH: join(home, 'path'),
    GITHUB_REF: `refs/pull/${PULL}/merge`,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '100',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: SHA,
    GITHUB_STATE: join(home, 'state'),
    GITHUB_STEP_SUMMARY: at.files.summary,
    GITHUB_WORKFLOW: 'gate',
    GITHUB_WORKSPACE: at.workspace,
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(home, 'temp'),
  };
}

/** As the runner passes them: every input of action.yml is there, empty or with its default. */
const inputs = (job: Job): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ token: TOKEN, ...job.inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );

/** `name<<delimiter`, lines, `delimiter`: what `setOutput` writes and the runner reads. */
function readOutputs(written: string, home: string): Record<string, string> {
  const found = written.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name ?? '', (value ?? '').replace(home, '<home>')]));
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
