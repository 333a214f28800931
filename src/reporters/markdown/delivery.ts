import { deliverySentences, HELD, isHeld } from '../delivery.js';
import { showTime } from '../wording.js';
import { folded, type Page, prose, stack } from './page.js';

/** What became of the release; where it is held, whoever must look at it is mentioned. */
export function deliveryNote(page: Page): string {
  const { report } = page;
  const sentences = deliverySentences(report);
  if (sentences.length === 0) return '';
  const isOwn = page.unverified === undefined && /^[\w.-]+(?:\/[\w.-]+)?$/.test(report.owner ?? '');
  const owner = isOwn ? `@${report.owner} ` : '';
  const text = sentences.map(sentence => prose(sentence, page)).join(' ');
  return isHeld(report) ? `> 🚨 ${owner}**Held.** ${text} ${HELD}` : `> 🚚 ${text}`;
}

const EVENTS = 50;

/** What happened when, folded. */
export function timeline(page: Page): string {
  const { timeline: events = [] } = page.report;
  if (events.length === 0) return '';
  const lines = events.slice(-EVENTS).map(({ at, event }) => `- ${prose(showTime(at), page)} ${prose(event, page)}`);
  return stack(folded('What happened when', lines.join('\n')));
}
