import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { whyFuture } from '../../facts/report-file/age.js';
import { lastCommitOf } from '../../facts/repository/last-commit.js';
import type { Page } from '../../formats/markdown/page.js';
import type { Ports } from '../../ports/ports.js';
import { type Day, findDay } from '../../text/calendar-date.js';
import { showDuration } from '../../text/units.js';
import { documentRules } from './rules.js';

const DAY_MS = 86_400_000;

/** A place where the document says when something of it was, or will be. */
interface Said {
  readonly what: 'reviewed' | 'updated' | 'next';
  readonly line: number;
  readonly words: string;
  readonly day: Day | 'invalid' | undefined;
}

export interface Reviewed {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** `reviewed 10 d ago by its text`. */
  readonly told: string;
}

const NEXT = /\b(?:next|upcoming|due)\b[^:|]{0,20}\breview\b|\breview(?:ed)?[ _-](?:due|by date|again)\b/i;
const REVIEWED =
  /\b(?:(?:last|latest|date of(?: the)?(?: last)?)[ _-]?(?:review(?:ed)?|verified|tested|rehearsed)|review(?:ed)?(?:[ _-](?:date|on|at))?|lastReviewed|reviewDate)\b/i;
const UPDATED = /\b(?:last|latest)[ _-]?(?:updated?|changed?|modified|revised)\b|\blastUpdated\b|^(?:updated|date)$/i;

/** How old the last review is. Throws where nobody can say when it was. */
export async function judgeReview(
  page: Page,
  { file, limitMs, ports }: { readonly file: string; readonly limitMs: number; readonly ports: Ports },
): Promise<Reviewed> {
  const nowMs = ports.clock.now().getTime();
  const said = saidIn(page);
  const next = said.filter(({ what }) => what === 'next').flatMap(each => overdue(each, { file, nowMs }));
  const own = said.filter(({ what }) => what === 'reviewed');
  const dated = own.length > 0 ? own : said.filter(({ what }) => what === 'updated');
  if (dated.length === 0) return byHistory({ file, limitMs, nowMs, next, ports });
  const judged = dated.map(each => judgeSaid(each, { file, limitMs, nowMs }));
  const findings = [...judged.flatMap(each => each.findings), ...next];
  const ages = judged.flatMap(({ ageMs }) => (ageMs === undefined ? [] : [ageMs]));
  if (ages.length === 0) return { findings, measurements: [], told: 'never reviewed' };
  const oldest = Math.max(...ages);
  return {
    findings,
    ...measured(oldest, limitMs),
    told: `${dated[0]?.what ?? 'reviewed'} ${showDuration(oldest)} ago by its text`,
  };
}

/** Labels with a date behind them, in front matter, text, tables and comments, and the newest row of a review history. */
function saidIn(page: Page): readonly Said[] {
  const matter = [...page.matter].flatMap(([key, { value, line }]) => saidBy(`${key}: ${value}`, { key, value, line }));
  const lines = page.lines.flatMap(({ text, line, of }) => {
    if (of === 'code' || page.headings.some(heading => heading.line === line)) return [];
    const [, key, value] = /^([^:|]{3,40}?)(?:\s*[:|]\s*|\s+(?=(?:on\s+)?\d))(.*)$/.exec(text) ?? [];
    return key === undefined || value === undefined ? [] : saidBy(text, { key, value, line });
  });
  const found = [...matter, ...lines];
  return found.some(({ what }) => what === 'reviewed') ? found : [...found, ...historyIn(page)];
}

function saidBy(
  words: string,
  { key, value, line }: { readonly key: string; readonly value: string; readonly line: number },
): readonly Said[] {
  const label = key.replace(/^[-*>\s]+/, '');
  // "Reviewers: …", "Review process: …" are labels of something else.
  if (label.split(/[\s_-]+/).length > 6) return [];
  const what = NEXT.test(label)
    ? 'next'
    : REVIEWED.test(label)
      ? 'reviewed'
      : UPDATED.test(label)
        ? 'updated'
        : undefined;
  if (what === undefined) return [];
  const upTo = what === 'next' ? value : (value.split(/\bnext\b/i)[0] ?? '');
  const day = findDay(upTo);
  // A sentence that only begins like a label has no date and more than a word.
  if (day === undefined && (what !== 'reviewed' || !isBlank(value))) return [];
  const after = /\bnext\b.*$/i.exec(value)?.[0];
  const also = what !== 'next' && after && findDay(after);
  return [{ what, line, words, day }, ...(also ? [{ what: 'next' as const, line, words, day: also }] : [])];
}

