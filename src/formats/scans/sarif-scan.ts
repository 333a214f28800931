import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { latestOf, readSarif, type SarifResult } from '../sarif/sarif.js';
import { digestIn, type ImageScan, type ImageVulnerability, nameOf } from './image-scan.js';

const strings = z.array(z.string()).nullish();

const place = z.object({
  logicalLocations: z.array(z.object({ fullyQualifiedName: z.string().nullish() })).nullish(),
});

/** What scanners of images write beside what every SARIF log has. */
const run = z.object({
  tool: z.object({
    driver: z.object({
      rules: z.array(z.object({ id: z.string(), help: z.object({ text: z.string().nullish() }).nullish() })).nullish(),
    }),
  }),
  results: z.array(z.object({ locations: z.array(place).nullish() })).nullish(),
  // From trivy.
  properties: z
    .object({ imageID: z.string().nullish(), imageName: z.string().nullish(), repoDigests: strings, repoTags: strings })
    .nullish(),
});

type Run = z.output<typeof run>;

/** From docker scout. */
const told = z.object({ fixed_version: z.string().optional(), purls: z.array(z.string()).optional() });

/** Reads a scanner's SARIF log. It never tells how many packages there were. */
export function readSarifScan(value: unknown, origin: JsonOrigin): ImageScan {
  const read = readSarif(value, origin);
  const { runs } = readValue(value, z.object({ runs: z.array(run) }), origin);
  const images = new Set(runs.flatMap(one => one.properties?.imageName ?? []));
  if (images.size > 1) {
    const message = `${origin.name}: holds scans of ${[...images].slice(0, 3).join(' and ')}`;
    throw new CouldNotTell('unsupported', message, 'Write one report for each image, and list them in `report`.');
  }
  const config = digestIn(runs[0]?.properties?.imageID ?? '');
  const manifests = runs.flatMap(one => (one.properties?.repoDigests ?? []).flatMap(known => digestIn(known) ?? []));
  return {
    scanner: [...new Set(read.map(({ tool }) => tool))].join(' and '),
    version: read[0]?.version?.replace(/^v/, '') || undefined,
    names: [...new Set(runs.flatMap(namesIn))],
    digests: [
      ...(config === undefined ? [] : [{ digest: config, of: 'config' as const }]),
      ...[...new Set(manifests)].map(digest => ({ digest, of: 'manifest' as const })),
    ],
    packages: undefined,
    vulnerabilities: read.flatMap(({ results }, index) => {
      const help = new Map((runs[index]?.tool.driver.rules ?? []).map(rule => [rule.id, rule.help?.text ?? '']));
      return results.map(result => toVulnerability(result, help.get(result.rule) ?? ''));
    }),
    silenced: 0,
    endOfLife: undefined,
    scannedMs: latestOf(read.map(({ ranMs }) => ranMs)),
    databaseMs: undefined,
  };
}

/** trivy tells the image of the run; grype, before each file: `name@sha256:…:/path`. */
function namesIn({ properties, results }: Run): readonly string[] {
  const names = [properties?.imageName ?? '', ...(properties?.repoTags ?? []), ...(properties?.repoDigests ?? [])];
  const places = (results ?? []).flatMap(({ locations }) => locations ?? []);
  const before = places
    .flatMap(({ logicalLocations }) => logicalLocations ?? [])
    .flatMap(({ fullyQualifiedName }) => /^(.+?)@[^/@]*:\//.exec(fullyQualifiedName ?? '')?.[1] ?? []);
  return [...names, ...before].filter(name => name !== '');
}

function toVulnerability(result: SarifResult, help: string): ImageVulnerability {
  const words = `${result.message ?? ''}\n${help}`;
  const { fixed_version, purls } = told.safeParse(result.properties).data ?? {};
  const named = fieldIn(words, 'Package');
  const inPurl = /^pkg:[^/]+\/(.+?)(?:@([^?#]+))?(?:[?#].*)?$/.exec(purls?.[0] ?? named ?? '');
  const official = /(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})/.exec(result.rule)?.[0];
  return {
    ...nameOf([official ?? result.rule]),
    package: plain(inPurl?.[1]) ?? named ?? 'an unnamed package',
    version: fieldIn(words, '(?:Installed )?Version') ?? plain(inPurl?.[2]),
    severity: isUnknown(result) ? undefined : result.severity,
    title: result.title === undefined || result.title === result.rule ? undefined : clip(result.title, 200),
    url: result.url,
    fixed: fixedIn(words, fixed_version),
  };
}

/** trivy and docker scout write a tag where they know no severity; the level beside it is a mere default. */
function isUnknown({ properties }: SarifResult): boolean {
  const { tags } = z.object({ tags: z.array(z.unknown()) }).safeParse(properties).data ?? { tags: [] };
  const scored = Number(properties['security-severity'] ?? 0) > 0;
  return !scored && tags.some(tag => /^(?:unknown|unspecified)$/i.test(String(tag)));
}

function fixedIn(words: string, property: string | undefined): readonly string[] | undefined {
  const text = property ?? fieldIn(words, 'Fix(?:ed)? [Vv]ersions?');
  if (text === undefined) return /^\s*Fix(?:ed)? version/im.test(words) ? [] : undefined;
  return /^(?:not fixed|none|n\/a)?$/i.test(text.trim()) ? [] : text.split(',').map(version => version.trim());
}

/** `Package: openssl` on a line of its own. */
const fieldIn = (words: string, field: string): string | undefined =>
  new RegExp(`^[ \\t]*${field}[ \\t]*:[ \\t]*(\\S.*?)[ \\t]*$`, 'm').exec(words)?.[1];

/** Package URLs write `@` as `%40`. */
function plain(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return part;
  }
}
