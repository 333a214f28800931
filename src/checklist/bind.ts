import type { Config } from '../config/schema.js';
import type { ChecklistTally } from '../report/report.js';
import { nearest } from '../text/nearest.js';
import { type Cover, coversOf, type Named } from './covers.js';
import { bindExcuses, type Excuse, type Excuses } from './excuses.js';
import type { Misfit } from './misfit.js';
import type { Item } from './parse.js';
import { bindSignatures } from './signatures.js';

export interface BoundItem extends Item {
  /** What can block, and answers for the item itself or for one that it stands in. Empty where an excuse is nearer. */
  readonly covers: readonly Cover[];
  /** Why it need not be proven: an excuse that is in force, or a condition of a rollback. */
  readonly excuse: string | undefined;
}

export interface Binding {
  readonly items: readonly BoundItem[];
  readonly tally: ChecklistTally;
  readonly misfits: readonly Misfit[];
  /** Excuses that have ended or excuse nothing, as sentences. */
  readonly notices: readonly string[];
}

/**
 * Holds the written checklist against every stage of the config. An item is covered by a required check that names it, by
 * its parent's cover, by all of its sub-items' covers, by a task that a stage's follow-up tracks, or, where it is a line to
 * sign on, by a role that signs its stage off. An excuse that is nearer to it than a cover goes before it. `today` is an
 * ISO date.
 */
export function bindChecklist(items: readonly Item[], config: Config, today: string): Binding {
  const known = new Set(items.map(({ slug }) => slug));
  const named = coversOf(config);
  const excuses = bindExcuses(items, config, today);
  const signatures = bindSignatures(items, config);
  const own = items.map(({ slug }, index) => [
    ...named.filter(cover => cover.canBlock && cover.slug === slug),
    ...(signatures[index] ?? []),
  ]);
  const bound = items.map((item, index): BoundItem => {
    const way = wayUp(items, index);
    const excuse = excuseOf(way, { own, excuses }) ?? (from(way, own) < 0 ? excuses.ofSection[index] : undefined);
    const covers = excuse === undefined ? way.flatMap(at => own[at] ?? []).map(({ stage, by }) => ({ stage, by })) : [];
    return { ...item, covers, excuse: excuse?.why };
  });
  const covered = settle(bound, ({ covers, excuse }) => covers.length > 0 || excuse !== undefined);
  const attesting = items.map(
    (_, index) =>
      (signatures[index] ?? []).length > 0 ||
      wayUp(items, index).some(at => own[at]?.some(cover => 'isAttested' in cover && cover.isAttested)),
  );
  return {
    items: bound,
    tally: {
      items: items.length,
      covered: covered.filter(Boolean).length,
      attested: attesting.filter(Boolean).length,
      uncovered: items.filter((_, index) => !covered[index]).map(({ slug }) => slug),
    },
    misfits: [
      ...[...named, ...excuses.named].flatMap(({ slug, path }) =>
        known.has(slug) ? [] : [{ path, message: unknownItem(slug, [...known]) }],
      ),
      ...excuses.misfits,
      ...powerless({ items, named, covered }),
    ],
    notices: excuses.notices(bound),
  };
}

type Own = readonly (readonly unknown[])[];

/** How far up the nearest cover is; -1 where there is none. */
const from = (way: readonly number[], own: Own): number => way.findIndex(at => (own[at] ?? []).length > 0);

/** The excuse that is nearer than any cover. A condition of a rollback is never ticked, whoever covers it. */
function excuseOf(
  way: readonly number[],
  { own, excuses }: { readonly own: Own; readonly excuses: Excuses },
): Excuse | undefined {
  const cover = from(way, own);
  const found = way.findIndex(at => excuses.ofItem[at] !== undefined);
  const excuse = excuses.ofItem[way[found] ?? -1];
  if (excuse === undefined || cover < 0 || found < cover) return excuse;
  return excuse.isCondition && found === cover ? excuse : undefined;
}

/** The item and those that it stands in, from the inside out, as indices. */
function wayUp(items: readonly Item[], index: number): readonly number[] {
  const way: number[] = [];
  for (let at: number | undefined = index; at !== undefined; at = items[at]?.parent) way.push(at);
  return way;
}

/** True for what is so itself, or by all of its sub-items. */
function settle(items: readonly BoundItem[], is: (item: BoundItem) => boolean): readonly boolean[] {
  const settled = items.map(is);
  const children = childrenOf(items);
  // Sub-items stand behind their parent: one pass from the end settles every depth.
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const below = children[index] ?? [];
    if (below.length > 0 && below.every(child => settled[child])) settled[index] = true;
  }
  return settled;
}

/** Of each item the indices of those that stand in it, one level deep. */
export function childrenOf(items: readonly Item[]): readonly (readonly number[])[] {
  const children = items.map((): number[] => []);
  for (const [index, { parent }] of items.entries()) if (parent !== undefined) children[parent]?.push(index);
  return children;
}

/** Items that are named by what cannot block, and by nothing that can: they would be ticked whatever it finds. */
function powerless(at: {
  readonly items: readonly Item[];
  readonly named: readonly Named[];
  readonly covered: readonly boolean[];
}): readonly Misfit[] {
  const index = new Map(at.items.map(({ slug }, position) => [slug, position]));
  return at.named.flatMap(({ slug, path, canBlock }) => {
    const position = index.get(slug);
    if (canBlock || position === undefined || at.covered[position]) return [];
    const message = `"${slug}" is covered by nothing that can block: a check with \`required: false\` proves no item; make it required, cover the item by another, or excuse it under \`excused\``;
    return [{ path, message }];
  });
}

function unknownItem(slug: string, known: readonly string[]): string {
  const longer = known.filter(name => name.endsWith(`/${slug}`));
  if (longer.length > 0) return `"${slug}" stands for several items of the checklist: ${longer.join(', ')}`;
  const near = nearest(slug, known);
  return `"${slug}" is no item of the checklist${near === undefined ? '' : `; did you mean "${near}"?`}`;
}
