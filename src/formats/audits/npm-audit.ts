import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { type Advisory, type Audit, ghsaIn, severityOf, undescribed } from './advisory.js';

const advisory = z.object({
  source: z.union([z.number(), z.string()]).optional(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  severity: z.string().nullish(),
  range: z.string().nullish(),
});

const fix = z.union([
  z.boolean(),
  z.object({ name: z.string(), version: z.string(), isSemVerMajor: z.boolean().optional() }),
]);

const amount = z.int().min(0);
const some = amount.optional();

const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(z.union([z.string(), advisory])),
      nodes: z.array(z.string()).default([]),
      fixAvailable: fix.nullish(),
    }),
  ),
  metadata: z.object({
    vulnerabilities: z.object({ total: amount, low: some, moderate: some, high: some, critical: some }),
    dependencies: z.object({ dev: amount, total: amount }),
  }),
});

/** What npm counted: its `total` holds development packages too, whatever was left out of the question. */
interface NpmAudit extends Audit {
  readonly packages: number;
  readonly development: number;
}

/** True for the answer of `npm audit --json`, npm 7 or newer. */
export const isNpmAudit = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'auditReportVersion' in value;

/**
 * Reads `npm audit --json` of npm 7 and newer. A package that is only affected through another one (`via` names it) has
 * no advisory of its own. Versions are not in the report: `paths` are the places in the lock file.
 */
export function readNpmAudit(value: unknown, origin: JsonOrigin): NpmAudit {
  const { vulnerabilities, metadata } = readValue(value, report, origin);
  const advisories = Object.entries(vulnerabilities).flatMap(([name, { via, nodes, fixAvailable }]) =>
    via.flatMap(cause => (typeof cause === 'string' ? [] : [toAdvisory(cause, { name, nodes, fixAvailable })])),
  );
  const counted = Math.max(metadata.vulnerabilities.total, Object.keys(vulnerabilities).length);
  if (counted > 0 && advisories.length === 0) {
    const message = `${origin.name}: counts ${count(counted, 'vulnerability', 'vulnerabilities')} and describes none`;
    throw new CouldNotTell('truncated', message, origin.remedy);
  }
  const orphan = Object.entries(vulnerabilities).find(([, { via }]) => !isExplained(via, vulnerabilities))?.[0];
  if (orphan !== undefined) {
    const message = `${origin.name}: calls ${clip(orphan, 200)} vulnerable and does not say by what`;
    throw new CouldNotTell('truncated', message, origin.remedy);
  }
  const missing = undescribed(metadata.vulnerabilities, advisories);
  if (missing !== undefined) {
    const message = `${origin.name}: counts ${missing} vulnerabilities and describes none`;
    throw new CouldNotTell('truncated', message, origin.remedy);
  }
  const { dev, total } = metadata.dependencies;
  return { tool: 'npm audit', packages: total, development: dev, advisories, unchecked: [] };
}

/** By an advisory of its own, or by packages that are listed too. */
const isExplained = (via: readonly unknown[], listed: Readonly<Record<string, unknown>>): boolean =>
  via.length > 0 && via.every(cause => typeof cause !== 'string' || Object.hasOwn(listed, cause));

function toAdvisory(
  cause: z.output<typeof advisory>,
  at: {
    readonly name: string;
    readonly nodes: readonly string[];
    readonly fixAvailable: z.output<typeof fix> | null | undefined;
  },
): Advisory {
  const number = cause.source === undefined ? [] : [String(cause.source)];
  const ghsa = ghsaIn(cause.url);
  return {
    id: ghsa ?? number[0] ?? 'unknown',
    aliases: ghsa ? number : [],
    package: at.name,
    versions: [],
    severity: severityOf(cause.severity),
    title: cause.title ?? 'no title',
    url: cause.url ?? undefined,
    vulnerable: cause.range ?? undefined,
    fixed: undefined,
    paths: at.nodes,
    remedy: remedyOf(at.fixAvailable),
  };
}

function remedyOf(fixAvailable: z.output<typeof fix> | null | undefined): string | undefined {
  if (fixAvailable === null || fixAvailable === undefined) return undefined;
  if (fixAvailable === true) return 'npm audit fix';
  if (fixAvailable === false) return undefined;
  const major = fixAvailable.isSemVerMajor ? ', a breaking change' : '';
  return `npm install ${fixAvailable.name}@${fixAvailable.version}${major}`;
}
