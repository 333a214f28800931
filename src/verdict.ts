export type Level = 'error' | 'warning' | 'note';

/** How grave a weakness is, worst last, by GitHub's and npm's names; `level` says what that means to this check. */
export const GRAVITIES = ['low', 'moderate', 'high', 'critical'] as const;

export type Gravity = (typeof GRAVITIES)[number];

/** One thing that is wrong. `file` is relative to the working directory; `line` and `column` count from 1. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
  /** What the finding is about where that is not a file: an image, a package, `Deployment/backend`. Waivers match it. */
  readonly subject?: string | undefined;
  /** Other ids of the same defect, such as an advisory's CVE where `rule` is its GHSA id. Waivers match them too. */
  readonly aliases?: readonly string[] | undefined;
  /** Packages through which every way to the subject leads, where all ways are known. Waivers match them too. */
  readonly via?: readonly string[] | undefined;
  /** Of a weakness of security, where that is known. */
  readonly gravity?: Gravity | undefined;
  /** A link or a sentence that says how to mend it. */
  readonly help?: string | undefined;
}

/** A number with its unit (`bytes`, `ms`, `%`, `tests`, …), and the limit or baseline it was held against. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number | undefined;
  /** What the limit is: the most unless it says `min`. */
  readonly bound?: 'min' | 'max' | undefined;
  readonly baseline?: number | undefined;
}

/** Most points of one chart. */
export const CHART_POINTS = 500;

/** A picture beside the measurements, as data: at most 500 points, x ascending, all of them finite. */
export interface Chart {
  readonly title: string;
  /** Of y, as in measurements: `ms`, `%`, `requests/s`. */
  readonly unit: string;
  /**
   * `distribution`: x is a share from 0 to 1 (0.95 for p95) and y the value that so many stay below. `series`: x is seconds from
   * the start. `bars`: x counts from 0, and `labels` names each.
   */
  readonly form: 'distribution' | 'series' | 'bars';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly labels?: readonly string[] | undefined;
  /** Drawn as a line across. */
  readonly limit?: number | undefined;
  readonly baseline?: number | undefined;
}

/** A block of plain text (a tool's last lines, a table) that reports show folded under the check. */
export interface Detail {
  readonly title: string;
  readonly text: string;
}

/**
 * A container image that a check looked at. An image has a digest of its config (its content: what Docker calls its id), of
 * its manifest, and often of an index over several platforms: each that is known is an entry of its own.
 */
export interface SeenImage {
  /** As configured, or as found by a pattern. */
  readonly image: string;
  /** `sha256:…` */
  readonly digest: string;
  /** What it is the digest of; where a source does not tell an index from a manifest, it is called a manifest. */
  readonly of: 'config' | 'manifest' | 'index';
}

/** What a check found. A failed verdict has at least one finding of level `error`. */
export interface Verdict {
  /** `pending`: all that a machine can see is right, and a person has yet to attest the rest. */
  readonly status: 'passed' | 'failed' | 'pending';
  /** One sentence, with the numbers: `128 tests passed in 4.2 s, 3 skipped`. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** Files that prove it, relative to the working directory or absolute under the report directory. */
  readonly evidence: readonly string[];
  readonly details: readonly Detail[];
  readonly charts?: readonly Chart[] | undefined;
  /** The images that it is about, by digest as far as known. */
  readonly images?: readonly SeenImage[] | undefined;
  /** What a step of a deployment hands to the entries after it: `${{ captured.NAME }}`. */
  readonly captured?: Readonly<Record<string, string>> | undefined;
}

export type Extra = Partial<Omit<Verdict, 'status' | 'summary'>>;

const verdict = (status: Verdict['status'], summary: string, extra: Extra): Verdict => ({
  status,
  summary,
  findings: extra.findings ?? [],
  measurements: extra.measurements ?? [],
  evidence: extra.evidence ?? [],
  details: extra.details ?? [],
  ...(extra.charts && extra.charts.length > 0 ? { charts: extra.charts } : {}),
  ...(extra.images && extra.images.length > 0 ? { images: extra.images } : {}),
  ...(extra.captured ? { captured: extra.captured } : {}),
});

/** The evidence shows that it holds. Findings of level `warning` and `note` may come along. */
export const passed = (summary: string, extra: Extra = {}): Verdict => verdict('passed', summary, extra);

/** The evidence shows that it is wrong; `extra.findings` says what, at level `error`. */
export const failed = (summary: string, extra: Extra & { readonly findings: readonly Finding[] }): Verdict =>
  verdict('failed', summary, extra);

/** A person has yet to attest it: for kinds that say with `attestedBy` who. */
export const pending = (summary: string, extra: Extra = {}): Verdict => verdict('pending', summary, extra);

/** Passed without a finding of level `error`, else failed: for kinds whose findings decide. */
export const byFindings = (summary: string, extra: Extra & { readonly findings: readonly Finding[] }): Verdict =>
  verdict(extra.findings.some(finding => finding.level === 'error') ? 'failed' : 'passed', summary, extra);
