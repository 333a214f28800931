import type { Report, Result, Subject } from '../../report/report.js';
import type { Step } from '../step.js';
import { whyStale } from './freshness.js';

/** A report of an earlier run, whose results may be taken over. */
export interface EarlierReport {
  /** What messages call it. */
  readonly shown: string;
  /** `run 99 of deploy.yml`, `file last/report.json`. */
  readonly source: string;
  /** `sha256:…` of the file, or of the artifact that it came in. */
  readonly digest: string;
  readonly report: Report;
}

/** What an earlier report has to be about. */
export interface Wanted {
  readonly project: string;
  readonly stage: string;
  readonly subject: Subject;
  /** Of this program. */
  readonly version: string;
  readonly now: Date;
}

export interface TakenOver {
  /** The same steps; those whose result is known already hold it. */
  readonly steps: readonly Step[];
  /** Why what could have been taken over was not, as sentences. */
  readonly notices: readonly string[];
}

/**
 * Takes over passing results of earlier runs for the same commit, config and variables, as long as they are fresh. Whatever
 * does not fit runs again: that is never wrong.
 */
export function takeOver(steps: readonly Step[], reports: readonly EarlierReport[], wanted: Wanted): TakenOver {
  const fitting = reports.filter(({ report }) => whyForeign(report, wanted) === undefined);
  const [stranger] = reports;
  if (fitting.length === 0 && stranger) {
    const why = whyForeign(stranger.report, wanted) ?? '';
    return { steps, notices: [`Nothing was taken over: ${stranger.shown} ${why}.`] };
  }
  const taken = steps.map(step => take(step, fitting, wanted));
  return {
    steps: taken.map(({ step }) => step),
    notices: taken.flatMap(({ step, why }) => (why === undefined ? [] : [`${step.id} runs again: ${why}.`])),
  };
}

interface Take {
  readonly step: Step;
  readonly why?: string | undefined;
}

function take(step: Step, reports: readonly EarlierReport[], wanted: Wanted): Take {
  const { maxAgeMs } = step;
  if (maxAgeMs === undefined || step.skip !== undefined) return { step };
  const [newest] = reports
    .flatMap(({ report, source, digest }) => {
      const result = report.checks.find(({ id }) => id === step.id);
      const { runId, runAttempt } = report.subject;
      return result ? [{ result, from: { source, digest, runId, runAttempt } }] : [];
    })
    .sort((one, other) => startOf(other.result) - startOf(one.result));
  // Once it has run again, what it found before says nothing.
  if (!newest) return { step };
  const why = whyAgain(newest.result, { step, maxAgeMs, now: wanted.now });
  if (why !== undefined) return { step, why };
  return { step: { ...step, taken: { ...bare(newest.result), reused: newest.result.reused ?? newest.from } } };
}

/** What never ran is older than all that did. */
const startOf = ({ startedAt }: Result): number => Date.parse(startedAt ?? '') || 0;

const KEYS = ['repository', 'sha', 'configDigest'] as const;
const NAMES = { repository: 'repository', sha: 'commit', configDigest: 'config' };

function whyForeign(report: Report, { project, stage, subject, version }: Wanted): string | undefined {
  if (subject.sha === undefined) return 'cannot be about this commit: nobody knows which one this is';
  if (report.project !== project || report.stage !== stage) return `is of ${report.project} / ${report.stage}`;
  if (report.tool.version !== version) return `was made by version ${report.tool.version} of deploy-validate`;
  if (report.subject.dirty) return 'was made of files that are not those of its commit';
  const other = KEYS.find(key => report.subject[key] !== subject[key]);
  return other && `is of another ${NAMES[other]}: ${report.subject[other] ?? 'none'}`;
}

/** Why a result does not stand for the check; undefined where it does. */
function whyAgain(
  result: Result,
  { step, maxAgeMs, now }: { readonly step: Step; readonly maxAgeMs: number; readonly now: Date },
): string | undefined {
  if (!step.reusable) return 'no earlier run can stand for it';
  if (result.kind !== step.kind) return `its earlier result is of the kind ${result.kind}`;
  if (result.status !== 'passed' || result.reasonCode !== 'passed') return `it ${said(result)} before`;
  if (step.inputs === undefined) return 'what it depends on cannot be told';
  if (result.inputs === undefined) return 'what its earlier result depended on was not told';
  if (result.inputs !== step.inputs) return 'its earlier result is of another checkout, or of other variables';
  const loose = (result.images ?? []).find(({ image }) => !/@sha\d+:[0-9a-f]+$/.test(image));
  if (loose) return `${loose.image} may be another image by now; name it by its digest`;
  return whyStale(result, maxAgeMs, now);
}

const said = ({ status }: Result): string =>
  status === 'skipped' ? 'was skipped' : status === 'pending' || status === 'waived' ? `was ${status}` : status;

/** As the check found it: what it says of waivers was true at another time. */
const bare = (result: Result): Result => ({
  ...result,
  findings: result.findings.map(({ waived: _, waiverEnded: __, ...finding }) => finding),
});
