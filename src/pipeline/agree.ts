import type { Finding, SeenImage } from '../check.js';
import { familiarName, localName, parseImageReference } from '../engines/image-reference.js';
import { fingerprintsOf } from '../report/fingerprint.js';
import type { Result } from '../report/report.js';

/** The rule of a contradiction, which no waiver covers: it leaves open what will be deployed. */
export const DIGEST_MISMATCH = 'digest-mismatch';

/**
 * Holds the checks' images against each other: where two looked at an image of one name, it must have been one image. Both
 * results of a contradiction fail, since neither is known to be about what will be deployed; what an advisory check saw
 * fails no required one. Where their digests are of different kinds a warning says so. All other results come back as they
 * are.
 */
export function agreeOnImages(results: readonly Result[]): readonly Result[] {
  const seen = results.map(result => ({ result, images: byName(result.images ?? []) }));
  const sighted = seen.filter(({ images }) => images.size > 0);
  return seen.map(one => {
    if (one.images.size === 0) return one.result;
    const others = sighted.filter(other => other !== one && (other.result.required || !one.result.required));
    const findings = others.flatMap(other => contradictions(one, other));
    return findings.length === 0 ? one.result : withFindings(one.result, findings);
  });
}

interface Seen {
  readonly result: Result;
  readonly images: ReadonlyMap<string, readonly SeenImage[]>;
}

function byName(images: readonly SeenImage[]): Seen['images'] {
  const found = new Map<string, SeenImage[]>();
  for (const image of images) {
    const reference = parseImageReference(localName(image.image));
    const name = reference === undefined ? image.image : familiarName(reference);
    found.set(name, [...(found.get(name) ?? []), image]);
  }
  return found;
}

function contradictions(one: Seen, other: Seen): readonly Finding[] {
  return [...one.images].flatMap(([name, images]) => {
    const theirs = other.images.get(name);
    if (theirs === undefined) return [];
    const found = difference(images, theirs);
    if (found === 'unlike') return [unlike(name, other.result.id)];
    const [mine, their] = found;
    if (mine === undefined || their === undefined) return [];
    const message = `${name} is not the image that ${other.result.id} looked at: ${mine.of} ${mine.digest} here, ${their.digest} there`;
    const help = 'Build or pull it once, before both checks, and name it by its digest where its tag moves.';
    const finding = { rule: DIGEST_MISMATCH, level: 'error' as const, message, subject: name, help };
    return [{ ...finding, expected: their.digest, actual: mine.digest }];
  });
}

const unlike = (name: string, id: string): Finding => ({
  rule: 'digest-not-compared',
  level: 'warning',
  message: `${name}: cannot be held against the image that ${id} looked at: one is known by its config, the other by its manifest`,
  subject: name,
});

/**
 * The digests that show two images, of the same name, to be different ones. Only like is compared with like: configs where
 * both have one, else manifests and indexes, which not every source tells apart. An image for several platforms has a
 * config for each; one of the checks may have looked at some of them alone.
 */
function difference(
  mine: readonly SeenImage[],
  theirs: readonly SeenImage[],
): readonly (SeenImage | undefined)[] | 'unlike' {
  const [mineConfigs, theirConfigs] = [mine, theirs].map(images => images.filter(({ of }) => of === 'config'));
  if (mineConfigs?.[0] && theirConfigs?.[0]) {
    const fits = within(mineConfigs, theirConfigs) || within(theirConfigs, mineConfigs);
    if (fits) return [];
    return [strangerAmong(mineConfigs, theirConfigs), strangerAmong(theirConfigs, mineConfigs)];
  }
  const [mineNames, theirNames] = [mine, theirs].map(images => images.filter(({ of }) => of !== 'config'));
  if (!mineNames?.[0] || !theirNames?.[0]) return 'unlike';
  return mineNames.some(known => has(theirNames, known)) ? [] : [mineNames[0], theirNames[0]];
}

const has = (images: readonly SeenImage[], sought: SeenImage): boolean =>
  images.some(({ digest }) => digest === sought.digest);

const within = (some: readonly SeenImage[], all: readonly SeenImage[]): boolean => some.every(one => has(all, one));

const strangerAmong = (some: readonly SeenImage[], others: readonly SeenImage[]): SeenImage | undefined =>
  some.find(one => !has(others, one));

function withFindings(result: Result, findings: readonly Finding[]): Result {
  const fingerprints = fingerprintsOf(result, findings);
  const added = findings.map((finding, index) => ({ ...finding, fingerprint: fingerprints[index] ?? '' }));
  const first = findings.find(({ level }) => level === 'error');
  if (first === undefined) return { ...result, findings: [...result.findings, ...added] };
  const summary = result.status === 'failed' ? result.summary : `${first.message}; otherwise: ${result.summary}`;
  return {
    ...result,
    status: 'failed',
    reasonCode: 'check-failed',
    summary,
    findings: [...result.findings, ...added],
  };
}
