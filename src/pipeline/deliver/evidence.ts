import { createHash } from 'node:crypto';
import type { UploadArtifact } from '../../ports/runner/artifact-upload.js';
import type { SignAttestation } from '../../ports/runner/attestation-signer.js';
import { writtenFiles } from '../../ports/runner/report-directory.js';
import { abandoned, NotKept } from '../../ports/runner/upload-failed.js';
import type { Origin } from '../../report/origin.js';
import { PREDICATE_TYPE } from '../../report/predicate-type.js';
import type { Report } from '../../report/report.js';
import { renderJson } from '../../reporters/json.js';
import { renderPredicate, subjectsOf } from '../../reporters/predicate.js';
import type { Redact } from '../../text/redact.js';

/** Where a report is kept, beside its directory; each only on demand. */
export interface EvidenceSetting {
  readonly origin: Origin;
  /** Absolute, with what was written of the report. */
  readonly directory: string;
  /** The report's text, where others have written it: to the byte as it lies there. */
  readonly json?: string | undefined;
  /** The artifact's name; by stage, part and attempt unless given. */
  readonly artifact: string | undefined;
  readonly upload: UploadArtifact | undefined;
  readonly attest: SignAttestation | undefined;
  readonly redact: Redact;
}

export interface Kept {
  readonly said: readonly string[];
  readonly warnings: readonly string[];
  /** Whether something was given up that still holds the process. */
  readonly abandoned: boolean;
}

/**
 * Uploads the report directory as an artifact and signs the report. The decision is made: what cannot be kept is a warning
 * with its remedy.
 */
export async function deliverEvidence(report: Report, setting: EvidenceSetting): Promise<Kept> {
  const { upload, attest } = setting;
  const done = [
    ...(upload ? [await attempt('artifact', setting, () => keepFiles(report, { ...setting, upload }))] : []),
    ...(attest ? [await attempt('attestation', setting, () => keepSigned(report, { ...setting, attest }))] : []),
  ];
  return {
    said: done.flatMap(({ said }) => said),
    warnings: done.flatMap(({ warnings }) => warnings),
    abandoned: done.some(each => each.abandoned),
  };
}

/**
 * `deploy-validate-staging-1`, `deploy-validate-staging-shard-2-of-8-1`: stage, part and attempt, so that nothing clashes. A
 * part is nobody's to sign.
 */
export function artifactName({ stage, selection, toSign, subject, deployed, complete, checks }: Report): string {
  const part = selection?.shard?.replace('/', '-of-');
  return [
    'deploy-validate',
    stage,
    // The one with all phases has the stage's own name.
    ...(deployed === undefined || complete
      ? []
      : [checks.every(({ phase }) => phase === 'checks') ? 'checks' : 'deploy']),
    ...(toSign === undefined || selection !== undefined ? [] : ['unsigned']),
    ...(selection === undefined ? [] : part === undefined ? ['part'] : ['shard', part]),
    subject.runAttempt ?? '1',
  ].join('-');
}

async function keepFiles(
  report: Report,
  { directory, artifact, upload }: EvidenceSetting & { readonly upload: UploadArtifact },
): Promise<string> {
  const logs = report.checks.flatMap(({ evidence }) => evidence).filter(({ path }) => path.startsWith('logs/'));
  const name = artifact ?? artifactName(report);
  const files = await writtenFiles(directory, { report: sha256Of(renderJson(report)), logs });
  if (files === undefined) {
    const remedy = 'Look at the other warnings, and let nothing else write there.';
    throw new NotKept(`what lies in ${directory} is not the report.json that was decided on`, remedy);
  }
  const { id, digest } = await upload({ name, directory, files });
  return `Artifact ${name} uploaded: id ${id}, ${digest}.`;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

async function keepSigned(
  report: Report,
  { origin, attest, json }: EvidenceSetting & { readonly attest: SignAttestation },
): Promise<string> {
  const subjects = subjectsOf(report, json ?? renderJson(report));
  const predicate: unknown = JSON.parse(renderPredicate(report, origin));
  if (typeof predicate !== 'object' || predicate === null) throw new TypeError('a predicate is an object');
  const { id } = await attest({ subjects, predicateType: PREDICATE_TYPE, predicate });
  const images = subjects.length - 1;
  return `Attestation ${id} signed for report.json${images > 0 ? ` and ${images} images` : ''}.`;
}

async function attempt(what: string, { redact }: EvidenceSetting, work: () => Promise<string>): Promise<Kept> {
  try {
    return { said: [await work()], warnings: [], abandoned: false };
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
    const warning = redact(`No ${what}: ${error.message.replace(/\.+$/, '')}. ${error.remedy}`);
    return { said: [], warnings: [warning], abandoned: error.cause === abandoned };
  }
}
