import type { ConfigDocument } from '../document.js';
import type { Outline } from '../outline.js';
import { listsOf } from '../phases/lists.js';
import type { Problem } from '../problem.js';
import { findBrokenReferences } from '../references.js';

/** All that is wrong with a config whose every part is right by itself. `today` is an ISO date. */
export async function findFaults(
  outline: Outline,
  at: { readonly document: ConfigDocument; readonly today: string },
): Promise<readonly Problem[]> {
  const broken = findBrokenReferences(outline, at);
  // Most configs have no globs, and need no matcher.
  if (!hasGlobs(outline)) return broken;
  const { findGlobFaults } = await import('./glob-faults.js');
  return [...broken, ...findGlobFaults(outline, at.document)];
}

const hasGlobs = ({ stages, waivers }: Outline): boolean =>
  waivers.some(({ file }) => file !== undefined) ||
  Object.values(stages).some(stage =>
    listsOf(stage).some(({ entries }) => entries.some(({ when }) => when !== undefined)),
  );
