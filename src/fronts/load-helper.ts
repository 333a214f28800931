import { help } from '../ports/load/helper.js';

/** A process of this program that helps another one to make load; only that one starts it. Answers the exit code. */
export const runLoadHelper = (): Promise<number> => help();
