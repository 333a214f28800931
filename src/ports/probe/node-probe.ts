import type { Probe } from '../probe.js';

/** The real `Probe` for one step. What it needs of Node is loaded with the first session. */
export const nodeProbe = (stop: AbortSignal): Probe => ({
  open: async () => new (await import('./node-session.js')).NodeSession(stop),
});
