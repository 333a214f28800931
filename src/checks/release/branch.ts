import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { checkoutOf, expectGit } from '../../facts/repository/history.js';
import { exitedWith, printedBy } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { releaseRules } from './rules.js';
import { commitOf, git } from './tags.js';

const ASK_MS = 30_000;

/** Whether this commit holds all of a branch, as the remote has it now: what was fetched may be old. */
export async function judgeBranch(wanted: true | string, ports: Ports): Promise<readonly Finding[]> {
  await expectGit(ports);
  const remotes = (await git(['remote'], ports)).split('\n').filter(name => name !== '');
  const remote = remotes.includes('origin') ? 'origin' : remotes[0];
  const { branch, commit } =
    remote === undefined ? await localBranch(wanted, ports) : await remoteBranch(wanted, { remote, ports });
  const remedy = `Check out with \`fetch-depth: 0\`, and fetch ${branch}.`;
  const isShallow = (await git(['rev-parse', '--is-shallow-repository'], ports)) !== 'false';
  if ((await commitOf(commit, ports)) === undefined) {
    // A whole clone has all that HEAD is made of; a shallow one may have cut it off.
    if (isShallow) throw tooShallow(branch, remedy);
    const message = `${branch} is at ${commit.slice(0, 12)}, which this clone does not have`;
    return [findingOf(releaseRules, { rule: 'behind', message, subject: branch })];
  }
  const ran = await checkoutOf(ports).run(['rev-list', '--count', `HEAD..${commit}`, '--']);
  const behind = Number(printedBy(ran)?.trim() || Number.NaN);
  if (!exitedWith(ran, 0) || Number.isNaN(behind))
    throw new CouldNotTell('unreadable', `git cannot compare HEAD with ${branch}`, remedy);
  if (behind === 0) return [];
  if (isShallow) throw tooShallow(branch, remedy);
  const message = `${branch} has ${count(behind, 'commit')} that this one does not hold`;
  return [findingOf(releaseRules, { rule: 'behind', message, subject: branch })];
}

const tooShallow = (branch: string, remedy: string): CouldNotTell =>
  new CouldNotTell('truncated', `this clone is too shallow to compare HEAD with ${branch}`, remedy);

interface At {
  readonly branch: string;
  readonly commit: string;
}

async function localBranch(wanted: true | string, ports: Ports): Promise<At> {
  for (const branch of wanted === true ? ['main', 'master'] : [wanted]) {
    const commit = await commitOf(`refs/heads/${branch}`, ports);
    if (commit !== undefined) return { branch, commit };
  }
  throw new CouldNotTell(
    'nothing-checked',
    `no branch is called ${wanted === true ? 'main or master' : wanted}`,
    'Name it in `up-to-date`.',
  );
}

async function remoteBranch(
  wanted: true | string,
  { remote, ports }: { readonly remote: string; readonly ports: Ports },
): Promise<At> {
  const which = wanted === true ? ['HEAD'] : [`refs/heads/${wanted}`];
  const ran = await checkoutOf(ports).run(['ls-remote', '--symref', remote, ...which], {
    env: { GIT_TERMINAL_PROMPT: '0' },
    timeoutMs: ASK_MS,
    log: false,
  });
  const printed = printedBy(ran);
  if (printed === undefined) {
    const remedy = 'Leave the credentials in the checkout (`persist-credentials`), or check the connection.';
    throw new CouldNotTell('unreachable', `the remote ${remote} does not say where its branches are`, remedy);
  }
  const commit = /^([0-9a-f]{40,64})\t(?!refs\/remotes)/m.exec(printed)?.[1];
  const branch =
    wanted === true ? (/^ref: refs\/heads\/(\S+)\tHEAD/m.exec(printed)?.[1] ?? 'the default branch') : wanted;
  if (commit === undefined)
    throw new CouldNotTell('nothing-checked', `the remote ${remote} has no branch ${branch}`, 'Correct `up-to-date`.');
  return { branch, commit };
}
