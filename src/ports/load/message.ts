import type { Cause } from '../../could-not-tell.js';
import type { EarlyEnd, LoadEnd, LoadPlan } from '../load.js';

/** From the process that leads to one that helps. */
export type ToHelper =
  | { readonly plan: LoadPlan }
  /** All are ready: begin. */
  | { readonly go: true }
  /** Another one had to stop. */
  | { readonly halt: EarlyEnd };

/** And back. `ended` are five numbers for each request: its index, code, took, at, bytes. */
export type FromHelper =
  | { readonly ready: true }
  | { readonly ended: Float64Array }
  | { readonly end: LoadEnd }
  | { readonly failed: { readonly why: Cause; readonly message: string; readonly remedy: string } };

export const NUMBERS = 5;
