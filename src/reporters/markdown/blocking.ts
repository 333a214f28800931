import type { Result } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code } from '../../text/escape.js';
import { type Blocker, failing, groupedBlockersOf, splitBlockers, toldUnder } from '../blockers.js';
import { REASON_REMEDY, REASON_TITLE, STATUS_ICON } from '../wording.js';
import { findingList } from './finding.js';
import { helpOf, type Page, prose, stack, title } from './page.js';

/** What blocks and how to mend it; empty where nothing does. */
export function blocking(page: Page, mark: '##' | '###'): string {
  const blockers = groupedBlockersOf(page.report);
  if (blockers.length === 0) return '';
  const { causes, consequences } = splitBlockers(blockers);
  return stack(
    `${mark} What blocks, and how to mend it`,
    page.extent.leading === 0
      ? headlines(causes, page)
      : stack(...causes.map(blocker => entry(blocker, page, `${mark}#`))),
    followers(consequences, page),
  );
}

function entry(blocker: Blocker, page: Page, mark: string): string {
  const { result } = blocker;
  if (result === undefined) return general(blocker, page, mark);
  const findings = toldUnder(blocker.message, failing(result));
  // A single finding often is the summary word for word.
  const told = findings.length === 1 && findings[0]?.message === blocker.message;
  return stack(
    `${mark} ${STATUS_ICON[result.status]} ${title(result.name)}`,
    told ? '' : prose(blocker.message, page),
    findingList(findings, page, page.extent.leading),
    mending(result, page),
  );
}

/** What to do, where the check itself says so. */
function mending({ remedy, help, status }: Result, page: Page): string {
  const lines = [
    ...(remedy === undefined ? [] : [`🔧 **To mend it:** ${prose(remedy, page)}`]),
    ...(status === 'pending'
      ? ['🔧 **To mend it:** Whoever signs the stage in this role attests it by doing so.']
      : []),
    ...(help === undefined ? [] : [helpOf(help, page)]),
  ];
  return lines.join('<br>\n');
}

function general({ code: reason, message }: Blocker, page: Page, mark: string): string {
  const remedy = REASON_REMEDY[reason];
  return stack(
    `${mark} 🛑 ${REASON_TITLE[reason]}`,
    message.includes('\n') ? list(message, page) : prose(message, page),
    remedy === undefined ? '' : `🔧 **To mend it:** ${prose(remedy, page)}`,
  );
}

const list = (message: string, page: Page): string =>
  message
    .split('\n')
    .map(line => `- ${prose(line, page)}`)
    .join('\n');

/** One line for each, where there is no room for more. */
const headlines = (blockers: readonly Blocker[], page: Page): string =>
  blockers
    .map(({ result, code: reason, message }) => {
      const subject =
        result === undefined
          ? `🛑 ${REASON_TITLE[reason]}`
          : `${STATUS_ICON[result.status]} ${code(clip(result.id, 100))}`;
      return `- ${subject}: ${prose(message, page)}`;
    })
    .join('\n');

function followers(blockers: readonly Blocker[], page: Page): string {
  const lines = blockers.flatMap(({ result }) =>
    result === undefined
      ? []
      : [`- ${STATUS_ICON.skipped} ${code(clip(result.id, 100))}: ${prose(result.summary, page)}`],
  );
  return lines.length === 0 ? '' : stack('Not run because of that:', lines.join('\n'));
}
