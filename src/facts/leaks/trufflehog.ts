import { CouldNotTell } from '../../could-not-tell.js';
import type { Leak } from '../../formats/leaks/leak.js';
import { readTrufflehog, readTrufflehogLog } from '../../formats/leaks/trufflehog.js';
import type { Ports } from '../../ports/ports.js';
import { count, showSize } from '../../text/units.js';
import { checkoutOf } from '../repository/history.js';
import { asArgument, expectAnswer, KEEP, lots, type Scanner, sawNothing, versionIn } from './scanner.js';

const ORIGIN = { name: "trufflehog's results", remedy: 'Run `trufflehog filesystem . --json` by hand to see why.' };
/** Without verification nothing is sent to anybody. */
const FLAGS = ['--json', '--no-update', '--no-verification', '--no-color'] as const;

/** trufflehog 3: exits with 0 whatever it meets, a missing path included, so its log decides. */
export const trufflehog: Scanner = {
  name: 'trufflehog',
  allowLists: [],
  isPresent: async ({ exec }) => (await exec.find('trufflehog')) !== undefined,
  version: async ({ exec }) =>
    versionIn(await exec.run(['trufflehog', '--version'], { log: false })) ?? 'of an unknown version',

  scan: async ({ files }, ports) => {
    const leaks: Leak[] = [];
    let bytes = 0;
    for (const lot of lots(files, ports.host.platform)) {
      const seen = await run(['filesystem', ...FLAGS, ...lot.map(asArgument)], ports);
      leaks.push(...seen.leaks);
      bytes += seen.bytes;
    }
    if (bytes === 0) throw sawNothing('trufflehog', 'looked at 0 bytes');
    return { leaks, looked: showSize(bytes) };
  },

  scanHistory: async (range, ports) => {
    const [since, branch] = range.split(/\.{2,3}/);
    if (range !== 'all' && (!since || branch === undefined)) {
      const remedy = 'Write it as origin/main..HEAD, or run gitleaks alone.';
      throw new CouldNotTell(
        'unsupported',
        `trufflehog cannot look at ${range}: not from one commit to another`,
        remedy,
      );
    }
    const choice = range === 'all' ? [] : [`--since-commit=${since}`, `--branch=${branch || 'HEAD'}`];
    const repository = `file://${checkoutOf(ports).root}`;
    const { leaks, bytes } = await run(['git', ...FLAGS, ...choice, repository], ports);
    if (bytes === 0) throw sawNothing('trufflehog', 'looked at no commit');
    return { leaks, looked: `${showSize(bytes)} of commits` };
  },
};

/** It makes a clone of its own for commits. */
async function run(
  command: readonly string[],
  { exec, git }: Ports,
): Promise<{ leaks: readonly Leak[]; bytes: number }> {
  const ran = await exec.run(['trufflehog', ...command], { env: git.settings, log: false, keep: KEEP });
  expectAnswer(ran, { tool: 'trufflehog', exits: [0] });
  const log = readTrufflehogLog(ran.stderr.text);
  if (log.errors > 0) {
    const message = `trufflehog logged ${count(log.errors, 'error')} and went on`;
    throw new CouldNotTell('tool-crashed', message, ORIGIN.remedy);
  }
  if (log.bytes === undefined) throw sawNothing('trufflehog', 'did not say that it finished');
  return { leaks: readTrufflehog(ran.stdout.text, ORIGIN), bytes: log.bytes };
}
