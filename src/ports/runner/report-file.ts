import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { readWhole } from '../files/read-file.js';
import { reportIn } from './report-directory.js';

const REMEDY = 'Run the stage first, or download the artifact with its report, and give its path.';

/**
 * The text of a report and the digest of its bytes, that the command line names, by a path relative to where the program was started. Throws
 * `CouldNotTell('unreadable')` where there is none or it is larger than `maxBytes`.
 */
export async function readReportFile(
  file: string,
  maxBytes: number,
): Promise<{ readonly text: string; readonly sha256: string }> {
  try {
    const bytes = await readWhole(resolve(file), { maxBytes, shown: file });
    return { text: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'no such file' : cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell('unreadable', `${file}: ${why}`, REMEDY, { cause });
  }
}

/**
 * The files that names stand for, each once: a file itself, all `report.json` below a folder, whatever a glob matches. What
 * stands for none is in `missing`. The program's own report of an earlier run is left out, unless it is named itself.
 */
export async function findReportFiles(
  names: readonly string[],
  reportDirectory: string,
): Promise<{ readonly files: readonly string[]; readonly missing: readonly string[] }> {
  const own = reportIn(reportDirectory);
  const found = new Set<string>();
  const missing: string[] = [];
  for (const name of names) {
    const kind = statSync(resolve(name), { throwIfNoEntry: false });
    const files = kind?.isFile()
      ? [resolve(name)]
      : (await search(kind ? { cwd: resolve(name), pattern: '**/report.json' } : { cwd: '.', pattern: name })).filter(
          file => file !== own,
        );
    if (files.length === 0) missing.push(name);
    for (const file of files) found.add(file);
  }
  return { files: [...found].sort().map(shown), missing };
}

async function search({ cwd, pattern }: { readonly cwd: string; readonly pattern: string }): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const options = { dot: true, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false };
  const found = await glob([pattern.replaceAll('\\', '/')], { cwd: resolve(cwd), absolute: true, ...options });
  return found.map(file => resolve(file));
}

/** Relative to where the program was started, where it lies below. */
function shown(file: string): string {
  const way = relative(process.cwd(), file).split(sep).join('/');
  return way.startsWith('../') ? file : way;
}
