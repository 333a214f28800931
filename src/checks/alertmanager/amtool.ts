import { CouldNotTell } from '../../check.js';
import { endOf, exitedWith, lastWords, wholeAnswerOf } from '../../facts/tool/answer.js';
import type { Ports } from '../../ports/ports.js';

/** What amtool says of one file; no reason where it accepts it. */
export interface AmtoolWord {
  readonly file: string;
  readonly refusal: string | undefined;
}

export interface Amtool {
  readonly version: string;
  readonly check: (file: string) => Promise<AmtoolWord>;
}

const INSTALL = 'Install amtool, which comes with Alertmanager, or allow `engine: embedded`.';
const BY_HAND = 'Run it by hand to see what is wrong with it.';

/** Looks amtool up. One that cannot even tell its version is broken, and throws. */
export async function openAmtool({ exec }: Pick<Ports, 'exec'>): Promise<Amtool | { readonly unfit: CouldNotTell }> {
  if ((await exec.find('amtool')) === undefined) {
    return { unfit: new CouldNotTell('tool-missing', 'amtool: not found on PATH', INSTALL) };
  }
  const ran = await exec.run(['amtool', '--version']);
  const version = /^amtool, version (\d+\.\d+\.\d+\S*)/m.exec(`${ran.stdout.text}\n${ran.stderr.text}`)?.[1];
  if (!exitedWith(ran, 0) || version === undefined) {
    throw new CouldNotTell('wrong-format', `amtool --version ${endOf(ran)} and prints no version`, INSTALL);
  }
  return { version, check: file => check({ exec }, file) };
}

/** Only the two answers that amtool has are believed: `SUCCESS` with exit code 0, and `FAILED: …` with 1. */
async function check({ exec }: Pick<Ports, 'exec'>, file: string): Promise<AmtoolWord> {
  const name = file.startsWith('-') ? `./${file}` : file;
  const ran = await exec.run(['amtool', 'check-config', name], { keep: 4 * 1024 * 1024 });
  const { stdout, stderr } = wholeAnswerOf(ran, { tool: 'amtool check-config' });
  const output = `${stdout}\n${stderr}`;
  const refusal = /FAILED: (.*)/.exec(output)?.[1]?.trim();
  if (refusal !== undefined && exitedWith(ran, 1)) return { file, refusal: refusal || 'it gives no reason' };
  if (refusal === undefined && /^Checking .*SUCCESS\s*$/m.test(output) && exitedWith(ran, 0))
    return { file, refusal: undefined };
  const said = lastWords(ran);
  const message = `amtool check-config ${file} ${endOf(ran)} without a word that is known${said === '' ? '' : `; it last said: ${said}`}`;
  throw new CouldNotTell('wrong-format', message, BY_HAND);
}
