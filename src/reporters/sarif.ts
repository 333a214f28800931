import type { Log, Notification, ReportingDescriptor, Run, Result as SarifResult } from 'sarif';
import type { Report, ReportedFinding, Result } from '../pipeline/report.js';
import { clip } from '../text/clip.js';
import { visible } from '../text/visible.js';
import { worstFirst } from './blockers.js';
import { asUrl, type Origin, repositoryPath, repositoryUrl } from './place.js';
import { showEnded } from './wording.js';

/** GitHub refuses a file with more results. */
const MAX_RESULTS = 25_000;
const MAX_TEXT = 4000;

/** Where a finding without a file is shown: GitHub refuses a result without a place. */
const CONFIG = '.github/deploy-validate.yml';

interface Told {
  readonly finding: ReportedFinding;
  readonly result: Result;
}

/**
 * `results.sarif` 2.1.0: findings as results, the worst first, waived ones suppressed; checks that could not tell as
 * notifications of a run that was not successful. `config` is where findings without a file are shown.
 */
export function renderSarif(report: Report, options: Origin & { readonly config?: string | undefined } = {}): string {
  const all = report.checks.flatMap(result => worstFirst(result.findings).map(finding => ({ finding, result })));
  const kept = [...all].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_RESULTS);
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report, { told: kept, left: all.length - kept.length, options })],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

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
      : { versionControlProvenance: [{ repositoryUri, ...(revision === undefined ? {} : { revisionId: revision }) }] }),
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
    properties: { decision: report.decision, reasonCode: report.reasonCode, configDigest: report.subject.configDigest },
  };
}

const ruleId = ({ finding, result }: Told): string => `${result.kind}/${finding.rule}`;

const LEVELS = ['error', 'warning', 'note'] as const;

/** What blocks nothing is no error to those who read this file alone. */
const levelOf = ({ finding, result }: Told): (typeof LEVELS)[number] =>
  finding.level === 'error' && !result.required ? 'warning' : finding.level;

const rank = (item: Told): number => (item.finding.waived ? LEVELS.length : LEVELS.indexOf(levelOf(item)));

function rulesOf(told: readonly Told[]): ReportingDescriptor[] {
  const rules = new Map<string, ReportingDescriptor>();
  for (const item of told) {
    const id = ruleId(item);
    if (!rules.has(id)) rules.set(id, ruleOf(id, item));
  }
  return [...rules.values()];
}

function ruleOf(id: string, { finding, result }: Told): ReportingDescriptor {
  const help = finding.help ?? result.help;
  const url = help === undefined ? undefined : asUrl(help);
  const describing = `${shown(result.name)}: ${shown(finding.rule)}`;
  return {
    id,
    name: finding.rule,
    shortDescription: { text: describing },
    fullDescription: { text: describing },
    // GitHub asks for a help text on every rule.
    help: { text: help === undefined ? describing : shown(help) },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: finding.level },
    properties: { tags: [result.kind] },
  };
}

function resultOf(
  item: Told,
  at: { readonly index: number; readonly options: Origin & { readonly config?: string | undefined } },
): SarifResult {
  const { finding, result } = item;
  return {
    ruleId: ruleId(item),
    ruleIndex: at.index,
    level: levelOf(item),
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: physical(finding, at.options),
        ...(finding.subject === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: shown(finding.subject) }] }),
      },
    ],
    partialFingerprints: { 'deployValidate/v1': finding.fingerprint },
    ...(finding.waived ? { suppressions: [suppression(finding.waived)] } : {}),
    properties: { check: result.id, required: result.required },
  };
}

function physical(finding: ReportedFinding, options: Origin & { readonly config?: string | undefined }) {
  const path = repositoryPath(finding.file, options);
  const uri = encodeURI((path ?? options.config ?? CONFIG).replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[?#]/g,
    encodeURIComponent,
  );
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

/** Readers of this format print messages as they are; a message must not be empty. */
const shown = (text: string): string => clip(visible(text), MAX_TEXT) || '(no text)';
