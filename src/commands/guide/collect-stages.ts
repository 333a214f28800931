import { CouldNotTell } from '../../could-not-tell.js';
import { MAX_REPORT_BYTES, readReport } from '../../pipeline/other-runs/read-report.js';
import { findReportFiles, readReportFile } from '../../ports/runner/report-file.js';
import { writeNew } from '../../ports/runner/write-new.js';
import type { ChecklistTally, Report } from '../../report/report.js';
import { markdownTable } from '../../text/table.js';
import { UsageError } from '../../usage-error.js';
import { openStage, withRules } from '../open-stage.js';
import type { PolicyRequest, World } from '../world.js';

export interface CollectStagesRequest extends PolicyRequest {
  /** Files, folders and globs, relative to where the program was started. */
  readonly reports: readonly string[];
}

/** The list over several stages, and whether all of it stands. */
export interface CollectedStages {
  readonly file: string;
  readonly said: readonly string[];
  /** True where every report is go and complete, and every line proven or excused. */
  readonly isWhole: boolean;
}

interface Read {
  readonly file: string;
  readonly sha256: string;
  readonly report: Report;
}

/**
 * Writes `checklist.md` once over the reports of several stages of one commit: what an auditor keeps. It decides nothing. Throws
 * `UsageError` where the reports do not belong together or to this config.
 */
export async function collectStages(
  request: CollectStagesRequest,
  world: Pick<World, 'env' | 'cancel' | 'token'>,
): Promise<CollectedStages> {
  const read = await readAll(request);
  const open = await openStage({ ...request, stage: undefined }, world);
  refuseStrangers(read, open.subject.configDigest);
  return withRules(open, async ({ checklist, config, redact }) => {
    if (checklist === undefined) throw new UsageError('collect --stages: the config names no `checklist`');
    const founds = new Map(
      read.map(
        ({ report }) => [report.stage, { ...report, results: report.checks, roles: report.signOff?.roles }] as const,
      ),
    );
    const tally = checklist.tickStages(founds);
    const isWhole = read.every(({ report }) => stands(report)) && openLines(tally) === 0;
    const [first] = read;
    const told = {
      decision: isWhole ? ('go' as const) : ('no-go' as const),
      project: config.project,
      stage: read.map(({ report }) => report.stage).join(', '),
      subject: first?.report.subject ?? open.subject,
      checklist: tally,
    };
    const list = checklist.write(told, by => describe(by, read)) ?? '';
    const file = `${request.reportDirectory}/checklist.md`;
    await writeNew(file, redact(`${list.trimEnd()}\n\n${figures(read, tally)}`));
    return {
      file,
      isWhole,
      said: [`${count(tally, 'proven')} of ${tally.items} items are proven, ${openLines(tally)} open`],
    };
  });
}

async function readAll({ reports, reportDirectory }: CollectStagesRequest): Promise<readonly Read[]> {
  const { files, missing } = await findReportFiles(reports, reportDirectory);
  if (missing.length > 0 || files.length === 0)
    throw new UsageError(
      `collect --stages: ${missing.join(', ') || 'nothing named'}: no report there; download the stages' artifacts first`,
    );
  return Promise.all(
    files.map(async file => {
      try {
        const { text, sha256 } = await readReportFile(file, MAX_REPORT_BYTES);
        return { file, sha256, report: readReport(text, file) };
      } catch (error) {
        if (error instanceof CouldNotTell) throw new UsageError(`collect --stages: ${error.message}`);
        throw error;
      }
    }),
  );
}

/** Reports of another config, another commit, a part of a stage, or twice of one stage tell nothing together. */
function refuseStrangers(read: readonly Read[], configDigest: string): void {
  const [first] = read;
  const seen = new Set<string>();
  for (const { file, report } of read) {
    const { subject, stage, selection } = report;
    const fail = (why: string): never => {
      throw new UsageError(`collect --stages: ${file}: ${why}`);
    };
    if (subject.configDigest !== configDigest) fail('made with another config than this one; check out its commit');
    if (subject.sha !== first?.report.subject.sha) fail(`of another commit than ${first?.file ?? ''}`);
    if (subject.dirty) fail('its checkout was not that of its commit');
    if (selection !== undefined) fail('a part of its stage alone; collect its shards first');
    if (seen.has(stage)) fail(`a second report of ${stage}; name the last one`);
    seen.add(stage);
  }
}

const stands = ({ decision, complete }: Report): boolean => decision === 'go' && complete !== false;

const count = ({ lines = [] }: ChecklistTally, state: string): number =>
  lines.filter(line => line.state === state).length;

const openLines = (tally: ChecklistTally): number => tally.items - count(tally, 'proven') - count(tally, 'excused');

/** `staging/smoke` with when it was found, `staging/sign-off:qa-lead` with who signed. */
function describe(by: string, read: readonly Read[]): string {
  const [stage = '', ...rest] = by.split('/');
  const name = rest.join('/');
  const report = read.find(each => each.report.stage === stage)?.report;
  const result = report?.checks.find(({ id }) => id === name);
  if (result?.startedAt !== undefined) return `${by} (${result.startedAt.slice(0, 16).replace('T', ' ')} UTC)`;
  const role = report?.signOff?.roles.find(each => `sign-off:${each.role}` === name);
  return role?.person === undefined ? by : `${by} (${role.person})`;
}

function figures(read: readonly Read[], tally: ChecklistTally): string {
  const rows = read.map(({ report, sha256 }) => {
    const own = (tally.lines ?? []).filter(({ by }) => by.some(each => each.startsWith(`${report.stage}/`)));
    const of = (state: string): string => String(own.filter(line => line.state === state).length);
    const attested = own.filter(
      ({ by, state }) => state === 'proven' && by.some(each => each.includes('/sign-off:')),
    ).length;
    const open = own.length - Number(of('proven')) - Number(of('excused'));
    return [
      report.stage,
      report.decision,
      of('proven'),
      String(attested),
      of('excused'),
      String(open),
      `sha256:${sha256.slice(0, 12)}…`,
    ];
  });
  return `## Figures\n\n${markdownTable(['Stage', 'Decision', 'Proven', 'of them signed', 'Excused', 'Open', 'report.json'], rows)}\n`;
}
