import { CouldNotTell } from '../../could-not-tell.js';
import { type GitleaksLog, readGitleaks, readGitleaksLog } from '../../formats/leaks/gitleaks.js';
import type { Leak } from '../../formats/leaks/leak.js';
import type { Ports } from '../../ports/ports.js';
import { count, showSize } from '../../text/units.js';
import { endOf, exitedWith } from '../tool/answer.js';
import { asArgument, expectAnswer, KEEP, reportOf, type Scan, type Scanner, sawNothing, versionIn } from './scanner.js';

const CONFIG = '.gitleaks.toml';
/** Its 1 stands for findings, a missing path and a bad config alike. */
const FOUND = 42;
const ORIGIN = { name: "gitleaks' report", remedy: 'Run `gitleaks dir .` by hand to see why.' };

/** gitleaks 8.19 and newer: `dir` and `git` write a JSON report, and say how much they looked at. */
export const gitleaks: Scanner = {
  name: 'gitleaks',
  allowLists: [CONFIG, '.gitleaksignore'],
  isPresent: async ({ exec }) => (await exec.find('gitleaks')) !== undefined,

  version: async ({ exec }) => {
    const version = versionIn(await exec.run(['gitleaks', 'version'], { log: false }));
    const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
    if (version !== undefined && (major < 8 || (major === 8 && minor < 19))) {
      const message = `gitleaks ${version} does not say what it looked at`;
      throw new CouldNotTell('tool-refused', message, 'Use gitleaks 8.19 or newer.');
    }
    // `go install` leaves the version out.
    return version ?? 'of an unknown version';
  },

  scan: async ({ roots }, ports) => {
    const scans: { readonly leaks: readonly Leak[]; readonly log: GitleaksLog }[] = [];
    for (const root of roots) scans.push(await run(['dir', asArgument(root)], ports));
    const bytes = scans.reduce((sum, { log }) => sum + (log.bytes ?? 0), 0);
    if (bytes === 0) throw sawNothing('gitleaks', 'looked at 0 bytes, or does not say at how many');
    return { leaks: scans.flatMap(({ leaks }) => leaks), looked: showSize(bytes) };
  },

  scanHistory: async (range, ports) => {
    const { leaks, log } = await run(['git', `--log-opts=${range === 'all' ? '--all' : range}`, '.'], ports);
    if (!log.commits) throw sawNothing('gitleaks', 'looked at no commit');
    return { leaks, looked: count(log.commits, 'commit') };
  },
};

async function run(command: readonly string[], ports: Ports): Promise<Omit<Scan, 'looked'> & { log: GitleaksLog }> {
  const { exec, files, git } = ports;
  const folder = await files.scratch();
  const report = `${folder}/report.json`;
  const flags = ['--redact', '--no-banner', '--no-color', `--exit-code=${FOUND}`];
  const output = ['--report-format=json', `--report-path=${report}`, `--config=${await configOf(folder, ports)}`];
  const ran = await exec.run(['gitleaks', ...command, ...flags, ...output], {
    env: git.environment,
    log: false,
    keep: KEEP,
  });
  const log = readGitleaksLog(ran.stderr.text);
  expectAnswer(ran, { tool: 'gitleaks', exits: [0, FOUND], said: log.error });
  if (log.partial) throw sawNothing('gitleaks', 'gave up on a part of what it was to look at');
  const leaks = readGitleaks(await reportOf(report, { tool: 'gitleaks', ports, maxBytes: KEEP }), ORIGIN);
  if (exitedWith(ran, FOUND) !== leaks.length > 0) {
    const message = `gitleaks ${endOf(ran)} and reports ${count(leaks.length, 'leak')}`;
    throw new CouldNotTell('wrong-format', message, ORIGIN.remedy);
  }
  return { leaks, log };
}

/** Always told, since it would otherwise take one from the directory that it looks at. */
async function configOf(folder: string, { files }: Ports): Promise<string> {
  if ((await files.facts(CONFIG))?.kind === 'file') return files.resolve(CONFIG);
  const path = `${folder}/gitleaks.toml`;
  await files.write(path, '[extend]\nuseDefault = true\n');
  return path;
}
