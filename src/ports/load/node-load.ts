import { availableParallelism } from 'node:os';
import type { LoadGenerator } from '../load.js';

/** The real `LoadGenerator` for one step. undici is loaded with the first load. */
export function nodeLoad(setting: {
  readonly signal: AbortSignal;
  /** The allow-listed environment, for further processes. */
  readonly environment: Readonly<Record<string, string>>;
}): LoadGenerator {
  const { signal, environment } = setting;
  return {
    machine: `${process.platform} ${process.arch}, ${availableParallelism()} cores`,
    run: async (plan, sink) => {
      signal.throwIfAborted();
      if (plan.processes === 1) {
        const { generate } = await import('./generate.js');
        return generate(plan, { sink, stop: signal });
      }
      const { generateTogether } = await import('./together.js');
      return generateTogether(plan, { sink, stop: signal, environment });
    },
  };
}
