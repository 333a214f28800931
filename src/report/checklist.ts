import { count } from '../text/units.js';
import type { ChecklistLine, ChecklistTally, LineState } from './report.js';

/** Lines that this stage's own checks, roles or tasks answer for. */
const isOwn = ({ state, by }: ChecklistLine): boolean => state !== 'other-stage' && by.length > 0;

/**
 * How many of the stage's items are proven, as a part of a sentence: `5 of this stage's 7 checklist items are proven (1
 * excused, 1 waits for a person)`. Undefined where the lines are not known.
 */
export function showProven(tally: ChecklistTally): string | undefined {
  const own = tally.lines?.filter(isOwn);
  if (own === undefined) return undefined;
  if (own.length === 0) return 'no checklist item belongs to this stage';
  const of = (state: LineState): number => own.filter(line => line.state === state).length;
  const proven = of('proven');
  const rest = [
    [of('failed'), 'failed', 'failed'],
    [of('unknown'), 'could not be told', 'could not be told'],
    [of('waits'), 'waits for a person', 'wait for a person'],
    [of('excused'), 'excused', 'excused'],
    [of('uncovered'), 'covered in part', 'covered in part'],
  ] as const;
  const notes = rest.flatMap(([number, one, many]) => (number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]));
  const what = `${proven} of this stage's ${count(own.length, 'checklist item')} ${proven === 1 ? 'is' : 'are'} proven`;
  return notes.length === 0 ? what : `${what} (${notes.join(', ')})`;
}

/** How the whole list stands, a sentence or two without the slugs of what nothing covers. */
export function showChecklist(tally: ChecklistTally): string {
  const people = tally.attested > 0 ? `, ${tally.attested} of them by a person's signature` : '';
  const covered = `${tally.covered} of ${count(tally.items, 'item')} covered${people}`;
  const proven = showProven(tally);
  if (proven === undefined) return `${covered}.`;
  const other = tally.lines?.filter(({ state }) => state === 'other-stage').length ?? 0;
  const excused = tally.lines?.filter(({ state, by }) => state === 'excused' && by.length === 0).length ?? 0;
  const rest = [
    ...(other > 0 ? [`${other} ${other === 1 ? 'belongs' : 'belong'} to other stages`] : []),
    ...(excused > 0 ? [`${excused} ${excused === 1 ? 'needs' : 'need'} no proof by the configuration`] : []),
  ];
  const elsewhere = rest.length === 0 ? '' : ` Of the rest, ${rest.join(', and ')}.`;
  return `${proven.replace(/^no/, 'No')}.${elsewhere} In all stages ${covered}.`;
}

/** Excused lines with their reasons, each once: `item: reason`. */
export const excusedLines = (tally: ChecklistTally): readonly ChecklistLine[] =>
  tally.lines?.filter(({ state }) => state === 'excused') ?? [];

/** What answers for a line that a watch proves. */
export const BY_WATCH = 'phase:watch';

/** What answers for a line that the evidence of the stage before proves. */
export const byStage = (stage: string): string => `after:${stage}`;
