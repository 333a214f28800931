import { CouldNotTell } from '../../check.js';
import { endOf, exitedWith, lastWords, wholeAnswerOf } from '../../facts/tool/answer.js';
import { type PromtoolFile, readPromtoolCheck, readPromtoolVersion } from '../../formats/promtool/promtool.js';
import { type PromtoolTestFailure, readPromtoolTest } from '../../formats/promtool/test.js';
import type { Argv, Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';

/** A promtool that can be trusted. */
export interface Promtool {
  readonly version: string;
  readonly checkConfigs: (
    files: readonly string[],
    options: { readonly agent: boolean },
  ) => Promise<readonly PromtoolFile[]>;
  readonly checkRules: (files: readonly string[], options: RuleLint) => Promise<readonly PromtoolFile[]>;
  /** Empty where the file's tests pass. */
  readonly testRules: (file: string) => Promise<readonly PromtoolTestFailure[]>;
}

interface RuleLint {
  readonly duplicates: 'error' | 'warning' | 'off';
}

/** Why promtool cannot be used on this machine. */
interface Unfit {
  readonly unfit: CouldNotTell;
}

const KEEP = 32 * 1024 * 1024;
/** Files on one command line: its length is limited. */
const BATCH = 200;
const INSTALL = 'Install promtool (Prometheus 3, or 2.48 and later of 2), or allow `engine: embedded`.';

/** Looks promtool up and refuses versions whose word is worth nothing. A promtool that cannot even tell its version is broken, and throws. */
export async function openPromtool(
  { exec }: Pick<Ports, 'exec'>,
  { features }: { readonly features: readonly string[] },
): Promise<Promtool | Unfit> {
  if ((await exec.find('promtool')) === undefined) {
    return { unfit: new CouldNotTell('tool-missing', 'promtool: not found on PATH', INSTALL) };
  }
  const ran = await exec.run(['promtool', '--version']);
  // Debian's builds of some years print it on stderr.
  const text = `${ran.stdout.text}\n${ran.stderr.text}`;
  if (!exitedWith(ran, 0) || !/^promtool, version /m.test(text)) {
    throw new CouldNotTell('wrong-format', `promtool --version ${endOf(ran)} and prints no version`, INSTALL);
  }
  const version = readPromtoolVersion(text);
  const refusal = version === undefined ? 'does not tell its version' : refusalOf(version);
  if (version === undefined || refusal !== undefined) {
    const name = `promtool${version === undefined ? '' : ` ${version}`}`;
    return { unfit: new CouldNotTell('tool-refused', `${name} ${refusal ?? ''}`, INSTALL) };
  }
  const base = ['promtool', ...features.map(feature => `--enable-feature=${feature}`)];
  const run = (args: readonly string[]) => exec.run(argv([...base, ...args]), { keep: KEEP });
  return {
    version,
    checkConfigs: (files, { agent }) =>
      inBatches(files, batch =>
        check(run, ['check', 'config', '--syntax-only', '--lint=none', ...(agent ? ['--agent'] : [])], batch),
      ),
    checkRules: (files, { duplicates }) =>
      inBatches(files, batch => check(run, ['check', 'rules', ...lintFlags(duplicates)], batch)),
    testRules: file => test(run, file),
  };
}

const argv = (words: readonly string[]): Argv => [words[0] ?? 'promtool', ...words.slice(1)];

function refusalOf(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 2 && (minor === 46 || minor === 47)) {
    return 'is refused: it answers 0 without a word on invalid rules (prometheus/prometheus#12663)';
  }
  if (major < 2 || (major === 2 && minor < 35))
    return 'is refused: it is older than 2.35 and cannot be told what to lint';
  return undefined;
}

const lintFlags = (duplicates: RuleLint['duplicates']): readonly string[] => {
  if (duplicates === 'off') return ['--lint=none'];
  return duplicates === 'error' ? ['--lint=duplicate-rules', '--lint-fatal'] : ['--lint=duplicate-rules'];
};

type Run = (args: readonly string[]) => Promise<Ran>;

async function inBatches(
  files: readonly string[],
  work: (batch: readonly string[]) => Promise<readonly PromtoolFile[]>,
): Promise<readonly PromtoolFile[]> {
  const all: PromtoolFile[] = [];
  for (let start = 0; start < files.length; start += BATCH)
    all.push(...(await work(files.slice(start, start + BATCH))));
  return all;
}

async function check(run: Run, args: readonly string[], files: readonly string[]): Promise<readonly PromtoolFile[]> {
  const ran = await run([...args, ...files.map(asArgument)]);
  const what = `promtool ${args.slice(0, 2).join(' ')}`;
  const output = wholeAnswerOf(ran, { tool: what, tooLong: 'Check fewer files at once.' });
  const read = readPromtoolCheck(files.map(asArgument), output);
  if ('problem' in read) throw distrust(what, ran, read.problem);
  const refused = read.files.some(file => file.messages.some(message => !message.lint));
  const linted = read.files.some(file => file.messages.some(message => message.lint));
  const expected = refused ? 1 : linted && args.includes('--lint-fatal') ? 3 : 0;
  if (!exitedWith(ran, expected)) throw distrust(what, ran, `its output calls for exit code ${expected}`);
  return read.files.map((file, index) => ({ ...file, file: files[index] ?? file.file }));
}

async function test(run: Run, file: string): Promise<readonly PromtoolTestFailure[]> {
  const ran = await run(['test', 'rules', asArgument(file)]);
  const what = `promtool test rules ${file}`;
  const read = readPromtoolTest(wholeAnswerOf(ran, { tool: what, tooLong: 'Check fewer files at once.' }));
  if ('problem' in read) throw distrust(what, ran, read.problem);
  const expected = read.accepted ? 0 : 1;
  if (!exitedWith(ran, expected)) throw distrust(what, ran, `its output calls for exit code ${expected}`);
  return read.failures;
}

const asArgument = (file: string): string => (file.startsWith('-') ? `./${file}` : file);

function distrust(what: string, ran: Ran, problem: string): CouldNotTell {
  const last = lastWords(ran);
  const said = last === '' ? '' : `; it last said: ${last}`;
  const message = `${what} ${endOf(ran)}: ${problem}${said}`;
  return new CouldNotTell('wrong-format', message, 'Run it by hand to see what is wrong with it.');
}
