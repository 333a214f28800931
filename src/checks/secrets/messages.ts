import { CouldNotTell } from '../../could-not-tell.js';
import { atOnce } from '../../engines/secret-scan/scan.js';
import { checkoutOf, FORM, revisionsOf } from '../../facts/repository/history.js';
import { endOf, exitedWith } from '../../facts/tool/answer.js';
import { count } from '../../text/units.js';
import { gather, type Setting, type Sight } from './tree.js';

const NEWLINE = 0x0a;
const BY_HAND = 'Run `git log` by hand to see why.';

/** Looks at the message of each commit of a range, wherever in the repository it changed something. */
export async function lookAtMessages(
  { range, commits }: { readonly range: string; readonly commits: number },
  { engine, ports }: Setting,
): Promise<Sight> {
  engine.proveSight(['']);
  const gathering = gather(engine);
  let seenCommits = 0;
  let rest: Buffer[] = [];
  const take = (record: Buffer) => {
    const cut = record.indexOf(NEWLINE);
    if (cut < 0) return;
    seenCommits += 1;
    const commit = record.toString('latin1', 0, cut);
    atOnce(gathering.add({ file: '', bytes: record.subarray(cut + 1), commit }));
  };
  const onStdout = (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      take(Buffer.concat([...rest, chunk.subarray(from, at)]));
      rest = [];
      from = at + 1;
    }
    // A copy: the chunk is used again.
    if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
  };
  const log = [
    ...FORM,
    'log',
    '-z',
    '--no-patch',
    '--no-color',
    '--format=%H%n%B',
    ...revisionsOf(range),
    '--',
  ] as const;
  const ran = await checkoutOf(ports).run(log, { onStdout });
  if (!exitedWith(ran, 0)) throw new CouldNotTell('tool-crashed', `git ${endOf(ran)}`, BY_HAND);
  take(Buffer.concat(rest));
  if (seenCommits !== commits) {
    throw new CouldNotTell('truncated', `git shows ${count(seenCommits, 'message')} of ${commits}`, BY_HAND);
  }
  return gathering.sight(`${count(seenCommits, 'message')} of commits`);
}
