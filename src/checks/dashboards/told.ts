import type { CouldNotTell, Finding, Measurement } from '../../check.js';
import { type Finding as Found, findingOf } from '../../check.js';
import { dashboardsRules } from './rules.js';

/** What came of one question to Grafana. */
export interface Told {
  /** A part of the summary. */
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly unknown: readonly CouldNotTell[];
  readonly measurements: readonly Measurement[];
  readonly lines: readonly string[];
}

export const toldOf = (said: string, part: Partial<Omit<Told, 'said'>> = {}): Told => ({
  said,
  findings: [],
  unknown: [],
  measurements: [],
  lines: [],
  ...part,
});

export const found = (rule: keyof typeof dashboardsRules, subject: string, message: string): Found =>
  findingOf(dashboardsRules, { rule, message, subject });
