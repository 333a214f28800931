import { CouldNotTell, failed, type LateValues, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import type { LookedAt } from '../../report/delivery.js';
import { showDuration } from '../../text/units.js';
import type { Step } from '../step.js';

/** Kinds that ask what is being released, not somebody who tells about it. */
const SUBJECTS: ReadonlySet<string> = new Set(['http', 'tls', 'load', 'rate-limit']);
/** So long at least it must have been silent. */
const SILENT_MS = 30_000;
const PAUSE_MS = 2000;

interface At {
  readonly before: readonly LookedAt[];
  /** Whether something else outside still answers. */
  readonly othersAnswer: () => Promise<boolean>;
}

/**
 * A service that answered before the deployment and is silent now has failed: silence elsewhere could not be told. The step
 * asks again until it has been silent for half a minute, and until something else outside has answered.
 */
export function failingWhenSilent(step: Step, { before, othersAnswer }: At): Step {
  const looked = before.find(({ id }) => id === step.id);
  const didAnswer = looked?.status === 'passed' || looked?.status === 'failed';
  if (!SUBJECTS.has(step.kind) || !didAnswer) return step;
  const run = async (ports: Ports, values?: LateValues): Promise<Verdict> => {
    const begun = ports.clock.monotonic();
    for (;;) {
      const silent = await answerOf(() => step.run(ports, values), ports.signal);
      if (!(silent instanceof CouldNotTell)) return silent;
      const lasted = ports.clock.monotonic() - begun;
      if (lasted >= SILENT_MS) {
        if (!(await othersAnswer())) throw silent;
        return silence(silent, lasted);
      }
      await ports.clock.sleep(Math.min(PAUSE_MS, SILENT_MS - lasted), ports.signal);
    }
  };
  return { ...step, timeoutMs: step.timeoutMs + SILENT_MS, run };
}

async function answerOf(ask: () => Promise<Verdict>, signal: AbortSignal): Promise<Verdict | CouldNotTell> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CouldNotTell && error.why === 'unreachable' && !signal.aborted) return error;
    throw error;
  }
}

function silence({ message, remedy }: CouldNotTell, lasted: number): Verdict {
  const summary = `it answered before the deployment, and has been silent for ${showDuration(lasted)}: ${message}`;
  return failed(summary, { findings: [{ rule: 'unreachable', level: 'error', message: summary, help: remedy }] });
}
