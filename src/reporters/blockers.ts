import type { Reason, Report, ReportedFinding, Result } from '../report/report.js';

/** One thing that stands between this commit and go. */
export interface Blocker extends Pick<Reason, 'code' | 'message'> {
  /** Undefined where no single check is the reason. */
  readonly result: Result | undefined;
}

/** What blocks, in the order of the decision's reasons; nothing where the decision is go. */
export function blockersOf(report: Report): readonly Blocker[] {
  if (report.decision === 'go') return [];
  const results = new Map(report.checks.map(result => [result.id, result]));
  return report.reasons.map(({ code, message, check }) => ({
    code,
    message,
    result: check === undefined ? undefined : results.get(check),
  }));
}

/** The same for people: what is of one sort and about no check, such as an invalid config, is one blocker of several lines. */
export function groupedBlockersOf(report: Report): readonly Blocker[] {
  const sorts = new Map<string, Blocker>();
  for (const [index, blocker] of blockersOf(report).entries()) {
    const sort = blocker.result ? `check ${index}` : blocker.code;
    const same = sorts.get(sort);
    sorts.set(sort, same ? { ...same, message: `${same.message}\n${blocker.message}` } : blocker);
  }
  return [...sorts.values()];
}

/** Blockers that have a cause of their own, and those that merely did not run because of another. */
export function splitBlockers(blockers: readonly Blocker[]): {
  readonly causes: readonly Blocker[];
  readonly consequences: readonly Blocker[];
} {
  const follows = ({ result }: Blocker): boolean => result?.status === 'skipped';
  const causes = blockers.filter(blocker => !follows(blocker));
  // Where nothing but consequences is left, they are the cause.
  if (causes.length === 0) return { causes: blockers, consequences: [] };
  return { causes, consequences: blockers.filter(follows) };
}

/** Checks that did not pass and block nothing. */
export const advisoriesOf = (report: Report): readonly Result[] =>
  report.checks.filter(({ required, status }) => !required && ['failed', 'errored', 'pending'].includes(status));

/** What blocks nothing and still wants somebody's eye: also what passed by luck. */
export const worthALook = (report: Report): readonly Result[] => {
  const advisories = advisoriesOf(report);
  return [...advisories, ...report.checks.filter(result => result.flaky && result.status === 'passed')];
};

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** The gravest first, what is waived last; otherwise in the check's own order. */
export const worstFirst = (findings: readonly ReportedFinding[]): readonly ReportedFinding[] =>
  [0, 1, 2, 3].flatMap(rank => findings.filter(finding => rankOf(finding) === rank));

const rankOf = (finding: ReportedFinding): number => (finding.waived ? 3 : RANK[finding.level]);

/** Findings that make their check fail: errors that no waiver covers; all findings where there are none. */
export function failing(result: Result): readonly ReportedFinding[] {
  const errors = result.findings.filter(finding => finding.level === 'error' && !finding.waived);
  return errors.length > 0 ? errors : worstFirst(result.findings);
}

/** The findings under a check's message: a single one with which the message begins is told by the whole of it. */
export function toldUnder(message: string, findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const [first, ...others] = findings;
  const isBeginning = first && message.length > first.message.length && message.startsWith(first.message);
  return isBeginning && others.length === 0 ? [{ ...first, message }] : findings;
}

/**
 * The same report for media that show findings without their check's summary beside them: a single failing finding with
 * which the summary begins is told by the whole of it, and what that says of expected and found is not said again.
 */
export const inFull = (report: Report): Report => ({ ...report, checks: report.checks.map(tellInFull) });

function tellInFull(result: Result): Result {
  const errors = result.findings.filter(({ level }) => level === 'error');
  const [only] = errors;
  const [told] = toldUnder(result.summary, errors);
  if (only === undefined || told === undefined || told === only) return result;
  const whole = unrepeated(told);
  return { ...result, findings: result.findings.map(finding => (finding === only ? whole : finding)) };
}

/** A finding without what its message says already of expected and found. */
export function unrepeated({ expected, actual, ...rest }: ReportedFinding): ReportedFinding {
  const unclear = (value: string | undefined): boolean => value !== undefined && !rest.message.includes(value);
  return { ...rest, ...(unclear(expected) ? { expected } : {}), ...(unclear(actual) ? { actual } : {}) };
}

/** Checks under their sections' headings, in the order in which the sections first occur. */
export function sectionsOf(
  results: readonly Result[],
): readonly { readonly title: string | undefined; readonly results: readonly Result[] }[] {
  const sections = new Map<string | undefined, Result[]>();
  for (const result of results) {
    const section = sections.get(result.section) ?? [];
    section.push(result);
    sections.set(result.section, section);
  }
  return [...sections].map(([title, members]) => ({ title, results: members }));
}
