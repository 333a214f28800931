import { CouldNotTell } from '../../could-not-tell.js';
import type { Leak } from '../../formats/leaks/leak.js';
import { readSecretlint } from '../../formats/leaks/secretlint.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { exitedWith } from '../tool/answer.js';
import { asArgument, expectAnswer, KEEP, lots, reportOf, type Scanner, sawNothing, versionIn } from './scanner.js';

const ORIGIN = { name: "secretlint's report", remedy: 'Run secretlint by hand to see why.' };
const CONFIGS = ['', '.json', '.yaml', '.yml', '.js', '.cjs', '.mjs'].map(ending => `.secretlintrc${ending}`);
const IGNORE = '.secretlintignore';
const LOCAL = './node_modules/.bin/secretlint';
/** A report holds every file whole; a chunk of them is 256 kB of names. */
const REPORT_BYTES = 480 * 1024 * 1024;

/** secretlint 8 and newer: with a report file it exits with 0 for findings too, and it passes over files that it misses. */
export const secretlint: Scanner = {
  name: 'secretlint',
  allowLists: [...CONFIGS, IGNORE],

  isPresent: async ({ exec }) =>
    (await exec.find('secretlint')) !== undefined || (await exec.find(LOCAL)) !== undefined,

  version: async ports => {
    const version = versionIn(await ports.exec.run([await program(ports), '--version'], { log: false }));
    if (version === undefined) {
      throw new CouldNotTell('tool-crashed', 'secretlint does not say its version', ORIGIN.remedy);
    }
    return version;
  },

  scan: async ({ files }, ports) => {
    const major = Number.parseInt(await secretlint.version(ports), 10);
    const flags = [
      '--format=json',
      '--no-color',
      ...(major >= 11 ? ['--no-glob'] : []),
      ...(major >= 13 ? ['--no-gitignore'] : []),
    ];
    const leaks: Leak[] = [];
    let looked = 0;
    for (const lot of lots(files, ports.host.platform)) {
      const seen = await run(flags, lot, ports);
      leaks.push(...seen.leaks);
      looked += seen.files.length;
    }
    if (looked === 0) throw sawNothing('secretlint', 'looked at no file');
    const missed = files.length - looked;
    if (missed > 0 && (await ports.files.facts(IGNORE)) === undefined) {
      throw sawNothing('secretlint', `did not look at ${count(missed, 'file')} of ${files.length}`);
    }
    return { leaks, looked: count(looked, 'file') };
  },
};

const program = async ({ exec }: Ports): Promise<string> =>
  (await exec.find('secretlint')) === undefined ? LOCAL : 'secretlint';

async function run(flags: readonly string[], lot: readonly string[], ports: Ports) {
  const { exec, files } = ports;
  const folder = await files.scratch();
  const report = `${folder}/report.json`;
  const choices = [`--secretlintrc=${await configOf(folder, ports)}`, `--output=${report}`];
  const ran = await exec.run([await program(ports), ...lot.map(asArgument), ...flags, ...choices], {
    log: false,
    keep: KEEP,
  });
  if (/is not found|failed to load/i.test(ran.stderr.text) && exitedWith(ran, 2)) {
    const remedy = 'Install @secretlint/secretlint-rule-preset-recommend beside secretlint, or mend .secretlintrc.';
    throw new CouldNotTell('tool-refused', 'secretlint cannot load its rules', remedy);
  }
  expectAnswer(ran, { tool: 'secretlint', exits: [0, 1] });
  return readSecretlint(await reportOf(report, { tool: 'secretlint', ports, maxBytes: REPORT_BYTES }), ORIGIN);
}

/** The repository's own, else the recommended preset. */
async function configOf(folder: string, { files }: Ports): Promise<string> {
  for (const name of CONFIGS) {
    if ((await files.facts(name))?.kind === 'file') return files.resolve(name);
  }
  const path = `${folder}/secretlintrc.json`;
  await files.write(path, '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}');
  return path;
}
