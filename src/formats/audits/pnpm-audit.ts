import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { type Advisory, type Audit, ghsaIn, severityOf, undescribed } from './advisory.js';

/** An advisory as npm 6 wrote it, and as pnpm, yarn 1 to 3 and bun still do. */
export const classicAdvisory = z.object({
  id: z.union([z.number(), z.string()]).nullish(),
  module_name: z.string().min(1),
  title: z.string().nullish(),
  url: z.string().nullish(),
  severity: z.string().nullish(),
  github_advisory_id: z.string().nullish(),
  cves: z.array(z.string()).nullish(),
  vulnerable_versions: z.string().nullish(),
  patched_versions: z.string().nullish(),
  findings: z
    .array(z.object({ version: z.string().nullish(), paths: z.array(z.string()).nullish() }))
    .nullish()
    .transform(findings => findings ?? []),
});

const amount = z.int().min(0);

/** The counts that go with it. */
export const classicMetadata = z.object({
  vulnerabilities: z.record(z.string(), amount),
  dependencies: amount.nullish(),
  totalDependencies: amount.nullish(),
});

const report = z.object({ advisories: z.record(z.string(), classicAdvisory), metadata: classicMetadata });

/** True for the shape of npm 6: pnpm of any version, yarn 2 and 3. */
export const isPnpmAudit = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'advisories' in value && 'metadata' in value;

/** Reads `pnpm audit --json`. */
export function readPnpmAudit(value: unknown, origin: JsonOrigin): Audit {
  const { advisories, metadata } = readValue(value, report, origin);
  return classicAudit('pnpm audit', { advisories: Object.values(advisories), metadata }, origin);
}

/** An audit out of its parts; `truncated` where the counts speak of vulnerabilities that are not described. */
export function classicAudit(
  tool: string,
  read: {
    readonly advisories: readonly z.output<typeof classicAdvisory>[];
    readonly metadata: z.output<typeof classicMetadata>;
  },
  { name, remedy }: JsonOrigin,
): Audit {
  const { advisories, metadata } = read;
  const counted = Object.values(metadata.vulnerabilities).reduce((sum, number) => sum + number, 0);
  if (counted > 0 && advisories.length === 0) {
    throw new CouldNotTell('truncated', `${name}: counts ${counted} vulnerabilities and describes none`, remedy);
  }
  const described = advisories.map(toAdvisory);
  const missing = undescribed(metadata.vulnerabilities, described);
  if (missing !== undefined) {
    throw new CouldNotTell('truncated', `${name}: counts ${missing} vulnerabilities and describes none`, remedy);
  }
  return {
    tool,
    packages: metadata.totalDependencies ?? metadata.dependencies ?? undefined,
    advisories: described,
    unchecked: [],
  };
}

function toAdvisory(read: z.output<typeof classicAdvisory>): Advisory {
  const number = read.id === null || read.id === undefined ? [] : [String(read.id)];
  const ghsa = read.github_advisory_id ?? ghsaIn(read.url);
  const versions = read.findings.flatMap(({ version }) => version ?? []);
  return {
    id: ghsa ?? number[0] ?? read.cves?.[0] ?? 'unknown',
    aliases: [...(ghsa ? number : []), ...(read.cves ?? [])],
    package: read.module_name,
    versions: [...new Set(versions)],
    severity: severityOf(read.severity),
    title: read.title ?? 'no title',
    url: read.url ?? undefined,
    vulnerable: read.vulnerable_versions ?? undefined,
    fixed: patched(read.patched_versions),
    paths: [...new Set(read.findings.flatMap(({ paths }) => paths ?? []))].map(path => path.replace(/^\.>/, '')),
  };
}

/** `>=4.17.21` as `4.17.21`; npm's database writes `<0.0.0` where there is no fixed version. */
function patched(range: string | null | undefined): string | undefined {
  if (!range || range === '<0.0.0') return undefined;
  return /^>=\s*([\w.+-]+)$/.exec(range)?.[1] ?? range;
}
