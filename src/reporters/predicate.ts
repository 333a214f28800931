import { createHash } from 'node:crypto';
import type { Origin } from '../report/origin.js';
import type { Report, Result } from '../report/report.js';
import { runUrl } from './place.js';

/**
 * `predicate.json`: the report as the predicate of an in-toto attestation, `https://in-toto.io/attestation/test-result/v0.1`.
 * Go is `PASSED`, or `WARNED` where something was waived or an advisory check did not pass; all else is `FAILED`, and so is
 * a go that people have yet to sign. A part of a stage is called one.
 */
export function renderPredicate(report: Report, origin: Origin = {}): string {
  const { checks, decision, subject } = report;
  const failed = decision === 'go' ? [] : checks.filter(blocks);
  const warned = checks.filter(check => !failed.includes(check) && isDoubtful(check));
  const passed = checks.filter(check => check.status === 'passed');
  const url = runUrl(subject, origin);
  const result = isSettled(report) ? (warned.length > 0 ? 'WARNED' : 'PASSED') : 'FAILED';
  const digest = { sha256: subject.configDigest.replace(/^sha256:/, '') };
  const predicate = {
    result,
    configuration: [{ name: nameOf(report), digest }],
    ...(url === undefined ? {} : { url }),
    passedTests: ids(passed),
    warnedTests: ids(warned),
    failedTests: ids(failed),
  };
  return `${JSON.stringify(predicate, null, 2)}\n`;
}

/** A go that waits for nobody, as a part of a stage never does, and that people have not only played through. */
const isSettled = ({ decision, selection, toSign, signOff }: Report): boolean =>
  decision === 'go' && (toSign === undefined || selection !== undefined) && !signOff?.dryRun;

function nameOf({ project, stage, selection }: Report): string {
  const part = selection?.shard === undefined ? 'part' : `shard ${selection.shard}`;
  return `${project}/${stage}${selection === undefined ? '' : ` (${part})`}`;
}

/** The things that an attestation of a report is about: names, and digests in hex by algorithm. */
export interface AttestedSubject {
  readonly name: string;
  readonly digest: Readonly<Record<string, string>>;
}

/**
 * The report's bytes, and each image that it says go about: whoever finds an image's attestation may ask no further, so a
 * no-go, a part of a stage and what people have yet to sign attest the report alone. A digest of an image's config is not
 * what registries know it by.
 */
export function subjectsOf(report: Report, json: string): readonly AttestedSubject[] {
  const sha256 = createHash('sha256').update(json).digest('hex');
  const own = { name: 'report.json', digest: { sha256 } };
  if (!isSettled(report) || report.selection !== undefined) return [own];
  const images = report.checks
    .filter(({ status }) => status === 'passed')
    .flatMap(({ images: seen = [] }) => seen)
    .filter(({ of }) => of !== 'config');
  const byDigest = new Map(images.map(({ image, digest }) => [digest, image]));
  return [own, ...[...byDigest].map(([digest, name]) => ({ name, digest: hexByAlgorithm(digest) }))];
}

function hexByAlgorithm(digest: string): Readonly<Record<string, string>> {
  const [algorithm = '', hex = ''] = digest.split(':');
  return { [algorithm]: hex };
}

const ids = (checks: readonly Result[]): readonly string[] => checks.map(({ id }) => id);

const isDoubtful = ({ status }: Result): boolean => status !== 'passed' && status !== 'skipped';

const blocks = ({ required, status, reasonCode }: Result): boolean =>
  required &&
  (['failed', 'errored', 'pending'].includes(status) || (status === 'skipped' && reasonCode !== 'when-not-met'));
