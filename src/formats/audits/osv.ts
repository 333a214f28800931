import { z } from 'zod';
import { type JsonOrigin, readValue } from '../json/json.js';
import { type Advisory, type Audit, severityOf, severityOfScore, worst } from './advisory.js';

const event = z.object({ fixed: z.string().optional() });

const vulnerability = z.object({
  id: z.string().min(1),
  aliases: z.array(z.string()).nullish(),
  summary: z.string().nullish(),
  affected: z
    .array(
      z.object({
        package: z.object({ name: z.string() }).nullish(),
        ranges: z.array(z.object({ events: z.array(event).nullish() })).nullish(),
      }),
    )
    .nullish(),
  database_specific: z.object({ severity: z.string().nullish() }).nullish(),
});

const packageResult = z.object({
  package: z.object({ name: z.string(), version: z.string().nullish(), ecosystem: z.string().nullish() }),
  vulnerabilities: z.array(vulnerability).nullish(),
  groups: z.array(z.object({ ids: z.array(z.string()), max_severity: z.string().nullish() })).nullish(),
});

const report = z.object({
  results: z
    .array(z.object({ source: z.object({ path: z.string() }).nullish(), packages: z.array(packageResult).nullish() }))
    .nullable(),
});

type PackageResult = z.output<typeof packageResult>;

/** True for `osv-scanner --format json`. */
export const isOsv = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'results' in value && !('runs' in value);

/**
 * Reads `osv-scanner --format json`, one advisory for each group of those that are the same under other names. Only
 * vulnerable packages are listed unless it was told to list all, so the number of packages is rarely known.
 */
export function readOsv(value: unknown, origin: JsonOrigin): Audit {
  const results = readValue(value, report, origin).results ?? [];
  const advisories = results.flatMap(({ source, packages }) =>
    (packages ?? []).flatMap(found => groupsOf(found).map(ids => toAdvisory(found, ids, source?.path))),
  );
  const packages = results.flatMap(result => result.packages ?? []);
  const isComplete = packages.some(({ vulnerabilities }) => (vulnerabilities ?? []).length === 0);
  return { tool: 'osv-scanner', packages: isComplete ? packages.length : undefined, advisories, unchecked: [] };
}

/** Groups as told, and what they left out, each on its own. */
function groupsOf({ vulnerabilities, groups }: PackageResult): readonly (readonly string[])[] {
  const told = (groups ?? []).map(({ ids }) => ids).filter(ids => ids.length > 0);
  const grouped = new Set(told.flat());
  return [...told, ...(vulnerabilities ?? []).filter(({ id }) => !grouped.has(id)).map(({ id }) => [id])];
}

function toAdvisory(found: PackageResult, ids: readonly string[], source: string | undefined): Advisory {
  const described = (found.vulnerabilities ?? []).filter(({ id }) => ids.includes(id));
  const names = [...new Set([...ids, ...described.flatMap(({ aliases }) => aliases ?? [])])];
  const id = names.find(name => name.startsWith('GHSA-')) ?? ids[0] ?? 'unknown';
  const group = (found.groups ?? []).find(candidate => candidate.ids === ids);
  const named = described.flatMap(({ database_specific }) => severityOf(database_specific?.severity) ?? []);
  const fixed = described.flatMap(({ affected }) =>
    (affected ?? [])
      .filter(entry => entry.package?.name === found.package.name)
      .flatMap(({ ranges }) =>
        (ranges ?? []).flatMap(({ events }) => (events ?? []).flatMap(step => step.fixed ?? [])),
      ),
  );
  return {
    id,
    aliases: names.filter(name => name !== id),
    package: found.package.name,
    versions: found.package.version ? [found.package.version] : [],
    severity: scoreOf(group?.max_severity) ?? worst(named),
    title: described.flatMap(({ summary }) => summary || [])[0] ?? id,
    url: `https://osv.dev/vulnerability/${id}`,
    vulnerable: undefined,
    fixed: fixed.length > 0 ? [...new Set(fixed)].join(', ') : undefined,
    paths: [],
    source,
  };
}

/** Empty where the database has no score. */
const scoreOf = (text: string | null | undefined) => (text ? severityOfScore(Number(text)) : undefined);
