import type { Progress } from '../../report/progress.js';
import type { Result } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { neutralise } from '../../text/escape.js';
import { count } from '../../text/units.js';
import { showReused, showTook } from '../wording.js';
import { painter, plain, signOf } from './paint.js';

const none = painter(false);

/** Progress where nothing can be painted over: a line when a check starts, one when it is done. */
export function plainProgress(write: (text: string) => void): Progress {
  const line = (text: string): void => write(`${neutralise(text)}\n`);
  return {
    begin: steps => line(`Running ${count(steps.length, 'check')}`),
    started: ({ name, attempt }) => line(startLine(name, attempt)),
    told: nowAndThen(({ name }, text) => line(toldLine(name, text))),
    finished: result => line(doneLine(result)),
    end: () => {},
  };
}

/** `▶ All tests pass (attempt 2)`. */
export const startLine = (name: string, attempt: number): string =>
  `▶ ${plain(name)}${attempt > 1 ? ` (attempt ${attempt})` : ''}`;

/** `… Fast enough: 1,200 requests`. */
export const toldLine = (name: string, text: string): string => `… ${plain(name)}: ${clip(plain(text), 200)}`;

/** How often a check may say how far it has come where nothing can be painted over. */
const TOLD_MS = 10_000;

/** Lets the words of a check through that come long enough after the last ones of it; the first are as late. */
export function nowAndThen(tell: Progress['told'], now = () => performance.now()): Progress['told'] {
  const last = new Map<string, number>();
  return (step, text) => {
    const at = now();
    const before = last.get(step.id);
    if (before === undefined) last.set(step.id, at);
    if (before === undefined || at - before < TOLD_MS) return;
    last.set(step.id, at);
    tell(step, text);
  };
}

/** `✔ All tests pass: 412 tests passed (passed, 41.0 s)`. */
export function doneLine(result: Result): string {
  const how = showReused(result) ?? showTook(result);
  const took = how === '' ? '' : `, ${how}`;
  const status = `${result.status}${result.required ? '' : ', advisory'}`;
  return `${signOf(result, none)} ${plain(result.name)}: ${clip(plain(result.summary), 300)} (${status}${took})`;
}
