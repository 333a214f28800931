import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Look, Unread, VisitOptions } from '../files.js';

/** Enough for nearly every file of source; larger ones get memory of their own. */
const SHARED_BYTES = 1024 * 1024;
/** How long other work waits, at most, besides a single step. */
const SLICE_MS = 10;
const PLAIN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

interface Visit extends VisitOptions {
  readonly absolute: (path: string) => string;
  readonly show: (path: string) => string;
  readonly isSafe: (real: string) => boolean;
  /** Throws for a path whose real path lies outside the workspace. */
  readonly safe: (path: string) => Promise<string>;
  /** Turns what Node throws into `CouldNotTell`. */
  readonly guard: <T>(shown: string, work: () => Promise<T>) => Promise<T>;
}

/** `Files.visit`. Without waiting for each call of the system, which costs ten times what the call does. */
export async function visitFiles(paths: readonly string[], look: Look, visit: Visit): Promise<readonly Unread[]> {
  const unread: Unread[] = [];
  const shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
  const openPlain = plainOpener(visit);
  let sliceEnd = performance.now() + SLICE_MS;
  const rest = async () => {
    if (performance.now() > sliceEnd) {
      await new Promise(setImmediate);
      sliceEnd = performance.now() + SLICE_MS;
    }
    visit.signal.throwIfAborted();
  };
  for (const path of paths) {
    await rest();
    const descriptor = openPlain(path) ?? (await openLink(path, visit));
    if (descriptor === undefined) {
      unread.push({ path, why: 'gone', bytes: 0 });
      continue;
    }
    try {
      const found = await visit.guard(visit.show(path), async () => readInto(descriptor, { shared, visit, path }));
      if (typeof found === 'number') unread.push({ path, why: 'too-large', bytes: found });
      else {
        const steps = look(path, found);
        while (steps && !steps.next().done) await rest();
      }
    } finally {
      closeSync(descriptor);
    }
  }
  return unread;
}

/**
 * Opens what is no link, in a safe folder; answers undefined where that is not so, or cannot be told. Asks once for files
 * of one folder that follow each other: where the folder is safe, so is what is no link in it.
 */
function plainOpener({ absolute, isSafe }: Visit): (path: string) => number | undefined {
  let asked = { folder: '', place: '', isSafe: false };
  return path => {
    const cut = path.lastIndexOf('/');
    const folder = cut <= 0 ? '.' : path.slice(0, cut);
    const name = path.slice(cut + 1);
    if (!constants.O_NOFOLLOW || cut === 0 || name === '' || name === '..') return undefined;
    try {
      if (folder !== asked.folder) {
        const place = absolute(folder);
        asked = { folder, place, isSafe: isSafe(realpathSync.native(place)) };
      }
      return asked.isSafe ? openSync(asked.place + sep + name, PLAIN | constants.O_NOFOLLOW) : undefined;
    } catch {
      return undefined;
    }
  };
}

/** The same for anything else, with the whole care of `Files`; undefined for what is no more. */
async function openLink(path: string, { safe, show, guard }: Visit): Promise<number | undefined> {
  const file = await safe(path);
  try {
    return openSync(file, PLAIN);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    return guard(show(path), () => Promise.reject(error));
  }
}

/** The file's bytes, or their number where there are too many. */
function readInto(
  descriptor: number,
  { shared, visit, path }: { readonly shared: Buffer; readonly visit: Visit; readonly path: string },
): Buffer | number {
  const found = fstatSync(descriptor);
  if (!found.isFile()) {
    throw new CouldNotTell('unreadable', `${visit.show(path)}: no regular file`, 'Name files, no pipes or devices.');
  }
  if (found.size > visit.maxBytes) return found.size;
  const bytes = found.size > shared.length ? Buffer.allocUnsafeSlow(found.size) : shared;
  let filled = 0;
  while (filled < found.size) {
    const read = readSync(descriptor, bytes, filled, found.size - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}
