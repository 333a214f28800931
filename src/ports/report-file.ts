import { resolve } from 'node:path';
import { CouldNotTell } from '../could-not-tell.js';
import { readWhole } from './read-file.js';

const REMEDY = 'Download the artifact with the report into the workspace first, and give its path.';

/**
 * The text of a report that the command line names, by a path relative to where the program was started. Throws
 * `CouldNotTell('unreadable')` where there is none or it is larger than `maxBytes`.
 */
export async function readReportFile(file: string, maxBytes: number): Promise<string> {
  try {
    return (await readWhole(resolve(file), { maxBytes, shown: file })).toString('utf8');
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'no such file' : cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell('unreadable', `${file}: ${why}`, REMEDY, { cause });
  }
}
