import { whyFuture, whyOld } from '../../facts/report-file/age.js';
import type { ChecklistTally, Decision, Reason, Report, Result, Subject } from '../../report/report.js';
import { agreeOnImages } from '../agree.js';
import { judge } from '../judge.js';
import { staleResults } from './freshness.js';
import { type MergedStep, mergeShards } from './merge.js';

/** A report that is to prove that the stage before has passed. */
export interface Proof {
  /** What messages call it. */
  readonly shown: string;
  readonly report: Report;
}

/** What the stage before has to be, by the config of the stage that comes after it. */
export interface EarlierStage {
  readonly project: string;
  readonly stage: string;
  /** Of the stage that asks: commit, repository and config must be the same. */
  readonly subject: Subject;
  readonly steps: readonly MergedStep[];
  readonly whenNothingApplies: Decision;
  /** Roles that have to have signed it off. */
  readonly roles: readonly string[];
  readonly checklist: ChecklistTally | undefined;
  /** With the waivers that are in force today, not when it was proven. */
  readonly waive: (result: Result) => Result;
  readonly now: Date;
  readonly maxAgeMs: number | undefined;
  /** Whether only a report of all phases proves it: an earlier stage, but no phase of the same one. */
  readonly isWhole: boolean;
}

/** Whether a report proves a stage, and what its checks had found, as the config has them. */
export interface JudgedProof {
  readonly faults: readonly Reason[];
  readonly results: readonly Result[];
}

/**
 * Why a report does not prove the stage before: it is of another commit or config, of a part of the stage, too old, or it
 * is no go once its results are judged anew. Empty where it does.
 */
export function judgeProof({ shown, report }: Proof, earlier: EarlierStage): JudgedProof {
  const { subject, now, maxAgeMs } = earlier;
  const { selection, ...whole } = report;
  if (subject.sha === undefined) {
    return none(missing(`${shown}: nobody knows which commit it has to be about; run this in a checkout`));
  }
  if (selection !== undefined)
    return none(missing(`${shown}: is about a part of ${earlier.stage}; collect all parts first`));
  const isPhased = earlier.steps.some(({ phase }) => phase !== undefined);
  if (earlier.isWhole && (isPhased ? report.complete !== true : report.complete === false))
    return none(missing(`${shown}: does not hold all phases of ${earlier.stage}; give the report of its last one`));
  const wanted = {
    ...report.subject,
    sha: subject.sha,
    repository: subject.repository,
    configDigest: subject.configDigest,
  };
  const setting = { ...earlier, subject: wanted, version: report.tool.version, again: `run ${earlier.stage} again` };
  const merged = mergeShards([{ shown, report: whole }], setting);
  // A report that is of something else has none of the checks either: that says nothing more.
  if (merged.faults.length > 0) return { faults: merged.faults.slice(0, 1), results: [] };
  const results = merged.results.map(earlier.waive);
  const { whenNothingApplies, checklist } = earlier;
  const judged = judge({ results, whenNothingApplies, checklist, cancelled: false, faults: [] });
  const blocked = report.decision === 'no-go' ? report.reasons : judged.decision === 'no-go' ? judged.reasons : [];
  const nowMs = now.getTime();
  const ended = endOf(report);
  const future = whyFuture(ended, nowMs);
  const old = maxAgeMs === undefined ? undefined : whyOld(ended, { nowMs, limitMs: maxAgeMs });
  const again = `run ${earlier.stage} again`;
  const faults = [
    ...blocked.slice(0, 1).map(reason => missing(`${shown}: ${earlier.stage} is no-go: ${inWords(reason)}`)),
    ...unsigned(report, earlier).map(why => missing(`${shown}: ${why}`)),
    ...(future === undefined ? [] : [stale(`${shown}: ${future}`)]),
    ...(old === undefined ? [] : [stale(`${shown}: ${old}; ${again}`)]),
    ...staleResults(results, { checks: earlier.steps, now, again }).map(({ check, message }) =>
      stale(`${shown}: ${check}: ${message}`),
    ),
  ];
  return { faults, results };
}

const none = (fault: Reason): JudgedProof => ({ faults: [fault], results: [] });

/** Why the images of this stage are not those that the stage before was about. */
export function changedImages(
  now: readonly Result[],
  at: { readonly stage: string; readonly results: readonly Result[] },
): readonly Reason[] {
  const [here] = now;
  const [there] = at.results;
  if (!here || !there) return [];
  const all = (results: readonly Result[]) => results.flatMap(({ images = [] }) => images);
  const ours = { ...here, findings: [], required: true, images: all(now) };
  const theirs = { ...there, id: at.stage, findings: [], required: true, images: all(at.results) };
  const found = agreeOnImages([ours, theirs])[0]?.findings ?? [];
  return found.filter(({ level }) => level === 'error').map(({ message }) => stale(message));
}

/** When its last check had ended, in milliseconds since the epoch. */
export const endOf = ({ startedAt, durationMs }: Report): number => Date.parse(startedAt) + durationMs;

const missing = (message: string): Reason => ({ code: 'evidence-missing', message });
const stale = (message: string): Reason => ({ code: 'evidence-stale', message });

const inWords = ({ check, message }: Reason): string => (check === undefined ? message : `${check}: ${message}`);

function unsigned({ signOff }: Report, { roles, stage }: EarlierStage): readonly string[] {
  if (roles.length === 0) return [];
  if (signOff === undefined) return [`${stage} wants a sign-off, and this is the report from before it`];
  if (signOff.dryRun) return [`the approvals came from a file, which proves nothing`];
  const signed = new Set(signOff.roles.filter(({ status }) => status === 'signed').map(({ role }) => role));
  return roles.filter(role => !signed.has(role)).map(role => `${role} has not signed ${stage}`);
}
