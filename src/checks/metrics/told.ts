import type { Chart, CouldNotTell, Finding, Measurement } from '../../check.js';

/** What came of one query, ratio or selector. */
export interface Told {
  readonly name: string;
  /** A part of the summary: `error rate is 1 %`; undefined where nobody can tell. */
  readonly said?: string | undefined;
  readonly findings: readonly Finding[];
  readonly unknown: readonly CouldNotTell[];
  readonly measurements: readonly Measurement[];
  readonly charts: readonly Chart[];
  /** What was asked, and what came back, a line each. */
  readonly lines: readonly string[];
}

/** Nothing yet. */
export const toldOf = (name: string, part: Partial<Omit<Told, 'name'>>): Told => ({
  name,
  findings: [],
  unknown: [],
  measurements: [],
  charts: [],
  lines: [],
  ...part,
});
