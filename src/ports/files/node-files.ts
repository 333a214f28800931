import { createReadStream, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import type { FileFacts, Files } from '../files.js';
import { isInside, type Workspace } from '../runner/workspace.js';
import { mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from './file-system.js';
import { globFiles } from './glob.js';
import { readWhole } from './read-file.js';
import { openSpool } from './spool.js';
import { visitFiles } from './visit-files.js';

const MAX_BYTES = 64 * 1024 * 1024;
/** An absolute path, or one with an empty part, `.` or `..`. */
const INDIRECT = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** The real `Files`, and what removes its scratch directories. */
interface OpenFiles {
  readonly files: Files;
  readonly dispose: () => Promise<void>;
}

export function nodeFiles(workspace: Workspace): OpenFiles {
  const scratches: string[] = [];
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(workspace.workingDirectory, path));
  const show = (path: string) => {
    if (sep === '/' && !INDIRECT.test(path)) return path;
    const way = relative(workspace.workingDirectory, absolute(path));
    return (way === '' ? '.' : way).split(sep).join('/');
  };
  const isSafe = (real: string): boolean =>
    [workspace.root, workspace.reportDirectory, ...scratches].some(home => isInside(home, real));
  const safe = async (path: string): Promise<string> => {
    const real = await realOf(absolute(path));
    if (isSafe(real)) return absolute(path);
    throw new CouldNotTell(
      'unreadable',
      `${show(path)}: leads outside the workspace (${real})`,
      'Name a path inside the repository.',
    );
  };
  /** The same without waiting, for what exists and is safe; the rest is for `safe` to tell. */
  const safeNow = (path: string): string | undefined => {
    try {
      return isSafe(realpathSync.native(absolute(path))) ? absolute(path) : undefined;
    } catch {
      return undefined;
    }
  };
  const read = (path: string, maxBytes: number): Promise<Buffer> =>
    guard(show(path), async () => readWhole(safeNow(path) ?? (await safe(path)), { maxBytes, shown: show(path) }));
  const scratch = async (): Promise<string> => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'deploy-validate-')));
    scratches.push(folder);
    return folder;
  };
  const files: Files = {
    resolve: safe,
    real: async path => realOf(await safe(path)),
    show,
    facts: async path => factsOf(await safe(path)),
    text: async (path, maxBytes = MAX_BYTES) => (await read(path, maxBytes)).toString('utf8'),
    bytes: (path, maxBytes = MAX_BYTES) => read(path, maxBytes),
    stream: async path => {
      const file = await safe(path);
      await guard(show(path), () => stat(file));
      return createReadStream(file, { highWaterMark: 256 * 1024 });
    },
    list: async path => {
      const folder = await safe(path);
      return guard(show(path), async () => (await readdir(folder)).sort());
    },
    glob: (patterns, options = {}) => globFiles(patterns, { options, workspace, show, safe, isSafe }),
    visit: (paths, look, options) => visitFiles(paths, look, { ...options, absolute, show, isSafe, safe, guard }),
    scratch,
    write: async (path, text) => {
      const file = absolute(path);
      if (!scratches.some(folder => isInside(folder, file))) throw new Error(`${path}: not in a scratch directory`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    spool: async () => openSpool(join(await scratch(), 'spool')),
  };
  const dispose = async () => {
    await Promise.all(scratches.map(folder => rm(folder, { recursive: true, force: true })));
  };
  return { files, dispose };
}

/** The real path, of the nearest ancestor that exists where the file itself does not. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), basename(path));
  }
}

async function factsOf(file: string): Promise<FileFacts | undefined> {
  try {
    const found = await stat(file);
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
    return { kind, bytes: found.size, modifiedMs: found.mtimeMs };
  } catch {
    return undefined;
  }
}

async function guard<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const what = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'is a directory' : `cannot be read (${code})`;
    throw new CouldNotTell('unreadable', `${shown}: ${what}`, 'Check the path in the config.', { cause });
  }
}
