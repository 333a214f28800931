import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import { type JsonOrigin, parseJsonLines, readValue } from '../json/json.js';
import { type Advisory, type Audit, ghsaIn, severityOf } from './advisory.js';
import { classicAdvisory, classicAudit, classicMetadata, isPnpmAudit, readPnpmAudit } from './pnpm-audit.js';

const berryLine = z.object({
  value: z.string().min(1),
  children: z.object({
    ID: z.union([z.number(), z.string()]),
    Issue: z.string(),
    URL: z.string().nullish(),
    Severity: z.string().nullish(),
    'Vulnerable Versions': z.string().nullish(),
    'Tree Versions': z.array(z.string()).default([]),
    Dependents: z.array(z.string()).default([]),
  }),
});

const classicLine = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('auditAdvisory'),
    data: z.object({ resolution: z.object({ path: z.string() }), advisory: classicAdvisory }),
  }),
  z.object({ type: z.literal('auditSummary'), data: classicMetadata }),
  z.object({ type: z.literal('error'), data: z.string() }),
  z.object({
    type: z.enum(['auditAction', 'info', 'warning', 'step', 'activityStart', 'activityTick', 'activityEnd']),
  }),
]);

type Berry = z.output<typeof berryLine>;

/** True for a line that `yarn audit --json` (yarn 1) writes. */
export const isYarnClassicLine = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && 'data' in value;

/** True for a line that `yarn npm audit --json` (yarn 4) writes. */
export const isYarnLine = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'value' in value && 'children' in value;

/**
 * Reads `yarn npm audit --json`: a line for each advisory (yarn 4; nothing at all where there is none, and no count of
 * packages), or one document in npm 6's shape (yarn 2 and 3).
 */
export function readYarnAudit(text: string, origin: JsonOrigin): Audit {
  const lines = parseJsonLines(text, origin);
  const [first] = lines;
  if (lines.length === 1 && isPnpmAudit(first)) return { ...readPnpmAudit(first, origin), tool: 'yarn npm audit' };
  const read = lines.map(line => readValue(line, berryLine, origin));
  return { tool: 'yarn npm audit', packages: undefined, advisories: read.flatMap(toAdvisory), unchecked: [] };
}

/** A deprecation has a package's name for an id; it is no vulnerability. */
function toAdvisory({ value, children }: Berry): readonly Advisory[] {
  if (/\(deprecation\)$/.test(String(children.ID))) return [];
  const ghsa = ghsaIn(children.URL);
  const dependants = children.Dependents.map(dependant =>
    dependant.replace(/@(?:npm|workspace|virtual|patch):.*$/, ''),
  );
  return [
    {
      id: ghsa ?? String(children.ID),
      aliases: ghsa ? [String(children.ID)] : [],
      package: value,
      versions: children['Tree Versions'],
      severity: severityOf(children.Severity),
      title: children.Issue,
      url: children.URL ?? undefined,
      vulnerable: children['Vulnerable Versions'] ?? undefined,
      fixed: undefined,
      paths: dependants.map(dependant => `${dependant}>${value}`),
    },
  ];
}

/**
 * Reads `yarn audit --json` of yarn 1: one line for each way to a vulnerable package, and a summary, without which the
 * audit did not come to its end. Throws `unreachable` where yarn reports an error.
 */
export function readYarnClassicAudit(text: string, origin: JsonOrigin): Audit {
  const lines = parseJsonLines(text, origin).map(line => readValue(line, classicLine, origin));
  const summary = lines.find(line => line.type === 'auditSummary');
  const error = lines.find(line => line.type === 'error');
  if (!summary || error) {
    const message = error ? `${origin.name}: ${firstLine(error.data)}` : `${origin.name}: has no summary`;
    throw new CouldNotTell(error ? 'unreachable' : 'truncated', message, origin.remedy);
  }
  const found = lines.flatMap(line => (line.type === 'auditAdvisory' ? [line.data] : []));
  const audit = classicAudit(
    'yarn audit',
    { advisories: found.map(({ advisory }) => advisory), metadata: summary.data },
    origin,
  );
  const unique = new Map(audit.advisories.map(advisory => [`${advisory.id} ${advisory.package}`, advisory]));
  return { ...audit, advisories: [...unique.values()] };
}

const firstLine = (text: string): string => clip(text.split('\n')[0] ?? '', 300);
