import { type Finding, findingOf } from '../../check.js';
import type { Page, PageLine } from '../../formats/markdown/page.js';
import { count } from '../../text/units.js';
import type { ContactsWanted } from './options.js';
import { documentRules } from './rules.js';
import { belowHeading, headingsWith } from './sections.js';

const USUAL =
  /\b(?:contacts?|on[ -]?call|escalations?|emergency|who to (?:call|ask)|whom to|stakeholders|call (?:list|tree))\b/i;
const PLACEHOLDER =
  /\b(?:tbd|tbc|todo|fixme|x{3,}|changeme)\b|<(?:your|insert|add)?[ _-]?(?:e?mail|phone|number|name|contact)[^>]*>|\[(?:your |insert |add )?(?:e?mail|phone|number|name|contact)[^\]]*\](?!\()|\b(?:your|my)[._-]?e?mail@|\bname@|\b(?:first|last)name\b|\+?\d*[ (-]*x{2,}[x)\s.-]{3,}|\b(?:0{6,}|123[ -]?456[ -]?7890?)\b|\b555[ -]01\d\d\b|_{4,}/i;
const MAIL = /[^\s<>()[\]|,;:"'`]+@[^\s<>()[\]|,;:"'`]+/g;
const VALID_MAIL = /^[\w.!#$%&*+/=?^{}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
/** With a country, a leading zero or brackets: everything else may be a version, a date or an address. */
const PHONE = /(?:\+|\b00|(?<![\w.-])\(?0\d|(?<![\w.-])\(\d{2,4}\))[\d\s()./-]{3,}\d/g;
const LABELLED = /\b(?:phone|tel|telephone|mobile|cell|pager|call)\b\W{1,4}([+\d(][\d\s()./-]*)/gi;
/** A channel of a chat, a person's handle, a page of who is on call. */
const CHANNEL =
  /(?:^|[\s(|,:])#[a-z][\w-]{2,}\b|(?:^|[\s(|,:])@[a-z0-9][\w./-]{1,}\b|https?:\/\/\S+|\b(?:slack|teams|pagerduty|opsgenie|signal|matrix|mattermost)\b\s*[:#]\s*\S+/gi;
const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

/** Whether the document says whom to reach; placeholders and what cannot be an address or a number are findings. */
export function judgeContacts(page: Page, wanted: ContactsWanted, file: string): readonly Finding[] {
  const lines = whereContactsStand(page, wanted);
  if (lines === undefined) {
    const message = `no section "${wanted.section}", where the contacts should stand`;
    return [findingOf(documentRules, { rule: 'contacts-missing', message, file })];
  }
  const read = lines.map(line => readLine(line, { wanted, file }));
  // A mail address is often a link, too.
  const findings = [
    ...new Map(read.flatMap(each => each.findings).map(each => [`${each.line} ${each.message}`, each])).values(),
  ];
  const reachable = new Set(read.flatMap(each => each.reachable)).size;
  if (reachable >= wanted.min) return findings;
  const there =
    reachable === 0 ? 'it names no address, number or channel of anybody' : `it names ${count(reachable, 'contact')}`;
  const message = `${there}; ${wanted.min === 1 ? 'one is' : `${wanted.min} are`} wanted`;
  return [...findings, findingOf(documentRules, { rule: 'contacts-missing', message, file, line: lines[0]?.line })];
}

/** Below the heading that was named, or the usual ones; anywhere where there are none of these. */
function whereContactsStand(page: Page, { section }: ContactsWanted): readonly PageLine[] | undefined {
  const headings =
    section === undefined ? page.headings.filter(({ text }) => USUAL.test(text)) : headingsWith(page, section);
  if (headings.length === 0 && section !== undefined) return undefined;
  const below = headings.flatMap(heading => belowHeading(page, heading));
  const lines = headings.length === 0 ? page.lines.filter(({ of }) => of !== 'comment') : [...new Set(below)];
  const targets = page.links.flatMap(({ line, target }) => {
    const text = /^(?:mailto|tel):([^?]*)/i.exec(target)?.[1] ?? (/^https?:/i.test(target) ? target : undefined);
    return text !== undefined && lines.some(each => each.line === line)
      ? [{ line, text: decoded(text), of: 'text' as const }]
      : [];
  });
  return [...lines, ...targets].filter(({ of }) => of !== 'code');
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function readLine(
  { line, text }: PageLine,
  { wanted, file }: { readonly wanted: ContactsWanted; readonly file: string },
): { readonly reachable: readonly string[]; readonly findings: readonly Finding[] } {
  if (PLACEHOLDER.test(text)) {
    const finding = findingOf(documentRules, {
      rule: 'contact-placeholder',
      message: `"${text}" is still a placeholder`,
      file,
      line,
    });
    return { reachable: [], findings: [finding] };
  }
  const undated = text.replace(DATE, ' ');
  const mails = [...undated.matchAll(MAIL)].map(([mail]) => mail.replace(/[.*_]+$/, '').replace(/^[*_]+/, ''));
  const rest = undated.replace(MAIL, ' ');
  const labelled = [...rest.matchAll(LABELLED)].map(([, number = '']) => number.trim());
  const phones = [...new Set([...[...rest.matchAll(PHONE)].map(([number]) => number.trim()), ...labelled])].filter(
    number => /\d{2}/.test(number),
  );
  const invalid = [
    ...mails
      .filter(mail => !isMailOf(mail, wanted.domains))
      .map(mail => [mail, 'no mail address that can be used'] as const),
    ...phones.filter(number => !isPhone(number)).map(number => [number, 'no phone number'] as const),
  ];
  const channels = [...rest.matchAll(CHANNEL)].map(([channel]) => channel.trim());
  const findings = invalid.map(([what, why]) =>
    findingOf(documentRules, { rule: 'contact-invalid', message: `"${what}" is ${why}`, file, line }),
  );
  const good = [...mails.filter(mail => isMailOf(mail, wanted.domains)), ...phones.filter(isPhone), ...channels];
  return { reachable: good, findings };
}

const isMailOf = (mail: string, domains: readonly string[]): boolean => {
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  const isOwn = (own: string) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`);
  return VALID_MAIL.test(mail) && (domains.length === 0 || domains.some(isOwn));
};

/** E.164 has at most 15 digits; the shortest that are dialled have three. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits >= (text.startsWith('+') ? 7 : 3) && digits <= 15 + (text.startsWith('00') ? 2 : 0);
}