const isBlank = (value: string): boolean =>
  /^[\s_.…–—-]*$|^\W*(?:tbd|tbc|todo|n\/?a|none|never|not yet|pending|unknown|y{2,4}-m{1,2}-d{1,2}|dd\W?mm\W?yyyy|date)\b/i.test(
    value.trim(),
  );

/** The rows below a heading such as "Review history": the newest counts. */
function historyIn({ headings, lines }: Page): readonly Said[] {
  const at = headings.findIndex(({ text }) => /\breviews?\b.*\b(?:history|log|record)|^reviews$/i.test(text));
  const heading = headings[at];
  if (heading === undefined) return [];
  const end = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth)?.line ?? Number.POSITIVE_INFINITY;
  const days = lines.flatMap(({ line, text, of }) => {
    const day = of === 'code' || line <= heading.line || line >= end ? undefined : findDay(text);
    return day === undefined || day === 'invalid' ? [] : [{ what: 'reviewed' as const, line, words: text, day }];
  });
  const [newest] = days.sort((a, b) => b.day.latestMs - a.day.latestMs);
  return newest ? [newest] : [];
}

interface Limit {
  readonly file: string;
  readonly nowMs: number;
}

function judgeSaid(
  { line, words, day }: Said,
  { file, limitMs, nowMs }: Limit & { readonly limitMs: number },
): { readonly ageMs: number | undefined; readonly findings: readonly Finding[] } {
  if (day === 'invalid') {
    const remedy = 'Write the date as 2026-11-30.';
    throw new CouldNotTell('wrong-format', `${file}:${line}: "${words}" holds no date that can be read`, remedy);
  }
  if (day === undefined) {
    const message = `"${words}": the date of the last review is not filled in`;
    return { ageMs: undefined, findings: [findingOf(documentRules, { rule: 'never-reviewed', message, file, line })] };
  }
  const future = whyFuture(day, nowMs);
  if (future !== undefined) {
    const remedy = 'Correct the date, or the clock of this machine.';
    throw new CouldNotTell('stale', `${file}:${line}: the last review ${future}`, remedy);
  }
  const ageMs = Math.max(0, nowMs - day.latestMs);
  if (ageMs <= limitMs) return { ageMs, findings: [] };
  return { ageMs, findings: [old({ file, line, on: day.text, ageMs, limitMs })] };
}

interface Old {
  readonly file: string;
  readonly line?: number;
  readonly on: string;
  readonly ageMs: number;
  readonly limitMs: number;
}

function old({ file, line, on, ageMs, limitMs }: Old): Finding {
  const message = `the last review, of ${on}, is ${showDuration(ageMs)} old, older than ${showDuration(limitMs)}`;
  return findingOf(documentRules, { rule: 'review-overdue', message, file, line });
}

function overdue({ line, day }: Said, { file, nowMs }: Limit): readonly Finding[] {
  if (day === undefined || day === 'invalid' || day.latestMs >= nowMs) return [];
  const message = `the next review was due on ${day.text}`;
  return [findingOf(documentRules, { rule: 'review-overdue', message, file, line })];
}

async function byHistory({
  file,
  limitMs,
  nowMs,
  next,
  ports,
}: Limit & { readonly limitMs: number; readonly next: readonly Finding[]; readonly ports: Ports }): Promise<Reviewed> {
  const at = await lastCommitOf(file, ports);
  const future = whyFuture(at, nowMs);
  if (future !== undefined) {
    throw new CouldNotTell('stale', `${file}: its last commit ${future}`, 'Check the clock of this machine.');
  }
  const ageMs = Math.max(0, nowMs - at);
  const on = new Date(at).toISOString().slice(0, 10);
  return {
    findings: [...(ageMs > limitMs ? [old({ file, on, ageMs, limitMs })] : []), ...next],
    ...measured(ageMs, limitMs),
    told: `last changed ${showDuration(ageMs)} ago by git`,
  };
}

const measured = (ageMs: number, limitMs: number): Pick<Reviewed, 'measurements'> => ({
  measurements: [
    { name: 'since the last review', value: Math.round(ageMs / DAY_MS), unit: 'd', limit: limitMs / DAY_MS },
  ],
});
