import { type Document, isMap, isSeq, parseDocument, YAMLMap } from 'yaml';
import { readConfigText } from '../../config/config-text.js';
import { dateOf, loadConfig } from '../../config/load.js';
import type { Config } from '../../config/schema.js';
import { MAX_REPORT_BYTES, readReport } from '../../pipeline/other-runs/read-report.js';
import { readReportFile } from '../../ports/runner/report-file.js';
import { writeNew } from '../../ports/runner/write-new.js';
import type { Report, ReportedFinding, Result } from '../../report/report.js';
import { count } from '../../text/units.js';
import { UsageError } from '../../usage-error.js';
import type { World } from '../world.js';

/** What `accept` was asked for. Paths are relative to where the program was started. */
export interface AcceptRequest {
  readonly config: string;
  /** The reports whose findings are accepted. */
  readonly reports: readonly string[];
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  /** An ISO date; as far ahead as `longest-waiver` allows, at most 90 days, unless given. */
  readonly until: string | undefined;
  /** Takes out what no report finds any more, too. */
  readonly prune: boolean;
  readonly dryRun: boolean;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;

/**
 * Writes today's failing findings into the config as waivers, one for each fingerprint, with one owner, reason and end: old
 * ones are then waived openly, and every new one blocks. What could not be told is not accepted. Answers what was done.
 */
export async function accept(
  request: AcceptRequest,
  { env }: Pick<World, 'env'>,
): Promise<{ readonly text: string; readonly said: readonly string[] }> {
  const source = await readConfigText(request.config);
  const { config } = await loadConfig(source, env);
  const reports = await Promise.all(request.reports.map(read));
  const document = parseDocument(source.text);
  const pruned = request.prune ? prune(document, { config, reports }) : 0;
  const fresh = reports.flatMap(report => toAccept(report, config));
  const added = fresh.length === 0 ? undefined : { ...termsOf(request, config), fresh };
  if (added) add(document, added);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  await loadConfig({ file: source.file, text }, env);
  if (!request.dryRun && (added || pruned > 0)) await writeNew(request.config, text);
  return { text, said: tell({ added, pruned, reports }) };
}

async function read(file: string): Promise<Report> {
  return readReport((await readReportFile(file, MAX_REPORT_BYTES)).text, file);
}

interface Fresh {
  readonly check: string;
  readonly stage: string;
  readonly finding: ReportedFinding;
}

/** `production (api)` is the stage `production` of the config. */
const stageOf = ({ stage }: Report): string => stage.replace(/ \(.*\)$/, '');

/** Failing findings that no waiver covers, each fingerprint once. */
function toAccept(report: Report, { stages }: Config): readonly Fresh[] {
  const stage = stageOf(report);
  if (stages[stage] === undefined)
    throw new UsageError(`accept: the report is of the stage ${stage}, which the config does not have`);
  return report.checks
    .filter(({ status }) => status === 'failed')
    .flatMap(({ id, findings }) => [
      ...new Map(
        findings
          .filter(({ level, waived }) => level === 'error' && waived === undefined)
          .map(finding => [finding.fingerprint, { check: id, stage, finding }] as const),
      ).values(),
    ]);
}

interface Terms {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

function termsOf({ reason, owner, until }: AcceptRequest, config: Config): Terms {
  if (reason === undefined || owner === undefined)
    throw new UsageError('accept: name who answers for the findings, and why: --owner LOGIN --reason "…"');
  const longest = config['longest-waiver'];
  const latest = dateOf(new Date(Date.now() + longest));
  const expires = until ?? dateOf(new Date(Date.now() + Math.min(longest, USUAL_DAYS * DAY_MS)));
  if (!/^\d{4}-\d\d-\d\d$/.test(expires))
    throw new UsageError(`--until: expected a date such as ${latest}, got "${expires}"`);
  if (expires < dateOf(new Date())) throw new UsageError(`--until: ${expires} has passed`);
  if (expires > latest) throw new UsageError(`--until: longest-waiver allows ${latest} at the latest, got ${expires}`);
  return { reason, owner, expires };
}

function add(document: Document, { fresh, ...terms }: Terms & { readonly fresh: readonly Fresh[] }): void {
  if (!isSeq(document.get('waivers'))) document.set('waivers', document.createNode([]));
  const list = document.get('waivers');
  if (!isSeq(list)) return;
  list.flow = false;
  for (const { check, stage, finding } of fresh) {
    const entry = document.createNode({ check, stage, fingerprint: finding.fingerprint, ...terms });
    if (entry instanceof YAMLMap) entry.flow = true;
    entry.commentBefore = ` ${[finding.rule, finding.file, finding.subject].filter(Boolean).join(' · ').replace(/\s+/g, ' ')}`;
    list.add(entry);
  }
}

/** Whether a check of a report has looked, so that what it does not find is gone. */
const hasLooked = ({ status, reused }: Result): boolean =>
  ['passed', 'failed', 'waived'].includes(status) && reused === undefined;

/** Takes out entries that name a fingerprint which their check, having looked, does not find any more. Answers how many. */
function prune(
  document: Document,
  { config, reports }: { readonly config: Config; readonly reports: readonly Report[] },
): number {
  const list = document.get('waivers');
  if (!isSeq(list)) return 0;
  const isGone = (index: number): boolean => {
    const waiver = config.waivers[index];
    if (waiver?.fingerprint === undefined) return false;
    const looked = reports
      .filter(report => waiver.stage === undefined || stageOf(report) === waiver.stage)
      .flatMap(({ checks, selection }) =>
        selection === undefined ? checks.filter(({ id }) => id === waiver.check) : [],
      );
    return (
      looked.length > 0 &&
      looked.every(hasLooked) &&
      looked.every(({ findings }) => findings.every(({ fingerprint }) => fingerprint !== waiver.fingerprint))
    );
  };
  const kept = list.items.filter((item, index) => !(isMap(item) && isGone(index)));
  const gone = list.items.length - kept.length;
  list.items = kept;
  if (kept.length === 0) document.delete('waivers');
  return gone;
}

function tell({
  added,
  pruned,
  reports,
}: {
  readonly added: (Terms & { readonly fresh: readonly Fresh[] }) | undefined;
  readonly pruned: number;
  readonly reports: readonly Report[];
}): readonly string[] {
  const errored = reports.flatMap(({ checks }) => checks.filter(({ status }) => status === 'errored'));
  return [
    added === undefined
      ? 'nothing to accept: no failing finding is open'
      : `${count(added.fresh.length, 'finding')} accepted until ${added.expires}, ${added.owner}: ${added.reason}`,
    ...(pruned > 0 ? [`${count(pruned, 'waiver')} taken out: what they excused is gone`] : []),
    ...(errored.length > 0 ? [`not accepted, for nobody could tell: ${errored.map(({ id }) => id).join(', ')}`] : []),
  ];
}
