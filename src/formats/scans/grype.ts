import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import { type Severity, severityOf } from '../audits/advisory.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { digestIn, type ImageScan, type ImageVulnerability, nameOf, timeOf } from './image-scan.js';

const match = z.object({
  vulnerability: z.object({
    id: z.string().min(1),
    dataSource: z.string().nullish(),
    severity: z.string().nullish(),
    description: z.string().nullish(),
    fix: z.object({ versions: z.array(z.string()).nullish(), state: z.string().nullish() }).nullish(),
  }),
  relatedVulnerabilities: z.array(z.object({ id: z.string(), description: z.string().nullish() })).nullish(),
  artifact: z.object({ name: z.string().min(1), version: z.string().nullish() }),
});

/** What a user's settings leave out is named by the vulnerability or by the state of its fix. */
const ignored = match.extend({
  appliedIgnoreRules: z
    .array(
      z.object({
        vulnerability: z.string().nullish(),
        'fix-state': z.string().nullish(),
        'vex-status': z.string().nullish(),
      }),
    )
    .nullish(),
});

const target = z.object({
  userInput: z.string().nullish(),
  imageID: z.string().nullish(),
  manifestDigest: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  repoDigests: z.array(z.string()).nullish(),
});

const report = z.object({
  matches: z.array(match),
  ignoredMatches: z.array(ignored).nullish(),
  // The target of anything else than an image is a path.
  source: z.object({ type: z.string(), target: z.unknown() }).nullish(),
  descriptor: z.object({
    name: z.string().nullish(),
    version: z.string().nullish(),
    timestamp: z.string().nullish(),
    db: z
      .object({
        built: z.string().nullish(),
        error: z.string().nullish(),
        status: z.object({ built: z.string().nullish(), error: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
});

/** True for `grype -o json`. */
export const isGrype = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'matches' in value && 'descriptor' in value;

/** Reads `grype -o json` of an image. It lists vulnerable packages alone, so their number in all is not known. */
export function readGrype(value: unknown, origin: JsonOrigin): ImageScan {
  const { matches, ignoredMatches, source, descriptor } = readValue(value, report, origin);
  if (source?.type !== 'image') {
    const message = `${origin.name}: grype's report of a ${source?.type ?? 'thing without a type'}, not of an image`;
    throw new CouldNotTell('wrong-format', message, origin.remedy);
  }
  const fault = descriptor.db?.error ?? descriptor.db?.status?.error;
  if (fault) {
    const message = `${origin.name}: grype's database has an error: ${clip(fault, 300)}`;
    throw new CouldNotTell('stale', message, 'Update it with `grype db update`, and scan again.');
  }
  const image = readValue(source.target, target, origin);
  const left = (ignoredMatches ?? []).filter(isByUser);
  const names = [image.userInput ?? '', ...(image.tags ?? []), ...(image.repoDigests ?? [])];
  return {
    scanner: 'grype',
    version: /^v?(\d[\w.-]*)$/.exec(descriptor.version ?? '')?.[1],
    names: [...new Set(names.filter(name => name !== ''))],
    digests: digestsIn(image),
    packages: undefined,
    vulnerabilities: [...matches, ...left].map(toVulnerability),
    silenced: (ignoredMatches ?? []).length - left.length,
    endOfLife: undefined,
    scannedMs: timeOf(descriptor.timestamp),
    databaseMs: timeOf(descriptor.db?.built ?? descriptor.db?.status?.built),
  };
}

const isByUser = ({ appliedIgnoreRules }: z.output<typeof ignored>): boolean =>
  (appliedIgnoreRules ?? []).some(
    rule => !rule['vex-status'] && ((rule.vulnerability ?? '') !== '' || (rule['fix-state'] ?? '') !== ''),
  );

function digestsIn({ imageID, manifestDigest, repoDigests }: z.output<typeof target>): ImageScan['digests'] {
  const config = digestIn(imageID ?? '');
  const manifests = new Set([manifestDigest ?? '', ...(repoDigests ?? [])].flatMap(text => digestIn(text) ?? []));
  return [
    ...(config === undefined ? [] : [{ digest: config, of: 'config' as const }]),
    ...[...manifests].map(digest => ({ digest, of: 'manifest' as const })),
  ];
}

function toVulnerability(read: z.output<typeof match>): ImageVulnerability {
  const { vulnerability, relatedVulnerabilities, artifact } = read;
  const related = relatedVulnerabilities ?? [];
  const described = [vulnerability.description, ...related.map(({ description }) => description)].find(text => text);
  return {
    ...nameOf([vulnerability.id, ...related.map(({ id }) => id)]),
    package: artifact.name,
    version: artifact.version || undefined,
    severity: severityIn(vulnerability.severity),
    title: described ? firstSentence(described) : undefined,
    url: vulnerability.dataSource || undefined,
    fixed: vulnerability.fix?.versions ?? [],
  };
}

/** Debian's `Negligible` is below low; `Unknown` is none. */
const severityIn = (text: string | null | undefined): Severity | undefined =>
  text?.toLowerCase() === 'negligible' ? 'info' : severityOf(text);

function firstSentence(description: string): string {
  const text = description.replace(/\s+/g, ' ').trim();
  return (/^.{1,160}?[.!?](?=\s|$)/.exec(text)?.[0] ?? clip(text, 160)).replace(/[.]$/, '');
}
