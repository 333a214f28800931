import { CouldNotTell } from '../../could-not-tell.js';
import { atOnce } from '../../engines/secret-scan/scan.js';
import { checkoutOf, FORM as FIXED, revisionsOf } from '../../facts/repository/history.js';
import { endOf, exitedWith } from '../../facts/tool/answer.js';
import { type AddedText, patchReader } from '../../formats/git-patch.js';
import { count } from '../../text/units.js';
import type { Seen } from './findings.js';
import { lookAtMessages } from './messages.js';
import { gather, type Setting, type Sight } from './tree.js';

const FORM = [
  '--patch',
  '--text',
  '--unified=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--submodule=short',
  '--ignore-submodules=none',
  '--src-prefix=a/',
  '--dst-prefix=b/',
] as const;
const BY_HAND = 'Run `git log --patch` by hand to see why.';

/** Looks at what each commit of a range adds, and at its message; `commits` is how many there are. */
export async function lookAtCommits(
  { range, commits }: { readonly range: string; readonly commits: number },
  setting: Setting,
): Promise<Sight> {
  const log = [...FIXED, 'log', '--cc', '--format=commit %H', ...FORM, ...revisionsOf(range), '--'] as const;
  const { sight, seenCommits } = await lookAtPatch(log, setting);
  if (seenCommits !== commits) {
    const message = `git shows ${count(seenCommits, 'commit')} of ${commits}`;
    throw new CouldNotTell('truncated', message, BY_HAND);
  }
  const messages = await lookAtMessages({ range, commits }, setting);
  return {
    seen: oncePerSecret([...sight.seen, ...messages.seen]),
    allowed: [...sight.allowed, ...messages.allowed],
    gaps: [...sight.gaps, ...messages.gaps],
    looked: `${sight.looked}; ${messages.looked}`,
  };
}

/** Looks at what is staged for the next commit. Throws where nothing is. */
export async function lookAtStaged(setting: Setting): Promise<Sight> {
  const git = checkoutOf(setting.ports);
  const quiet = await git.run([...FIXED, 'diff', '--cached', '--quiet', '--no-ext-diff'], { index: 'given' });
  if (exitedWith(quiet, 0))
    throw new CouldNotTell('nothing-checked', 'nothing is staged', 'Stage something: `git add`.');
  return (await lookAtPatch([...FIXED, 'diff', '--cached', ...FORM], setting)).sight;
}

async function lookAtPatch(args: readonly string[], { engine, options, ports, prefix, isExcluded }: Setting) {
  const gathering = gather(engine);
  const files = new Set<string>();
  const nameOf = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : undefined);
  const look = ({ path, text, commit, lineOf }: AddedText) => {
    const file = nameOf(path);
    if (file === undefined || isExcluded(file)) return;
    files.add(file);
    atOnce(gathering.add({ file, bytes: text, commit, lineOf }));
  };
  const reader = patchReader(look, options['max-file-size']);
  // What is thrown in the middle of a stream would end the program.
  let failure: unknown;
  const onStdout = (chunk: Buffer) => {
    try {
      if (failure === undefined) reader.write(chunk);
    } catch (error) {
      failure = error;
    }
  };
  const ran = await checkoutOf(ports).run(args, { onStdout, index: 'given' });
  if (failure !== undefined) throw failure;
  if (!exitedWith(ran, 0)) throw new CouldNotTell('tool-crashed', `git ${endOf(ran)}`, BY_HAND);
  const { commits, tooLarge } = reader.end();
  for (const { path, commit } of tooLarge) {
    const file = nameOf(path);
    const what = 'adds more than `max-file-size`, and is not looked at';
    if (file !== undefined && !isExcluded(file)) gathering.tooLarge(file, { what, commit });
  }
  if (files.size > 0) engine.proveSight([...files]);
  const texts = count(gathering.texts(), 'text');
  const looked = commits > 0 ? `${count(commits, 'commit')}, ${texts} added` : `${texts} staged`;
  return { sight: gathering.sight(looked), seenCommits: commits };
}

/** Of a secret that several commits add to one file the first commit is told: git shows the newest first. */
function oncePerSecret(seen: readonly Seen[]): readonly Seen[] {
  return [...new Map(seen.map(leak => [`${leak.file}\0${leak.own?.fingerprint}`, leak])).values()];
}
