import type { Measurement } from '../check.js';
import type { Report, ReportedFinding, Result } from './report.js';

/** A check that stands otherwise than before. */
export interface ChangedCheck {
  readonly id: string;
  readonly name: string;
  readonly before: Result['status'] | undefined;
  readonly after: Result['status'] | undefined;
}

/** A number that is another than before. */
export interface ChangedNumber {
  readonly check: string;
  readonly name: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
}

/** What is otherwise in a later report of a stage. */
export interface Difference {
  readonly decision: { readonly before: Report['decision']; readonly after: Report['decision'] };
  readonly checks: readonly ChangedCheck[];
  readonly fresh: readonly (ReportedFinding & { readonly check: string })[];
  /** Findings that are gone although their check has looked. */
  readonly fixed: readonly (ReportedFinding & { readonly check: string })[];
  readonly numbers: readonly ChangedNumber[];
}

/** A difference, and what the report was compared with: `main (run 12)`. */
export interface Compared {
  readonly with: string;
  readonly difference: Difference;
}

/** Compares two reports by the ids of checks, the fingerprints of findings and the names of measurements. */
export function differenceOf(before: Report, after: Report): Difference {
  const [old, young] = [byId(before), byId(after)];
  const ids = [...new Set([...old.keys(), ...young.keys()])];
  return {
    decision: { before: before.decision, after: after.decision },
    checks: ids.flatMap(id => {
      const [was, is] = [old.get(id), young.get(id)];
      if (was?.status === is?.status) return [];
      return [{ id, name: (is ?? was)?.name ?? id, before: was?.status, after: is?.status }];
    }),
    fresh: ids.flatMap(id => missingIn(young.get(id), old.get(id))),
    fixed: ids.flatMap(id => (hasLooked(young.get(id)) ? missingIn(old.get(id), young.get(id)) : [])),
    numbers: ids.flatMap(id => numbersOf(id, { was: old.get(id), is: young.get(id) })),
  };
}

const byId = ({ checks }: Report): ReadonlyMap<string, Result> => new Map(checks.map(result => [result.id, result]));

/** What could not be told has fixed nothing. */
const hasLooked = (result: Result | undefined): boolean =>
  result !== undefined && ['passed', 'failed', 'waived', 'pending'].includes(result.status);

function missingIn(result: Result | undefined, other: Result | undefined): Difference['fresh'] {
  const known = new Set(other?.findings.map(({ fingerprint }) => fingerprint));
  return (result?.findings ?? [])
    .filter(({ level, fingerprint }) => level !== 'note' && !known.has(fingerprint))
    .map(finding => ({ ...finding, check: result?.id ?? '' }));
}

function numbersOf(
  check: string,
  { was, is }: { readonly was: Result | undefined; readonly is: Result | undefined },
): readonly ChangedNumber[] {
  const old = new Map((was?.measurements ?? []).map(measured => [keyOf(measured), measured.value]));
  return (is?.measurements ?? []).flatMap(({ name, unit, value, ...rest }) => {
    const before = old.get(keyOf({ name, unit, value, ...rest }));
    return before === undefined || before === value ? [] : [{ check, name, unit, before, after: value }];
  });
}

const keyOf = ({ name, unit }: Measurement): string => `${name}\n${unit}`;
