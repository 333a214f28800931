/** From GitHub's and npm's scales; pip-audit knows none. */
export const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One known vulnerability of one package, as an audit reports it. */
export interface Advisory {
  /** GHSA where there is one, else what the tool calls it (PYSEC-…, CVE-…, npm's number). */
  readonly id: string;
  /** Other names of the same. */
  readonly aliases: readonly string[];
  readonly package: string;
  /** Versions in use, as far as the report tells. */
  readonly versions: readonly string[];
  /** Undefined where the report has none. */
  readonly severity: Severity | undefined;
  readonly title: string;
  readonly url: string | undefined;
  /** The range of vulnerable versions. */
  readonly vulnerable: string | undefined;
  /** Versions, or a range of them, without it. */
  readonly fixed: string | undefined;
  /** How the package comes in, each `dependant>…>package`; npm tells where it lies instead. */
  readonly paths: readonly string[];
  /** Other packages through which every way to it leads, where all ways are known. */
  readonly via?: readonly string[] | undefined;
  /** Whether the project itself asks for it, where that is known. */
  readonly direct?: boolean | undefined;
  /** Keys of its packages in the lock file, where they are known. */
  readonly places?: readonly string[] | undefined;
  /** What the report itself names as remedy. */
  readonly remedy?: string | undefined;
  /** The lock file that it was found in, where the report tells. */
  readonly source?: string | undefined;
}

/** What an audit answered. */
export interface Audit {
  /** The format, as summaries name it: `npm audit`. */
  readonly tool: string;
  /** Packages that were looked at; undefined where the report does not tell. */
  readonly packages: number | undefined;
  readonly advisories: readonly Advisory[];
  /** Packages that could not be looked at, and why. */
  readonly unchecked: readonly { readonly name: string; readonly why: string }[];
  /** Packages of no registry, of which no advisory speaks. */
  readonly outside?: readonly { readonly name: string; readonly why: string }[];
}

/** A severity by its name in any scale (`MODERATE`, `medium`), or undefined. */
export function severityOf(name: unknown): Severity | undefined {
  const word = typeof name === 'string' ? name.toLowerCase() : '';
  return word === 'medium' ? 'moderate' : SEVERITIES.find(severity => severity === word);
}

/** A CVSS score's qualitative rating (FIRST, CVSS v3.1 §5): 9 critical, 7 high, 4 moderate. */
export function severityOfScore(score: number): Severity | undefined {
  if (!(score >= 0 && score <= 10)) return undefined;
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'moderate' : score > 0 ? 'low' : 'info';
}

export const isAtLeast = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);

export const worst = (severities: readonly Severity[]): Severity | undefined =>
  SEVERITIES.findLast(severity => severities.includes(severity));

/**
 * The worst severity that an audit counts and of which it describes no advisory; undefined where each is described. `info`
 * is left out, which some tools count and never list.
 */
export function undescribed(
  counts: Readonly<Record<string, number | undefined>>,
  advisories: readonly Advisory[],
): Severity | undefined {
  if (advisories.some(({ severity }) => severity === undefined)) return undefined;
  const counted = Object.keys(counts).flatMap(name => ((counts[name] ?? 0) > 0 ? (severityOf(name) ?? []) : []));
  return worst(counted.filter(name => name !== 'info' && !advisories.some(({ severity }) => severity === name)));
}

/** The GHSA id in an advisory's address. */
export const ghsaIn = (url: string | null | undefined): string | undefined =>
  /GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}/i.exec(url ?? '')?.[0];
