import type { ReportedFinding, Result } from '../../report/report.js';
import { escapeHtml } from '../../text/escape.js';
import {
  type Blocker,
  failing,
  groupedBlockersOf,
  splitBlockers,
  toldUnder,
  unrepeated,
  worthALook,
} from '../blockers.js';
import { REASON_REMEDY, REASON_TITLE } from '../wording.js';
import { andMore, badge, code, comparison, ended, help, type Page, part, place, prose } from './page.js';

const LEADING = 10;

/** What blocks and how to mend it; then what did not pass and blocks nothing. */
export function blocking(page: Page): string {
  const { causes, consequences } = splitBlockers(groupedBlockersOf(page.report));
  const cards = causes.map(blocker => card(blocker, page)).join('\n');
  const followers = consequences.flatMap(({ result }) =>
    result === undefined ? [] : [`<li>${prose(result.name)} ${code(result.id)}: ${prose(result.summary)}</li>`],
  );
  const rest = followers.length === 0 ? '' : `<p>Not run because of that:</p>\n<ul>${followers.join('\n')}</ul>`;
  const advisories = worthALook(page.report).map(result => article(result, { page, tone: 'advisory' }));
  return [
    part('What blocks, and how to mend it', [cards, rest].filter(text => text !== '').join('\n'), 'blocking'),
    part('Worth a look, does not block', advisories.join('\n'), 'advisory'),
  ]
    .filter(text => text !== '')
    .join('\n');
}

function card({ code: reason, message, result }: Blocker, page: Page): string {
  if (result !== undefined) return article(result, { page, tone: 'blocker', message });
  const remedy = REASON_REMEDY[reason];
  return `<article class="blocker">
<h3>${REASON_TITLE[reason]}</h3>
<p>${prose(message)}</p>
${remedy === undefined ? '' : mend(prose(remedy))}
</article>`;
}

function article(
  result: Result,
  { page, tone, message }: { readonly page: Page; readonly tone: 'blocker' | 'advisory'; readonly message?: string },
): string {
  const summary = message ?? result.summary;
  const findings = toldUnder(summary, failing(result)).map(unrepeated);
  const shown = findings.slice(0, LEADING);
  // A single finding often is the summary word for word.
  const isTold = findings.length === 1 && findings[0]?.message === summary;
  const remedies = [
    ...(result.remedy === undefined ? [] : [mend(prose(result.remedy))]),
    ...(result.help === undefined ? [] : [mend(help(result.help))]),
  ];
  return `<article class="${tone}">
<h3>${badge(result.status)} ${escapeHtml(result.name)} ${result.id === result.name ? '' : code(result.id)}</h3>
${isTold ? '' : `<p>${prose(summary)}</p>`}
${shown.length === 0 ? '' : `<ul class="findings">\n${items(shown, page)}\n</ul>`}${andMore(findings.length - shown.length)}
${remedies.join('\n')}
</article>`;
}

function items(findings: readonly ReportedFinding[], page: Page): string {
  let helped = '';
  return findings
    .map(finding => {
      const hint = finding.help === undefined || finding.help === helped ? '' : mend(help(finding.help));
      helped = finding.help ?? helped;
      // A message that names its subject needs no place before it.
      const isNamed = finding.file === undefined && finding.message.includes(finding.subject ?? '');
      const where = isNamed ? '' : place(finding, page);
      return `<li>${where === '' ? '' : `<div class="place">${where}</div>`}${prose(finding.message)}${comparison(finding)}${ended(finding)}${hint}</li>`;
    })
    .join('\n');
}

const mend = (text: string): string => `<p class="mend"><strong>To mend it:</strong> ${text}</p>`;
