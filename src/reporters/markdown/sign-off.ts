import type { Report, Result, RoleToSign } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code } from '../../text/escape.js';
import { markdownTable } from '../../text/table.js';
import { attestedFor, imagesOf, signers } from '../signing.js';
import { STATUS_ICON } from '../wording.js';
import { type Page, prose, stack, strong } from './page.js';

const ICONS = { signed: '✅', pending: '⏳', rejected: '❌' } as const;
/** Most images that are listed as signed. */
const IMAGES = 50;

/** Who has signed and who has not, and exactly what. */
export function signOff(page: Page, mark: '##' | '###'): string {
  const { signOff: signed } = page.report;
  if (signed === undefined) return toSign(page, mark);
  const rows = signed.roles.map(({ role, title, status, person, source, why }) => [
    ICONS[status],
    strong(title ?? role),
    person === undefined
      ? status
      : `${status} by ${signers(person)
          .map(login => code(clip(login, 100)))
          .join(' and ')}`,
    source === undefined ? '' : prose(source, page),
    why === undefined ? '' : prose(why, page),
  ]);
  return stack(
    `${mark} Sign-off`,
    signed.dryRun
      ? '> 🧪 **A dry run.** The approvals come from a file, nobody was asked, and this proves nothing.'
      : '',
    markdownTable(['', 'Role', 'Status', 'Through', 'Why'], rows),
    signed.report === undefined ? '' : what(page.report, signed.report),
  );
}

/** What the signatures are worth: change any of it, and they are void. */
function what(report: Report, digest: string): string {
  const images = imagesOf(report);
  const listed = images.slice(0, IMAGES).map(({ image, digest: of }) => `  - ${code(clip(image, 200))} ${code(of)}`);
  return [
    'What they stand for; whatever changes of it voids them:',
    '',
    `- the report ${code(digest)}`,
    ...(report.subject.sha === undefined ? [] : [`- the commit ${code(report.subject.sha)}`]),
    `- the config ${code(report.subject.configDigest)}`,
    ...(images.length === 0 ? [] : [`- the images`, ...listed]),
    ...(images.length > IMAGES ? [`  - … and ${images.length - IMAGES} more`] : []),
  ].join('\n');
}

/** What each role is asked, before anybody signs. */
function toSign(page: Page, mark: '##' | '###'): string {
  const { toSign: roles } = page.report;
  if (roles === undefined || roles.length === 0) return '';
  return stack(
    `${mark} To be signed`,
    'Each of these roles approves this report as a whole, and attests its own lines. No person signs for two of them.',
    roles.map(role => asked(role, page)).join('\n'),
  );
}

function asked(role: RoleToSign, page: Page): string {
  const lines = attestedFor(role, page.report).map(result => `  - ${STATUS_ICON[result.status]} ${line(result, page)}`);
  return [`- ${strong(role.title)}, by ${prose(role.by, page)}`, ...lines].join('\n');
}

function line({ name, attestedBy, evidence }: Result, page: Page): string {
  const files = evidence.map(
    ({ path, sha256 }) => `${code(clip(path, 200))} (${code(`sha256:${sha256.slice(0, 12)}…`)})`,
  );
  const proof = files.length === 0 ? '' : `<br>Evidence: ${files.join(', ')}`;
  return `${strong(name)}: ${prose(attestedBy?.ask ?? '', page)}${proof}`;
}
