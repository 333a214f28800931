import type { Clock } from '../clock.js';

export const systemClock: Clock = { now: () => new Date(), monotonic: () => Number(process.hrtime.bigint()) / 1e6 };
