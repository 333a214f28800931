import type { Config } from '../config/schema.js';
import { ENDING_DAYS } from '../report/report.js';
import { nearest } from '../text/nearest.js';
import { count } from '../text/units.js';
import type { Misfit } from './misfit.js';
import type { Item } from './parse.js';
import { slugOf } from './slugs.js';

/** Why an item need not be proven. */
export interface Excuse {
  readonly why: string;
  /** A condition of a rollback is no task: it is excused whatever else covers it. */
  readonly isCondition: boolean;
}

type Entry = Config['excused'][number];

export interface Excuses {
  /** By item, for those in force that name it, and for conditions. */
  readonly ofItem: readonly (Excuse | undefined)[];
  /** By item, for those in force that name one of its headings. */
  readonly ofSection: readonly (Excuse | undefined)[];
  /** Items that they name, known or not, with their place in the config. */
  readonly named: readonly { readonly slug: string; readonly path: readonly PropertyKey[] }[];
  /** Sections that the list does not have. */
  readonly misfits: readonly Misfit[];
  /** Those that have ended, end soon, or excuse none of the items as they were bound. */
  readonly notices: (bound: readonly { readonly excuse: string | undefined }[]) => readonly string[];
}

/** Reads `excused` and every `rollback.covers` of a config for a list. `today` is an ISO date; the last day counts. */
export function bindExcuses(items: readonly Item[], config: Config, today: string): Excuses {
  const inForce = config.excused.filter(({ expires }) => expires >= today);
  const conditions = new Map(
    Object.entries(config.stages).flatMap(([stage, { rollback }]) =>
      (rollback?.covers ?? []).map(slug => [slug, stage] as const),
    ),
  );
  const paths = items.map(sectionsOf);
  return {
    ofItem: items.map(({ slug }) => {
      const stage = conditions.get(slug);
      if (stage !== undefined) return { why: `a condition of the rollback of ${stage}, no task`, isCondition: true };
      return excuseOf(inForce.find(({ item }) => item === slug));
    }),
    ofSection: paths.map(own =>
      excuseOf(inForce.find(({ section }) => section !== undefined && own.some(path => isNamed(path, section)))),
    ),
    named: [
      ...config.excused.flatMap(({ item }, index) =>
        item === undefined ? [] : [{ slug: item, path: ['excused', index, 'item'] }],
      ),
      ...Object.entries(config.stages).flatMap(([stage, { rollback }]) =>
        (rollback?.covers ?? []).map((slug, index) => ({
          slug,
          path: ['stages', stage, 'rollback', 'covers', index],
        })),
      ),
    ],
    misfits: config.excused.flatMap(({ section }, index) => {
      const message = section === undefined ? undefined : whyNoSection(section, paths);
      return message === undefined ? [] : [{ path: ['excused', index, 'section'], message }];
    }),
    notices: bound => config.excused.flatMap(entry => notice(entry, { bound, today })),
  };
}

const excuseOf = (entry: Entry | undefined): Excuse | undefined => entry && { why: whyOf(entry), isCondition: false };

const whyOf = ({ reason, owner, expires }: Entry): string => `${reason} (${owner}, until ${expires})`;

/** The headings around an item, each as a path of slugs from the outermost on. */
const sectionsOf = ({ headings }: Item): readonly string[] =>
  headings.map((_, index) =>
    headings
      .slice(0, index + 1)
      .map(slugOf)
      .join('/'),
  );

/** A heading, as it is written or as a slug; `outer/inner` where several are alike. */
function isNamed(path: string, section: string): boolean {
  const names = [slugOf(section), section.split('/').map(slugOf).join('/')];
  return names.some(name => path === name || path.endsWith(`/${name}`));
}

function whyNoSection(section: string, paths: readonly (readonly string[])[]): string | undefined {
  const all = [...new Set(paths.flat())];
  const fitting = all.filter(path => isNamed(path, section));
  if (fitting.length === 1) return undefined;
  if (fitting.length > 1) return `"${section}" stands for several sections of the checklist: ${fitting.join(', ')}`;
  const near = nearest(slugOf(section), [...new Set([...all, ...all.map(path => path.split('/').at(-1) ?? '')])]);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `"${section}" is no section of the checklist with items${hint}`;
}

function notice(
  entry: Entry,
  { bound, today }: { readonly bound: readonly { readonly excuse: string | undefined }[]; readonly today: string },
): readonly string[] {
  const { item, section, reason, owner, expires } = entry;
  const what = item === undefined ? `the section "${section}"` : `the item ${item}`;
  if (expires < today) return [`The excuse of ${what} ended on ${expires} (${owner}: ${reason}).`];
  if (!bound.some(({ excuse }) => excuse === whyOf(entry)))
    return [`The excuse of ${what} excuses nothing: all of it is covered; ${owner} may remove it.`];
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / 86_400_000);
  if (days > ENDING_DAYS) return [];
  const when = days === 0 ? 'today' : `in ${count(days, 'day')}`;
  return [`The excuse of ${what} ends on ${expires}, ${when} (${owner}: ${reason}).`];
}
