import { type Finding, GRAVITIES } from '../../check.js';
import { isAtLeast, SEVERITIES } from '../../formats/audits/advisory.js';
import type { ImageScan, ImageVulnerability } from '../../formats/scans/image-scan.js';
import { count } from '../../text/units.js';
import type { ImageScanOptions } from './options.js';

/** A scan, the image that it is of, and what shows it. */
export interface Judged {
  readonly image: string;
  readonly scan: ImageScan;
}

/** Releases that carried a credential stealer (CVE-2026-33634). */
const COMPROMISED: Readonly<Record<string, RegExp>> = { trivy: /^0\.69\.[456]$/ };

export const isFixableOnly = (options: ImageScanOptions): boolean =>
  options['fixable-only'] ?? options['ignore-unfixed'] ?? false;

/** Every vulnerable package as a finding, the worst first, and what else a reader of the scan must know. */
export function findingsOf({ image, scan }: Judged, options: ImageScanOptions): readonly Finding[] {
  const vulnerabilities = distinct(scan.vulnerabilities).sort((a, b) => rank(b) - rank(a));
  const found = vulnerabilities.map(one => describe(one, { image, level: levelOf(one, options) }));
  return [...found, ...aboutImage({ image, scan }), ...aboutScanner({ image, scan })].sort(byLevel);
}

/** Scanners list a package once for each place that it lies at. */
function distinct(all: readonly ImageVulnerability[]): ImageVulnerability[] {
  return [...new Map(all.map(one => [`${one.id} ${one.package} ${one.version}`, one])).values()];
}

/** A severity that is not known could be any. Where a report does not tell whether it is mended, it may be. */
function levelOf({ severity, fixed }: ImageVulnerability, options: ImageScanOptions): Finding['level'] {
  if (isFixableOnly(options) && fixed?.length === 0) return 'note';
  return severity === undefined || isAtLeast(severity, options['fail-on']) ? 'error' : 'warning';
}

const rank = ({ severity }: ImageVulnerability): number =>
  severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note'];
const byLevel = (a: Finding, b: Finding): number => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);

function describe(
  one: ImageVulnerability,
  { image, level }: { readonly image: string; readonly level: Finding['level'] },
): Finding {
  const what = one.version === undefined ? one.package : `${one.package}@${one.version}`;
  const fixed = one.fixed === undefined || one.fixed.length === 0 ? undefined : one.fixed.join(', ');
  const mended =
    one.fixed === undefined ? '' : `; ${fixed === undefined ? 'no version mends it yet' : `mended in ${fixed}`}`;
  const also = one.aliases.length === 0 ? '' : `, ${one.aliases.join(', ')}`;
  const title = one.title === undefined ? '' : `: ${one.title}`;
  return {
    rule: one.id,
    level,
    gravity: GRAVITIES.find(gravity => gravity === one.severity),
    message: `${image}: ${what} has ${one.id}${also} (${one.severity ?? 'severity not known'})${title}${mended}`,
    subject: `${image}/${what}`,
    ...(one.aliases.length === 0 ? {} : { aliases: one.aliases }),
    ...(fixed === undefined ? {} : { expected: fixed }),
    ...(one.version === undefined ? {} : { actual: one.version }),
    ...(one.url === undefined ? {} : { help: one.url }),
  };
}

function aboutImage({ image, scan }: Judged): readonly Finding[] {
  const unknown = scan.digests.length > 0 ? [] : [digestUnknown(image, scan.scanner)];
  if (scan.endOfLife === undefined) return unknown;
  const message = `${image}: ${scan.endOfLife} gets no security updates any more, and scanners learn of nothing new in it`;
  const help = 'Build on a release that is maintained.';
  return [{ rule: 'end-of-life', level: 'error', message, subject: image, help }, ...unknown];
}

function digestUnknown(image: string, scanner: string): Finding {
  const message = `${image}: ${scanner} does not tell the digest of what it looked at, so it cannot be compared with the image that other checks saw`;
  return { rule: 'digest-unknown', level: 'warning', message, subject: image };
}

function aboutScanner({ image, scan }: Judged): readonly Finding[] {
  const { scanner, version, silenced } = scan;
  const findings: Finding[] = [];
  if (version !== undefined && COMPROMISED[scanner.toLowerCase()]?.test(version)) {
    const message = `${scanner} ${version} is a compromised release: it may have stolen credentials of every job that it ran in`;
    const help = 'Use another version, and change every secret that the job could read: CVE-2026-33634.';
    findings.push({ rule: 'scanner-compromised', level: 'warning', message, subject: scanner, help });
  }
  if (silenced > 0) {
    const message = `${image}: ${scanner} left ${count(silenced, 'match', 'matches')} out by ignore rules of its own`;
    findings.push({ rule: 'silenced-by-scanner', level: 'note', message, subject: image });
  }
  return findings;
}
