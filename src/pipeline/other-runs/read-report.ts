import { CouldNotTell } from '../../could-not-tell.js';
import { parseJson, readValue } from '../../formats/json/json.js';
import { BY_WATCH, byStage } from '../../report/checklist.js';
import {
  type ChecklistTally,
  type CheckReason,
  type Report,
  type Result,
  STATUSES,
  type Status,
} from '../../report/report.js';
import { reportSchema } from '../../report/schema.js';
import { clip } from '../../text/clip.js';
import { judge } from '../judge.js';

/** Longer than any report that a person has waited for: 10,000 checks with all that they found are a tenth. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024;

const REMEDY = 'Give the report.json that deploy-validate wrote, whole and unchanged, or run the stage again.';

/**
 * Reads a `report.json` of another run. `shown` is what errors call it. Throws `CouldNotTell` where it is cut short, is no
 * report, or contradicts itself; what it holds is hostile like a tool's output, and who wrote it is for the caller to
 * know.
 */
export function readReport(text: string, shown: string): Report {
  const origin = { name: shown, remedy: REMEDY };
  if (text.length > MAX_REPORT_BYTES) {
    throw new CouldNotTell('unreadable', `${shown}: more than the ${MAX_REPORT_BYTES} bytes that are read`, REMEDY);
  }
  const report = readValue(parseJson(text, origin), reportSchema, origin);
  const [first] = contradictions(report);
  if (first !== undefined) {
    throw new CouldNotTell('wrong-format', `${shown}: the report contradicts itself: ${clip(first, 300)}`, REMEDY);
  }
  return report;
}

function contradictions(report: Report): readonly string[] {
  const { checks, counts, checklist } = report;
  const ids = new Set<string>();
  const twice = checks.filter(({ id }) => ids.size === ids.add(id).size);
  const miscounted = STATUSES.filter(
    status => counts[status] !== checks.filter(check => check.status === status).length,
  );
  return [
    ...twice.map(({ id }) => `two results of ${id}`),
    ...miscounted.map(
      status => `counts.${status} is ${counts[status]}, and that is not how many checks have ${status}`,
    ),
    ...(checklist && checklist.covered + checklist.uncovered.length !== checklist.items
      ? ['the items of its checklist are not the covered and the uncovered ones']
      : []),
    ...(checklist ? againstLines(checklist, report) : []),
    ...checks.flatMap(againstItself),
    ...checks.flatMap(result => unattested(result, report.signOff)),
    ...againstDecision(report),
  ];
}

/** Lines that say something else than the tally, or than the checks that answer for them. */
function againstLines(
  { items, uncovered, lines }: ChecklistTally,
  { checks, signOff, watch, after }: Report,
): readonly string[] {
  if (lines === undefined) return [];
  const open = lines.filter(({ state }) => state === 'uncovered').map(({ slug }) => slug);
  const unproven = (by: string): boolean => {
    const role = signOff?.roles.find(each => `sign-off:${each.role}` === by);
    if (by.startsWith('sign-off:')) return role?.status !== 'signed';
    if (by === BY_WATCH) return watch?.endedBy !== 'time';
    if (by.startsWith(byStage(''))) return after === undefined;
    const status = checks.find(({ id }) => id === by)?.status;
    return status !== 'passed' && status !== 'skipped';
  };
  const ticked = lines.filter(({ state, by }) => state === 'proven' && (by.length === 0 || by.some(unproven)));
  return [
    ...(lines.length === items && open.join(' ') === uncovered.join(' ')
      ? []
      : ['the lines of its checklist are not its items']),
    ...ticked.map(({ slug }) => `${slug} is proven in its checklist, and what answers for it has not passed`),
  ];
}

const REASONS: Readonly<Partial<Record<Status, readonly CheckReason[]>>> = {
  passed: ['passed', 'attested'],
  failed: ['check-failed'],
  errored: ['check-errored', 'nothing-checked', 'cancelled'],
  skipped: ['when-not-met', 'need-not-passed', 'fail-fast', 'cancelled'],
  waived: ['waived'],
  pending: ['attestation-pending'],
};

function againstItself({ id, status, reasonCode, findings }: Result): readonly string[] {
  const wrong = findings.filter(finding => finding.level === 'error');
  const open = wrong.filter(finding => finding.waived === undefined);
  const reasons = REASONS[status];
  return [
    ...(reasons && !reasons.includes(reasonCode) ? [`${id} is ${status} because ${reasonCode}`] : []),
    ...(status === 'passed' && wrong.length > 0 ? [`${id} passed with a finding of level error`] : []),
    ...(status === 'failed' && open.length === 0 ? [`${id} failed without a finding of level error`] : []),
    ...(status === 'waived' && (open.length > 0 || wrong.length === 0)
      ? [`${id} is waived, and its findings are not`]
      : []),
  ];
}

/** What people answer passes by their signature and by nothing else. */
function unattested({ id, status, reasonCode, attestedBy }: Result, signOff: Report['signOff']): readonly string[] {
  if (status !== 'passed' || (attestedBy === undefined && reasonCode !== 'attested')) return [];
  const isSigned = signOff?.roles.some(({ role, status: said }) => said === 'signed' && role === attestedBy?.role);
  return reasonCode === 'attested' && isSigned ? [] : [`${id} passed, and nobody has signed it`];
}

/** A no-go may have reasons of which a report holds nothing else; a go must follow from what it holds. */
function againstDecision(report: Report): readonly string[] {
  const { decision, reasonCode, reasons, checks: results, checklist, signOff } = report;
  const isGo = decision === 'go';
  const codes = reasons.map(reason => reason.code);
  // The reader knows no config, so the stage may say that go is right where nothing applies.
  const kindest = judge({ results, checklist, whenNothingApplies: 'go', cancelled: false, faults: [] });
  const unsigned = signOff?.roles.find(role => role.status !== 'signed');
  return [
    ...(codes[0] === reasonCode ? [] : [`reasonCode is ${reasonCode}, and the first reason ${codes[0]}`]),
    ...(codes.every(code => (code === 'all-required-passed') === isGo) ? [] : [`${decision} because ${reasonCode}`]),
    ...(isGo && kindest.decision === 'no-go' ? [`go, although ${kindest.reasons[0]?.message}`] : []),
    ...(isGo && unsigned ? [`go, although ${unsigned.role} has not signed`] : []),
  ];
}
