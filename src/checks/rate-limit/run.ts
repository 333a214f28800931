import { byFindings, type Verdict } from '../../check.js';
import { connect } from '../../facts/live/connection.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import { sendBurst } from './burst.js';
import { findingsOf, mustBeTold, shown, tally } from './count.js';
import { leastLetThrough, mostLetThrough, type RateLimitOptions } from './options.js';
import { awaitRecovery, retryAfterFindings } from './refusal.js';

/** Sends a burst and counts what is let through. What cannot be told of an answer leaves all unclear. */
export async function runRateLimit(options: RateLimitOptions, ports: Ports): Promise<Verdict> {
  const connected = await connect(options, ports);
  const { url, method, body, burst } = options;
  const request = { ...connected, url, method, ...(body !== undefined && { body }) };
  const sent = await sendBurst(request, options, ports);
  const found = tally(sent, options);
  mustBeTold(found, options);
  const recovery = await awaitRecovery(request, { options, burst: sent, ports });
  const findings = [
    ...findingsOf(found, options),
    ...retryAfterFindings(sent, options, ports.clock.now()),
    ...recovery.findings,
  ];
  const { from } = options.expect;
  const recovered = recovery.afterMs === undefined ? '' : `, let through again after ${showDuration(recovery.afterMs)}`;
  const summary = `${shown(url)}: ${found.letThrough} of ${burst} requests let through, ${found.refused} refused with ${options.expect.status}${recovered}`;
  const limit = from === undefined ? {} : limitFor(found.letThrough, from);
  return byFindings(summary, {
    findings,
    measurements: [
      { name: 'let through', value: found.letThrough, unit: 'requests', ...limit },
      { name: 'refused', value: found.refused, unit: 'requests' },
      { name: 'burst', value: Math.round(sent.tookMs), unit: 'ms' },
    ],
    charts: [
      {
        title: 'Answers by status',
        unit: 'requests',
        form: 'bars',
        points: found.statuses.map(([, times], index) => [index, times] as const),
        labels: found.statuses.map(([status]) => String(status)),
      },
    ],
  });
}

/** The bound that is nearer to being broken. */
const limitFor = (letThrough: number, from: number) =>
  letThrough < leastLetThrough(from)
    ? ({ limit: leastLetThrough(from), bound: 'min' } as const)
    : ({ limit: mostLetThrough(from), bound: 'max' } as const);
