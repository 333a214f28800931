import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Severity } from '../audits/advisory.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { sarifLog } from './log.js';
import { type SarifLevel, severityIn } from './severity.js';

type Log = z.output<typeof sarifLog>;
type Run = Log['runs'][number];
type Result = NonNullable<Run['results']>[number];
type Rule = NonNullable<Run['tool']['driver']['rules']>[number];

export interface SarifResult {
  readonly rule: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** As the result or its rule says; `warning` where neither does. */
  readonly level: SarifLevel;
  readonly severity: Severity;
  /** May hold what was found: show it only where that is no secret. */
  readonly message: string | undefined;
  /** What the rule is about, its address, and the property bags of rule and result. */
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** True where the log itself says that somebody has accepted it. */
  readonly suppressed: boolean;
}

/** One run of one tool, which succeeded. */
interface SarifRun {
  readonly tool: string;
  readonly version: string | undefined;
  /** How many rules it says that it has. */
  readonly rules: number;
  /** What is wrong: results of another kind (`pass`, `notApplicable`) and those that are gone are left out. */
  readonly results: readonly SarifResult[];
  /** When it ended, or at least began, in milliseconds since the epoch; undefined where it does not say. */
  readonly ranMs: number | undefined;
}

/** True for a SARIF log of any version. */
export const isSarif = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'runs' in value && Array.isArray(value.runs);

/**
 * Reads a SARIF 2.1.0 log. Throws `CouldNotTell` where it has no run, where a run did not succeed, or where its results are
 * kept elsewhere: none of these shows that nothing is wrong. Whether a run without results does is the caller's to say.
 */
export function readSarif(value: unknown, origin: JsonOrigin): readonly SarifRun[] {
  const { runs } = readValue(value, sarifLog, origin);
  if (runs.length === 0) {
    throw new CouldNotTell('nothing-checked', `${origin.name}: holds no run of any tool`, origin.remedy);
  }
  for (const run of runs) mustBeWhole(run, origin);
  return runs.map(run => ({
    tool: run.tool.driver.name,
    version: run.tool.driver.semanticVersion ?? run.tool.driver.version ?? undefined,
    rules: [run.tool.driver, ...(run.tool.extensions ?? [])].reduce((sum, { rules }) => sum + (rules?.length ?? 0), 0),
    results: (run.results ?? []).filter(isWrong).map(readerOf(run)),
    ranMs: latestOf((run.invocations ?? []).map(({ startTimeUtc, endTimeUtc }) => utc(endTimeUtc ?? startTimeUtc))),
  }));
}

/** The last of several instants, those that are not known left out. */
export function latestOf(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.flatMap(instant => instant ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Tools leave out the zone, which is always UTC (§3.20.7). Undefined for what is no time, and for zero times. */
function utc(text: string | null | undefined): number | undefined {
  const said = text ?? '';
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(said) ? said : `${said}Z`);
  return ms > 0 ? ms : undefined;
}

function mustBeWhole({ tool, results, invocations, externalPropertyFileReferences }: Run, origin: JsonOrigin): void {
  const name = tool.driver.name.slice(0, 60);
  const fault = (why: 'tool-crashed' | 'truncated', what: string) =>
    new CouldNotTell(why, `${origin.name}: ${what}`, 'Look at the step that wrote it.');
  // `results: null` means that the tool could not even start (SARIF 2.1.0, §3.14.23).
  if (results === null || (invocations ?? []).some(({ executionSuccessful }) => executionSuccessful === false)) {
    throw fault('tool-crashed', `says that ${name} failed`);
  }
  const told = (invocations ?? []).flatMap(invocation => [
    ...(invocation.toolExecutionNotifications ?? []),
    ...(invocation.toolConfigurationNotifications ?? []),
  ]);
  if (told.some(({ level }) => level === 'error')) {
    throw fault('tool-crashed', `${name} reports an error of its own, so its results may not be all`);
  }
  if (externalPropertyFileReferences?.results?.length) {
    throw fault('truncated', `the results of ${name} are kept in other files, which are not read`);
  }
}

const isWrong = ({ kind, baselineState }: Result): boolean =>
  !['pass', 'notApplicable', 'informational'].includes(kind ?? 'fail') && baselineState !== 'absent';

function readerOf(run: Run): (result: Result) => SarifResult {
  const components = [run.tool.driver, ...(run.tool.extensions ?? [])];
  const byId = new Map(components.flatMap(({ rules }) => (rules ?? []).map(rule => [rule.id, rule] as const)));
  return result => {
    const { index } = result.rule?.toolComponent ?? {};
    const component = typeof index === 'number' && index >= 0 ? run.tool.extensions?.[index] : run.tool.driver;
    const position = result.rule?.index ?? result.ruleIndex ?? -1;
    const id = result.ruleId ?? result.rule?.id;
    // An id may go on after its rule's own: `CA1000/1` (§3.27.5).
    const rule = component?.rules?.[position] ?? byId.get(id ?? '') ?? byId.get(id?.replace(/\/[^/]*$/, '') ?? '');
    return resultOf(result, { id: id ?? rule?.id ?? 'unknown', rule, artifacts: run.artifacts ?? [] });
  };
}

function resultOf(
  result: Result,
  at: { readonly id: string; readonly rule: Rule | undefined; readonly artifacts: NonNullable<Run['artifacts']> },
): SarifResult {
  const { rule } = at;
  const place = result.locations?.[0]?.physicalLocation;
  const ruleLevel = rule?.defaultConfiguration?.level ?? undefined;
  const level = result.level ?? undefined;
  const uri = place?.artifactLocation?.uri ?? at.artifacts[place?.artifactLocation?.index ?? -1]?.location?.uri;
  return {
    rule: at.id,
    file: pathOf(uri),
    line: place?.region?.startLine ?? undefined,
    level: level ?? ruleLevel ?? 'warning',
    severity: severityIn({ result: result.properties, rule: rule?.properties, level, ruleLevel }),
    message: result.message?.text ?? result.message?.markdown ?? undefined,
    title: rule?.shortDescription?.text ?? rule?.name ?? undefined,
    url: rule?.helpUri ?? undefined,
    properties: { ...rule?.properties, ...result.properties },
    suppressed: isSuppressed(result),
  };
}

/** Only where nobody still has to look at it (§3.27.23). */
const isSuppressed = ({ suppressions }: Result): boolean =>
  (suppressions ?? []).length > 0 && (suppressions ?? []).every(({ status }) => (status ?? 'accepted') === 'accepted');

function pathOf(uri: string | null | undefined): string | undefined {
  if (!uri) return undefined;
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
