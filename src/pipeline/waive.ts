import type { Waiver } from '../config/schema.js';
import type { ReportedFinding, Result } from './report.js';

/** The config's waivers on one day. */
export interface Waivers {
  /**
   * A failed check whose every failing finding is covered by a waiver in force becomes `waived`; anything else comes back
   * as it is, perhaps with some findings marked. What could not be told is never waived.
   */
  readonly apply: (result: Result) => Result;
  /** Waivers that have ended, or that excused nothing in these results, as sentences. */
  readonly notices: (results: readonly Result[]) => readonly string[];
}

/** `today` is an ISO date in UTC; a waiver holds through its last day. */
export function openWaivers(waivers: readonly Waiver[], today: string): Waivers {
  const inForce = waivers.filter(waiver => waiver.expires >= today);
  const used = new Set<Waiver>();
  return {
    apply: result => waive(result, { waivers: inForce, used }),
    notices: results => {
      const ran = new Set(results.filter(result => result.status !== 'skipped').map(result => result.id));
      const ended = waivers.filter(waiver => waiver.expires < today);
      const idle = inForce.filter(waiver => !used.has(waiver) && ran.has(waiver.check));
      return [
        ...ended.map(
          waiver => `The waiver of ${target(waiver)} ended on ${waiver.expires} (${waiver.owner}: ${waiver.reason}).`,
        ),
        ...idle.map(
          waiver => `The waiver of ${target(waiver)} excused nothing in this run; ${waiver.owner} may remove it.`,
        ),
      ];
    },
  };
}

function waive(
  result: Result,
  { waivers, used }: { readonly waivers: readonly Waiver[]; readonly used: Set<Waiver> },
): Result {
  const own = waivers.filter(waiver => waiver.check === result.id);
  if (result.status !== 'failed' || own.length === 0) return result;
  const findings = result.findings.map(finding => {
    const waiver = finding.level === 'error' ? own.find(candidate => covers(candidate, finding)) : undefined;
    if (!waiver) return finding;
    used.add(waiver);
    const { reason, owner, expires } = waiver;
    return { ...finding, waived: { reason, owner, expires } };
  });
  const open = findings.some(finding => finding.level === 'error' && !finding.waived);
  return open ? { ...result, findings } : { ...result, findings, status: 'waived', reasonCode: 'waived' };
}

/** A waiver names a rule, a fingerprint, a file or a subject; of an image also its name without registry or tag. */
function covers(waiver: Waiver, finding: ReportedFinding): boolean {
  const { finding: name } = waiver;
  if (name === undefined) return true;
  const { rule, fingerprint, file, subject } = finding;
  if ([rule, fingerprint, file, subject].includes(name)) return true;
  return subject !== undefined && shortName(subject) === name;
}

/** `registry.example/toolboxai/backend:1.2@sha256:…` → `backend`. */
const shortName = (subject: string): string => (subject.split('@')[0] ?? '').split('/').at(-1)?.split(':')[0] ?? '';

const target = (waiver: Waiver): string =>
  waiver.finding === undefined ? `check ${waiver.check}` : `${waiver.finding} in check ${waiver.check}`;
