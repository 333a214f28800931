import type { Asked } from '../probe.js';
import type { Marks } from './stopwatch.js';

/** One request on its way. */
export interface Exchange {
  readonly asked: Asked;
  readonly marks: Marks;
  readonly begun: number;
  readonly signal: AbortSignal;
  readonly proxied: boolean;
}
