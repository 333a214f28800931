import { z } from 'zod';
import { CouldNotTell } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { duration } from '../../quantities.js';

/** The time that is looked at: a length of time that ends now, or since the deploy. */
export const windowOption = z.union([
  z.literal('since-deploy'),
  duration.refine(ms => ms >= 1000, { error: 'expected at least 1s, or since-deploy' }),
]);

/** Milliseconds, or `since-deploy`. */
export type Window = z.output<typeof windowOption>;

/** The length of a window in milliseconds. Throws `CouldNotTell` where nobody knows when the release was deployed. */
export async function windowMs(window: Window, ports: Pick<Ports, 'clock' | 'delivery'>): Promise<number> {
  if (window !== 'since-deploy') return window;
  const at = await deployedAt(ports);
  const ms = ports.clock.now().getTime() - at.getTime();
  if (ms >= 1000) return ms;
  const message = ms < 0 ? `the deploy was at ${at.toISOString()}, which is yet to come` : 'the deploy has just ended';
  throw new CouldNotTell('nothing-checked', message, 'Wait for samples (`within`), or compare the clocks.');
}

/** When the release was deployed; throws `CouldNotTell` where nobody knows. */
export async function deployedAt({ delivery }: Pick<Ports, 'delivery'>): Promise<Date> {
  const at = await delivery?.deployedAt();
  if (at !== undefined) return at;
  const message = 'nobody knows when the release was deployed';
  throw new CouldNotTell('nothing-checked', message, 'Give `--deployed-at`, or a `window` such as 15m.');
}

const PLACE = /\$window\b|\$\{window\}/g;

export const hasWindow = (query: string): boolean => query.search(PLACE) >= 0;

/** A query in which `$window` is a length of time, in whole seconds. */
export const fillWindow = (query: string, ms: number): string =>
  query.replace(PLACE, () => `${Math.max(1, Math.floor(ms / 1000))}s`);
