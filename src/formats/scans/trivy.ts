import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { severityOf } from '../audits/advisory.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { digestIn, type ImageScan, type ImageVulnerability, nameOf, timeOf } from './image-scan.js';

const vulnerability = z.object({
  VulnerabilityID: z.string().min(1),
  VendorIDs: z.array(z.string()).nullish(),
  PkgName: z.string().min(1),
  InstalledVersion: z.string().nullish(),
  FixedVersion: z.string().nullish(),
  Severity: z.string().nullish(),
  Title: z.string().nullish(),
  PrimaryURL: z.string().nullish(),
});

const report = z.object({
  SchemaVersion: z.literal(2, { error: 'expected schema version 2, of trivy 0.20 and newer' }),
  Trivy: z.object({ Version: z.string() }).nullish(),
  CreatedAt: z.string().nullish(),
  ArtifactName: z.string().nullish(),
  ArtifactType: z.string().nullish(),
  Metadata: z
    .object({
      OS: z.object({ Family: z.string(), Name: z.string().nullish(), EOSL: z.boolean().nullish() }).nullish(),
      ImageID: z.string().nullish(),
      RepoTags: z.array(z.string()).nullish(),
      RepoDigests: z.array(z.string()).nullish(),
    })
    .nullish(),
  Results: z
    .array(
      z.object({
        Packages: z.array(z.unknown()).nullish(),
        Class: z.string().nullish(),
        ExperimentalModifiedFindings: z
          .array(z.object({ Type: z.string().nullish(), Status: z.string().nullish(), Finding: z.unknown() }))
          .nullish(),
        Vulnerabilities: z.array(vulnerability).nullish(),
      }),
    )
    .nullish(),
});

type Report = z.output<typeof report>;

/** True for `trivy image --format json`. */
export const isTrivy = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'SchemaVersion' in value && 'ArtifactType' in value;

/** Reads `trivy image --format json`; how many packages there are is known with `--list-all-pkgs` alone. */
export function readTrivy(value: unknown, origin: JsonOrigin): ImageScan {
  const read = readValue(value, report, origin);
  if (read.ArtifactType !== 'container_image') {
    const message = `${origin.name}: trivy's report of a ${read.ArtifactType ?? 'thing without a type'}, not of an image`;
    throw new CouldNotTell('wrong-format', message, origin.remedy);
  }
  const results = read.Results ?? [];
  const listed = results.flatMap(result => result.Packages ?? []).length;
  const { OS } = read.Metadata ?? {};
  const ofSystem = results.filter(({ Class }) => Class == null || Class === 'os-pkgs');
  // Whoever deletes the package manager's database has an image in which a scanner finds nothing.
  const isBare =
    listed > 0 && ofSystem.every(result => countOf(result.Packages) + countOf(result.Vulnerabilities) === 0);
  if (OS && results.length > 0 && (ofSystem.length === 0 || isBare)) {
    const message = `${origin.name}: trivy looked at no package of the distribution, ${OS.Family} ${OS.Name ?? ''}`;
    const remedy = 'Scan with `--pkg-types os,library`, as by default, an image that kept its list of packages.';
    throw new CouldNotTell('nothing-checked', message.trimEnd(), remedy);
  }
  const modified = results.flatMap(result => result.ExperimentalModifiedFindings ?? []);
  const ignored = modified.filter(({ Type, Status }) => Type === 'vulnerability' && Status === 'ignored');
  return {
    scanner: 'trivy',
    version: read.Trivy?.Version.replace(/^v/, ''),
    names: namesIn(read),
    digests: digestsIn(read),
    packages: listed > 0 || results.length === 0 ? listed : undefined,
    vulnerabilities: [
      ...results.flatMap(result => result.Vulnerabilities ?? []),
      // By the user's own ignore file, where waivers are the place for exceptions.
      ...ignored.map(({ Finding }) => readValue(Finding, vulnerability, origin)),
    ].map(toVulnerability),
    silenced: modified.length - ignored.length,
    endOfLife: OS?.EOSL ? `${OS.Family} ${OS.Name ?? ''}`.trim() : undefined,
    scannedMs: timeOf(read.CreatedAt),
    databaseMs: undefined,
  };
}

const countOf = (list: readonly unknown[] | null | undefined): number => list?.length ?? 0;

const namesIn = ({ ArtifactName, Metadata }: Report): readonly string[] => [
  ...new Set([
    ...(ArtifactName ? [ArtifactName] : []),
    ...(Metadata?.RepoTags ?? []),
    ...(Metadata?.RepoDigests ?? []),
  ]),
];

function digestsIn({ Metadata }: Report): ImageScan['digests'] {
  const config = digestIn(Metadata?.ImageID ?? '');
  const manifests = new Set((Metadata?.RepoDigests ?? []).flatMap(text => digestIn(text) ?? []));
  return [
    ...(config === undefined ? [] : [{ digest: config, of: 'config' as const }]),
    ...[...manifests].map(digest => ({ digest, of: 'manifest' as const })),
  ];
}

function toVulnerability(read: z.output<typeof vulnerability>): ImageVulnerability {
  const fixed = (read.FixedVersion ?? '').split(',').map(version => version.trim());
  return {
    ...nameOf([read.VulnerabilityID, ...(read.VendorIDs ?? [])]),
    package: read.PkgName,
    version: read.InstalledVersion || undefined,
    severity: severityOf(read.Severity),
    title: read.Title || undefined,
    url: read.PrimaryURL || undefined,
    fixed: fixed.filter(version => version !== ''),
  };
}

const version = z.object({
  Version: z.string(),
  VulnerabilityDB: z.object({ UpdatedAt: z.string().nullish() }).nullish(),
});

/** Reads `trivy version --format json`: its version and when its database was made. */
export function readTrivyVersion(
  value: unknown,
  origin: JsonOrigin,
): { readonly version: string; readonly databaseMs: number | undefined } {
  const { Version, VulnerabilityDB } = readValue(value, version, origin);
  return { version: Version.replace(/^v/, ''), databaseMs: timeOf(VulnerabilityDB?.UpdatedAt) };
}
