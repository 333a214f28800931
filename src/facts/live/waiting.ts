import { z } from 'zod';
import { duration } from '../../quantities.js';

const SHORTEST_PAUSE_MS = 50;

const positive = duration.refine(ms => ms > 0, { error: 'expected more than 0s' });

/**
 * `within`, `every` and `stable-for`, to be spread into the options of whatever asks something live, beside `until`. A kind
 * with defaults of its own overrides a key: `within: duration.default(300_000)`.
 */
export const waiting = {
  within: positive
    .optional()
    .describe('Asked again until it holds or this time is over, also after could not tell; asked once unless given'),
  every: duration
    .refine(ms => ms >= SHORTEST_PAUSE_MS, { error: `expected at least ${SHORTEST_PAUSE_MS}ms` })
    .prefault('2s')
    .describe('Time from one question to the next'),
  'stable-for': positive
    .optional()
    .describe('How long it must then stay so. A failure starts the wait anew, as long as `within` lasts'),
};

/** `request-timeout`, to be spread into the options. A kind for slow servers overrides it. */
export const requestTimeout = {
  'request-timeout': positive.prefault('10s').describe('Longest time of one request. Beyond it nobody can tell'),
};

const waitingSchema = z.object(waiting);

/** Milliseconds. */
export type Waiting = z.output<typeof waitingSchema>;
