import { dirname } from 'node:path';
import { deliverEvidence, type Kept } from '../pipeline/deliver/evidence.js';
import { actionsArtifacts } from '../ports/runner/artifact-upload.js';
import { sigstoreSigner } from '../ports/runner/attestation-signer.js';
import type { Origin } from '../report/origin.js';
import type { Report } from '../report/report.js';
import { redactorFor } from './open-stage.js';
import type { World } from './world.js';

interface Wanted {
  readonly inputs: {
    readonly upload: boolean;
    readonly attest: boolean;
    readonly artifact?: string | undefined;
    readonly token?: string | undefined;
  };
  readonly origin: Origin;
  /** Of report.json, absolute. */
  readonly path: string;
  readonly env: World['env'];
}

/** Uploads and signs a report that was written, as far as the inputs ask for it. */
export const keepEvidence = (report: Report, { inputs, origin, path, env }: Wanted): Promise<Kept> =>
  deliverEvidence(report, {
    origin,
    directory: dirname(path),
    artifact: inputs.artifact,
    upload: inputs.upload ? actionsArtifacts(env) : undefined,
    attest: inputs.attest ? sigstoreSigner({ env, token: inputs.token }) : undefined,
    redact: redactorFor(undefined, env),
  });
