import type { Config } from '../config/schema.js';
import type { ChecklistTally } from '../report/report.js';
import { nearest } from '../text/nearest.js';
import { type Item, slugOf } from './parse.js';

export interface Binding {
  readonly tally: ChecklistTally;
  /** `covers` that name no item of the list, each with a sentence that says so. */
  readonly unknown: ReadonlyMap<string, string>;
}

/**
 * Holds the written checklist against every stage of the config. An item is covered by a check that names it, by its
 * parent's cover, by all of its sub-items' covers, by a task that a stage's follow-up tracks, or, where it is a line to sign
 * on, by a role that signs a stage off.
 */
export function bindChecklist(items: readonly Item[], config: Config): Binding {
  const stages = Object.values(config.stages);
  const named = new Set(
    stages.flatMap(stage => [...stage.checks, ...(stage['follow-up']?.tasks ?? [])].flatMap(({ covers }) => covers)),
  );
  const known = items.map(item => item.slug);
  const signatures = new Set(
    stages
      .flatMap(stage => stage['sign-off']?.roles ?? [])
      .flatMap(role => [slugOf(role), slugOf(config.roles[role]?.title ?? role)]),
  );
  const bySignature = items.map(item => signatures.has(slugOf(item.text)));
  const asked = new Set(
    stages.flatMap(stage => stage.checks.flatMap(check => (check.with.attestedBy ? check.covers : []))),
  );
  const attested = items.map((_, index) => bySignature[index] === true || isNamed(items, index, asked));
  const covered = items.map(
    (item, index) => bySignature[index] === true || isNamed(items, index, named) || named.has(item.slug),
  );
  // Sub-items stand behind their parent: one pass from the end settles every depth.
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const children = items.flatMap((item, child) => (item.parent === index ? [child] : []));
    if (children.length > 0 && children.every(child => covered[child])) covered[index] = true;
  }
  return {
    tally: {
      items: items.length,
      covered: covered.filter(Boolean).length,
      attested: attested.filter(Boolean).length,
      uncovered: items.filter((_, index) => !covered[index]).map(item => item.slug),
    },
    unknown: new Map([...named].filter(slug => !known.includes(slug)).map(slug => [slug, unknownItem(slug, known)])),
  };
}

function isNamed(items: readonly Item[], index: number, named: ReadonlySet<string>): boolean {
  for (let at: number | undefined = index; at !== undefined; at = items[at]?.parent) {
    if (named.has(items[at]?.slug ?? '')) return true;
  }
  return false;
}

function unknownItem(slug: string, known: readonly string[]): string {
  const longer = known.filter(name => name.endsWith(`/${slug}`));
  if (longer.length > 0) return `"${slug}" stands for several items of the checklist: ${longer.join(', ')}`;
  const near = nearest(slug, known);
  return `"${slug}" is no item of the checklist${near === undefined ? '' : `; did you mean "${near}"?`}`;
}
