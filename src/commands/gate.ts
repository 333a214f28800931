import { resolve } from 'node:path';
import { ConfigInvalid } from '../config/problem.js';
import { deliverFiles } from '../pipeline/deliver/deliver.js';
import { clearReports } from '../ports/runner/report-directory.js';
import type { Origin } from '../report/origin.js';
import type { Report } from '../report/report.js';
import { redactDeep } from '../text/redact.js';
import { type Asked, reportInvalid } from './invalid.js';
import { redactorFor } from './open-stage.js';
import type { ReadEarlier } from './reuse.js';
import { run } from './run.js';
import { refuseAnyCertificate, refuseStrangers } from './strangers.js';
import type { Ran, RunRequest, World } from './world.js';

export interface Gated {
  readonly report: Report;
  readonly origin: Origin;
  /** Absolute; undefined where the report could not be written, and the decision is then no-go. */
  readonly reportDirectory: string | undefined;
  /** What went wrong while delivering; never changes the decision. */
  readonly warnings: readonly string[];
}

/**
 * A run from the config to the report directory: what both fronts call. An invalid config is a report too, so that no
 * earlier run's answer is left lying there. Throws `UsageError` alone.
 */
export async function gate(request: RunRequest, world: World): Promise<Gated> {
  // Read before the report directory is cleared: a report may lie there.
  const earlier = request.reuse === undefined ? undefined : await readGiven(request.reuse, request, world);
  return settle(request, world, () => run(request, world, earlier));
}

async function readGiven(given: string, { reportDirectory }: RunRequest, { env }: World): Promise<ReadEarlier> {
  const { readEarlier } = await import('./reuse.js');
  return readEarlier(given, { reportDirectory, env });
}

/** Does the work of a command that decides, and writes the report directory, whatever comes of it. */
export async function settle(request: Asked, world: World, work: () => Promise<Ran>): Promise<Gated> {
  const reportDirectory = resolve(request.reportDirectory);
  await clearReports(reportDirectory);
  refuseAnyCertificate(world.env);
  await refuseStrangers(world.env);
  const { report, redact, origin, list } = await workOrExplain(request, world, work);
  const clean = redactDeep(report, redact);
  const { lost, warnings } = await deliverFiles(clean, {
    directory: reportDirectory,
    origin,
    list: list === undefined ? undefined : redact(list),
  });
  if (lost === undefined) return { report: clean, origin, reportDirectory, warnings };
  // Whatever is there of the other files would speak of another decision.
  await clearReports(reportDirectory).catch(() => undefined);
  return { report: withoutEvidence(clean, redact(lost)), origin, reportDirectory: undefined, warnings };
}

/** A decision that nobody can read again is no go. */
function withoutEvidence(report: Report, lost: string): Report {
  const message = `${lost}. Free the disk, or name another report directory, and run it again.`;
  const own = report.decision === 'go' ? [] : report.reasons;
  const code = 'evidence-missing';
  const reasonCode = own.length > 0 ? report.reasonCode : code;
  return { ...report, decision: 'no-go', reasonCode, reasons: [...own, { code, message }] };
}

async function workOrExplain(request: Asked, world: World, work: () => Promise<Ran>): Promise<Ran> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    const origin = { server: world.env.GITHUB_SERVER_URL };
    return { report: await reportInvalid(error, request, world), redact: redactorFor(undefined, world.env), origin };
  }
}
