import { escapeHtml } from '../../text/escape.js';
import { count, showDuration } from '../../text/units.js';
import { blockersOf, splitBlockers } from '../blockers.js';
import { deliverySentences } from '../delivery.js';
import { commitUrl, runUrl } from '../place.js';
import { showRef, showTime, stillToSign, tally, wordOf } from '../wording.js';
import { icon } from './icon.js';
import { code, link, type Page, prose } from './page.js';

/** The top of the page: the decision, what it is about, and the numbers. */
export function banner(page: Page): string {
  const { report } = page;
  const word = wordOf(report);
  const about = [report.project, report.stage].filter(part => part !== '').map(escapeHtml);
  return `<header>
<p class="about">${about.join(' <span aria-hidden="true">/</span> ')}</p>
<h1><span class="decision">${word}</span> <span class="why">${why(page)}</span></h1>
${delivered(page)}${selection(page)}<ul class="counts">${counts(page)}</ul>
<dl class="facts">${facts(page)}</dl>
</header>`;
}

function why({ report }: Page): string {
  if (report.decision === 'go') return prose(report.reasons[0]?.message ?? '');
  const roles = stillToSign(report);
  if (roles !== undefined) return prose(`Still to sign: ${roles}`);
  const { causes } = splitBlockers(blockersOf(report));
  const [only] = causes;
  if (causes.length === 1 && only) return prose(`${only.result?.name ?? ''}${only.result ? ': ' : ''}${only.message}`);
  return `${count(causes.length, 'thing')} to mend`;
}

function delivered({ report }: Page): string {
  const sentences = deliverySentences(report);
  return sentences.length === 0 ? '' : `<p class="partial">${prose(sentences.join(' '))}</p>\n`;
}

const counts = ({ report }: Page): string =>
  tally(report)
    .map(({ status, text }) => `<li class="${status}">${icon(status)} ${text}</li>`)
    .join('');

function facts(page: Page): string {
  const { report, origin } = page;
  const { sha, ref, event, runId, repository } = report.subject;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Repository', repository && escapeHtml(repository)],
    ['Commit', sha && link(commitUrl(report.subject, origin), code(sha))],
    ['Ref', ref && escapeHtml(showRef(ref))],
    ['Event', event && escapeHtml(event)],
    ['Run', runId && link(runUrl(report.subject, origin), escapeHtml(runId))],
    ['Started', `<time datetime="${escapeHtml(report.startedAt)}">${escapeHtml(showTime(report.startedAt))}</time>`],
    ['Took', showDuration(report.durationMs)],
  ];
  return rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('');
}

function selection({ report }: Page): string {
  const chosen = report.selection;
  if (chosen === undefined) return '';
  const which = [
    ...(chosen.only ? [`only ${chosen.only.map(code).join(', ')}`] : []),
    ...(chosen.shard === undefined ? [] : [`part ${code(chosen.shard)}`]),
  ].join(', ');
  return `<p class="partial"><strong>Only a part of the stage was run</strong> (${which}): ${report.checks.length} of its ${count(chosen.of, 'check')}. This report proves that part alone.</p>\n`;
}
