import { resolve } from 'node:path';
import type { Stage } from '../config/schema.js';
import { CouldNotTell } from '../could-not-tell.js';
import { verifyAttestation } from '../pipeline/other-runs/verify-attestation.js';
import type { Exec } from '../ports/exec.js';
import type { Subject } from '../report/report.js';
import type { World } from './world.js';

interface Asked {
  readonly stage: Stage;
  readonly attestation: NonNullable<NonNullable<Stage['evidence']>['attestation']>;
  readonly subject: Subject;
  readonly world: Pick<World, 'env' | 'token'>;
  readonly exec: Exec;
}

/** Holds a report's bytes against its attestation. Throws `CouldNotTell` where that is no proof. */
export async function proveAttested(
  { stage, attestation, subject, world, exec }: Asked,
  proof: { readonly shown: string; readonly digest: string },
): Promise<void> {
  const { sha, repository } = subject;
  const { workflow, branch } = stage.evidence ?? {};
  if (sha === undefined || repository === undefined) {
    throw new CouldNotTell(
      'unreadable',
      `${proof.shown}: nobody knows which commit it has to be about`,
      'Use a checkout.',
    );
  }
  const own = workflow === undefined ? undefined : `${repository}/.github/workflows/${workflow}`;
  const signer = attestation['signer-workflow'] ?? own;
  if (signer === undefined) {
    const remedy = 'Name the `workflow` under `evidence`, or its `signer-workflow` under `attestation`.';
    throw new CouldNotTell('unsupported', `${proof.shown}: nobody says which workflow must have signed it`, remedy);
  }
  await verifyAttestation(exec, {
    file: resolve(proof.shown),
    sha256: proof.digest.replace(/^sha256:/, ''),
    server: world.env.GITHUB_SERVER_URL || 'https://github.com',
    repository,
    sha,
    ref: branch === undefined ? undefined : `refs/heads/${branch}`,
    signer,
    selfHosted: attestation['self-hosted'],
    token: world.token,
  });
}
