import { CouldNotTell } from '../../could-not-tell.js';
import { readGitSecrets } from '../../formats/leaks/git-secrets.js';
import type { Leak } from '../../formats/leaks/leak.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { endOf, exitedWith } from '../tool/answer.js';
import { asArgument, expectAnswer, KEEP, lots, type Scanner, sawNothing } from './scanner.js';

const REMEDY = 'Run `git secrets --scan` by hand to see why.';

/**
 * git-secrets 1.3: without patterns it exits with 0 for anything, so those for AWS are registered in a git config of this
 * run's own, which includes the user's. It is given files by name: its other ways of scanning obey `.gitattributes`.
 */
export const gitSecrets: Scanner = {
  name: 'git-secrets',
  allowLists: ['.gitallowed'],
  isPresent: async ({ exec }) => (await exec.find('git-secrets')) !== undefined,
  // It has no command that tells.
  version: async () => '',

  scan: async ({ files }, ports) => {
    if (!(await holdText(files, ports))) throw sawNothing('git-secrets', 'looks at text alone, and no file holds any');
    const env = await registerPatterns(ports);
    const leaks: Leak[] = [];
    for (const lot of lots(files, ports.host.platform)) leaks.push(...(await run(lot, env, ports)));
    return { leaks, looked: count(files.length, 'file') };
  },
};

/** Whether grep would look into any of the files: it passes over those that are empty and those with a NUL in them. */
async function holdText(names: readonly string[], { files }: Ports): Promise<boolean> {
  for (const name of names) {
    const chunks: AsyncIterable<Uint8Array> = await files.stream(name);
    for await (const chunk of chunks) {
      if (!chunk.includes(0)) return true;
      break;
    }
  }
  return false;
}

type Environment = Readonly<Record<string, string | undefined>>;

async function registerPatterns({ exec, files, git }: Ports): Promise<Environment> {
  const folder = await files.scratch();
  const config = `${folder}/gitconfig`;
  const env = { ...git.environment, GIT_CONFIG_GLOBAL: config };
  await files.write(config, '[include]\n\tpath = ~/.gitconfig\n\tpath = ~/.config/git/config\n');
  // git before 2.32 does not know the variable: a home of its own keeps the user's file out of reach.
  const home = { ...env, HOME: folder, XDG_CONFIG_HOME: folder };
  await exec.run(['git-secrets', '--register-aws', '--global'], { env: home, log: false });
  const listed = await exec.run(['git-secrets', '--list'], { env, log: false, keep: KEEP });
  if (/^secrets\.patterns /m.test(listed.stdout.text)) return env;
  const remedy = 'git 2.32 or newer is needed; run `git secrets --list` by hand.';
  throw new CouldNotTell('tool-refused', 'git-secrets has no pattern, so it would find nothing', remedy);
}

async function run(lot: readonly string[], env: Environment, { exec }: Ports): Promise<readonly Leak[]> {
  const given = lot.map(asArgument);
  const ran = await exec.run(['git-secrets', '--scan', '--', ...given], { env, log: false, keep: KEEP });
  expectAnswer(ran, { tool: 'git-secrets', exits: [0, 1] });
  const { leaks, matched, complaints } = readGitSecrets(ran.stderr.text, given);
  if (exitedWith(ran, 1) && matched && leaks.length > 0) return leaks;
  if (exitedWith(ran, 0) && !matched && leaks.length === 0 && complaints === 0) return [];
  const what = complaints > 0 ? 'git or grep complains' : 'what it printed is no answer';
  throw new CouldNotTell('tool-crashed', `git-secrets ${endOf(ran)}, but ${what}`, REMEDY);
}
