import { CouldNotTell } from '../../could-not-tell.js';
import { readFile, stat } from '../files/file-system.js';
import type { Host } from '../host.js';

const MAX_BYTES = 1024 * 1024;

/** The real `Host`; `environment` is the allow-listed one. */
export function nodeHost(environment: Readonly<Record<string, string>>): Host {
  return { platform: process.platform, environment, settings: readSettings };
}

async function readSettings(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new CouldNotTell('unreadable', `${path}: ${size} bytes, too long`, 'Check that file.');
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof CouldNotTell) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CouldNotTell('unreadable', `${path}: cannot be read (${code})`, 'Check its permissions.', { cause });
  }
}
