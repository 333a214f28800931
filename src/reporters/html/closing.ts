import { STATUSES } from '../../report/report.js';
import { escapeHtml } from '../../text/escape.js';
import { STATUS_MEANING, showProof, showUntil } from '../wording.js';
import { andMore, badge, code, type Page, part, place, prose, table } from './page.js';

const ROWS = 1000;

/** Findings that are excused, by whom and until when. */
export function waivers(page: Page): string {
  const waived = page.report.checks.flatMap(result =>
    result.findings.flatMap(finding => (finding.waived ? [{ result, finding, waiver: finding.waived }] : [])),
  );
  if (waived.length === 0) return '';
  const rows = waived
    .slice(0, ROWS)
    .map(({ result, finding, waiver }) => [
      code(result.id),
      place(finding, page),
      prose(finding.message),
      prose(waiver.reason),
      escapeHtml(waiver.owner),
      escapeHtml(showUntil(waiver, page.report)),
    ]);
  const head = ['Check', 'Where', 'Finding', 'Because', 'Owner', 'Until'];
  return part('Waived', table(head, rows) + andMore(waived.length - rows.length), 'waived');
}

/** Waivers that have ended or excuse nothing. */
export function notices({ report }: Page): string {
  const all = report.notices ?? [];
  const shown = all.slice(0, ROWS).map(notice => `<li>${prose(notice)}</li>`);
  return part(
    'Notices',
    shown.length === 0 ? '' : `<ul>${shown.join('\n')}</ul>${andMore(all.length - shown.length)}`,
    'notices',
  );
}

/** What a change edits about the gate itself, which decides nothing before it is merged. */
export function policyNote({ report }: Page): string {
  const { policy } = report;
  if (policy === undefined || policy.changes.length === 0) return '';
  const shown = policy.changes.slice(0, ROWS).map(change => `<li>${prose(change)}</li>`);
  const why = `<p>It was judged by the policy of ${code(policy.ref)} (${code(policy.sha)}); this takes effect once it is merged:</p>`;
  return part('This change edits the gate itself', `${why}\n<ul>${shown.join('\n')}</ul>`, 'policy');
}

/** What has proven the stage before. */
export const proof = ({ report }: Page): string =>
  report.after === undefined ? '' : part('The stage before', `<p>${prose(showProof(report.after))}</p>`, 'proof');

/** Files that prove it, with their digests. */
export function evidence({ report }: Page): string {
  const files = report.checks.flatMap(result => result.evidence.map(file => ({ result, file })));
  if (files.length === 0) return '';
  const rows = files.slice(0, ROWS).map(({ result, file }) => [code(result.id), code(file.path), code(file.sha256)]);
  return part('Evidence', table(['Check', 'File', 'SHA-256'], rows) + andMore(files.length - rows.length), 'evidence');
}

/** Which program came to this, by which rules. */
export function provenance({ report }: Page): string {
  const { tool, subject, reasonCode, schemaVersion } = report;
  const reasons = report.reasons.map(
    ({ code: reason, check, message }) =>
      `<li>${code(reason)}${check === undefined ? '' : ` ${code(check)}`}: ${prose(message)}</li>`,
  );
  const attempt = subject.runAttempt === undefined ? '' : `, attempt ${escapeHtml(subject.runAttempt)}`;
  const run = subject.runId === undefined ? 'outside a workflow' : `run ${escapeHtml(subject.runId)}${attempt}`;
  return part(
    'How this was decided',
    `<p>${escapeHtml(`${tool.name} ${tool.version}`)} decided <strong>${report.decision}</strong> with reason ${code(reasonCode)}, ${run}, by the configuration with digest ${code(subject.configDigest)}. Report format ${schemaVersion}.</p>
<ul>${reasons.slice(0, ROWS).join('\n')}</ul>`,
    'provenance',
  );
}

/** What the words mean, for whoever reads this a year later. */
export function legend(): string {
  const rows = STATUSES.map(status => [badge(status), STATUS_MEANING[status]]);
  return part(
    'What the words mean',
    `<p><strong>Go</strong> needs every required check passed, waived, or skipped by its own condition, and at least one passed. Everything else is no-go. A check that could not tell is never a pass.</p>
${table(['Status', 'Means'], rows)}`,
    'legend',
  );
}
