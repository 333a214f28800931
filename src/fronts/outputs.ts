import { existsSync } from 'node:fs';
import * as core from '@actions/core';
import { digestOf } from '../config/load.js';
import type { Report } from '../report/report.js';
import { UsageError } from '../usage-error.js';

/** The outputs of a command that decides. `path` is that of report.json. */
export async function setOutputs(report: Report, path: string | undefined): Promise<void> {
  core.setOutput('decision', report.decision);
  core.setOutput('reason-code', report.reasonCode);
  core.setOutput('report', path ?? '');
  // Of what was decided on, not of what lies there by now.
  core.setOutput('report-digest', digestOf((await import('../reporters/json.js')).renderJson(report)));
  for (const [status, count] of Object.entries(report.counts)) core.setOutput(status, count);
  core.setOutput('sign-off', report.toSign !== undefined);
  core.setOutput('deployed', report.deployed ?? 'no');
  core.setOutput('complete', report.complete === true);
  core.setOutput('rollback', report.rollback?.status ?? 'none');
  core.setOutput('record-digest', report.record?.digest ?? '');
}

/** Whoever reads the outputs of such a step finds none, and no decision. */
export function refuseLostOutputs(file: string | undefined): void {
  if (file === undefined || file === '' || existsSync(file)) return;
  throw new UsageError(`GITHUB_OUTPUT names ${file}, which is not there: the decision could not be handed on`);
}

/** The outputs of a run that ended before there was a decision. */
export function setNothingDecided(reasonCode: string | undefined): void {
  try {
    core.setOutput('decision', 'no-go');
    if (reasonCode !== undefined) core.setOutput('reason-code', reasonCode);
  } catch {
    // The file of the outputs is gone: whoever reads them finds no decision, which is no go either.
  }
}
