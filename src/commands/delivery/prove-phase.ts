import type { Phase } from '../../config/phases/lists.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { judgeProof } from '../../pipeline/other-runs/earlier.js';
import { MAX_REPORT_BYTES, readReport } from '../../pipeline/other-runs/read-report.js';
import { openWaivers } from '../../pipeline/waive.js';
import { readReportFile } from '../../ports/runner/report-file.js';
import type { Reason, Report, Result } from '../../report/report.js';
import { UsageError } from '../../usage-error.js';
import type { RuledStage } from '../open-stage.js';
import { wholeStage } from '../whole-stage.js';

/** What an earlier phase of the same stage has shown. */
export interface ProvenPhase {
  readonly results: readonly Result[];
  readonly faults: readonly Reason[];
  /** The report as it was given; undefined where it could not be read. */
  readonly report: Report | undefined;
  readonly digest: string | undefined;
}

interface Given {
  readonly report: string;
  /** As the job told that wrote it, never out of the artifact. */
  readonly reportDigest: string | undefined;
  /** The phases that it must hold, whole. */
  readonly phases: readonly Phase[];
}

/**
 * Holds the report of an earlier phase against its digest, this run, commit, config, stage and instance, and judges it anew.
 * Throws `UsageError` where nobody says its digest.
 */
export async function provePhase(ruled: RuledStage, given: Given): Promise<ProvenPhase> {
  const { report: file, reportDigest, phases } = given;
  if (reportDigest === undefined)
    throw new UsageError('report needs report-digest beside it: an output of the job that wrote the report');
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    const digest = `sha256:${sha256}`;
    if (bare(reportDigest) !== sha256)
      return missing(stale(`${file} has the digest ${digest}, and ${reportDigest} was decided on`));
    const report = readReport(text, file);
    const other = ofAnotherRun(report, ruled);
    if (other !== undefined) return missing(stale(`${file}: ${other}`));
    return { ...(await judged(report, { ruled, phases, file })), report, digest };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return missing({ code: 'evidence-missing', message: `${error.message}. ${error.remedy}` });
  }
}

const stale = (message: string): Reason => ({ code: 'evidence-stale', message });

const missing = (fault: Reason): ProvenPhase => ({
  results: [],
  faults: [fault],
  report: undefined,
  digest: undefined,
});

const bare = (digest: string): string =>
  digest
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');

function ofAnotherRun({ subject }: Report, { subject: own }: RuledStage): string | undefined {
  if (subject.runId === own.runId) return undefined;
  return `it is of run ${subject.runId ?? 'nobody knows which'}, not of this one (${own.runId ?? 'no workflow'})`;
}

async function judged(
  report: Report,
  { ruled, phases, file }: { readonly ruled: RuledStage; readonly phases: readonly Phase[]; readonly file: string },
): Promise<Pick<ProvenPhase, 'results' | 'faults'>> {
  const { config, name, labelOf, stage, subject, now, checklist, waivers, world } = ruled;
  const signOff = stage['sign-off'];
  const wanted = new Set<string>(phases);
  const checks = report.checks.filter(({ phase }) => wanted.has(phase ?? 'checks'));
  return judgeProof(
    { shown: file, report: { ...report, checks } },
    {
      project: config.project,
      stage: labelOf(name),
      subject,
      steps: await wholeStage({ config, stage, env: world.env, phases }),
      whenNothingApplies: stage['when-nothing-applies'],
      roles: signOff?.at === 'deploy' ? signOff.roles : [],
      checklist: checklist?.tally,
      waive: (await openWaivers(waivers, { today: now.toISOString().slice(0, 10), stage: name })).apply,
      now,
      maxAgeMs: stage['proof-max-age'],
      isWhole: false,
    },
  );
}
