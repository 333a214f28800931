import { CouldNotTell } from '../../could-not-tell.js';
import { answerOf, endOf, exitedWith, lastWords } from '../../facts/tool/answer.js';
import { readVerification, type VerifiedAttestation } from '../../formats/github/attestation-verification.js';
import type { Exec } from '../../ports/exec.js';
import { PREDICATE_TYPE } from '../../report/predicate-type.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';

/** What an attestation of a report has to say. */
interface AttestationAsked {
  /** Absolute. */
  readonly file: string;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
  /** `https://github.com`. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly sha: string;
  /** `refs/heads/main`; any unless given. */
  readonly ref: string | undefined;
  /** `owner/name/.github/workflows/staging.yml`. */
  readonly signer: string;
  readonly selfHosted: boolean;
  readonly token: string | undefined;
}

const VERIFY_MS = 120_000;
const KEEP = 16 * 1024 * 1024;
const REMEDY = "Let the earlier stage's job run with `attest: true`, and give the very report that it wrote.";

/**
 * Has gh verify that the signing workflow attested these bytes, and reads what it says for itself: its exit code alone is
 * not believed. Throws `CouldNotTell` where there is no proof.
 */
export async function verifyAttestation(exec: Exec, asked: AttestationAsked): Promise<void> {
  const ran = await exec.run(['gh', ...argumentsOf(asked)], {
    env: { GH_TOKEN: asked.token, GH_PROMPT_DISABLED: '1', NO_COLOR: '1' },
    keep: KEEP,
    timeoutMs: VERIFY_MS,
    log: false,
  });
  const { stdout } = answerOf(ran, { tool: 'gh attestation verify', tooLong: 'Attest the report once.' });
  if (!exitedWith(ran, 0)) {
    const said = clip(oneLine(lastWords(ran)), 300) || 'it says nothing';
    throw new CouldNotTell('tool-refused', `gh attestation verify ${endOf(ran)}: ${said}`, REMEDY);
  }
  const faults = readVerification(stdout).map(each => whyNot(each, asked));
  if (faults.length === 0) throw new CouldNotTell('nothing-checked', 'gh verified no attestation', REMEDY);
  if (faults.every(fault => fault !== undefined)) {
    throw new CouldNotTell('tool-refused', `no attestation proves it: ${faults[0]}`, REMEDY);
  }
}

function argumentsOf(asked: AttestationAsked): readonly string[] {
  const host = new URL(asked.server).hostname;
  return [
    ...['attestation', 'verify', asked.file],
    ...['--repo', asked.repository],
    ...['--predicate-type', PREDICATE_TYPE],
    ...['--signer-workflow', asked.signer],
    ...['--source-digest', asked.sha],
    ...(asked.ref === undefined ? [] : ['--source-ref', asked.ref]),
    ...(asked.selfHosted ? [] : ['--deny-self-hosted-runners']),
    ...(host === 'github.com' ? [] : ['--hostname', host]),
    ...['--format', 'json'],
  ];
}

/** Why a verified attestation is not the one that is asked for; undefined where it is. */
function whyNot(each: VerifiedAttestation, asked: AttestationAsked): string | undefined {
  if (each.predicateType !== PREDICATE_TYPE) return `it is a ${each.predicateType}`;
  if (!each.sha256.includes(asked.sha256)) return 'it is about other bytes';
  if (each.sha !== asked.sha) return `it is of commit ${each.sha}`;
  if (asked.ref !== undefined && each.ref !== asked.ref) return `it is of ${each.ref}`;
  if (each.repository !== `${asked.server}/${asked.repository}`) return `it is of ${each.repository}`;
  if (!each.signer.startsWith(`${asked.server}/${asked.signer}@`)) return `it was signed by ${each.signer}`;
  if (!asked.selfHosted && !each.isHosted) return "it was signed on a runner that is not GitHub's";
  return each.result === 'PASSED' || each.result === 'WARNED' ? undefined : `its result is ${each.result ?? 'missing'}`;
}
