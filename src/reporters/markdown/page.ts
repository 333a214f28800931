import type { Compared } from '../../report/difference.js';
import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code, markdown, markdownHtml, markdownTitle } from '../../text/escape.js';
import { splitHelp } from '../place.js';
import type { Extent } from '../shrink.js';

/** What every part of a page is made from. */
export interface Page {
  readonly report: Report;
  readonly origin: Origin;
  readonly extent: Extent;
  /** Who may have written anything into the report, as a sentence; undefined where it is this run's own. */
  readonly unverified?: string | undefined;
  /** What changed since the base's last report. */
  readonly compared?: Compared | undefined;
}

/** What a page is made with beside its report. */
export type PageOptions = Origin & Pick<Page, 'unverified' | 'compared'>;

/** A tool's text as inline Markdown, no longer than the page's extent allows. */
export const prose = (text: string, { extent }: Page): string => markdown(clip(text, extent.text));

/** Names from the config are short by nature; whoever makes them long gets them cut. */
export const title = (text: string): string => markdownTitle(clip(text, 120));

/** A name that stands out; nothing where it is empty, which Markdown would read as a rule. */
export const strong = (text: string): string => (title(text) === '' ? '' : `**${title(text)}**`);

/** A value as code. */
export const value = (text: string, { extent }: Page): string => code(clip(text, Math.min(extent.text, 200)));

/** A sentence that says how to mend it, and the address where there is more to read. */
export function helpOf(help: string, page: Page): string {
  // A stranger's link under this program's name would be trusted.
  const { sentence, url } = page.unverified === undefined ? splitHelp(help) : { sentence: help, url: undefined };
  if (url === undefined) return `🔧 ${prose(help, page)}`;
  const read = `📖 ${isReference(url) ? prose(url, page) : `<${url}>`}`;
  return sentence === '' ? read : `🔧 ${prose(sentence, page)} ${read}`;
}

/** GitHub leaves a trace on every issue, pull request and commit that a comment links to. */
const isReference = (url: string): boolean => /\/(?:issues|pull|commit|discussions)\/[0-9a-f]/i.test(url);

/** A fold; the body is Markdown and starts with a blank line, else it would be read as HTML. */
export const folded = (summary: string, body: string): string =>
  `<details><summary>${markdownHtml(clip(summary, 200))}</summary>\n\n${body}\n\n</details>`;

/** Parts one below the other; what is empty goes. */
export const stack = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n\n');
