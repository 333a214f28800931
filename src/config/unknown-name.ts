import { nearest } from '../text/nearest.js';
import type { ConfigDocument } from './document.js';
import type { Problem } from './problem.js';

/** The problem of a name that leads nowhere, with the nearest one that does; nothing where it is known. */
export function unknownName(
  document: ConfigDocument,
  entry: {
    readonly path: readonly PropertyKey[];
    readonly name: string;
    readonly known: readonly string[];
    readonly what: string;
  },
): readonly Problem[] {
  const { path, name, known, what } = entry;
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const hint =
    near === undefined ? (known.length > 0 ? `; known: ${known.join(', ')}` : '') : `; did you mean "${near}"?`;
  return [document.problem(path, `"${name}" is no ${what}${hint}`)];
}
