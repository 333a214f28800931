import type { Report, RoleToSign } from '../../report/report.js';
import { escapeHtml } from '../../text/escape.js';
import { attestedFor, imagesOf, signers } from '../signing.js';
import { andMore, badge, code, type Page, part, prose, table } from './page.js';

const LOOKS = { signed: 'passed', pending: 'pending', rejected: 'failed' } as const;
const IMAGES = 200;

/** Who has signed and who has not, and exactly what; before that, what each role is asked. */
export function signOff({ report }: Page): string {
  const { signOff: signed } = report;
  if (signed === undefined) return toSign(report);
  const rows = signed.roles.map(({ role, title, status, person, source, why }) => [
    `<strong>${escapeHtml(title ?? role)}</strong>${title === undefined ? '' : `<br>${code(role)}`}`,
    `<span class="badge ${LOOKS[status]}">${status}</span>`,
    person === undefined ? '' : signers(person).map(escapeHtml).join('<br>'),
    source === undefined ? '' : prose(source),
    why === undefined ? '' : prose(why),
  ]);
  const dry = signed.dryRun
    ? '<p class="partial"><strong>A dry run.</strong> The approvals come from a file, nobody was asked, and this proves nothing.</p>\n'
    : '';
  const stands = signed.report === undefined ? '' : `\n${what(report, signed.report)}`;
  return part('Sign-off', `${dry}${table(['Role', 'Status', 'Person', 'Through', 'Why'], rows)}${stands}`, 'sign-off');
}

function what(report: Report, digest: string): string {
  const images = imagesOf(report);
  const rows = [
    ['Report', code(digest)],
    ...(report.subject.sha === undefined ? [] : [['Commit', code(report.subject.sha)]]),
    ['Config', code(report.subject.configDigest)],
    ...images.slice(0, IMAGES).map(({ image, digest: of }) => [`Image ${code(image)}`, code(of)]),
  ];
  return `<p>What they stand for; whatever changes of it voids them:</p>\n${table(['What', 'Digest'], rows)}${andMore(images.length - IMAGES)}`;
}

function toSign(report: Report): string {
  const { toSign: roles } = report;
  if (roles === undefined || roles.length === 0) return '';
  const rows = roles.map(role => [
    `<strong>${escapeHtml(role.title)}</strong><br>${code(role.role)}`,
    prose(role.by),
    asked(role, report),
  ]);
  return part(
    'To be signed',
    `<p>Each of these roles approves this report as a whole, and attests its own lines. No person signs for two of them.</p>\n${table(['Role', 'By', 'Attests'], rows)}`,
    'sign-off',
  );
}

function asked(role: RoleToSign, report: Report): string {
  const items = attestedFor(role, report).map(({ name, status, attestedBy, evidence }) => {
    const files = evidence.map(({ path, sha256 }) => `<br><small>${code(path)} ${code(`sha256:${sha256}`)}</small>`);
    return `<li>${badge(status)} <strong>${escapeHtml(name)}</strong>: ${prose(attestedBy?.ask ?? '')}${files.join('')}</li>`;
  });
  return items.length === 0 ? 'the report alone' : `<ul>${items.join('\n')}</ul>`;
}
