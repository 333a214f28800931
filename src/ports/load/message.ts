import type { Cause } from '../../could-not-tell.js';
import type { EarlyEnd, LoadEnd, LoadPlan, NoAnswer } from '../load.js';

/** From the process that leads to its partner. */
export type ToPartner =
  | { readonly plan: LoadPlan }
  /** All are ready: begin. */
  | { readonly go: true }
  /** Another one had to stop. */
  | { readonly halt: EarlyEnd };

/** And back. `ended` are five numbers for each request: its index, code, took, at, bytes. */
export type FromPartner =
  | { readonly ready: true }
  | { readonly ended: Float64Array }
  | { readonly end: LoadEnd }
  | { readonly failed: { readonly why: Cause; readonly message: string; readonly remedy: string } };

export const NUMBERS = 5;

const NO_ANSWER: readonly NoAnswer[] = ['timeout', 'refused', 'reset', 'closed', 'tls', 'name', 'protocol', 'other'];

/** A code as a number: statuses as they are, words below zero. */
export const packed = (code: number | NoAnswer): number =>
  typeof code === 'number' ? code : -1 - NO_ANSWER.indexOf(code);

export const unpacked = (code: number): number | NoAnswer => (code > 0 ? code : (NO_ANSWER[-1 - code] ?? 'other'));
