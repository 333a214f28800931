import * as core from '@actions/core';
import { digestOf } from '../config/load.js';
import type { Report } from '../report/report.js';

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
