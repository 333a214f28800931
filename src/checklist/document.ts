import type { ChecklistLine, Report } from '../report/report.js';
import { markdownTitle } from '../text/escape.js';
import type { Item } from './parse.js';

/** What of a report the list is ticked by. */
export type Told = Pick<Report, 'decision' | 'project' | 'stage' | 'subject' | 'checklist'>;

/**
 * `checklist.md`: the team's own document, with what a run has made of it. Boxes of proven lines are ticked, all others are
 * open, excused lines struck; behind each stands what answers for it. Undefined where the lines are not known.
 */
export function writeTicks(
  list: { readonly text: string; readonly items: readonly Item[] },
  report: Told,
  describe: (by: string) => string = by => by,
): string | undefined {
  const lines = report.checklist?.lines;
  if (lines === undefined) return undefined;
  let { text } = list;
  // From the end, so that places before it stay where they are.
  for (const [index, item] of [...list.items.entries()].reverse()) {
    const line = lines[index];
    if (line)
      text =
        text.slice(0, item.offset) + ticked(text.slice(item.offset, item.end), line, describe) + text.slice(item.end);
  }
  text = text.replace(/^\uFEFF/, '');
  // Front matter must stay the first thing there is.
  return /^---\s*$/m.test(text.split(/\r\n|\r|\n/, 1)[0] ?? '') ? text : `${headOf(report)}\n\n${text}`;
}

/** From the box to the end of the item's first paragraph. */
function ticked(written: string, line: ChecklistLine, describe: (by: string) => string): string {
  const [, gap = ' ', rest = ''] = /^\[[^\]]*\](\s*)([\s\S]*)$/.exec(written) ?? [];
  const said = rest.trimEnd();
  const isStruck = line.state === 'excused' && said !== '' && !said.includes('~');
  return `[${line.state === 'proven' ? 'x' : ' '}]${gap}${isStruck ? `~~${said}~~` : said} — *${evidenceOf(line, describe)}*`;
}

const WORDS: Readonly<Record<ChecklistLine['state'], string>> = {
  proven: 'proven by',
  failed: 'failed:',
  unknown: 'could not be told:',
  waits: 'waits for a person:',
  'other-stage': 'belongs to another stage:',
  excused: 'excused:',
  uncovered: 'covered by nothing',
};

function evidenceOf({ state, by, why }: ChecklistLine, describe: (by: string) => string): string {
  const behind = state === 'uncovered' ? '' : (why ?? by.map(describe).join(', '));
  return markdownTitle(`${WORDS[state]} ${behind}`.trim());
}

function headOf({ decision, project, stage, subject }: Told): string {
  const where = [project, stage, subject.sha?.slice(0, 10) ?? ''].filter(part => part !== '').map(markdownTitle);
  return `> **${decision === 'go' ? 'GO' : 'NO-GO'}** · ${where.join(' · ')} · ticked by deploy-validate; ticks by hand do not count`;
}
