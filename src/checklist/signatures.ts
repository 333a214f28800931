import type { Config } from '../config/schema.js';
import type { Cover } from './covers.js';
import type { Item } from './parse.js';
import { slugOf } from './slugs.js';

/**
 * Who signs on which line: a line whose first words are the name or the title of a role. It belongs to the stage that the
 * nearest of its headings names (`### Production deployment`); under no such heading to the only stage that the role signs,
 * or, where it is the only such line, to every one. So one signature never ticks the lines of two stages.
 */
export function bindSignatures(items: readonly Item[], config: Config): readonly (readonly Cover[])[] {
  const signers = Object.entries(config.stages).flatMap(([stage, { 'sign-off': signOff }]) =>
    (signOff?.roles ?? []).map(role => ({
      stage,
      by: `sign-off:${role}`,
      names: [slugOf(role), slugOf(config.roles[role]?.title ?? role)],
    })),
  );
  const stages = Object.keys(config.stages);
  const homes = items.map(({ headings }) => homesOf(headings, stages));
  const slugs = items.map(({ label }) => slugOf(label));
  return items.map((_, index) => {
    const fitting = signers.filter(({ names }) => names.includes(slugs[index] ?? ''));
    if (fitting.length === 0) return [];
    const home = homes[index];
    const own = home === undefined ? fitting : fitting.filter(({ stage }) => home.includes(stage));
    const others = slugs.filter((slug, at) => slug === slugs[index] && homes[at] === undefined);
    const isAmbiguous = home === undefined && new Set(own.map(({ stage }) => stage)).size > 1 && others.length > 1;
    return isAmbiguous ? [] : own.map(({ stage, by }) => ({ stage, by }));
  });
}

/** The stages that the nearest heading names; undefined where none names any. */
function homesOf(headings: readonly string[], stages: readonly string[]): readonly string[] | undefined {
  for (const heading of [...headings].reverse()) {
    const text = `-${slugOf(heading)}-`;
    const named = stages.filter(stage => text.includes(`-${slugOf(stage)}-`));
    // `Pre-deployment` names no stage `deployment`.
    const own = named.filter(
      stage => !named.some(other => other !== stage && `-${slugOf(other)}-`.includes(`-${slugOf(stage)}-`)),
    );
    if (own.length > 0) return own;
  }
  return undefined;
}
