import { CouldNotTell } from '../../check.js';
import { refuseFuture } from '../../facts/report-file/age.js';
import { refuseStaleReport } from '../../facts/report-file/freshness.js';
import { parseJson } from '../../formats/json/json.js';
import { isSarif } from '../../formats/sarif/sarif.js';
import { isGrype, readGrype } from '../../formats/scans/grype.js';
import type { ImageScan } from '../../formats/scans/image-scan.js';
import { countPackages, imageOfPackages, timeOfPackages } from '../../formats/scans/package-list.js';
import { readSarifScan } from '../../formats/scans/sarif-scan.js';
import { isTrivy, readTrivy } from '../../formats/scans/trivy.js';
import type { Ports } from '../../ports/ports.js';
import { isNamed, isOfRepository } from './names.js';
import type { ImageScanOptions } from './options.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const REMEDY = 'Write it with trivy (`--format json --list-all-pkgs`), grype (`-o json`) or as SARIF.';

export interface ReadReport {
  readonly path: string;
  readonly scan: ImageScan;
}

/** Reads the scans that earlier steps wrote, fresh ones only. */
export async function readReports(
  paths: readonly string[],
  options: ImageScanOptions,
  ports: Ports,
): Promise<readonly ReadReport[]> {
  const limitMs = options['max-age'] ?? DAY_MS;
  const remedy = 'Scan again, or allow more in `max-age`.';
  const read: ReadReport[] = [];
  for (const path of paths) {
    const scan = await withList(readScan(await ports.files.text(path), path), options, ports);
    await refuseStaleReport(path, { stated: scan.scannedMs, limitMs, remedy, ports });
    read.push({ path, scan });
  }
  return read;
}

/** The report that is of an image, by the names in it. */
export function reportFor(image: string, reports: readonly ReadReport[], path: string | undefined): ReadReport {
  const found = reports.find(({ scan }) => isNamed(image, scan.names, path));
  if (found) return found;
  const told = [...new Set(reports.flatMap(({ scan }) => scan.names))];
  const which = reports.map(report => report.path).join(', ');
  if (told.length === 0) {
    const remedy = "Use the scanner's own JSON, which names the image.";
    throw new CouldNotTell('nothing-checked', `${which}: does not say which image it is of`, remedy);
  }
  const message = `${which}: of ${told.slice(0, 3).join(', ')}, not of ${image}`;
  throw new CouldNotTell(
    'nothing-checked',
    message,
    'Scan the image that is deployed, by the name that the config has.',
  );
}

function readScan(text: string, name: string): ImageScan {
  const origin = { name, remedy: REMEDY };
  const value = parseJson(text, origin);
  if (isTrivy(value)) return readTrivy(value, origin);
  if (isGrype(value)) return readGrype(value, origin);
  if (isSarif(value)) return readSarifScan(value, origin);
  throw new CouldNotTell('wrong-format', `${name}: is no scan of an image that is known here`, REMEDY);
}

async function withList(
  scan: ImageScan,
  { sbom, image, images, path }: ImageScanOptions,
  { files, clock }: Ports,
): Promise<ImageScan> {
  if (sbom === undefined) return scan;
  const origin = { name: sbom, remedy: 'Write it with syft, trivy or grype, in JSON.' };
  const value = parseJson(await files.text(sbom), origin);
  const modifiedMs = (await files.facts(sbom))?.modifiedMs ?? 0;
  refuseFuture(`${sbom}:`, { modifiedMs, stated: timeOfPackages(value) }, clock.now().getTime());
  const told = imageOfPackages(value);
  const wanted = image ?? images?.[0] ?? '';
  if (told !== undefined && !isOfRepository(wanted, told, path)) {
    const message = `${sbom}: lists the packages of ${told}, not of ${wanted}`;
    throw new CouldNotTell('nothing-checked', message, 'List the packages of the image that was scanned.');
  }
  return { ...scan, packages: countPackages(value, origin) };
}
