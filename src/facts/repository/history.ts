import { CouldNotTell } from '../../could-not-tell.js';
import type { Checkout } from '../../ports/git.js';
import type { Ports } from '../../ports/ports.js';
import { printedBy } from '../tool/answer.js';

/** Whatever the user's or the repository's settings are: all content, in one form, and nothing hidden by an attribute. */
export const FORM = [
  ...['log.showRoot=true', 'log.showSignature=false', 'diff.relative=false', 'diff.interHunkContext=0'].flatMap(
    setting => ['-c', setting],
  ),
  ...['core.quotePath=true', 'diff.orderFile=/dev/null', 'i18n.logOutputEncoding=UTF-8'].flatMap(setting => [
    '-c',
    setting,
  ]),
] as const;

/** As git's arguments. A commit that is checked out by itself belongs to no reference. */
export const revisionsOf = (range: string): readonly string[] => (range === 'all' ? ['--all', 'HEAD'] : [range]);

/** How many commits the range holds. Throws unless there is at least one and this clone has all of them. */
export async function expectCommits(range: string, ports: Ports): Promise<number> {
  const revisions = revisionsOf(range);
  const deeper = 'Check out with `fetch-depth: 0`, and fetch the branch that the range begins at.';
  const counted = await ask(['rev-list', '--count', ...revisions, '--'], ports);
  if (counted === undefined) {
    throw new CouldNotTell('unreadable', `history: git does not know ${range} here`, deeper);
  }
  if (Number(counted) === 0) {
    const remedy =
      'Let the check run on pull requests alone (`when: { event: [pull_request] }`), or name another range.';
    throw new CouldNotTell('nothing-checked', `history: ${range} holds no commit`, remedy);
  }
  const isShallow = (await ask(['rev-parse', '--is-shallow-repository'], ports)) !== 'false';
  if (!isShallow) return Number(counted);
  // A shallow clone ends in commits that look like the first ones.
  const ends = await ask(['rev-list', '--count', '--max-parents=0', ...revisions, '--'], ports);
  if (ends !== '0') throw new CouldNotTell('truncated', `history: this clone does not reach all of ${range}`, deeper);
  return Number(counted);
}

/** The working directory inside the repository: `examples/toolboxai/`, empty at its root. */
export const repositoryPrefix = async (ports: Ports): Promise<string> =>
  (await ask(['rev-parse', '--show-prefix'], ports)) ?? '';

async function ask(command: readonly string[], ports: Ports): Promise<string | undefined> {
  await expectGit(ports);
  const ran = await ports.git.home?.run(command);
  return ran && printedBy(ran)?.trim();
}

/** Throws `tool-missing` where there is no git. */
export async function expectGit({ exec }: Ports): Promise<void> {
  if ((await exec.find('git')) !== undefined) return;
  throw new CouldNotTell('tool-missing', 'git: not found on PATH', 'Install git, or add its folder to PATH.');
}

/** The checkout around the working directory. Throws where there is none. */
export function checkoutOf({ git }: Ports): Checkout {
  if (git.home) return git.home;
  throw new CouldNotTell('unreadable', 'no `.git` around the working directory', 'Check the repository out with git.');
}
