import { byFindings, CouldNotTell, type Detail, type Verdict } from '../../check.js';
import { type Page, readPage } from '../../formats/markdown/page.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { judgeContacts } from './contacts.js';
import { type Followed, followLinks } from './links.js';
import type { DocumentOptions } from './options.js';
import { judgeReview, type Reviewed } from './review.js';
import { judgeSections, judgeSteps } from './sections.js';

/** Reads the document once, and holds it against everything that is demanded of it. */
export async function runDocument(options: DocumentOptions, ports: Ports): Promise<Verdict> {
  const file = ports.files.show(options.file);
  const page = await read(file, ports);
  const limitMs = options.reviewed;
  const review = await askEach<number, Reviewed>(limitMs === undefined ? [] : [limitMs], {
    ask: limit => judgeReview(page, { file, limitMs: limit, ports }),
    signal: ports.signal,
  });
  const links = await linksOf(page, { options, file, ports });
  const findings = [
    ...judgeSections(page, options.sections, file),
    ...(options.contacts === undefined ? [] : judgeContacts(page, options.contacts, file)),
    ...judgeSteps(page, options['covers-steps'], file),
    ...review.answers.flatMap(each => each.findings),
    ...links.findings,
  ];
  const told = [
    ...review.answers.map(each => each.told),
    ...(links.followed > 0 ? [count(links.followed, 'link')] : []),
  ];
  const state =
    findings.length === 0 ? (told.length === 0 ? 'complete' : told.join(', ')) : count(findings.length, 'fault');
  const extra = {
    findings,
    measurements: review.answers.flatMap(each => each.measurements),
    details: leftOut(links),
    evidence: [file],
  };
  return unlessUnknown(byFindings(`${file}: ${state}`, extra), [
    ...review.unknown,
    ...links.unknown,
    ...nothing({ options, links, file }),
  ]);
}

async function read(file: string, { files }: Ports): Promise<Page> {
  const text = await files.text(file);
  if (text.includes('\0') || text.includes('\uFFFD')) {
    const remedy = 'Name a Markdown file in UTF-8.';
    throw new CouldNotTell('wrong-format', `${file}: is no text in UTF-8`, remedy);
  }
  if (text.trim() === '') throw new CouldNotTell('nothing-checked', `${file}: is empty`, 'Write the document.');
  if (/\.(?:rst|adoc|asciidoc|org|html?|pdf|docx?|tex)$/i.test(file)) {
    throw new CouldNotTell(
      'unsupported',
      `${file}: only Markdown can be read`,
      'Write it in Markdown, or use `kind: text`.',
    );
  }
  return readPage(text);
}

const NONE: Followed = { findings: [], unknown: [], left: [], followed: 0 };

const linksOf = async (
  page: Page,
  { options, file, ports }: { readonly options: DocumentOptions; readonly file: string; readonly ports: Ports },
): Promise<Followed> =>
  options.links || options['remote-links'] ? followLinks({ file, page, remote: options['remote-links'], ports }) : NONE;

const leftOut = ({ left }: Followed): readonly Detail[] =>
  left.length === 0 ? [] : [{ title: `links to the web, not asked for (${left.length})`, text: left.join('\n') }];

/** Links are all that was demanded, and there is none. */
function nothing({
  options,
  links,
  file,
}: {
  readonly options: DocumentOptions;
  readonly links: Followed;
  readonly file: string;
}): readonly CouldNotTell[] {
  const others = options.sections.length + options['covers-steps'].length;
  if (others > 0 || options.contacts !== undefined || options.reviewed !== undefined) return [];
  if (!options.links && !options['remote-links']) return [];
  if (links.followed > 0 || links.unknown.length > 0) return [];
  return [new CouldNotTell('nothing-checked', `${file}: has no link to follow`, 'Demand something else of it, too.')];
}
