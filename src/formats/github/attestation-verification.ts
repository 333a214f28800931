import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson } from '../json/json.js';

/** One attestation whose signature `gh attestation verify --format json` has verified: what it says, and of whom. */
export interface VerifiedAttestation {
  readonly predicateType: string;
  readonly sha256: readonly string[];
  /** Of a test-result predicate: `PASSED`, `WARNED`, `FAILED`. */
  readonly result: string | undefined;
  /** The workflow that signed, as `https://github.com/OWNER/REPO/.github/workflows/FILE@REF`. */
  readonly signer: string;
  /** `https://github.com/OWNER/REPO`. */
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly isHosted: boolean;
}

// Of sigstore-go's summary of the certificate, whose extensions are Fulcio's.
const certificate = z.object({
  buildSignerURI: z.string().min(1),
  sourceRepositoryURI: z.string().min(1),
  sourceRepositoryDigest: z.string().min(1),
  sourceRepositoryRef: z.string().min(1),
  runnerEnvironment: z.string().min(1),
});

const statement = z.object({
  predicateType: z.string(),
  subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })).min(1),
  predicate: z.looseObject({ result: z.string().optional() }),
});

const output = z.array(
  z.object({ verificationResult: z.object({ signature: z.object({ certificate }), statement }) }).transform(
    ({ verificationResult: { signature, statement: said } }): VerifiedAttestation => ({
      predicateType: said.predicateType,
      sha256: said.subject.flatMap(({ digest }) => digest.sha256 ?? []),
      result: said.predicate.result,
      signer: signature.certificate.buildSignerURI,
      repository: signature.certificate.sourceRepositoryURI,
      sha: signature.certificate.sourceRepositoryDigest,
      ref: signature.certificate.sourceRepositoryRef,
      isHosted: signature.certificate.runnerEnvironment === 'github-hosted',
    }),
  ),
);

const NAME = 'what gh attestation verify printed';
const REMEDY = 'Use a recent gh, or find out what else is called gh on PATH.';

/** Reads what gh prints once it has verified. Throws `CouldNotTell` where it is empty, cut or of another form. */
export function readVerification(text: string): readonly VerifiedAttestation[] {
  const read = output.safeParse(parseJson(text, { name: NAME, remedy: REMEDY }));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const message = `${NAME}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is of another form'}`;
  throw new CouldNotTell('wrong-format', message, REMEDY);
}
