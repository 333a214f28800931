import { CouldNotTell } from '../../could-not-tell.js';
import { endOf, exitedWith, printedBy } from '../../facts/tool/answer.js';
import type { Recorded } from '../../ports/delivery.js';
import type { LookedAt } from '../../report/delivery.js';
import { silent } from '../../report/progress.js';
import { clip } from '../../text/clip.js';
import { runSteps } from '../run.js';
import type { Step } from '../step.js';
import { type Ground, partOf, runSetting } from './ground.js';

/** Kinds that tell of the old version what they tell of the new one. */
const TELLS_BEFORE: ReadonlySet<string> = new Set([
  'http',
  'tls',
  'dns',
  'metrics',
  'logs',
  'alerts',
  'database',
  'cache',
]);

const SUMMARY_CHARACTERS = 500;
/** A look that waits would wait for what the old version never does. */
const LONGEST_LOOK_MS = 60_000;

/** Asks each trigger whose kind can tell the old version once, before the first change. */
export async function lookBefore(triggers: readonly Step[], ground: Ground): Promise<readonly LookedAt[]> {
  const asked = triggers.filter(
    ({ kind, looksBefore, skip }) => TELLS_BEFORE.has(kind) && looksBefore !== false && skip === undefined,
  );
  const once = asked.map(step => ({
    ...step,
    needs: [],
    retries: 0,
    timeoutMs: Math.min(step.timeoutMs, LONGEST_LOOK_MS),
  }));
  const quiet = { ...ground, progress: silent };
  const results = await runSteps(once, runSetting(quiet, { moment: 'before' }));
  return results.map(({ id, status, summary }) => ({ id, status, summary: clip(summary, SUMMARY_CHARACTERS) }));
}

/** What runs now of what the steps would change, by their ids; a kind that cannot tell has none. */
export async function snapshot(steps: readonly Step[], ground: Ground): Promise<ReadonlyMap<string, Recorded>> {
  const part = partOf(ground, 'before');
  const found = new Map<string, Recorded>();
  for (const step of steps) {
    if (step.before === undefined || step.skip !== undefined) continue;
    const signal = AbortSignal.any([ground.cancel, AbortSignal.timeout(step.timeoutMs)]);
    const ports = ground.ports.forStep({ id: `${step.id}.before`, attempt: 1, delivery: part.delivery(step) }, signal);
    found.set(step.id, await step.before(ports, part.values()));
  }
  return found;
}

/** One value of `rollback.state`, as the config has it. */
export interface StateQuestion {
  readonly run: readonly [string, ...string[]];
  readonly matches: RegExp;
  readonly timeout: number;
}

/** Asks for the state that no kind can know. Throws `CouldNotTell` where an answer is not one line of what it must be. */
export async function readState(
  questions: Readonly<Record<string, StateQuestion>>,
  { ports, cancel, redact }: Pick<Ground, 'ports' | 'cancel' | 'redact'>,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name, { run, matches, timeout }] of Object.entries(questions)) {
    const signal = AbortSignal.any([cancel, AbortSignal.timeout(timeout)]);
    const { exec } = ports.forStep({ id: `state-${name}`, attempt: 1 }, signal);
    const ran = await exec.run([...run]);
    const printed = printedBy(ran);
    const line = (printed ?? '').replace(/\r?\n$/, '');
    const remedy = `Let the command under \`rollback.state.${name}\` print it and nothing else.`;
    if (!exitedWith(ran, 0))
      throw new CouldNotTell('tool-refused', `the state "${name}" cannot be read: ${run[0]} ${endOf(ran)}`, remedy);
    const whole = new RegExp(`^(?:${matches.source})$`, matches.flags.replace('m', ''));
    if (/[\r\n]/.test(line) || printed === undefined || !whole.test(line)) {
      const message = `the state "${name}" is not one line that /${matches.source}/ matches whole`;
      throw new CouldNotTell('wrong-format', message, remedy);
    }
    if (redact(line) !== line)
      throw new CouldNotTell('unsupported', `the state "${name}" holds a secret, which no record may`, remedy);
    found[name] = line;
  }
  return found;
}
