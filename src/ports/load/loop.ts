import type { LoadPlan } from '../load.js';
import type { Crew } from './crew.js';

/** Decides what is sent when. */
export type Loop = (setting: {
  readonly crew: Crew;
  readonly plan: LoadPlan;
  /** When the measured part begins, in milliseconds of the monotonic clock. */
  readonly zero: number;
}) => {
  /** When all that was to be sent has ended. */
  readonly done: Promise<void>;
  /** How long it was awake only to be on time. */
  readonly idleMs: () => number;
  /** Called often, for what depends on time alone. */
  readonly sweep: (now: number) => void;
};
