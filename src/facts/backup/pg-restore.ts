import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import { endOf, exitedWith, lastWords } from '../tool/answer.js';

const DAMAGE =
  /could not (?:read|uncompress|open|find|seek)|end of file|unexpected|corrupt|invalid|did not find magic|out of range|not in (?:custom|directory)|does not appear/i;
const OURS = /unsupported version|not built with|compression .* not (?:supported|available)|No space left/i;

/**
 * Has pg_restore read a dump, a file that is unpacked, to its end, into nothing: its list alone is taken from the first bytes. Answers why it is not
 * whole; throws where this pg_restore cannot say.
 */
export async function pgRestoreReads(file: string, name: string, { exec, host }: Ports): Promise<string | undefined> {
  if ((await exec.find('pg_restore')) === undefined) {
    const remedy = 'Install the client programs of PostgreSQL, or lower `proof`.';
    throw new CouldNotTell('tool-missing', `${name}: a dump is read by pg_restore, which is not on PATH`, remedy);
  }
  const ran = await exec.run(['pg_restore', '-f', host.platform === 'win32' ? 'NUL' : '/dev/null', file], {
    log: false,
  });
  if (exitedWith(ran, 0)) return undefined;
  const words = ran.stderr.text;
  if (exitedWith(ran, 1) && DAMAGE.test(words) && !OURS.test(words)) return lastWords(ran);
  const remedy = 'Use a pg_restore that is as new as the pg_dump that made it.';
  throw new CouldNotTell('tool-crashed', `${name}: pg_restore ${endOf(ran)}: ${lastWords(ran)}`, remedy);
}
