import type { Severity } from '../audits/advisory.js';

/** One known vulnerability in one package of an image. */
export interface ImageVulnerability {
  /** CVE where there is one, else what the scanner calls it. */
  readonly id: string;
  /** Other names of the same: GHSA, the distribution's own. */
  readonly aliases: readonly string[];
  readonly package: string;
  readonly version: string | undefined;
  /** Undefined where the scanner has none. */
  readonly severity: Severity | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  /** Versions without it; empty where there is none, undefined where the report does not tell. */
  readonly fixed: readonly string[] | undefined;
}

/** What a scanner says of one image. */
export interface ImageScan {
  readonly scanner: string;
  readonly version: string | undefined;
  /** Every name that it gives to the image; empty where it gives none. */
  readonly names: readonly string[];
  readonly digests: readonly { readonly digest: string; readonly of: 'config' | 'manifest' }[];
  /** Packages that were looked at; undefined where the report does not tell. */
  readonly packages: number | undefined;
  readonly vulnerabilities: readonly ImageVulnerability[];
  /** Vulnerabilities that the scanner's own ignore rules left out. */
  readonly silenced: number;
  /** The image's distribution, where it no longer gets security updates. */
  readonly endOfLife: string | undefined;
  /** Milliseconds since the epoch, where the report tells: of the scan, and of the scanner's database. */
  readonly scannedMs: number | undefined;
  readonly databaseMs: number | undefined;
}

/** The CVE among several names of one vulnerability, else the first, and the others. */
export function nameOf(names: readonly string[]): { readonly id: string; readonly aliases: readonly string[] } {
  const unique = [...new Set(names.filter(name => name !== ''))];
  const id = unique.find(name => name.startsWith('CVE-')) ?? unique[0] ?? 'unknown';
  return { id, aliases: unique.filter(name => name !== id) };
}

/** A digest in `name@sha256:…` or by itself; undefined where there is none. */
export const digestIn = (text: string): string | undefined => /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(text)?.[1];

/** Milliseconds since the epoch; undefined for what is no time, and for the zero time that Go programs print. */
export function timeOf(text: string | null | undefined): number | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) || ms <= 0 ? undefined : ms;
}
