import { CouldNotTell } from '../../check.js';
import { type Window, windowMs } from '../../facts/live/window.js';
import type { Ports } from '../../ports/ports.js';
import { parseDuration, showDuration } from '../../text/units.js';
import type { Span } from './store.js';

/** The time that is looked at. */
export interface Looked extends Span {
  readonly ms: number;
  /** `the last 5m`, as sentences say it. */
  readonly shown: string;
}

/**
 * The window of a query, which ends now. After a deploy it begins no earlier than that: what the version before has logged
 * says nothing of this one.
 */
export async function spanOf(window: Window, ports: Ports): Promise<Looked> {
  const { clock, delivery } = ports;
  const asked = await windowMs(window, ports);
  const isAfter = delivery?.moment === 'verify' || delivery?.moment === 'watch';
  const isKnown = isAfter && (await delivery.deployedAt()) !== undefined;
  const since = isKnown ? await windowMs('since-deploy', ports) : asked;
  const ms = Math.min(asked, since);
  const to = clock.now().getTime();
  const shown =
    ms < asked || window === 'since-deploy'
      ? `the ${showDuration(ms)} since the deploy`
      : `the last ${showDuration(ms)}`;
  return { from: to - ms, to, ms, shown };
}

/** A range that is written into a query reaches back as far as it says, and must not reach beyond a deploy. */
export function notBeyond(query: string, { name, span, ports }: { name: string; span: Looked; ports: Ports }): void {
  const { delivery } = ports;
  if (delivery?.moment !== 'verify' && delivery?.moment !== 'watch') return;
  const ranges = [...query.matchAll(/\[(\d\w*)\]/g)].map(([, text = '']) => parseDuration(text) ?? 0);
  const longest = Math.max(0, ...ranges);
  if (longest <= span.ms + 1000) return;
  const message = `${name}: its range of ${showDuration(longest)} reaches back beyond the deploy`;
  throw new CouldNotTell('nothing-checked', message, 'Write `[$window]` in the query, or wait longer with `within`.');
}
