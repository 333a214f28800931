import { z } from 'zod';
import { type Severity, severityOf, severityOfScore } from '../audits/advisory.js';

/** SARIF's own scale (2.1.0, §3.27.10). */
export const LEVELS = ['none', 'note', 'warning', 'error'] as const;

export type SarifLevel = (typeof LEVELS)[number];

const OF_LEVEL = { none: 'info', note: 'low', warning: 'moderate', error: 'high' } as const;

/** A property bag; whatever else a tool puts into it stays. */
export const bag = z.looseObject({ tags: z.array(z.unknown()).nullish().catch(undefined) }).nullish();

type Bag = z.output<typeof bag>;

/** The parts of a result and of its rule that may say how grave it is. */
interface Graveness {
  readonly result: Bag;
  readonly rule: Bag;
  readonly level: SarifLevel | undefined;
  readonly ruleLevel: SarifLevel | undefined;
}

/**
 * How grave a result is: its own property, its rule's property, a tag that is a severity, its `level`, its rule's default
 * level, and where nothing is said a warning. In this order, because scanners write `level: error` for all that they find
 * and a score beside it.
 */
export function severityIn({ result, rule, level, ruleLevel }: Graveness): Severity {
  return (
    propertyOf(result) ?? propertyOf(rule) ?? tagOf(result) ?? tagOf(rule) ?? OF_LEVEL[level ?? ruleLevel ?? 'warning']
  );
}

/**
 * `security-severity` is a CVSS score, as GitHub reads it; 0 is how scanners write that they know none. Docker Scout writes
 * the word beside it.
 */
function propertyOf(properties: Bag): Severity | undefined {
  const written = properties?.['security-severity'];
  const score = typeof written === 'string' && written.trim() !== '' ? Number(written) : written;
  if (typeof score === 'number' && score > 0) return severityOfScore(score);
  return (
    severityOf(properties?.['security-severity']) ??
    severityOf(properties?.severity) ??
    severityOf(properties?.cvssV3_severity)
  );
}

const tagOf = (properties: Bag): Severity | undefined =>
  (properties?.tags ?? []).map(severityOf).find(severity => severity !== undefined);
