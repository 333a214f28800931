import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { z } from 'zod';
import { type JsonOrigin, parseJson, readValue } from '../json/json.js';
import { ghsaIn, type Severity, severityOf } from './advisory.js';

const advisory = z.object({
  id: z.union([z.number(), z.string()]),
  url: z.string().nullish(),
  title: z.string().nullish(),
  severity: z.string().nullish(),
  vulnerable_versions: z.string().nullish(),
  cves: z.array(z.string()).nullish(),
});

const answer = z.record(z.string(), z.array(advisory));

/** What a registry tells of one package. */
export interface BulkAdvisory {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: Severity | undefined;
  readonly title: string;
  readonly url: string | undefined;
  readonly vulnerable: string | undefined;
}

/** Reads the answer of `POST /-/npm/v1/security/advisories/bulk`: for each package that has any, its advisories. */
export function readBulkAdvisories(text: string, origin: JsonOrigin): ReadonlyMap<string, readonly BulkAdvisory[]> {
  const read = readValue(parseJson(text, origin), answer, origin);
  return new Map(Object.entries(read).map(([name, found]) => [name, found.map(toAdvisory)]));
}

function toAdvisory(read: z.output<typeof advisory>): BulkAdvisory {
  const number = String(read.id);
  const ghsa = ghsaIn(read.url) ?? ghsaIn(number);
  return {
    id: ghsa ?? number,
    aliases: [...new Set([...(ghsa === undefined || ghsa === number ? [] : [number]), ...(read.cves ?? [])])],
    severity: severityOf(read.severity),
    title: read.title ?? 'no title',
    url: read.url ?? undefined,
    vulnerable: read.vulnerable_versions ?? undefined,
  };
}

/** A registry tells advisories by name; npm compares versions itself, prereleases too. A range that is none counts. */
export function isAbout({ vulnerable }: BulkAdvisory, version: string): boolean {
  const range = vulnerable ?? '*';
  if (validRange(range, { loose: true }) === null) return true;
  return satisfies(version, range, { includePrerelease: true, loose: true });
}
