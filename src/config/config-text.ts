import { readFile } from '../ports/files/file-system.js';
import { ConfigInvalid } from './problem.js';

/** The config's text. Throws `ConfigInvalid` where it cannot be read. */
export async function readConfigText(file: string): Promise<{ readonly file: string; readonly text: string }> {
  try {
    return { file, text: await readFile(file, 'utf8') };
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const message = missing
      ? 'no such file; write one (docs/config.md), or name it with --config'
      : `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new ConfigInvalid([{ file, line: 1, column: 1, path: '', message }]);
  }
}
