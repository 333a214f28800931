import { CouldNotTell } from '../../could-not-tell.js';
import type { Captured, Ran } from '../../ports/exec.js';
import { clip } from '../../text/clip.js';

/** How a tool has to end, so that what it printed is an answer. */
interface Asked {
  /** As messages name it. */
  readonly tool: string;
  /** Exit codes that are answers; any unless given, since the output of many tools says more. */
  readonly exits?: readonly number[];
  /** What it said about its failure; its last words unless given. Needed for tools whose words may hold a secret. */
  readonly said?: string | undefined;
  /** What to do where it printed more than is kept. */
  readonly tooLong?: string;
}

/** What a tool printed, whole. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What a tool answered. Throws `CouldNotTell` where it ended without an answer: killed by a signal, with another exit code,
 * or with more output than is kept. It is the one place that decides so, for every tool but the user's own commands.
 */
export function answerOf(ran: Ran, asked: Asked): Answer {
  const { tool, exits, said } = asked;
  if (ran.code === null) {
    const remedy = 'Look at its output for the reason; out of memory is a common one.';
    throw new CouldNotTell('tool-crashed', `${tool} ${endOf(ran)}`, remedy);
  }
  if (exits && !exits.includes(ran.code)) {
    const why = clip(said ?? lastWords(ran), 300) || 'it said nothing';
    throw new CouldNotTell('tool-crashed', `${tool} ${endOf(ran)}: ${why}`, `Run ${tool} by hand to see why.`);
  }
  return { stdout: whole(ran.stdout, asked), stderr: ran.stderr.text };
}

/** The same, where the answer stands on standard error as well. */
export function wholeAnswerOf(ran: Ran, asked: Asked): Answer {
  const answer = answerOf(ran, asked);
  return { ...answer, stderr: whole(ran.stderr, asked) };
}

function whole(stream: Captured, { tool, tooLong = 'Ask it about less at once.' }: Asked): string {
  if (!stream.truncated) return stream.text;
  throw new CouldNotTell('truncated', `${tool} printed ${stream.bytes} bytes, too many to be kept whole`, tooLong);
}

/** True where the tool ended by itself with one of these codes. What it printed may still be too long to be whole. */
export const exitedWith = ({ code }: Ran, ...codes: readonly number[]): boolean =>
  code !== null && codes.includes(code);

/** With what a tool ended by itself; undefined where a signal ended it. */
export const exitOf = ({ code }: Ran): number | undefined => code ?? undefined;

/** What a tool that succeeded printed; undefined where it failed or printed more than is kept. */
export const printedBy = ({ code, stdout }: Ran): string | undefined =>
  code === 0 && !stdout.truncated ? stdout.text : undefined;

/** `exited with 3`, `was ended by SIGKILL`. */
export const endOf = ({ code, signal }: Ran): string =>
  code === null ? `was ended by ${signal ?? 'a signal'}` : `exited with ${code}`;

/** The last line that a tool printed about its failure; empty where there is none. */
export const lastWords = ({ stderr }: Ran): string => clip(stderr.text.trim().split('\n').at(-1)?.trim() ?? '', 300);
