import type { ReportedFinding, Result } from '../../report/report.js';
import { escapeHtml } from '../../text/escape.js';
import { showNumber } from '../../text/units.js';
import {
  type Blocker,
  failing,
  groupedBlockersOf,
  splitBlockers,
  toldUnder,
  unrepeated,
  worthALook,
} from '../blockers.js';
import { groupByRule, type RuleGroup, ruleTitle } from '../by-rule.js';
import { REASON_REMEDY, REASON_TITLE } from '../wording.js';
import { andMore, badge, code, comparison, ended, help, type Page, part, place, prose } from './page.js';

const LEADING = 10;
const OTHERS = 20;

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
  // A single finding often is the summary word for word.
  const isTold = findings.length === 1 && findings[0]?.message === summary;
  const remedies = [
    ...(result.remedy === undefined ? [] : [mend(prose(result.remedy))]),
    ...(result.help === undefined ? [] : [mend(help(result.help))]),
  ];
  return `<article class="${tone}">
<h3>${badge(result.status)} ${escapeHtml(result.name)} ${result.id === result.name ? '' : code(result.id)}</h3>
${isTold ? '' : `<p>${prose(summary)}</p>`}
${byRule(findings, page)}
${remedies.join('\n')}
</article>`;
}

function byRule(findings: readonly ReportedFinding[], page: Page): string {
  if (findings.length === 0) return '';
  const { groups, others } = groupByRule(findings, LEADING);
  const rest = others.map(({ rule, size }) => `${code(rule)} (${showNumber(size)})`);
  const more =
    rest.length === 0
      ? ''
      : `<p class="muted">… and ${rest.slice(0, OTHERS).join(', ')}${rest.length > OTHERS ? ', …' : ''}</p>`;
  return `<ul class="findings">\n${groups.map(group => ruleItem(group, page)).join('\n')}\n</ul>${more}`;
}

function ruleItem(group: RuleGroup, page: Page): string {
  const { shown, size, message } = group;
  const hint = group.help === undefined ? '' : mend(help(group.help));
  const [only] = shown;
  const rule = code(group.rule);
  if (size === 1 && only)
    return `<li>${item(only, { page, message: only.message })} <small>${rule}</small>${hint}</li>`;
  const places = shown.map(finding => {
    const own = group.help === undefined && finding.help !== undefined ? mend(help(finding.help)) : '';
    const body = item(finding, { page, message: message === undefined ? finding.message : undefined });
    return body + own === '' ? '' : `<li>${body}${own}</li>`;
  });
  const told = message === undefined ? '' : `<br>${prose(message)}`;
  return `<li>${ruleTitle(group, rule)}${told}${hint}<ul>\n${places.join('\n')}\n</ul>${andMore(size - shown.length)}</li>`;
}

function item(
  finding: ReportedFinding,
  { page, message }: { readonly page: Page; readonly message: string | undefined },
): string {
  // A message that names its subject needs no place before it.
  const isNamed = message !== undefined && finding.file === undefined && message.includes(finding.subject ?? '');
  const where = isNamed ? '' : place(finding, page);
  const shown = message === undefined ? '' : prose(message);
  return `${where === '' ? '' : `<div class="place">${where}</div>`}${shown}${comparison(finding)}${ended(finding)}`;
}

const mend = (text: string): string => `<p class="mend"><strong>To mend it:</strong> ${text}</p>`;
