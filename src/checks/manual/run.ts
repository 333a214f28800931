import { failed, pending, type Verdict } from '../../check.js';
import { refuseFuture, whyOld } from '../../facts/report-file/age.js';
import type { Ports } from '../../ports/ports.js';
import { lookAt } from './artifact.js';
import type { Artifact, ManualOptions } from './options.js';

/** Pending once the artifact, where one is demanded, is there and fresh enough. */
export async function runManual({ role, ask, evidence }: ManualOptions, ports: Ports): Promise<Verdict> {
  if (evidence === undefined) return pending(`${role} has yet to attest: ${ask}`);
  const looked = await lookAt(evidence, ports);
  if (looked === undefined) {
    const message = `${nameOf(evidence)} is not there`;
    return failed(message, { findings: [finding('evidence-missing', message, evidence)] });
  }
  const nowMs = ports.clock.now().getTime();
  refuseFuture(`${nameOf(evidence)}:`, looked, nowMs);
  const limitMs = evidence['max-age'];
  const why = limitMs === undefined ? undefined : whyOld(looked.stated, { nowMs, limitMs });
  if (why !== undefined) {
    const stale = `${nameOf(evidence)} ${why}`;
    return failed(stale, { findings: [finding('evidence-stale', stale, evidence)] });
  }
  return pending(`${role} has yet to attest: ${ask} (${looked.shown})`, {
    evidence: evidence.file === undefined ? [] : [evidence.file],
  });
}

const finding = (rule: string, message: string, { file, url }: Artifact) =>
  ({ rule, level: 'error', message, ...(file === undefined ? { subject: url } : { file }) }) as const;

const nameOf = ({ file, url }: Artifact): string => file ?? url ?? '';
