import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import { printedBy } from '../tool/answer.js';
import { checkoutOf, expectGit } from './history.js';

/**
 * When the last commit that changed a file was made, in milliseconds. Throws where git cannot say: an untracked or changed
 * file, or a clone whose history ends before.
 */
export async function lastCommitOf(file: string, ports: Ports): Promise<number> {
  await expectGit(ports);
  const { run } = checkoutOf(ports);
  const ask = async (args: readonly string[]) => printedBy(await run(args))?.trim();
  const remedy = 'Write the date into the document, or commit it and check out with `fetch-depth: 0`.';
  const cannot = (why: string) => new CouldNotTell('unreadable', `${file}: ${why}`, remedy);
  const changed = await ask(['status', '--porcelain', '--untracked-files=all', '--ignored', '--', file]);
  if (changed === undefined || changed !== '') throw cannot('it has no date in it, and is not as it was committed');
  const said = await ask(['log', '-1', '--no-show-signature', '--format=%H %ct', '--', file]);
  const [commit, seconds] = (said ?? '').split(' ');
  if (!commit || seconds === undefined || !/^\d+$/.test(seconds)) throw cannot('git knows no commit of it');
  const isShallow = (await ask(['rev-parse', '--is-shallow-repository'])) !== 'false';
  // The first commit of a shallow clone seems to have made every file.
  const ends = isShallow ? await ask(['rev-list', '--max-parents=0', 'HEAD']) : '';
  if (ends === undefined || ends.split('\n').includes(commit))
    throw new CouldNotTell('truncated', `${file}: this clone does not reach the last change of it`, remedy);
  return Number(seconds) * 1000;
}
