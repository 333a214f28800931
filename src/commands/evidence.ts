import { PHASES } from '../config/phases/lists.js';
import { CouldNotTell } from '../could-not-tell.js';
import { changedImages, endOf, judgeProof, type Proof } from '../pipeline/other-runs/earlier.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import { openWaivers } from '../pipeline/waive.js';
import { GitHubFailed } from '../ports/github/github.js';
import { findReportFiles, readReportFile } from '../ports/runner/report-file.js';
import type { EarlierEvidence, Reason, Result } from '../report/report.js';
import { UsageError } from '../usage-error.js';
import { lookUpRun, remedyFor } from './look-up.js';
import type { RuledStage } from './open-stage.js';
import { wholeStage } from './whole-stage.js';

/** What became of the proof that a stage asks for. */
export interface Proven {
  readonly stage: string;
  /** Why it is none; empty where it is one. */
  readonly faults: readonly Reason[];
  /** What the stage before had found. */
  readonly results: readonly Result[];
  /** For the report; undefined where there is no proof. */
  readonly note: EarlierEvidence | undefined;
}

/** How the proof was given. */
interface Given {
  /** File or folder with the report, as typed; `@sha256:…` behind it pins its bytes. */
  readonly evidence: string | undefined;
  readonly reportDirectory: string;
}

type Asked = RuledStage & Given;

/**
 * Finds and judges the proof that the stage before has passed for this commit; undefined where none is asked for. Throws
 * `UsageError` where somebody gives a proof that nothing would look at.
 */
export async function proveEarlier(
  ruled: RuledStage,
  { evidence, reportDirectory }: Given,
): Promise<Proven | undefined> {
  const asked = { ...ruled, evidence, reportDirectory };
  const { after } = asked.stage;
  if (after === undefined && asked.evidence !== undefined)
    throw new UsageError('evidence proves the stage before, and this stage names none: give it `after` in the config');
  if (after === undefined) return undefined;
  const label = asked.labelOf(after.stage);
  const none = (faults: readonly Reason[]): Proven => ({ stage: label, faults, results: [], note: undefined });
  try {
    const found = asked.evidence === undefined ? await byRun(label, asked) : await byFile(label, asked);
    if ('fault' in found) return none([found.fault]);
    const { faults } = judgeProof(found, await expectation(after.stage, asked));
    if (faults.length > 0) return none(faults);
    const { report, source, digest } = found;
    const { runId, runAttempt } = report.subject;
    const at = new Date(endOf(report)).toISOString();
    return {
      stage: label,
      faults,
      results: report.checks,
      note: { stage: label, source, digest, runId, runAttempt, at },
    };
  } catch (error) {
    if (error instanceof CouldNotTell) return none([missing(`${error.message}. ${error.remedy}`)]);
    if (error instanceof GitHubFailed) return none([missing(`${error.message}.${remedyFor(error)}`)]);
    throw error;
  }
}

/** What keeps a stage from being go on account of the one before it, now that its own images are known. */
export const faultsOf = (earlier: Proven | undefined, results: readonly Result[]): readonly Reason[] =>
  earlier === undefined ? [] : [...earlier.faults, ...changedImages(results, earlier)];

type Found = (Proof & { readonly source: string; readonly digest: string }) | { readonly fault: Reason };

const missing = (message: string): Reason => ({ code: 'evidence-missing', message });

async function byFile(after: string, asked: Asked): Promise<Found> {
  const { evidence = '', reportDirectory, world, config } = asked;
  const [, path = evidence, pin] = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(evidence) ?? [];
  const { files } = await findReportFiles([path], reportDirectory);
  const read = await Promise.all(
    files.map(async file => {
      const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
      return { shown: file, source: `file ${file}`, digest: `sha256:${sha256}`, report: readReport(text, file) };
    }),
  );
  const fitting = read.filter(({ report }) => report.project === config.project && report.stage === after);
  const [proof, ...more] = fitting;
  if (!proof) return { fault: missing(`${path}: no report of ${after} there; download it first`) };
  if (more.length > 0)
    return { fault: missing(`${path}: ${fitting.length} reports of ${after}; name the one that counts`) };
  if (pin !== undefined && proof.digest !== pin) {
    return { fault: { code: 'evidence-stale', message: `${proof.shown}: its digest is ${proof.digest}, not ${pin}` } };
  }
  if (asked.stage.evidence?.attestation !== undefined) {
    const { proveAttested } = await import('./attested.js');
    await proveAttested({ ...asked, attestation: asked.stage.evidence.attestation }, proof);
    return { ...proof, source: `attested ${proof.source}` };
  }
  const own = world.env.GITHUB_RUN_ID;
  const { runId, runAttempt } = proof.report.subject;
  if (own === undefined || pin !== undefined) return proof;
  if (runId === own) {
    const attempt = world.env.GITHUB_RUN_ATTEMPT ?? runAttempt;
    if (runAttempt === attempt) return proof;
    // In this attempt the stage may have run again and failed: nothing here tells.
    const what = `was made by attempt ${runAttempt ?? 'nobody knows which'} of this run, and this is attempt ${attempt}`;
    const how = 'pin its bytes with @sha256:… (the output report-digest of the job that made it), or re-run all jobs';
    return { fault: { code: 'evidence-stale', message: `${proof.shown}: ${what}; ${how}` } };
  }
  const remedy = 'pin its bytes with @sha256:…, or name the workflow under `evidence`';
  const message = `${proof.shown}: was made by run ${runId ?? 'nobody knows which'}, not by this one (${own}); ${remedy}`;
  return { fault: { code: 'evidence-stale', message } };
}

async function byRun(after: string, { stage, subject, world }: Asked): Promise<Found> {
  const { workflow, event, attestation } = stage.evidence ?? {};
  if (attestation !== undefined) {
    return { fault: missing(`${after} must be proven by an attested report, and none is given; give it (evidence)`) };
  }
  if (workflow === undefined || event === undefined) {
    const how = 'give its report (evidence), or name the workflow that makes it under `evidence` of this stage';
    return { fault: missing(`the stage must follow ${after}, and nobody says where its proof is; ${how}`) };
  }
  return lookUpRun({ ...stage.evidence, stage: after, workflow, event }, { subject, world });
}

async function expectation(after: string, asked: Asked): Promise<Parameters<typeof judgeProof>[1]> {
  const { config, subject, now, checklist, waivers, world } = asked;
  const before = config.stages[after];
  if (!before) throw new CouldNotTell('fault', `no stage ${after}`, 'Mend `after`.');
  const today = now.toISOString().slice(0, 10);
  return {
    project: config.project,
    stage: asked.labelOf(after),
    subject,
    steps: await wholeStage({ config, stage: before, env: world.env, phases: PHASES }),
    isWhole: true,
    whenNothingApplies: before['when-nothing-applies'],
    roles: before['sign-off']?.roles ?? [],
    checklist: checklist?.tally,
    waive: (await openWaivers(waivers, { today, stage: after })).apply,
    now,
    maxAgeMs: asked.stage.evidence?.['max-age'],
  };
}
