import { partner } from '../ports/load/partner.js';

/** A process of this program that helps another one to make load; only that one starts it. Answers the exit code. */
export const runLoadPartner = (): Promise<number> => partner();
