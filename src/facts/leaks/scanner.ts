import { CouldNotTell } from '../../could-not-tell.js';
import type { Leak } from '../../formats/leaks/leak.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { type Answer, wholeAnswerOf } from '../tool/answer.js';

/** What to look at. */
export interface Target {
  /** Directories and files to walk; absolute, or relative to the working directory. */
  readonly roots: readonly string[];
  /** Every file that counts, named in the same way. */
  readonly files: readonly string[];
}

/** What a tool saw, and the proof that it looked. */
export interface Scan {
  readonly leaks: readonly Leak[];
  /** `12 files`, `48 kB`: never nothing. */
  readonly looked: string;
}

/** A tool that looks for secrets, or an engine that does. */
export interface Scanner {
  readonly name: 'gitleaks' | 'trufflehog' | 'secretlint' | 'git-secrets';
  readonly isPresent: (ports: Ports) => Promise<boolean>;
  readonly version: (ports: Ports) => Promise<string>;
  /** Files of the repository that tell it what to look for and what to leave out, as far as they exist. */
  readonly allowLists: readonly string[];
  /** Throws `CouldNotTell` unless it looked at the target to the end. */
  readonly scan: (target: Target, ports: Ports) => Promise<Scan>;
  /** The same for commits; undefined where it cannot. */
  readonly scanHistory?: (range: string, ports: Ports) => Promise<Scan>;
}

/** Bytes kept of a tool's output: some hundred for each leak. */
export const KEEP = 64 * 1024 * 1024;

/** What a tool printed, whole, where it ended by itself with one of these codes. Its words are not shown unless `said`: they may hold a secret. */
export const expectAnswer = (
  ran: Ran,
  { said, ...asked }: { readonly tool: string; readonly exits: readonly number[]; readonly said?: string },
): Answer =>
  wholeAnswerOf(ran, {
    ...asked,
    said: said || 'that is no answer',
    tooLong: 'Leave out what is no source with `exclude`.',
  });

/** The report that a tool was to write into a scratch directory. */
export async function reportOf(
  path: string,
  { tool, ports, maxBytes }: { readonly tool: string; readonly ports: Ports; readonly maxBytes: number },
): Promise<string> {
  if ((await ports.files.facts(path))?.kind === 'file') return ports.files.text(path, maxBytes);
  throw new CouldNotTell('tool-crashed', `${tool} wrote no report`, `Run ${tool} by hand to see why.`);
}

/** Thrown where a tool does not show that it looked at anything. */
export const sawNothing = (tool: string, what: string): CouldNotTell =>
  new CouldNotTell('nothing-checked', `${tool} ${what}`, 'Check `paths`, and that the files are readable.');

/** The first version number in what a tool says of itself. */
export const versionIn = (ran: Ran): string | undefined =>
  /\b\d+\.\d+(?:\.\d+)?\b/.exec(`${ran.stdout.text}\n${ran.stderr.text}`)?.[0];

/** Windows allows 32,767 characters for a command, Linux 2 MiB. */
const LINE_BYTES = { win32: 24_000, other: 256_000 };

/** Files in lots that fit on a command line. */
export function lots(files: readonly string[], platform: string): readonly (readonly string[])[] {
  const limit = platform === 'win32' ? LINE_BYTES.win32 : LINE_BYTES.other;
  const all: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const size = Buffer.byteLength(file) + 9;
    if (bytes + size > limit) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(file);
    bytes += size;
  }
  return all;
}

/** A path that no tool can take for an option. */
export const asArgument = (path: string): string => (/^(?:[/\\]|[A-Za-z]:)/.test(path) ? path : `./${path}`);
