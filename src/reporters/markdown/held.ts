import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code, markdownTitle } from '../../text/escape.js';
import { deliverySentences, HELD, isHeld } from '../delivery.js';
import { commitUrl, runUrl } from '../place.js';

/** Nobody reads more of them. */
const MAX_REASONS = 10;

const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('--', '-%2D');

/** The first line of the one issue about a stage that is held. */
export const heldMarker = ({ project, stage }: Pick<Report, 'project' | 'stage'>): string =>
  `<!-- deploy-validate:held:${encode(project)}/${encode(stage)} -->`;

/** Whether somebody must be called: the stage is held, and the config says who looks after it. */
export const callsOwner = (report: Report): boolean =>
  isHeld(report) && /^[\w.-]+(?:\/[\w.-]+)?$/.test(report.owner ?? '');

/** Whether a report says that nobody has to look after the stage any more. */
export const endsHold = ({ decision, deployed }: Report): boolean =>
  deployed === 'back' || deployed === 'replaced' || (decision === 'go' && deployed === 'yes');

export const renderHeldTitle = ({ project, stage }: Report): string => clip(`Held: ${project} ${stage}`, 250);

/** Who is called, what has happened, why, and what ends it. */
export function renderHeld(report: Report, origin: Origin): string {
  const { owner, reasons, subject } = report;
  const commit = commitUrl(subject, origin);
  const run = runUrl(subject, origin);
  const short = code(subject.sha?.slice(0, 12) ?? 'no commit');
  const shown = reasons.slice(0, MAX_REASONS);
  const more = reasons.length - shown.length;
  return [
    heldMarker(report),
    `@${owner} **Held.** ${markdownTitle(deliverySentences(report).join(' '))} ${HELD}`,
    '',
    ...shown.map(({ code: why, check, message }) => {
      const what = check === undefined ? '' : `${code(check)}: `;
      return `- ${code(why)} ${what}${markdownTitle(clip(message, 1000))}`;
    }),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
    `Commit ${commit === undefined ? short : `[${short}](${commit})`}${run === undefined ? '' : `, [the run](${run})`}.`,
  ].join('\n');
}
