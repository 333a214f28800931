import type { Leak } from './leak.js';

/** What git-secrets printed, taken apart. */
interface GitSecretsOutput {
  readonly leaks: readonly Leak[];
  /** It says that a prohibited pattern matched. */
  readonly matched: boolean;
  /** Complaints of git and grep that it passes on, and after which it still may exit with 0. */
  readonly complaints: number;
}

/**
 * Reads standard error of `git secrets --scan`: `file:line:the whole line` for each match, then a sentence. The rest of
 * the line is the secret and stays behind. A file's name may hold anything but a NUL, so the names that were given decide
 * where it ends; a match whose place cannot be told has an empty one.
 */
export function readGitSecrets(text: string, files: readonly string[]): GitSecretsOutput {
  const known = new Set(files);
  const [before = '', after] = text.split(/^\[ERROR\] Matched one or more prohibited patterns$/m);
  const leaks: Leak[] = [];
  let complaints = 0;
  for (const line of before.split('\n')) {
    const place = placeIn(line, known);
    if (place) leaks.push({ rule: RULE, ...place });
    else if (COMPLAINT.test(line)) complaints += OUTSIDE.test(line) ? 0 : 1;
    // Part of a match all the same, such as the rest of a line with a carriage return in it.
    else if (line.trim() !== '') leaks.push({ rule: RULE, file: '', line: undefined });
  }
  return { leaks, matched: after !== undefined, complaints };
}

const RULE = 'prohibited-pattern';

const COMPLAINT = /^(?:grep|fatal|error|git|bash|awk|sed|[\w./-]+: line \d+): /;

/** git says so outside of a repository, where scanning files works all the same. */
const OUTSIDE = /^fatal: not a git repository/;

function placeIn(line: string, known: ReadonlySet<string>): Pick<Leak, 'file' | 'line'> | undefined {
  for (const match of line.matchAll(/:(\d{1,9}):/g)) {
    const file = line.slice(0, match.index);
    if (known.has(file)) return { file, line: Number(match[1]) };
  }
  return undefined;
}
