import { entriesOfPhases, hasPhases } from '../../config/phases/lists.js';
import type { Stage } from '../../config/schema.js';
import type { Reason, Report, Subject } from '../../report/report.js';
import { staleResults } from '../other-runs/freshness.js';

/** What the report has to be about. */
export interface Bond {
  readonly project: string;
  readonly stageName: string;
  readonly stage: Stage;
  /** Of the run that decides. */
  readonly subject: Subject;
  /** Of the report's bytes, as they are and as the validation said that they were. */
  readonly digest: string;
  readonly wantedDigest: string | undefined;
  /** Whether every role signs by review. */
  readonly reviewsOnly: boolean;
  readonly now: Date;
  /** Outside a workflow nobody says which report is meant, nor which run. */
  readonly isDryRun: boolean;
}

/** Why the report is not the evidence of this very run; empty where it is. Whatever differs voids every signature. */
export function evidenceFaults(report: Report, bond: Bond): readonly Reason[] {
  const missing = missingEvidence(report, bond).map(message => ({ code: 'evidence-missing' as const, message }));
  const stale = staleEvidence(report, bond).map(message => ({ code: 'evidence-stale' as const, message }));
  return [...missing, ...stale];
}

function missingEvidence(
  report: Report,
  { project, stageName, stage, wantedDigest, isDryRun }: Bond,
): readonly string[] {
  const ids = new Set(report.checks.map(({ id }) => id));
  const absent = signedEntries(stage)
    .filter(({ id }) => !ids.has(id))
    .map(({ id }) => id);
  const { selection } = report;
  return [
    ...(wantedDigest === undefined && !isDryRun
      ? ['nothing says which report people have approved: pass `report-digest` from the job that validated']
      : []),
    ...(report.project === project && report.stage === stageName
      ? []
      : [`the report is of ${report.project} / ${report.stage}, not of ${project} / ${stageName}`]),
    ...(selection === undefined ? [] : ['the report is of a part of the stage only']),
    ...(stage['sign-off']?.at === 'end' && hasPhases(stage) && report.complete !== true
      ? ['the report does not hold all phases of the stage, and people sign at its end']
      : []),
    ...(absent.length === 0 || selection !== undefined ? [] : [`the report has no result of ${absent.join(', ')}`]),
  ];
}

const NAMES = {
  repository: 'repository',
  sha: 'commit',
  head: 'last commit of the pull request',
  runId: 'run',
  runAttempt: 'attempt of the run',
} as const satisfies Partial<Record<keyof Subject, string>>;

function staleEvidence(report: Report, bond: Bond): readonly string[] {
  const { digest, wantedDigest, subject, isDryRun } = bond;
  const isEarlier = isEarlierAttempt(report, bond);
  const compared = isDryRun
    ? (['sha'] as const)
    : (['repository', 'sha', 'head', 'runId', ...(isEarlier ? [] : (['runAttempt'] as const))] as const);
  const others = compared.filter(key => report.subject[key] !== subject[key] && !(isDryRun && !subject[key]));
  return [
    ...(wantedDigest === undefined || bare(wantedDigest) === bare(digest)
      ? []
      : [`report.json has the digest ${digest}, and what was validated had ${wantedDigest}: it was changed since`]),
    ...(report.signOff === undefined
      ? []
      : ['the report has been through a sign-off already: give the one that `run` wrote']),
    ...others.map(
      key =>
        `the report is of another ${NAMES[key]}: ${report.subject[key] ?? 'none'} instead of ${subject[key] ?? 'none'}`,
    ),
    ...(report.subject.dirty ? ['the report was made of files that are not those of its commit'] : []),
    ...(report.subject.configDigest === subject.configDigest
      ? []
      : ['the report was judged by another config: it has changed since, or `policy-ref` differs']),
    ...contradictions(report, bond),
    ...endedWaivers(report, bond),
  ];
}

/**
 * Whether the report is of an attempt before this one and may be. Reviews have times and name their commit, so the gate
 * alone can be tried again once they are there; GitHub's log of approvals has neither.
 */
function isEarlierAttempt({ subject: of }: Report, { subject, reviewsOnly }: Bond): boolean {
  return reviewsOnly && Number(of.runAttempt) < Number(subject.runAttempt);
}

/** The digests agree where these do; they are held apart so that neither stands alone. */
function contradictions(report: Report, { stage }: Bond): readonly string[] {
  return report.checks.flatMap(({ id, kind, required, attestedBy }) => {
    const entry = signedEntries(stage).find(check => check.id === id);
    if (!entry) return [`the report has a result of ${id}, which the stage does not have`];
    const role = entry.with.attestedBy?.role;
    const isSame = entry.kind === kind && entry.required === required && role === attestedBy?.role;
    return isSame ? [] : [`the report has another check under the name ${id}`];
  });
}

/** People may take weeks to answer, and a waiver holds through its last day. */
function endedWaivers({ checks }: Report, { now }: Bond): readonly string[] {
  const today = now.toISOString().slice(0, 10);
  return checks.flatMap(({ id, status, required, findings }) => {
    const ends = findings.flatMap(({ waived }) => (waived && waived.expires < today ? [waived.expires] : []));
    const isExcused = required && status === 'waived' && ends.length > 0;
    return isExcused ? [`a waiver of ${id} has ended since, on ${ends.sort()[0]}: run the stage again`] : [];
  });
}

/** What was fresh when people were asked may be stale by the time that they have answered. */
export const staleChecks = ({ checks }: Report, { stage, stageName, now }: Bond): readonly Reason[] =>
  staleResults(checks, {
    checks: signedEntries(stage).map(({ id, required, 'max-age': maxAgeMs }) => ({ id, required, maxAgeMs })),
    now,
    again: `run ${stageName} again, and have it signed`,
  });

/** What people sign: what the checks have shown, or all phases where they sign at the end. */
const signedEntries = (stage: Stage): Stage['checks'] =>
  stage['sign-off']?.at === 'end' ? [...entriesOfPhases(stage)] : stage.checks;

const bare = (digest: string): string =>
  digest
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
