import type { Desk } from './desk.js';
import { asksPeople, type Entry } from './draft.js';
import { same } from './merge.js';

/** From so many on, questions of one section to one role are asked together. */
const FEWEST = 4;
/** A question holds two thousand characters. */
const LONGEST_QUESTION = 1800;

/**
 * Asks together what one role is asked about one section: a hundred lines that people tick are no hundred checks. Each line
 * stays in the question and in `covers`.
 */
export function groupQuestions({ book }: Pick<Desk, 'book'>): void {
  for (const { name } of book.all) {
    const stage = book.stage(name);
    const groups: Entry[][] = [];
    for (const entry of stage.entries.filter(mayGroup)) {
      const open = groups.findLast(([first]) => first && belongTogether(first, entry));
      if (open && open.reduce((sum, each) => sum + askOf(each).length + 2, 0) + askOf(entry).length < LONGEST_QUESTION)
        open.push(entry);
      else groups.push([entry]);
    }
    const together = new Map(
      groups.filter(group => group.length >= FEWEST).map(group => [group[0]?.id ?? '', joined(group)]),
    );
    const gone = new Set(
      groups.filter(group => group.length >= FEWEST).flatMap(group => group.slice(1).map(({ id }) => id)),
    );
    stage.entries = stage.entries.filter(({ id }) => !gone.has(id)).map(entry => together.get(entry.id) ?? entry);
  }
}

/** What could have been a kind keeps its own place, so that somebody sees why it is none. */
const mayGroup = (entry: Entry): boolean =>
  asksPeople(entry) && (entry.notes ?? []).length === 0 && entry.words === undefined;

const belongTogether = (a: Entry, b: Entry): boolean =>
  a.section === b.section && a.phase === b.phase && a.with.role === b.with.role && same(a.guessed, b.guessed);

const askOf = ({ with: { ask } }: Entry): string => (typeof ask === 'string' ? ask : '');

function joined(group: readonly Entry[]): Entry | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  return {
    ...first,
    name: first.section === undefined ? first.name : `${first.section}: ${group.length} lines that people tell`,
    with: { ...first.with, ask: group.map(askOf).join('; ') },
    covers: group.flatMap(({ covers }) => covers),
    from: group.flatMap(({ from }) => from),
  };
}
