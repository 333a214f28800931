import { CouldNotTell, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { count, showDuration } from '../../text/units.js';
import type { Waiting } from './waiting.js';

const SHOWN = 200;

/** One question: which it is, counting from 1, and whether it is the last unless it holds. */
export interface Question {
  readonly attempt: number;
  readonly isLast: boolean;
}

type Answer = { readonly verdict: Verdict } | { readonly unknown: CouldNotTell };

/**
 * Asks until the answer is passed and stays so for `stable-for`, or `within` is over; the last answer decides, a `CouldNotTell`
 * by being thrown. Asked once where neither is given, and then answered as it is. Otherwise the summary says how long it took,
 * how often it was asked and what the answer before was, and `waited` is a measurement. The last question begins when
 * `within` ends. What cannot change by waiting (a missing tool, a fault, and what `isLost` says of an answer) ends it at once.
 */
export async function until(
  ask: (question: Question) => Promise<Verdict>,
  {
    waiting,
    ports,
    isLost = () => false,
  }: {
    readonly waiting: Waiting;
    readonly ports: Pick<Ports, 'clock' | 'signal'>;
    /** True of an answer that no waiting heals. */
    readonly isLost?: (verdict: Verdict) => boolean;
  },
): Promise<Verdict> {
  const { within, every, 'stable-for': stable } = waiting;
  if (within === undefined && stable === undefined) return ask({ attempt: 1, isLast: true });
  const { clock, signal } = ports;
  const begun = clock.monotonic();
  const end = begun + (within ?? 0);
  let past: Past = { asked: 0, restarts: 0, since: undefined, before: undefined };
  for (;;) {
    const askedAt = clock.monotonic();
    const question = { attempt: past.asked + 1, isLast: askedAt >= end };
    const answer = await answerOf(() => ask(question), signal);
    const now = clock.monotonic();
    past = remember(past, { answer, now });
    const { since } = past;
    if (since !== undefined && now - since >= (stable ?? 0)) return held(answer, { past, begun, now, waiting });
    const lost = 'verdict' in answer && isLost(answer.verdict);
    if (since === undefined && (question.isLast || lost || isFinal(answer)))
      return broken(answer, { past, begun, now, waiting, lost });
    const next = Math.min(askedAt + every, since === undefined ? end : since + (stable ?? 0));
    await clock.sleep(Math.max(0, next - now), signal);
  }
}

interface Past {
  readonly asked: number;
  /** How often it failed after it had held. */
  readonly restarts: number;
  /** Since when it holds. */
  readonly since: number | undefined;
  /** The last answer that was none, or that it does not hold. */
  readonly before: string | undefined;
}

async function answerOf(ask: () => Promise<Verdict>, signal: AbortSignal): Promise<Answer> {
  try {
    return { verdict: await ask() };
  } catch (error) {
    if (!(error instanceof CouldNotTell) || signal.aborted) throw error;
    return { unknown: error };
  }
}

function remember(past: Past, { answer, now }: { readonly answer: Answer; readonly now: number }): Past {
  const asked = past.asked + 1;
  if (holds(answer)) return { ...past, asked, since: past.since ?? now };
  const before = clip('verdict' in answer ? answer.verdict.summary : answer.unknown.message, SHOWN);
  return { asked, restarts: past.restarts + (past.since === undefined ? 0 : 1), since: undefined, before };
}

const holds = (answer: Answer): boolean => 'verdict' in answer && answer.verdict.status === 'passed';

const isFinal = (answer: Answer): boolean =>
  'unknown' in answer && ['tool-missing', 'variable-missing', 'cancelled', 'fault'].includes(answer.unknown.why);

interface Waited {
  readonly past: Past;
  readonly begun: number;
  readonly now: number;
  readonly waiting: Waiting;
  readonly lost?: boolean;
}

function held(answer: Answer, waited: Waited): Verdict {
  const { past, begun, now, waiting } = waited;
  const took = (past.since ?? now) - begun;
  const stable = waiting['stable-for'] === undefined ? '' : `, stable for ${showDuration(now - (past.since ?? now))}`;
  const again = past.restarts === 0 ? '' : `, failed again ${count(past.restarts, 'time')} meanwhile`;
  const before = past.before === undefined ? '' : `; before: ${past.before}`;
  const note = `held after ${showDuration(took)}${stable}${again}, asked ${count(past.asked, 'time')}${before}`;
  return withNote(answer, { note, took, waiting });
}

function broken(answer: Answer, waited: Waited): Verdict {
  const { past, begun, now, waiting, lost } = waited;
  const again = past.restarts === 0 ? '' : `, after it had held ${count(past.restarts, 'time')}`;
  const note = `${lost ? 'waiting does not heal it, given up' : 'still so'} after ${showDuration(now - begun)}${again}, asked ${count(past.asked, 'time')}`;
  return withNote(answer, { note, took: now - begun, waiting });
}

function withNote(
  answer: Answer,
  { note, took, waiting }: { readonly note: string; readonly took: number; readonly waiting: Waiting },
): Verdict {
  if ('unknown' in answer) {
    const { why, message, remedy } = answer.unknown;
    throw new CouldNotTell(why, `${message} (${note})`, remedy, { cause: answer.unknown });
  }
  const { verdict } = answer;
  const { within } = waiting;
  const waited = {
    name: 'waited',
    value: Math.round(took),
    unit: 'ms',
    ...(within !== undefined && { limit: within }),
  };
  return {
    ...verdict,
    summary: `${verdict.summary} (${note})`,
    measurements: [...verdict.measurements, waited],
  };
}
