import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { lastLine } from '../../text/last-line.js';
import type { Argv, Exec, Ran, RunOptions } from '../exec.js';
import { systemClock } from '../runner/system-clock.js';
import { Capture } from './capture.js';
import type { LogFile } from './log-file.js';
import { endGroup, signalGroup } from './process-group.js';
import { scriptArgv } from './shell-script.js';

const KEEP = 128 * 1024;
/** How long a stream may stay open after the child has ended: a grandchild that holds it is then killed. */
const LINGER_MS = 1000;
/** How often that time is given anew to a stream that still brings something: a daemon may write for ever. */
const MAX_LINGERS = 10;

interface Setting {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly openLog: (path: string) => LogFile;
  readonly signal: AbortSignal;
  /** Where this step's logs go; numbered from 1. */
  readonly logPath: (number: number) => string;
  /** Checks a `cwd`; answers an absolute path. */
  readonly resolve: (path: string) => Promise<string>;
}

/** The real `Exec` for one step. */
export function nodeExec(setting: Setting): Exec {
  let started = 0;
  const find = async (tool: string) => findTool(tool, setting);
  const run = async (command: { readonly argv: Argv; readonly shell: boolean }, options: RunOptions): Promise<Ran> => {
    setting.signal.throwIfAborted();
    const cwd = options.cwd === undefined ? setting.workingDirectory : await setting.resolve(options.cwd);
    const env = withEnv(setting.environment, options.env ?? {});
    const [program, ...args] = command.argv;
    if (!command.shell && !findTool(program, { environment: env, workingDirectory: cwd })) {
      throw missing(program);
    }
    started += 1;
    const log = setting.openLog(setting.logPath(started));
    const child = spawn(program, args, {
      cwd,
      env,
      shell: command.shell,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    return watch(child, { program, options, log, signal: setting.signal });
  };
  return {
    run: (argv, options = {}) => run({ argv, shell: false }, options),
    shell: async (script, options = {}) =>
      process.platform === 'win32'
        ? run({ argv: [script], shell: true }, options)
        : run({ argv: await scriptArgv(script, BASHES.find(isExecutable)), shell: false }, options),
    find,
  };
}

const BASHES = ['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash'];

interface Watched {
  readonly program: string;
  readonly options: RunOptions;
  readonly log: LogFile;
  readonly signal: AbortSignal;
}

async function watch(child: ChildProcess, { program, options, log, signal }: Watched): Promise<Ran> {
  const begun = systemClock.monotonic();
  const stdout = new Capture(options.keep ?? KEEP);
  const stderr = new Capture(options.keep ?? KEEP);
  for (const [stream, keep] of [
    [child.stdout, options.onStdout ?? stdout.add.bind(stdout)],
    [child.stderr, stderr.add.bind(stderr)],
  ] as const) {
    if (!stream) continue;
    const write = options.log === false ? undefined : log.writer(stream);
    stream.on('data', (chunk: Buffer) => {
      keep(chunk);
      write?.(chunk);
    });
  }
  if (options.input !== undefined) {
    // A child that does not read its input breaks the pipe; its exit code says the rest.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input);
  }
  const own = options.timeoutMs === undefined ? undefined : timeoutSignal(program, options.timeoutMs);
  const stop = own ? AbortSignal.any([signal, own]) : signal;
  let killNow: (() => void) | undefined;
  const onAbort = () => {
    killNow ??= endGroup(child);
  };
  stop.addEventListener('abort', onAbort, { once: true });
  if (stop.aborted) onAbort();
  try {
    const end = await ended(child, program);
    const said = { stdout: stdout.finish(), stderr: stderr.finish() };
    if (stop.aborted) throw withLastWords(stop.reason, { program, ...said });
    return {
      ...end,
      ...said,
      durationMs: systemClock.monotonic() - begun,
      log: await log.close(),
    };
  } finally {
    stop.removeEventListener('abort', onAbort);
    killNow?.();
    // Whatever the child left behind in its group ends with it.
    signalGroup(child, 'SIGKILL');
    await log.close();
  }
}

/** What a program said last before its time was up often says what it waited for: `go: downloading …`. */
function withLastWords(
  reason: unknown,
  { program, stdout, stderr }: { program: string } & Pick<Ran, 'stdout' | 'stderr'>,
) {
  if (!(reason instanceof CouldNotTell) || reason.why !== 'timed-out') return reason;
  const words = lastLine(stderr.text) ?? lastLine(stdout.text);
  if (words === undefined) return reason;
  const message = `${reason.message}; ${program} printed last: ${words}`;
  return new CouldNotTell(reason.why, message, reason.remedy, { cause: reason });
}

/** Waits for the exit and the end of both streams; a grandchild that keeps them open loses its group after a moment. */
function ended(child: ChildProcess, program: string): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((done, fail) => {
    let linger: (() => void) | undefined;
    child.once('error', cause => {
      fail(startFailure(program, cause));
    });
    child.once('exit', () => {
      linger = letGo(child);
    });
    child.once('close', (code, signal) => {
      linger?.();
      done({ code, signal });
    });
  });
}

/**
 * Kills what an ended child left behind in its group, and lets go of streams that are still open once they bring nothing
 * more. Not before what lies in them has been read: the disk may hold that up, and so may other work of this process.
 * Returns a function that ends the wait.
 */
function letGo(child: ChildProcess): () => void {
  const streams = [child.stdout, child.stderr].flatMap(stream => stream ?? []);
  let isOver = false;
  let isQuiet = true;
  let lingers = 0;
  for (const stream of streams) {
    stream.on('data', () => {
      isQuiet = false;
    });
  }
  const look = (): void => {
    if (isOver) return;
    signalGroup(child, 'SIGKILL');
    const isHeldUp = streams.some(stream => !stream.destroyed && stream.isPaused());
    lingers += isQuiet ? 0 : 1;
    if (isHeldUp || (!isQuiet && lingers <= MAX_LINGERS)) wait();
    else for (const stream of streams) stream.destroy();
  };
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    isQuiet = true;
    // A timer that is late runs before what there is to read has been; what it asks for at once runs after.
    timer = setTimeout(() => setImmediate(look), LINGER_MS);
  };
  wait();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

function startFailure(program: string, cause: Error): CouldNotTell {
  if ('code' in cause && cause.code === 'ENOENT') return missing(program);
  return new CouldNotTell('tool-crashed', `${program} could not be started: ${cause.message}`, 'Make it executable.', {
    cause,
  });
}

const missing = (program: string): CouldNotTell =>
  new CouldNotTell('tool-missing', `${program}: not found on PATH`, `Install ${program}, or add its folder to PATH.`);

function timeoutSignal(program: string, ms: number): AbortSignal {
  const controller = new AbortController();
  const remedy = 'Give it more time, or find out what it waits for.';
  const timer = setTimeout(() => {
    controller.abort(new CouldNotTell('timed-out', `${program} did not end within ${ms} ms`, remedy));
  }, ms);
  timer.unref();
  return controller.signal;
}

function withEnv(base: Setting['environment'], extra: Readonly<Record<string, string | undefined>>) {
  const env: Record<string, string> = { ...base };
  for (const [name, value] of Object.entries(extra)) {
    if (value === undefined) delete env[name];
    else env[name] = value;
  }
  return env;
}

function findTool(tool: string, at: Pick<Setting, 'environment' | 'workingDirectory'>): string | undefined {
  const path = at.environment.PATH ?? at.environment.Path ?? '';
  const endings =
    process.platform === 'win32' ? ['', ...(at.environment.PATHEXT ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  const isPath = isAbsolute(tool) || tool.includes('/') || (process.platform === 'win32' && tool.includes('\\'));
  const folders = isPath ? [''] : path.split(delimiter).filter(folder => folder !== '');
  for (const folder of folders) {
    for (const ending of endings) {
      const file = isPath ? resolve(at.workingDirectory, tool + ending) : join(folder, tool + ending);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** Asked of every folder of PATH for each command: not to wait for the answer costs a tenth. */
function isExecutable(file: string): boolean {
  try {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
