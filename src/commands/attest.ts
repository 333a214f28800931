import { CouldNotTell } from '../could-not-tell.js';
import { deliverEvidence } from '../pipeline/deliver/evidence.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import type { Outcome } from '../pipeline/outcome.js';
import { sigstoreSigner } from '../ports/runner/attestation-signer.js';
import { readReportFile } from '../ports/runner/report-file.js';
import type { Subject } from '../report/report.js';
import { UsageError } from '../usage-error.js';
import { redactorFor } from './open-stage.js';
import { refuseStrangers } from './strangers.js';
import type { World } from './world.js';

export interface AttestRequest {
  /** The report that was decided on. */
  readonly report: string;
  /** Its digest, as the job that decided told it. */
  readonly reportDigest: string | undefined;
}

/**
 * Signs a report that another job of this run has decided on, so that no job needs both the right to sign and the code
 * under test. Decides nothing. Throws `UsageError` outside a workflow, and where nobody says which report is meant.
 */
export async function attest(
  { report: file, reportDigest }: AttestRequest,
  { env, token }: Pick<World, 'env' | 'token'>,
): Promise<Outcome & { readonly abandoned: boolean }> {
  if (env.GITHUB_ACTIONS !== 'true') throw new UsageError("attest signs as a workflow's job, and this is none");
  if (reportDigest === undefined) {
    throw new UsageError(
      'nothing says which report to attest: give `report-digest`, an output of the job that decided',
    );
  }
  await refuseStrangers(env);
  try {
    const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
    const wanted = reportDigest.trim().toLowerCase();
    if (wanted.replace(/^sha256:/, '') !== sha256) {
      return refuse(`${file} has the digest sha256:${sha256}, and what was decided on had ${wanted}`);
    }
    const report = readReport(text, file);
    const other = otherThan(report.subject, env);
    if (other !== undefined) return refuse(`${file} is of another ${other}`);
    const kept = await deliverEvidence(report, {
      origin: { server: env.GITHUB_SERVER_URL },
      directory: '.',
      json: text,
      artifact: undefined,
      upload: undefined,
      attest: sigstoreSigner({ env, token }),
      redact: redactorFor(undefined, env),
    });
    // Here it is all that was asked for.
    return { said: kept.said, warnings: [], refused: kept.warnings[0], abandoned: kept.abandoned };
  } catch (error) {
    if (error instanceof CouldNotTell) return refuse(`${error.message}. ${error.remedy}`);
    throw error;
  }
}

const refuse = (why: string) => ({ said: [], warnings: [], refused: `nothing is attested: ${why}`, abandoned: false });

function otherThan({ repository, sha, runId }: Subject, env: World['env']): string | undefined {
  if (repository !== env.GITHUB_REPOSITORY) return `repository: ${repository ?? 'nobody knows which'}`;
  if (sha !== env.GITHUB_SHA) return `commit: ${sha ?? 'nobody knows which'}`;
  return runId === env.GITHUB_RUN_ID ? undefined : `run: ${runId ?? 'nobody knows which'}`;
}
