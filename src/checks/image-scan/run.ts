import { byFindings, CouldNotTell, type Finding, type Measurement, type Verdict } from '../../check.js';
import { refuseNotFresh } from '../../facts/report-file/age.js';
import { SEVERITIES } from '../../formats/audits/advisory.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { findingsOf, isFixableOnly, type Judged } from './findings.js';
import { readReports, reportFor } from './foreign-report.js';
import { grype } from './grype.js';
import type { ImageScanOptions } from './options.js';
import type { Scanner, Target } from './scanner.js';
import { scout } from './scout.js';
import { trivy } from './trivy.js';

const ALL: readonly Scanner[] = [trivy, grype, scout];

interface Source extends Judged {
  readonly evidence: readonly string[];
}

/** Scans images, or reads who did, and holds what was found against the threshold. */
export async function runImageScan(options: ImageScanOptions, ports: Ports): Promise<Verdict> {
  const images = options.images ?? (options.image === undefined ? [] : [options.image]);
  const read = await (options.report === undefined
    ? scanning(options, ports)
    : reading({ ...options, report: options.report }, ports));
  const nowMs = ports.clock.now().getTime();
  const ask = async (image: string): Promise<Source> => {
    const source = await read(image);
    refuseDoubtful(source, options, nowMs);
    return source;
  };
  const { answers: sources, unknown } = await askEach(images, { ask, signal: ports.signal });
  const [only] = unknown;
  if (only && sources.length === 0) throw only;
  const findings = sources.flatMap(source => findingsOf(source, options));
  const told = byFindings(summarise(sources, findings, options), {
    findings,
    measurements: sources.flatMap(measure),
    images: sources.flatMap(({ image, scan }) => scan.digests.map(known => ({ image, ...known }))),
    evidence: [...new Set(sources.flatMap(({ evidence }) => evidence))],
  });
  return unlessUnknown(told, unknown);
}

type Read = (image: string) => Source | Promise<Source>;

async function scanning(options: ImageScanOptions, ports: Ports): Promise<Read> {
  const scanner = await choose(options, ports);
  return async image => {
    const { scan, log } = await scanner.scan(await targetOf(image, options, ports), ports);
    return { image, scan, evidence: log === undefined ? [] : [log] };
  };
}

async function choose({ tool }: ImageScanOptions, ports: Ports): Promise<Scanner> {
  const remedy = 'Install trivy, grype or docker scout in an earlier step, or name the report of a scan in `report`.';
  for (const scanner of ALL.filter(({ name }) => tool === undefined || name === tool)) {
    if (await scanner.isPresent(ports)) return scanner;
  }
  const message = tool === undefined ? 'no scanner on PATH and no report' : `${tool} is not there`;
  throw new CouldNotTell('tool-missing', message, remedy);
}

async function targetOf(image: string, { path }: ImageScanOptions, { files }: Ports): Promise<Target> {
  if (path === undefined) return { image, path: undefined, isLayout: false };
  const facts = await files.facts(path);
  if (facts) return { image, path: await files.resolve(path), isLayout: facts.kind === 'directory' };
  const message = `${files.show(path)}: no such file or directory`;
  throw new CouldNotTell('unreadable', message, 'Build or save the image before this check, or correct the path.');
}

async function reading(
  options: ImageScanOptions & { readonly report: readonly string[] },
  ports: Ports,
): Promise<Read> {
  const reports = await readReports(options.report, options, ports);
  const listed = options.sbom === undefined ? [] : [options.sbom];
  return image => {
    const { path, scan } = reportFor(image, reports, options.path);
    return { image, scan, evidence: [path, ...listed] };
  };
}

/** A scan that proves nothing: no package looked at, or by a database of long ago. */
function refuseDoubtful({ image, scan }: Judged, options: ImageScanOptions, nowMs: number): void {
  const { scanner, packages, vulnerabilities, databaseMs } = scan;
  if (packages === 0 || (packages === undefined && vulnerabilities.length === 0)) {
    const what = packages === 0 ? 'saw no package in it' : 'found nothing, and does not show that it saw any package';
    const remedy =
      'Use `trivy --list-all-pkgs`, or name the list of packages in `sbom`; an image without packages cannot be scanned.';
    throw new CouldNotTell('nothing-checked', `${image}: ${scanner} ${what}`, remedy);
  }
  if (databaseMs === undefined) return;
  const remedy = 'Let the scanner update its database, or allow more in `database-max-age`.';
  const limitMs = options['database-max-age'];
  refuseNotFresh(`${image}: ${scanner}'s database`, { modifiedMs: databaseMs }, { nowMs, limitMs, remedy });
}

function summarise(sources: readonly Source[], findings: readonly Finding[], options: ImageScanOptions): string {
  const one = sources.length === 1 ? sources[0] : undefined;
  const packages = sources.reduce((sum, { scan }) => sum + (scan.packages ?? 0), 0);
  const what = one ? one.image : count(sources.length, 'image');
  const looked = packages > 0 ? `${what}, ${count(packages, 'package')}` : what;
  const by = [...new Set(sources.map(({ scan }) => [scan.scanner, scan.version].filter(Boolean).join(' ')))].join(', ');
  const all = sources.flatMap(({ scan }) => scan.vulnerabilities);
  const ended = sources.flatMap(({ scan }) => scan.endOfLife ?? []);
  const also = ended.length === 0 ? '' : `; ${[...new Set(ended)].join(', ')} gets no security updates any more`;
  if (all.length === 0) return `${looked}: no known vulnerability${also} (${by})`;
  const counts = SEVERITIES.toReversed().flatMap(severity => {
    const number = all.filter(found => found.severity === severity).length;
    return number > 0 ? `${number} ${severity}` : [];
  });
  const unknown = all.filter(({ severity }) => severity === undefined).length;
  const split = [...counts, ...(unknown > 0 ? [`${unknown} of unknown severity`] : [])].join(', ');
  const failing = findings.filter(({ level }) => level === 'error').length;
  const fail = failing === 0 ? 'none fails' : failing === 1 ? '1 fails' : `${failing} fail`;
  const rule = `${options['fail-on']} and above${isFixableOnly(options) ? ', where a version mends it' : ''}`;
  const total = count(all.length, 'known vulnerability', 'known vulnerabilities');
  return `${looked}: ${total} (${split}); ${fail}${also} (${rule}; ${by})`;
}

function measure({ image, scan }: Judged): readonly Measurement[] {
  const { packages, vulnerabilities } = scan;
  const found = { name: `${image}, vulnerabilities`, value: vulnerabilities.length, unit: 'vulnerabilities' };
  return packages === undefined ? [found] : [{ name: `${image}, packages`, value: packages, unit: 'packages' }, found];
}
