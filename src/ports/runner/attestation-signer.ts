import { isHostedGitHub, NotKept, within } from './upload-failed.js';

/** What is attested, and of what. */
export interface AttestationWanted {
  /** A name and digests by algorithm each, in hex. */
  readonly subjects: readonly { readonly name: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicateType: string;
  readonly predicate: object;
}

interface SignedAttestation {
  /** By which GitHub keeps it. */
  readonly id: string;
}

/** Signs a statement with the job's identity and gives it to GitHub; throws `NotKept` and nothing else. */
export type SignAttestation = (wanted: AttestationWanted) => Promise<SignedAttestation>;

/** Sigstore's three services and GitHub, each with a few retries of ten seconds. */
const SIGN_MS = 180_000;

const PERMISSIONS = 'Give the job "id-token: write" and "attestations: write"; runs for forks cannot have them.';

/** By GitHub's own library and Sigstore. */
export const sigstoreSigner =
  ({ env, token }: SignerSetting): SignAttestation =>
  async ({ subjects, predicateType, predicate }) => {
    if (!isHostedGitHub(env)) {
      throw new NotKept('this GitHub Enterprise Server keeps no attestations', 'Leave `attest` out there.');
    }
    if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
      throw new NotKept('the job may not ask for the identity that it would sign with', PERMISSIONS);
    }
    if (!token) throw new NotKept('there is no token to give it to GitHub', PERMISSIONS);
    try {
      const { attest } = await import(/* webpackChunkName: "attest" */ '@actions/attest');
      const named = subjects.map(({ name, digest }) => ({ name, digest: { ...digest } }));
      const signed = await within(SIGN_MS, attest({ subjects: named, predicateType, predicate, token }));
      if (signed.attestationID === undefined) throw new Error('GitHub answered without an id');
      return { id: String(signed.attestationID) };
    } catch (error) {
      throw error instanceof NotKept ? error : explain(error);
    }
  };

interface SignerSetting {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly token: string | undefined;
}

function explain(cause: unknown): NotKept {
  const said = cause instanceof Error ? cause.message : String(cause);
  // What the library says of an identity token that it cannot read has the token in it.
  if (/identity token/i.test(said)) return new NotKept('GitHub gave no identity to sign with', PERMISSIONS, { cause });
  if (!/persist attestation/i.test(said)) return new NotKept(said, 'Run it again.', { cause });
  const remedy = `${PERMISSIONS} In private repositories attestations need GitHub Enterprise Cloud.`;
  return new NotKept(said, remedy, { cause });
}
