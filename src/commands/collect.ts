import { dateOf } from '../config/load.js';
import { CouldNotTell } from '../could-not-tell.js';
import { agreeOnImages } from '../pipeline/agree.js';
import { judge } from '../pipeline/judge.js';
import { futureShards, staleResults } from '../pipeline/other-runs/freshness.js';
import { type Merged, mergeShards, type Shard } from '../pipeline/other-runs/merge.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import { openWaivers } from '../pipeline/waive.js';
import { findReportFiles, readReportFile } from '../ports/runner/report-file.js';
import { assembleReport } from '../report/assemble.js';
import type { Evidence, Reason, Report, Result } from '../report/report.js';
import { UsageError } from '../usage-error.js';
import { tool } from '../version.js';
import { faultsOf, proveEarlier } from './evidence.js';
import { type Gated, settle } from './gate.js';
import { openStage, originOf, type RuledStage, withRules } from './open-stage.js';
import { signing } from './run.js';
import { wholeStage } from './whole-stage.js';
import type { PolicyRequest, Ran, World } from './world.js';

export interface CollectRequest extends PolicyRequest {
  readonly stage: string | undefined;
  /** Proof of the stage before: a file or folder. */
  readonly evidence: string | undefined;
  /** Files, folders and globs, relative to where the program was started. */
  readonly reports: readonly string[];
}

/**
 * Merges the reports of shards into one, decides on it as if the whole stage had run here, and writes the report
 * directory. Whatever keeps the parts from being the whole is no-go. Throws `UsageError` alone.
 */
export async function collect(request: CollectRequest, world: World): Promise<Gated> {
  // Read before the report directory is cleared: a report may lie there.
  const read = await readShards(request);
  return settle(request, world, () => merge(request, { world, read }));
}

interface Read {
  readonly shards: readonly Shard[];
  readonly evidence: readonly Evidence[];
  readonly faults: readonly Reason[];
}

/** All reports together: fifty of the largest would not fit into memory. */
const MAX_BYTES = 512 * 1024 * 1024;
/** Far more than one matrix has jobs. */
const MAX_REPORTS = 1024;

async function readShards(request: CollectRequest): Promise<Read> {
  const { files, missing } = await findReportFiles(request.reports, request.reportDirectory);
  if (files.length > MAX_REPORTS) {
    throw new UsageError(
      `${files.length} reports are more than the ${MAX_REPORTS} that are read: name the folder of this run's`,
    );
  }
  const read: { shards: Shard[]; evidence: Evidence[]; faults: Reason[] } = { shards: [], evidence: [], faults: [] };
  const fault = (message: string): number => read.faults.push({ code: 'evidence-missing', message });
  for (const name of missing) fault(`${name}: no report there; download the shards' artifacts first`);
  let room = MAX_BYTES;
  for (const file of files) {
    try {
      const { text, sha256 } = await readReportFile(file, Math.min(MAX_REPORT_BYTES, room));
      room -= text.length;
      read.evidence.push({ path: file, sha256 });
      const report = readReport(text, file);
      if (report.signOff) fault(`${file}: has been through a sign-off already; give the one that \`run\` wrote`);
      else read.shards.push({ shown: file, report });
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      fault(`${error.message}. ${error.remedy}`);
    }
  }
  return read;
}

async function merge(
  request: CollectRequest,
  { world, read }: { readonly world: World; readonly read: Read },
): Promise<Ran> {
  const open = await openStage(request, world);
  const { report, list } = await withRules(open, async ruled => {
    const made = await mergeRead(ruled, { request, read });
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}

async function mergeRead(
  ruled: RuledStage,
  { request, read }: { readonly request: CollectRequest; readonly read: Read },
): Promise<Report> {
  const { config, name, labelOf, stage, world, checklist, now, policy } = ruled;
  const steps = await wholeStage({ config, stage, env: world.env });
  const merged = mergeShards(read.shards, {
    project: config.project,
    stage: labelOf(name),
    // Outside a workflow the branch is a matter of taste; the commit is not.
    subject: { ...ruled.subject, ref: world.env.GITHUB_REF },
    steps,
    version: tool.version,
    again: 'run all shards again',
  });
  const waivers = await openWaivers(ruled.waivers, { today: dateOf(now), stage: name });
  const results = agreeAcrossShards(merged.results.map(waivers.apply));
  const earlier = await proveEarlier({ ...ruled, subject: merged.subject }, request);
  const ticked = checklist?.tick({ stage: name, results });
  const { toSign, orphans } = await signing(config, { stage, results });
  const judgement = judge({
    results,
    whenNothingApplies: stage['when-nothing-applies'],
    cancelled: world.cancel.aborted,
    checklist: ticked,
    unsigned: toSign?.map(({ title }) => title),
    faults: [
      ...read.faults,
      ...ownFaults(merged, read),
      ...futureShards(read.shards, now),
      ...faultsOf(earlier, results),
      ...staleResults(results, { checks: steps, now, again: 'run all shards again' }),
    ],
  });
  return assembleReport({
    project: config.project,
    stage: labelOf(name),
    subject: merged.subject,
    ...spanOf(read.shards, now),
    judgement,
    results,
    selection: undefined,
    collected: read.evidence,
    collectedAt: new Date(),
    after: earlier?.note,
    checklist: ticked,
    notices: [...waivers.notices(results), ...(checklist?.notices ?? []), ...orphans],
    policy: await policy.note(config),
    toSign,
  });
}

/** Where no report could be read, that says it all: what is then missing follows from it. */
const ownFaults = ({ faults }: Merged, read: Read): readonly Reason[] =>
  read.shards.length === 0 && read.faults.length > 0 ? [] : faults;

/** What two checks of one shard contradicted each other in stands there already. */
const agreeAcrossShards: typeof agreeOnImages = results =>
  agreeOnImages(results).map(result => ({ ...result, findings: eachOnce(result.findings) }));

function eachOnce(findings: Result['findings']): Result['findings'] {
  const known = new Set<string>();
  return findings.filter(({ fingerprint }) => known.size < known.add(fingerprint).size);
}

/** From the first shard's start to the last one's end. */
function spanOf(shards: readonly Shard[], now: Date): { readonly startedAt: Date; readonly durationMs: number } {
  const times = shards.map(({ report }: { readonly report: Report }) => Date.parse(report.startedAt));
  const ends = shards.map(({ report }) => Date.parse(report.startedAt) + report.durationMs);
  const start = times.reduce((first, time) => Math.min(first, time), now.getTime());
  return {
    startedAt: new Date(start),
    durationMs: Math.max(0, ends.reduce((last, end) => Math.max(last, end), start) - start),
  };
}
