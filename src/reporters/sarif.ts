import { gzipSync } from 'node:zlib';
import type { Log, Notification, Run, Result as SarifResult } from 'sarif';
import { showChecklist } from '../report/checklist.js';
import type { Origin } from '../report/origin.js';
import type { Report, ReportedFinding } from '../report/report.js';
import { inFull, worstFirst } from './blockers.js';
import { repositoryPath, repositoryUrl } from './place.js';
import { MAX_NAME, ruleId, rulesOf, shown, type Told } from './sarif-rules.js';
import { showEnded } from './wording.js';

/** GitHub refuses a file with more results. */
const MAX_RESULTS = 25_000;
/** GitHub refuses a file that is larger once compressed. */
const MAX_COMPRESSED = 10_000_000;

/** Where a finding without a file is shown: GitHub refuses a result without a place. */
const CONFIG = '.github/deploy-validate.yml';

/**
 * `results.sarif` 2.1.0: findings as results, the worst first, waived ones suppressed; checks that could not tell as
 * notifications of a run that was not successful. `config` is where findings without a file are shown.
 */
export function renderSarif(report: Report, options: Origin & { readonly config?: string | undefined } = {}): string {
  const all = inFull(report).checks.flatMap(result =>
    worstFirst(result.findings).map(finding => ({ finding, result })),
  );
  const ranked = [...all].sort((a, b) => rank(a) - rank(b));
  const render = (limit: number): string => {
    const told = ranked.slice(0, limit);
    const log: Log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [runOf(report, { told, left: all.length - told.length, options })],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  };
  for (let limit = MAX_RESULTS; ; limit = Math.floor(limit / 2)) {
    const text = render(limit);
    if (limit === 0 || isSmall(text)) return text;
  }
}

/** What is small as it is need not be compressed to find out. */
const isSmall = (text: string): boolean =>
  text.length * 4 <= MAX_COMPRESSED || gzipSync(text, { level: 1 }).length <= MAX_COMPRESSED;

function runOf(
  report: Report,
  at: {
    readonly told: readonly Told[];
    readonly left: number;
    readonly options: Origin & { readonly config?: string | undefined };
  },
): Run {
  const { told, left, options } = at;
  const rules = rulesOf(told);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const end = new Date(Date.parse(report.startedAt) + report.durationMs);
  const revision = report.subject.sha;
  const repositoryUri = repositoryUrl(report.subject, options);
  return {
    tool: {
      driver: { name: report.tool.name, version: report.tool.version, semanticVersion: report.tool.version, rules },
    },
    automationDetails: { id: `${report.tool.name}/${report.project}/${report.stage}/` },
    columnKind: 'utf16CodeUnits',
    ...(repositoryUri === undefined
      ? {}
      : {
          versionControlProvenance: [
            {
              repositoryUri,
              ...(revision === undefined ? {} : { revisionId: revision }),
              mappedTo: { uriBaseId: '%SRCROOT%' },
            },
          ],
        }),
    invocations: [
      {
        executionSuccessful:
          !report.checks.some(({ status }) => status === 'errored') && report.reasonCode !== 'cancelled',
        startTimeUtc: report.startedAt,
        ...(Number.isNaN(end.getTime()) ? {} : { endTimeUtc: end.toISOString() }),
        toolExecutionNotifications: [...notificationsOf(report), ...leftOut(left)],
      },
    ],
    results: told.map(item => resultOf(item, { index: indexes.get(ruleId(item)) ?? -1, options })),
    properties: {
      decision: report.decision,
      reasonCode: report.reasonCode,
      configDigest: report.subject.configDigest,
      ...(report.checklist === undefined ? {} : { checklist: showChecklist(report.checklist) }),
    },
  };
}

const LEVELS = ['error', 'warning', 'note'] as const;

/** What blocks nothing is no error to those who read this file alone. */
const levelOf = ({ finding, result }: Told): (typeof LEVELS)[number] =>
  finding.level === 'error' && !result.required ? 'warning' : finding.level;

const rank = (item: Told): number => (item.finding.waived ? LEVELS.length : LEVELS.indexOf(levelOf(item)));

function resultOf(
  item: Told,
  at: { readonly index: number; readonly options: Origin & { readonly config?: string | undefined } },
): SarifResult {
  const { finding, result } = item;
  const path = repositoryPath(finding.file, at.options);
  const named = finding.subject ?? (path === undefined ? finding.file : undefined);
  return {
    ruleId: ruleId(item),
    ruleIndex: at.index,
    level: levelOf(item),
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: physical(finding, { path, config: at.options.config ?? CONFIG }),
        ...(named === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: shown(named, MAX_NAME) }] }),
      },
    ],
    partialFingerprints: {
      'deployValidate/v1': finding.fingerprint,
      // GitHub tells alerts apart by this one, and works it out from the line's text unless it is given: of findings that
      // are shown at the config's first line it would make one.
      ...(path === undefined ? { primaryLocationLineHash: `${finding.fingerprint}:1` } : {}),
    },
    ...(finding.waived ? { suppressions: [suppression(finding.waived)] } : {}),
    properties: { check: result.id, required: result.required },
  };
}

function physical(
  finding: ReportedFinding,
  { path, config }: { readonly path: string | undefined; readonly config: string },
) {
  const uri = encodeURI((path ?? config).replace(/\p{Cs}/gu, '\ufffd')).replace(/[?#]/g, encodeURIComponent);
  const line = path === undefined ? 1 : position(finding.line);
  const column = path === undefined ? undefined : position(finding.column);
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, ...region };
}

/** The format counts from 1, and so should every check. */
const position = (number: number | undefined): number | undefined =>
  number !== undefined && Number.isInteger(number) && number >= 1 ? number : undefined;

function messageOf(finding: ReportedFinding): string {
  const { message, expected, actual, help } = finding;
  const ended = showEnded(finding);
  const lines = [
    message,
    ...(expected === undefined ? [] : [`Expected: ${expected}`]),
    ...(actual === undefined ? [] : [`Found: ${actual}`]),
    ...(ended === undefined ? [] : [ended]),
    ...(help === undefined ? [] : [`To mend it: ${help}`]),
  ];
  return shown(lines.join('\n'));
}

const suppression = ({ reason, owner, expires }: NonNullable<ReportedFinding['waived']>) => ({
  kind: 'external' as const,
  status: 'accepted' as const,
  justification: shown(`${reason} (${owner}, until ${expires})`),
});

const notificationsOf = (report: Report): readonly Notification[] =>
  report.checks
    .filter(({ status }) => status === 'errored')
    .map(({ id, name, cause, summary, remedy, required }) => ({
      level: required ? 'error' : 'warning',
      descriptor: { id: cause ?? 'errored' },
      message: { text: shown(`${name}: ${summary}${remedy === undefined ? '' : `\nTo mend it: ${remedy}`}`) },
      properties: { check: id, required },
    }));

const leftOut = (left: number): readonly Notification[] =>
  left === 0
    ? []
    : [{ level: 'warning', message: { text: `${left} more findings are left out here; report.json has them.` } }];
