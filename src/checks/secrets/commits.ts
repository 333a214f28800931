import type { Ports } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { atOnce } from '../../engines/secret-scan/scan.js';
import { type AddedText, patchReader } from '../../formats/git-patch.js';
import { count } from '../../text/units.js';
import type { SecretsOptions } from '../secrets.js';
import type { Engine } from './engine.js';
import type { Seen } from './findings.js';
import { revisionsOf } from './history.js';
import { gather, type Sight } from './tree.js';

/** Whatever the user's or the repository's settings are: all content, in one form, and nothing hidden by an attribute. */
const GIT = [
  'git',
  '--no-replace-objects',
  ...['log.showRoot=true', 'log.showSignature=false', 'diff.relative=false', 'diff.interHunkContext=0'].flatMap(
    setting => ['-c', setting],
  ),
  ...['core.quotePath=true', 'diff.orderFile=/dev/null'].flatMap(setting => ['-c', setting]),
] as const;
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

interface Setting {
  readonly engine: Engine;
  readonly options: SecretsOptions;
  readonly ports: Ports;
  /** The working directory inside the repository: what lies elsewhere is not looked at. */
  readonly prefix: string;
  readonly isExcluded: (file: string) => boolean;
}

/** Looks at what each commit of a range adds; `commits` is how many there are. */
export async function lookAtCommits(
  { range, commits }: { readonly range: string; readonly commits: number },
  setting: Setting,
): Promise<Sight> {
  const log = [...GIT, 'log', '--cc', '--format=commit %H', ...FORM, ...revisionsOf(range), '--'] as const;
  const { sight, seenCommits } = await lookAtPatch(log, setting);
  if (seenCommits !== commits) {
    const message = `git shows ${count(seenCommits, 'commit')} of ${commits}`;
    throw new CouldNotTell('truncated', message, BY_HAND);
  }
  return { ...sight, seen: oncePerSecret(sight.seen) };
}

/** Looks at what is staged for the next commit. Throws where nothing is. */
export async function lookAtStaged(setting: Setting): Promise<Sight> {
  const { exec } = setting.ports;
  const quiet = await exec.run([...GIT, 'diff', '--cached', '--quiet', '--no-ext-diff'], { log: false });
  if (quiet.code === 0) throw new CouldNotTell('nothing-checked', 'nothing is staged', 'Stage something: `git add`.');
  return (await lookAtPatch([...GIT, 'diff', '--cached', ...FORM], setting)).sight;
}

async function lookAtPatch(
  argv: readonly [string, ...string[]],
  { engine, options, ports, prefix, isExcluded }: Setting,
) {
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
  const ran = await ports.exec.run(argv, { log: false, onStdout });
  if (failure !== undefined) throw failure;
  if (ran.code !== 0) throw new CouldNotTell('tool-crashed', `git ended with ${ran.code ?? ran.signal}`, BY_HAND);
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
