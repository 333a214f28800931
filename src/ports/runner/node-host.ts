import { CouldNotTell } from '../../could-not-tell.js';
import { readFile, stat } from '../files/file-system.js';
import type { Host } from '../host.js';
import { isSecretName } from '../process/secret-variables.js';

const MAX_BYTES = 1024 * 1024;

/** The real `Host`; `environment` is the allow-listed one, `whole` the program's own. */
export function nodeHost(
  environment: Readonly<Record<string, string>>,
  whole: Readonly<Record<string, string | undefined>> = environment,
): Host {
  const variable = (name: string): string | undefined => {
    if (!isSecretName(name)) return whole[name];
    const remedy = 'Name a variable that holds no secret; a value that is compared is shown.';
    throw new CouldNotTell('unsupported', `the variable ${name} is a secret by its name`, remedy);
  };
  return { platform: process.platform, environment, variable, settings: readSettings };
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
