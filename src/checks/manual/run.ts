import { CouldNotTell, failed, pending, type Verdict } from '../../check.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import { type Looked, lookAt } from './artifact.js';
import type { Artifact, ManualOptions } from './options.js';

/** A clock may be a little behind the one that wrote the date. */
const SKEW_MS = 60_000;
/** A date without a time stands for its whole day, wherever that is. */
const DAY_MS = 86_400_000;

/** Pending once the artifact, where one is demanded, is there and fresh enough. */
export async function runManual({ role, ask, evidence }: ManualOptions, ports: Ports): Promise<Verdict> {
  if (evidence === undefined) return pending(`${role} has yet to attest: ${ask}`);
  const looked = await lookAt(evidence, ports);
  if (looked === undefined) {
    const message = `${nameOf(evidence)} is not there`;
    return failed(message, { findings: [finding('evidence-missing', message, evidence)] });
  }
  const stale = staleness(looked, { evidence, nowMs: ports.clock.now().getTime() });
  if (stale !== undefined) {
    return failed(stale, { findings: [finding('evidence-stale', stale, evidence)] });
  }
  return pending(`${role} has yet to attest: ${ask} (${looked.shown})`, {
    evidence: evidence.file === undefined ? [] : [evidence.file],
  });
}

function staleness(
  { date }: Looked,
  { evidence, nowMs }: { readonly evidence: Artifact; readonly nowMs: number },
): string | undefined {
  const limit = evidence['max-age'];
  if (limit === undefined || date === undefined) return undefined;
  const name = nameOf(evidence);
  if (date.ms > nowMs + (date.isDay ? DAY_MS : SKEW_MS)) {
    const remedy = 'Mend the date, or the clock of this machine.';
    throw new CouldNotTell('stale', `${name}: its date ${showDate(date.ms)} lies in the future`, remedy);
  }
  if (nowMs - date.ms <= limit) return undefined;
  return `${name} is of ${showDate(date.ms)}, and more than ${showAge(limit)} old`;
}

const finding = (rule: string, message: string, { file, url }: Artifact) =>
  ({ rule, level: 'error', message, ...(file === undefined ? { subject: url } : { file }) }) as const;

const nameOf = ({ file, url }: Artifact): string => file ?? url ?? '';
const showDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const showAge = (ms: number): string => (ms < 2 * DAY_MS ? showDuration(ms) : `${Math.floor(ms / DAY_MS)} days`);
